import { passwordIn } from '../platform/config/config.js';
import type { Connection } from '../platform/database/data-source.js';
import { migrate, refuseOtherVersion } from '../platform/database/migrator.js';
import type { DatabaseHandle } from '../platform/database/database-handle.js';
import { reach, refuseUnsafeService } from '../platform/database/roles.js';
import { MIGRATIONS } from '../platform/database/migrations.js';

/** Brings the database to this version and refuses one that it is not safe to serve from. */
export async function prepare(
  place: DatabaseHandle,
  say: (sentence: string) => void,
): Promise<void> {
  if (place.owner) {
    const done = await migrate({
      owner: place.owner,
      passwords: passwordsOf(place),
      migrations: MIGRATIONS,
    });
    if (done.length > 0)
      say(`The database was brought to this version (migrations run: ${done.length}).`);
  }
  const client = await reach(place.service);
  try {
    await refuseUnsafeService(client, false);
    await refuseOtherVersion(client, MIGRATIONS);
  } finally {
    await client.end();
  }
}

/** New roles of an external database take the passwords of the URLs that will use them. */
export function passwordsOf(place: { service: Connection | null; auditor: Connection | null }): {
  service?: string;
  auditor?: string;
} {
  const password = (connection: Connection | null) =>
    connection && 'url' in connection ? (passwordIn(connection.url) ?? undefined) : undefined;
  return { service: password(place.service), auditor: password(place.auditor) };
}
