import type { KeyObject } from 'node:crypto';
import { parseArgs } from 'node:util';
import { readSignedCheckpoint, type SignedCheckpoint, verifyCheckpoint } from './checkpoint.js';
import { compareCheckpoints } from './checkpoint-comparison.js';
import { linesOf } from './export-format.js';
import { InputFileError, readChunks } from './input-files.js';
import { publicKeyIn, readFrom } from './offline-command.js';
import { verifyExport } from './offline-verifier.js';

export const COMPARE_USAGE =
  'npm run verify -- --compare FILE FILE --public-key FILE [--export FILE]';

interface Asked {
  two: [SignedCheckpoint, SignedCheckpoint];
  publicKey: KeyObject;
  exportPath?: string;
}

/**
 * Says whether two kept checkpoints lie on one history: 0 they do, 1 they do not, 2 it cannot be said.
 *
 * Two checkpoints alone often say it; an export of the chain always does.
 */
export async function runComparison(
  args: string[],
  print: (text: string, bad: boolean) => void,
): Promise<0 | 1 | 2> {
  const asked = understood(args);
  const [one, other] = asked.two.map(({ checkpoint }) => checkpoint);
  for (const signed of asked.two) {
    const check = verifyCheckpoint(signed, asked.publicKey);
    if (check.proven) continue;
    const { seq, madeAt } = signed.checkpoint;
    print(`The checkpoint of entry ${seq} (${madeAt}) does not hold. ${check.because}`, true);
    return 2;
  }
  const found = compareCheckpoints(one!, other!);
  if (found === 'OTHER_CHAINS') {
    print(
      `They are of two chains, ${one!.chainName} and ${other!.chainName}: give two of one.`,
      true,
    );
    return 2;
  }
  if (found === 'ONE_HISTORY') print(ONE, false);
  if (found === 'TWO_HISTORIES') print(TWO, true);
  if (found !== 'OPEN') return found === 'ONE_HISTORY' ? 0 : 1;
  return await byExport(asked, print);
}

const ONE =
  'ONE HISTORY: both checkpoints are of the same chain, which was only added to between them.';
const TWO =
  'TWO HISTORIES under the same names: the chain was written again, or an older copy was restored and went on. Both are signed with your key: find out which copy is to go on, and what was done in the other.';
const UNSAID =
  'CANNOT SAY: other checkpoints stand between these two. Add --export FILE, or check each of them against the database with --checkpoint.';

async function byExport(
  { two, publicKey, exportPath }: Asked,
  print: (text: string, bad: boolean) => void,
): Promise<0 | 1 | 2> {
  if (!exportPath) {
    print(UNSAID, true);
    return 2;
  }
  for (const checkpoint of two) {
    const pieces = readChunks(exportPath, 'The export');
    const verdict = await verifyExport(linesOf(pieces), { checkpoint, publicKey });
    if (verdict.sound) continue;
    const { seq } = checkpoint.checkpoint;
    print(
      `NOT ONE HISTORY with this export: the checkpoint of entry ${seq} does not lie on it. ${verdict.fault.because}`,
      true,
    );
    return 1;
  }
  print(ONE, false);
  return 0;
}

const word = { type: 'string' } as const;

function understood(args: string[]): Asked {
  const { values, positionals } = wordsOf(args);
  const { compare, 'public-key': key, export: exportPath } = values;
  const [second, ...more] = positionals;
  if (!compare || !second || !key || more.length > 0)
    throw new InputFileError(`Give two checkpoints and --public-key.\n\nUsage: ${COMPARE_USAGE}`);
  const read = (path: string) => readFrom(path, 'The checkpoint', readSignedCheckpoint);
  return { two: [read(compare), read(second)], publicKey: publicKeyIn(key), exportPath };
}

function wordsOf(args: string[]) {
  const options = { compare: word, 'public-key': word, export: word };
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new InputFileError(`${(error as Error).message}\n\nUsage: ${COMPARE_USAGE}`);
  }
}
