import type { KeyObject } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { NotInForm } from './audit-fields.js';
import { readSignedCheckpoint } from './checkpoint.js';
import { linesOf, parseJson, readReceipt } from './export-format.js';
import {
  type ExportFault,
  type ExportSummary,
  type ExportVerdict,
  type Proof,
  verifyExport,
} from './offline-verifier.js';
import { publicKeyFingerprint, publicKeyFromText } from './signing-key.js';

const USAGE = `Usage: verify-export EXPORT --checkpoint FILE --public-key FILE [--receipt FILE]

Checks an audit export without a server. The public key must come from elsewhere than the export:
a key inside an export is never trusted.`;

interface Request {
  exportPath: string;
  checkpointPath: string;
  receiptPath?: string;
  publicKey: KeyObject;
}

/** What cannot be begun: a word missing, a file that cannot be read. */
class NotAsked extends Error {}

/**
 * The offline verifier as a command: 0 sound, 1 the first fault named, 2 not asked properly.
 *
 * `print` receives each sentence, and whether it is bad news.
 */
export async function runOfflineVerifier(
  args: string[],
  print: (text: string, bad: boolean) => void,
): Promise<0 | 1 | 2> {
  try {
    const request = understood(args);
    print(`The key given: ${publicKeyFingerprint(request.publicKey)} (SHA-256).`, false);
    const verdict = await verdictOn(request);
    if (!verdict.sound) print(faultInWords(verdict.fault), true);
    else summaryInWords(verdict.summary).forEach((sentence) => print(sentence, false));
    return verdict.sound ? 0 : 1;
  } catch (error) {
    if (!(error instanceof NotAsked)) throw error;
    print(error.message, true);
    return 2;
  }
}

function understood(args: string[]): Request {
  const { values, positionals } = orNotAsked(() => {
    const options = { checkpoint: word, 'public-key': word, receipt: word };
    return parseArgs({ args, allowPositionals: true, options });
  }, USAGE);
  const [exportPath, ...more] = positionals;
  const { checkpoint, receipt, 'public-key': publicKeyPath } = values;
  if (!exportPath || !checkpoint || !publicKeyPath || more.length > 0) throw new NotAsked(USAGE);
  const publicKey = orNotAsked(() => publicKeyFromText(contentOf(publicKeyPath)));
  return {
    ...{ exportPath, checkpointPath: checkpoint, publicKey },
    ...(receipt ? { receiptPath: receipt } : {}),
  };
}

const word = { type: 'string' } as const;

async function verdictOn(request: Request): Promise<ExportVerdict> {
  const checkpointText = contentOf(request.checkpointPath);
  const receiptText = request.receiptPath && contentOf(request.receiptPath);
  try {
    const proof: Proof = {
      checkpoint: readSignedCheckpoint(parseJson(checkpointText, 'The checkpoint')),
      publicKey: request.publicKey,
      ...(receiptText ? { receipt: readReceipt(parseJson(receiptText, 'The receipt')) } : {}),
    };
    return await verifyExport(linesOf(createReadStream(request.exportPath)), proof);
  } catch (error) {
    if (error instanceof NotInForm) {
      return { sound: false, fault: { kind: 'FORMAT', because: error.message } };
    }
    if ((error as NodeJS.ErrnoException).code) throw new NotAsked((error as Error).message);
    throw error;
  }
}

function contentOf(path: string): string {
  return orNotAsked(() => readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
}

function orNotAsked<T>(act: () => T, usage?: string): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof NotAsked) throw error;
    const because = (error as Error).message;
    throw new NotAsked(usage ? `${because}\n\n${usage}` : because);
  }
}

function faultInWords({ kind, because, seq, line }: ExportFault): string {
  const place = [seq ? `entry ${seq}` : '', line ? `line ${line}` : ''].filter(Boolean).join(', ');
  return `NOT SOUND: ${kind}${place ? ` (${place})` : ''}. ${because}`;
}

function summaryInWords(summary: ExportSummary): string[] {
  const { checkpoint, innerCheckpoints: inner, entries, bodies } = summary;
  const signer =
    checkpoint.by === 'KEY' ? 'by the key given' : 'by the key given, for its successor';
  return [
    `SOUND: "${summary.chainName}", chain ${summary.chain}.`,
    `Entries: ${entries}, without a gap, each following from the one before.`,
    `Bodies: ${bodies} present and unchanged, ${entries - bodies} not shown (their digests are).`,
    `Checkpoint: entry ${checkpoint.seq}, made ${checkpoint.madeAt}, signed ${signer}.`,
    `After that checkpoint: ${summary.entriesAfterCheckpoint}, which it does not prove yet.`,
    `Checkpoints inside: ${inner.proven} signed by the key given, ${inner.unproven} by others.`,
    ...(summary.receiptSeq ? [`Receipt: it is entry ${summary.receiptSeq} of this chain.`] : []),
    ...(summary.training ? ['This is a training programme.'] : []),
    ...(summary.unanchored
      ? ['The checkpoint is unanchored: its key was made by the server that it speaks of.']
      : []),
  ];
}
