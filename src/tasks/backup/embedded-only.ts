import type { Config } from '../../platform/config/config.js';
import { DatabaseFault } from '../../platform/database/roles.js';

/** Refuses where the database is a PostgreSQL of one's own, which has tools of its own for it. */
export function refuseExternal({ database }: Config, command: string): void {
  const { serviceUrl, ownerUrl, auditorUrl } = database;
  if (!serviceUrl && !ownerUrl && !auditorUrl) return;
  throw new DatabaseFault(
    `${command} is for the embedded PostgreSQL, and DATABASE_URL names one of your own: use pg_dump and pg_restore as docs/operations.md says.`,
  );
}
