import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { ConfigFault, readConfig } from '../platform/config/config.js';
import { EmbeddedPostgresFault } from '../platform/database/embedded/embedded-postgres.js';
import { openDatabase } from '../platform/database/database-handle.js';
import { DatabaseFault } from '../platform/database/roles.js';
import { eraseContent, type Erasure } from './erase/erase-content.js';

const USAGE = `Usage: npm run audit:erase -- --chain installation|PROGRAMME|ID --seq NUMBER --reason TEXT

Erases the content of one entry of a chain; the entry and its digest are kept, and the chain stays sound.
This cannot be undone. It needs the owner's account: OWNER_DATABASE_URL, or the embedded database.`;

/** What was typed, or a sentence that names everything that is missing. */
function understood(args: string[]): Erasure | string {
  const word = { type: 'string' } as const;
  try {
    const { values } = parseArgs({ args, options: { chain: word, seq: word, reason: word } });
    const { chain = '', seq = '', reason = '' } = values;
    const missing: string[] = [];
    if (chain === '') missing.push('--chain');
    if (!/^[1-9]\d{0,14}$/.test(seq)) missing.push('--seq with a whole number from 1');
    if (reason.trim() === '') missing.push('--reason');
    if (missing.length > 0) return `Add ${missing.join(' and ')}.`;
    return { chain, seq: Number(seq), reason: reason.trim().normalize('NFC') };
  } catch (error) {
    return (error as Error).message;
  }
}

async function main(): Promise<number> {
  if (process.argv.includes('--help')) {
    console.log(USAGE);
    return 0;
  }
  const erasure = understood(process.argv.slice(2));
  if (typeof erasure === 'string') {
    console.error(`${erasure}\n\n${USAGE}`);
    return 2;
  }
  const place = await openDatabase(readConfig(), { exclusive: false, existing: true });
  try {
    if (!place.owner)
      throw new DatabaseFault(
        'OWNER_DATABASE_URL is needed with a PostgreSQL of your own: only the owner of the tables may erase.',
      );
    const { seq } = await eraseContent(place.owner, erasure);
    console.log(
      `The content of entry ${erasure.seq} of chain ${erasure.chain} is erased. Entry ${seq} records this, with your reason.`,
    );
    return 0;
  } finally {
    await place.close();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  const sentences = [ConfigFault, DatabaseFault, EmbeddedPostgresFault];
  console.error(sentences.some((kind) => error instanceof kind) ? (error as Error).message : error);
  process.exitCode = 1;
}
