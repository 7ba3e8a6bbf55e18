import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { givenKeys } from '../operation/signing-keys.js';
import { readConfig } from '../platform/config/config.js';
import { openDatabase } from '../platform/database/database-handle.js';
import { DatabaseFault } from '../platform/database/roles.js';
import { declareKey } from './keys/replace-key.js';
import { runTask, say, UsageFault } from './run-task.js';

const USAGE = `Usage: npm run audit:replace-key -- --reason TEXT

Says in the installation's chain that the present signing key takes the place of one that was lost or given up.
It is only for a key that is lost: one that you still have vouches for its successor, if you set it as
AUDIT_PREVIOUS_SIGNING_KEY. It needs the owner's account: OWNER_DATABASE_URL, or the embedded database.`;

function reasonOf(args: string[]): string {
  try {
    const { values } = parseArgs({ args, options: { reason: { type: 'string' } } });
    const reason = values.reason?.trim().normalize('NFC');
    if (reason) return reason;
  } catch (error) {
    throw new UsageFault(`${(error as Error).message}\n\n${USAGE}`);
  }
  throw new UsageFault(`Add --reason.\n\n${USAGE}`);
}

await runTask(USAGE, async () => {
  const reason = reasonOf(process.argv.slice(2));
  const config = readConfig();
  const place = await openDatabase(config, { exclusive: false, existing: true });
  try {
    if (!place.owner)
      throw new DatabaseFault(
        'OWNER_DATABASE_URL is needed with a PostgreSQL of your own: only the owner of the tables may say this.',
      );
    const { current } = givenKeys(config, place.embedded?.keyFolder ?? null);
    const { seq, replaced } = await declareKey(place.owner, current, reason);
    say(
      `Entry ${seq} of the installation's chain says that key ${current.keyId} takes the place of ${replaced}.`,
    );
    say(`Give its fingerprint to the Trusts, on paper: ${current.fingerprint}`);
  } finally {
    await place.close();
  }
});
