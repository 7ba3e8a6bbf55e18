import type { KeyObject } from 'node:crypto';
import { parseArgs } from 'node:util';
import { NotInForm } from './audit-fields.js';
import { readSignedCheckpoint } from './checkpoint.js';
import { linesOf, parseJson } from './export-format.js';
import { InputFileError, readChunks, readText } from './input-files.js';
import {
  type ExportFault,
  type ExportSummary,
  type Proof,
  verifyExport,
} from './offline-verifier.js';
import { readReceipt } from './receipt.js';
import { receiptInWords } from './receipt-words.js';
import { publicKeyFingerprint, publicKeyFromText } from './signing-key.js';

export const OFFLINE_USAGE =
  'npm run verify -- --export FILE --checkpoint FILE --public-key FILE [--receipt FILE]';

const USAGE = `Usage: ${OFFLINE_USAGE}

Checks an audit export, without a server. Get the public key and the checkpoint in another way than from
the export: a key inside an export proves nothing.`;

interface Request {
  exportPath: string;
  proof: Proof;
}

/**
 * The offline verifier as a command: 0 sound, 1 a fault was found, 2 nothing was checked.
 *
 * Only the export is judged: a checkpoint, key or receipt that cannot be read is no fault of the export. `print` receives each sentence, and whether it is bad news.
 */
export async function runOfflineVerifier(
  args: string[],
  print: (text: string, bad: boolean) => void,
): Promise<0 | 1 | 2> {
  try {
    const { exportPath, proof } = understood(args);
    const pieces = readChunks(exportPath, 'The export');
    print(`Your key: ${publicKeyFingerprint(proof.publicKey)} (SHA-256 fingerprint).`, false);
    const verdict = await verifyExport(linesOf(pieces), proof);
    if (!verdict.sound) print(faultInWords(verdict.fault), true);
    else summaryInWords(verdict.summary).forEach((sentence) => print(sentence, false));
    return verdict.sound ? 0 : 1;
  } catch (error) {
    if (!(error instanceof InputFileError)) throw error;
    print(error.message, true);
    return 2;
  }
}

const word = { type: 'string' } as const;
const OPTIONS = { export: word, checkpoint: word, 'public-key': word, receipt: word };

function understood(args: string[]): Request {
  const { export: exportPath, checkpoint, receipt, 'public-key': key } = wordsOf(args);
  if (!exportPath || !checkpoint || !key) {
    const given = { '--export': exportPath, '--checkpoint': checkpoint, '--public-key': key };
    throw new InputFileError(`${missingWords(given)}\n\n${USAGE}`);
  }
  const proof: Proof = {
    publicKey: publicKeyIn(key),
    checkpoint: readFrom(checkpoint, 'The checkpoint', readSignedCheckpoint),
    receipt: receipt ? readFrom(receipt, 'The receipt', readReceipt) : undefined,
  };
  return { exportPath, proof };
}

/** Names every option that is missing. */
export function missingWords(given: Record<string, unknown>): string {
  const missing = Object.keys(given).filter((name) => !given[name]);
  return `Add ${missing.join(' and ')}.`;
}

function wordsOf(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS }).values;
  } catch (error) {
    throw new InputFileError(`${(error as Error).message}\n\n${USAGE}`);
  }
}

/** The key that the asker trusts, from a file. */
export function publicKeyIn(path: string): KeyObject {
  const text = readText(path, 'The public key');
  try {
    return publicKeyFromText(text);
  } catch (error) {
    throw new InputFileError(`${path}: ${(error as Error).message}`);
  }
}

/** Reads a JSON file that the user named; throws `InputFileError` when it does not have its form. */
export function readFrom<T>(path: string, what: string, read: (value: unknown) => T): T {
  const text = readText(path, what);
  try {
    return read(parseJson(text, what));
  } catch (error) {
    if (error instanceof NotInForm) throw new InputFileError(`${path}: ${error.message}`);
    throw error;
  }
}

function faultInWords({ kind, because, seq, line }: ExportFault): string {
  const place = [seq ? `entry ${seq}` : '', line ? `line ${line}` : ''].filter(Boolean).join(', ');
  return `NOT SOUND: ${kind}${place ? ` (${place})` : ''}. ${because}`;
}

function summaryInWords(summary: ExportSummary): string[] {
  const { checkpoint, innerCheckpoints: inner, entries } = summary;
  const signer =
    checkpoint.by === 'KEY'
      ? 'by your key'
      : 'by your key, which vouches for the key that came after it';
  const sentences = [
    `SOUND: "${summary.chainName}", chain ${summary.chain}.`,
    `Entries: ${entries}. None is missing, and each names the hash of the one before.`,
    ...contentCountInWords(summary),
    `Checkpoint: entry ${checkpoint.seq}, made at ${checkpoint.madeAt}, signed ${signer}.`,
    `Entries after the checkpoint: ${summary.entriesAfterCheckpoint}. The next checkpoint will prove them.`,
    `Checkpoints inside the export: ${inner.proven} signed by your key, ${inner.unproven} by other keys.`,
  ];
  if (summary.receipt) sentences.push(...receiptInWords(summary.receipt, checkpoint.seq));
  if (summary.practice) sentences.push('This is a practice programme.');
  if (summary.unanchored)
    sentences.push(
      'The checkpoint is unanchored: the server made the key itself, so it proves nothing against the people who run that server.',
    );
  return sentences;
}

const entriesInWords = (count: number) => (count === 1 ? '1 entry' : `${count} entries`);

function contentCountInWords({ entries, contents }: ExportSummary): string[] {
  const { shown, withheld, erased } = contents;
  const sentences = [`Content: shown and unchanged for ${shown} of ${entriesInWords(entries)}.`];
  if (withheld > 0)
    sentences.push(
      `Content of ${entriesInWords(withheld)} is not in this file: the person who took it may not see it. The chain is whole all the same.`,
    );
  if (erased > 0) sentences.push(`Content of ${entriesInWords(erased)} was erased, for everybody.`);
  return sentences;
}
