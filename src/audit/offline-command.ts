import type { KeyObject } from 'node:crypto';
import { parseArgs } from 'node:util';
import { NotInForm } from './audit-fields.js';
import { readSignedCheckpoint } from './checkpoint.js';
import { linesOf, parseJson } from './export-format.js';
import { NotAsked, piecesOf, textOf } from './given-files.js';
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

Checks an audit export without a server. The public key and the checkpoint must come from elsewhere
than the export: a key inside an export is never trusted.`;

interface Request {
  exportPath: string;
  proof: Proof;
}

/**
 * The offline verifier as a command: 0 sound, 1 the first fault named, 2 not asked properly.
 *
 * What is judged is the export alone: a checkpoint, key or receipt that cannot be read is no fault of
 * its. `print` receives each sentence, and whether it is bad news.
 */
export async function runOfflineVerifier(
  args: string[],
  print: (text: string, bad: boolean) => void,
): Promise<0 | 1 | 2> {
  try {
    const { exportPath, proof } = understood(args);
    const pieces = piecesOf(exportPath, 'The export');
    print(`The key given: ${publicKeyFingerprint(proof.publicKey)} (SHA-256).`, false);
    const verdict = await verifyExport(linesOf(pieces), proof);
    if (!verdict.sound) print(faultInWords(verdict.fault), true);
    else summaryInWords(verdict.summary).forEach((sentence) => print(sentence, false));
    return verdict.sound ? 0 : 1;
  } catch (error) {
    if (!(error instanceof NotAsked)) throw error;
    print(error.message, true);
    return 2;
  }
}

const word = { type: 'string' } as const;
const OPTIONS = { export: word, checkpoint: word, 'public-key': word, receipt: word };

function understood(args: string[]): Request {
  const { export: exportPath, checkpoint, receipt, 'public-key': key } = wordsOf(args);
  if (!exportPath || !checkpoint || !key) throw new NotAsked(USAGE);
  const proof: Proof = {
    publicKey: publicKeyIn(key),
    checkpoint: readFrom(checkpoint, 'The checkpoint', readSignedCheckpoint),
    receipt: receipt ? readFrom(receipt, 'The receipt', readReceipt) : undefined,
  };
  return { exportPath, proof };
}

function wordsOf(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS }).values;
  } catch (error) {
    throw new NotAsked(`${(error as Error).message}\n\n${USAGE}`);
  }
}

/** The key that the asker trusts, from a file. */
export function publicKeyIn(path: string): KeyObject {
  const text = textOf(path, 'The public key');
  try {
    return publicKeyFromText(text);
  } catch (error) {
    throw new NotAsked(`${path}: ${(error as Error).message}`);
  }
}

/** Something of the asker's own from a JSON file; one that is not of its form is not asked properly. */
export function readFrom<T>(path: string, what: string, read: (value: unknown) => T): T {
  const text = textOf(path, what);
  try {
    return read(parseJson(text, what));
  } catch (error) {
    if (error instanceof NotInForm) throw new NotAsked(`${path}: ${error.message}`);
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
    checkpoint.by === 'KEY' ? 'by the key given' : 'by the key given, for its successor';
  const sentences = [
    `SOUND: "${summary.chainName}", chain ${summary.chain}.`,
    `Entries: ${entries}, without a gap, each following from the one before.`,
    ...bodiesInWords(summary),
    `Checkpoint: entry ${checkpoint.seq}, made ${checkpoint.madeAt}, signed ${signer}.`,
    `After that checkpoint: ${summary.entriesAfterCheckpoint}, which it does not prove yet.`,
    `Checkpoints inside: ${inner.proven} signed by the key given, ${inner.unproven} by others.`,
  ];
  if (summary.receipt) sentences.push(...receiptInWords(summary.receipt, checkpoint.seq));
  if (summary.training) sentences.push('This is a training programme.');
  if (summary.unanchored)
    sentences.push(
      'The checkpoint is unanchored: its key was made by the server that it speaks of.',
    );
  return sentences;
}

function bodiesInWords({ entries, bodies }: ExportSummary): string[] {
  const { shown, withheld, erased } = bodies;
  const sentences = [`Bodies: ${shown} of ${entries} shown and unchanged.`];
  if (withheld > 0)
    sentences.push(
      `${withheld} of ${entries} not shown to this reader: they stand unchanged, and what they say is for others.`,
    );
  if (erased > 0)
    sentences.push(`${erased} of ${entries} erased: what they said is gone for everybody.`);
  return sentences;
}
