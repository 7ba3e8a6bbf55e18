import 'reflect-metadata';
import { existsSync, readdirSync } from 'node:fs';
import { asTyped, readConfig } from '../platform/config/config.js';
import { openDatabase, type DatabaseHandle } from '../platform/database/database-handle.js';
import { reach } from '../platform/database/roles.js';
import { refuseExternal } from './backup/embedded-only.js';
import { readBackup } from './backup/read-backup.js';
import { fileOf, runTask, say } from './run-task.js';

const USAGE = `Usage: npm run restore -- FILE

Restores a backup that \`npm run backup\` wrote, into a data folder that has no data (WATERSMEET_DATA, or the
usual one). A backup that is damaged, or of another major version of PostgreSQL, is refused and leaves nothing
behind. docs/operations.md says how to restore a PostgreSQL of your own.`;

/** How far each chain goes: to be held against the checkpoints that the Trusts keep. */
async function chains(place: DatabaseHandle): Promise<string[]> {
  const client = await reach(place.auditor!);
  try {
    const { rows } = await client.query<{ name: string; seq: string }>(
      'select name, head_seq::text as seq from audit_chain order by kind, name',
    );
    return rows.map(({ name, seq }) => `  ${name}: ${seq} entries`);
  } finally {
    await client.end();
  }
}

await runTask(USAGE, async () => {
  const file = fileOf(process.argv.slice(2), USAGE);
  const config = readConfig();
  refuseExternal(config, 'npm run restore');
  const begun = Date.now();
  const { folders, header } = await readBackup(config, asTyped(file), say);
  const place = await openDatabase(config, { exclusive: false, existing: true, log: say });
  try {
    const seconds = ((Date.now() - begun) / 1000).toFixed(1);
    say(`The backup of ${header.madeAt} is restored in ${folders.data} (${seconds} s):`);
    for (const line of await chains(place)) say(line);
    say(
      'Now run `npm run verify -- --checkpoint FILE --public-key FILE` with the latest checkpoint that each Trust keeps: what was done after the backup is missing.',
    );
    if (!config.auditSigningKey && !(existsSync(folders.keys) && readdirSync(folders.keys).length))
      say(
        `The signing key was not in the backup: put your copy of it into ${folders.keys} before you start: without it the service does not start. If it is lost, run \`npm run audit:replace-key -- --reason TEXT\`.`,
      );
  } finally {
    await place.close();
  }
});
