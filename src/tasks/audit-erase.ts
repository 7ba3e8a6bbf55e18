import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { ConfigFault, readConfig } from '../config/config.js';
import { EmbeddedPostgresFault } from '../database/embedded/embedded-postgres.js';
import { databasePlace } from '../database/place.js';
import { DatabaseFault } from '../database/roles.js';
import { eraseBody, type Erasure } from './erase/erase-body.js';

const USAGE = `Usage: npm run audit:erase -- --chain house|PROGRAMME|ID --seq NUMBER --reason TEXT

Blanks what one entry of a chain says; the entry and its digest stay, and the chain stays sound. It
cannot be undone. Needs the owner's account: OWNER_DATABASE_URL, or the embedded database.`;

function understood(args: string[]): Erasure | null {
  const word = { type: 'string' } as const;
  try {
    const { values } = parseArgs({ args, options: { chain: word, seq: word, reason: word } });
    const { chain, seq = '', reason = '' } = values;
    if (!chain || !/^[1-9]\d{0,14}$/.test(seq) || reason.trim() === '') return null;
    return { chain, seq: Number(seq), reason: reason.trim().normalize('NFC') };
  } catch {
    return null;
  }
}

async function main(): Promise<number> {
  const erasure = understood(process.argv.slice(2));
  if (!erasure) {
    console.error(USAGE);
    return 2;
  }
  const place = await databasePlace(readConfig(), { exclusive: false, existing: true });
  try {
    if (!place.owner)
      throw new DatabaseFault('OWNER_DATABASE_URL is needed: only the owner erases.');
    const { seq } = await eraseBody(place.owner, erasure);
    console.log(
      `Entry ${erasure.seq} of chain ${erasure.chain} is blank; entry ${seq} says so, and why.`,
    );
    return 0;
  } finally {
    await place.leave();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  const sentences = [ConfigFault, DatabaseFault, EmbeddedPostgresFault];
  console.error(sentences.some((kind) => error instanceof kind) ? (error as Error).message : error);
  process.exitCode = 1;
}
