import { ConfigFault } from '../platform/config/config.js';
import { EmbeddedPostgresFault } from '../platform/database/embedded/embedded-postgres.js';
import { DatabaseFault } from '../platform/database/roles.js';
import { Refused } from '../shared/refusal.js';

/** The command was called wrongly; the message says how to call it. */
export class UsageFault extends Error {}

const SENTENCES = [ConfigFault, DatabaseFault, EmbeddedPostgresFault, Refused];

/**
 * Runs a task of the command line: 0 when it is done, 2 for a wrong call, 1 with a sentence for the rest.
 * With `--help` it only says how it is called.
 */
export async function runTask(usage: string, work: () => Promise<void>): Promise<void> {
  // The reader of the output may end first (`npm run verify | head`).
  process.stdout.on('error', () => undefined);
  if (process.argv.includes('--help')) return say(usage);
  try {
    await work();
  } catch (error) {
    const expected = SENTENCES.some((kind) => error instanceof kind);
    if (error instanceof UsageFault) console.error(error.message);
    else console.error(expected ? (error as Error).message : error);
    process.exitCode = error instanceof UsageFault ? 2 : 1;
  }
}

/** The one file that was typed. */
export function fileOf(words: string[], usage: string): string {
  const [file, ...more] = words;
  if (file && !file.startsWith('-') && more.length === 0) return file;
  throw new UsageFault(`Give one FILE.\n\n${usage}`);
}

export const say = (sentence: string): void => void process.stdout.write(`${sentence}\n`);
