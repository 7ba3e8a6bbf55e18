import 'reflect-metadata';
import { asTyped, readConfig } from '../platform/config/config.js';
import { openDatabase } from '../platform/database/database-handle.js';
import { refuseExternal } from './backup/embedded-only.js';
import { writeBackup } from './backup/write-backup.js';
import { fileOf, runTask, say } from './run-task.js';

const USAGE = `Usage: npm run backup -- FILE

Writes a backup of the embedded PostgreSQL to a new file: all rows, documents and accounts, as they are at one
moment. The service can go on meanwhile. The file is as confidential as the database. The signing key is not in
it: keep that apart. docs/operations.md says how to back up a PostgreSQL of your own.`;

await runTask(USAGE, async () => {
  const file = fileOf(process.argv.slice(2), USAGE);
  const config = readConfig();
  refuseExternal(config, 'npm run backup');
  const begun = Date.now();
  const place = await openDatabase(config, { exclusive: false, existing: true, log: say });
  try {
    const { bytes } = await writeBackup(place.embedded!, asTyped(file));
    const seconds = ((Date.now() - begun) / 1000).toFixed(1);
    say(`The backup is in ${asTyped(file)} (${bytes} bytes, ${seconds} s).`);
    say(
      `The signing key is not in it: keep a copy of ${place.embedded!.keyFolder} in another place, unless AUDIT_SIGNING_KEY has your own.`,
    );
  } finally {
    await place.close();
  }
});
