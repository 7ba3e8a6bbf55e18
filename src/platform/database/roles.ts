import { Client, type ClientConfig } from 'pg';
import type { Connection } from './data-source.js';

/** The three accounts of the database: who changes its shape, who serves, who checks (docs/operations.md). */
export const OWNER = 'watersmeet_owner';
export const SERVICE = 'watersmeet_service';
export const AUDITOR = 'watersmeet_auditor';

export const OLDEST_POSTGRES = 150_000;

/** A database that Watersmeet cannot work with; the message says how to mend it. */
export class DatabaseFault extends Error {}

export function clientConfig(connection: Connection): ClientConfig {
  return 'url' in connection ? { connectionString: connection.url } : connection;
}

/** Opens a client, or says in one sentence why the database cannot be reached. */
export async function reach(connection: Connection): Promise<Client> {
  const client = new Client({
    ...clientConfig(connection),
    connectionTimeoutMillis: 5_000,
    options: '-c TimeZone=UTC',
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw new DatabaseFault(
      `The database at ${placeOf(connection)} cannot be reached: ${(error as Error).message || (error as { code?: string }).code}. ` +
        'Check that it runs and that the URL, the account and its password are right.',
    );
  }
  const { rows } = await client.query<{ version: number; text: string }>(
    "select current_setting('server_version_num')::int as version, current_setting('server_version') as text",
  );
  if (rows[0]!.version < OLDEST_POSTGRES) {
    await client.end();
    throw new DatabaseFault(
      `The database at ${placeOf(connection)} is PostgreSQL ${rows[0]!.text}: use PostgreSQL 15 or later.`,
    );
  }
  return client;
}

/** Names the place without its password. */
export function placeOf(connection: Connection): string {
  if (!('url' in connection)) return connection.host;
  try {
    const url = new URL(connection.url);
    return `${url.hostname || url.searchParams.get('host')}:${url.port || 5432}${url.pathname}`;
  } catch {
    return 'the given URL';
  }
}

/**
 * Creates the roles that are missing when the account may, otherwise throws with the SQL to run.
 * None is superuser, none bypasses row security; the service and the auditor own nothing.
 */
export async function ensureRoles(
  client: Client,
  passwords: { service?: string; auditor?: string },
): Promise<void> {
  await refuseOthersAccount(client);
  const { rows } = await client.query<{ rolname: string }>(
    'select rolname from pg_roles where rolname = any($1)',
    [[OWNER, SERVICE, AUDITOR]],
  );
  const present = new Set(rows.map((row) => row.rolname));
  const missing = [OWNER, SERVICE, AUDITOR].filter((role) => !present.has(role));
  if (missing.length > 0) await createRoles(client, missing, passwords);
  await becomeOwner(client);
}

async function createRoles(
  client: Client,
  missing: string[],
  passwords: { service?: string; auditor?: string },
) {
  const password: Record<string, string | undefined> = {
    [SERVICE]: passwords.service,
    [AUDITOR]: passwords.auditor,
  };
  const statements = missing.map((role) => {
    const secret = password[role] ? ` PASSWORD ${client.escapeLiteral(password[role])}` : '';
    return {
      shown: `CREATE ROLE ${role} LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD '...';`,
      run: `CREATE ROLE ${role} LOGIN NOSUPERUSER NOBYPASSRLS${secret}`,
    };
  });
  try {
    for (const statement of statements) await client.query(statement.run);
  } catch {
    throw new DatabaseFault(
      `The account of OWNER_DATABASE_URL may not create roles. Run this SQL as a superuser, then start again:\n${statements.map((s) => s.shown).join('\n')}`,
    );
  }
}

async function becomeOwner(client: Client): Promise<void> {
  const { user, database, member, may } = await ownersRights(client);
  const grants: string[] = [];
  if (!member) grants.push(`GRANT ${OWNER} TO ${client.escapeIdentifier(user)}`);
  if (!may)
    grants.push(
      `GRANT CREATE, CONNECT ON DATABASE ${client.escapeIdentifier(database)} TO ${OWNER}`,
      `GRANT CREATE, USAGE ON SCHEMA public TO ${OWNER}`,
    );
  // Without the right to grant, PostgreSQL may only warn: what counts is what it comes to.
  for (const grant of grants) await client.query(grant).catch(() => null);
  const now = await ownersRights(client);
  if (now.member && now.may) return;
  const statements = grants.map((grant) => `${grant};`).join('\n');
  throw new DatabaseFault(
    `The account of OWNER_DATABASE_URL may not act for ${OWNER} here. Run this SQL as a superuser, then start again:\n${statements}`,
  );
}

/** Refuses to migrate with the account of the service or of the auditor. */
async function refuseOthersAccount(client: Client): Promise<void> {
  const { rows } = await client.query<{ user: string }>('select current_user as user');
  const { user } = rows[0]!;
  if (user === SERVICE || user === AUDITOR)
    throw new DatabaseFault(
      `OWNER_DATABASE_URL names ${user}, which must not own the tables: name ${OWNER}, or an account that may create roles.`,
    );
}

/**
 * Takes away everybody's right to temporary tables in this database, where the account may: nothing of
 * ours uses one. Where it may not, the functions' search path still looks for them last.
 */
export async function forbidTemporaryTables(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>('select current_database() as name');
  const database = client.escapeIdentifier(rows[0]!.name);
  await client.query(`revoke temporary on database ${database} from public`).catch(() => null);
}

async function ownersRights(client: Client) {
  const { rows } = await client.query<{
    user: string;
    database: string;
    member: boolean;
    may: boolean;
  }>(
    `select current_user as user, current_database() as database,
       pg_has_role(current_user, $1, 'MEMBER') as member,
       has_schema_privilege($1, 'public', 'CREATE') and has_database_privilege($1, current_database(), 'CREATE') as may`,
    [OWNER],
  );
  return rows[0]!;
}

/** Refuses to serve with an account that row security would not bind, or on a database that may lose votes. */
export async function refuseUnsafeService(client: Client, tests: boolean): Promise<void> {
  const { rows } = await client.query<{
    super: boolean;
    bypass: boolean;
    owns: boolean;
    fsync: string;
    user: string;
    actsFor: string[];
  }>(
    `
    select r.rolname as user, r.rolsuper as super, r.rolbypassrls as bypass, current_setting('fsync') as fsync,
      exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
              where c.relowner = r.oid and n.nspname in ('public', 'access', 'audit', 'guards')) as owns,
      array(select o.rolname::text from pg_roles o where o.rolname = any ($1)
              and pg_has_role(r.oid, o.oid, 'MEMBER') order by 1) as "actsFor"
    from pg_roles r where r.rolname = current_user`,
    [[OWNER, AUDITOR]],
  );
  const role = rows[0]!;
  if (role.super || role.bypass || role.owns) {
    throw new DatabaseFault(
      `DATABASE_URL names an account that row security does not restrict (a superuser, a role with BYPASSRLS, or the owner of the tables): name ${SERVICE} instead.`,
    );
  }
  if (role.actsFor.length > 0) {
    const names = role.actsFor.join(', ');
    const user = client.escapeIdentifier(role.user);
    throw new DatabaseFault(
      `DATABASE_URL names ${role.user}, which may act for ${names} and so see every row. Name ${SERVICE} instead, or run this SQL as a superuser:\nREVOKE ${names} FROM ${user};`,
    );
  }
  if (role.fsync === 'off' && !tests) {
    throw new DatabaseFault(
      'The database runs with fsync=off, so a power cut would lose votes: set fsync=on.',
    );
  }
}
