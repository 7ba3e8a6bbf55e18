import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { readConfig, type Config } from '../platform/config/config.js';
import type { Connection } from '../platform/database/data-source.js';
import { makeAccounts, migrate } from '../platform/database/migrator.js';
import { openDatabase, refuseSharedAccount } from '../platform/database/database-handle.js';
import { DatabaseFault, placeOf } from '../platform/database/roles.js';
import { MIGRATIONS } from '../platform/database/migrations.js';
import { passwordsOf } from '../operation/prepare.js';
import { runTask, say, UsageFault } from './run-task.js';

const USAGE = `Usage: npm run migrate [-- --accounts]

Brings the database of OWNER_DATABASE_URL to this version, with the accounts that are missing; without a URL
the embedded PostgreSQL. docs/operations.md says what the account must be able to do.

--accounts  makes only the accounts, with their rights, in an empty database: before pg_restore`;

interface Target {
  owner: Connection;
  passwords: { service?: string; auditor?: string };
  leave: () => Promise<void>;
}

/** The database to migrate: that of OWNER_DATABASE_URL, or the embedded one when no URL is given at all. */
async function target(config: Config): Promise<Target> {
  refuseSharedAccount(config);
  const { ownerUrl, serviceUrl, auditorUrl } = config.database;
  if (ownerUrl) {
    const passwords = passwordsOf({
      service: serviceUrl ? { url: serviceUrl } : null,
      auditor: auditorUrl ? { url: auditorUrl } : null,
    });
    return { owner: { url: ownerUrl }, passwords, leave: async () => await Promise.resolve() };
  }
  if (serviceUrl)
    throw new DatabaseFault(
      'DATABASE_URL is set, but OWNER_DATABASE_URL is not. Set it to watersmeet_owner, or to an account that may create roles: the account of the service may not change the tables.',
    );
  const place = await openDatabase(config, { exclusive: false, log: say });
  return { owner: place.owner!, passwords: {}, leave: async () => await place.close() };
}

function accountsOnly(args: string[]): boolean {
  try {
    return parseArgs({ args, options: { accounts: { type: 'boolean' } } }).values.accounts ?? false;
  } catch (error) {
    throw new UsageFault(`${(error as Error).message}\n\n${USAGE}`);
  }
}

await runTask(USAGE, async () => {
  const accounts = accountsOnly(process.argv.slice(2));
  const { owner, passwords, leave } = await target(readConfig());
  try {
    if (accounts) {
      await makeAccounts({ owner, passwords });
      return say(
        `The accounts are there, with their rights in the database at ${placeOf(owner)}. It was not migrated.`,
      );
    }
    const done = await migrate({ owner, passwords, migrations: MIGRATIONS });
    const what =
      done.length === 0
        ? 'is already at this version'
        : `was brought to this version; migrations run: ${done.length}`;
    say(`The database at ${placeOf(owner)} ${what}.`);
    for (const name of done) say(`  ${name}`);
  } finally {
    await leave();
  }
});
