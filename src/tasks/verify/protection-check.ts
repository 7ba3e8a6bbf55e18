import { AUDITOR, OWNER, SERVICE } from '../../platform/database/roles.js';
import type { Check, Found, Verification } from './check.js';
import { criticalTables, tableNames } from './protected-tables.js';

interface Protected {
  table: string;
  there: boolean;
  enabled: boolean;
  forced: boolean;
  owner: string;
  policies: string[];
  auditorSeesAll: boolean;
}

export const protectionCheck: Check = {
  name: 'protection',
  promise:
    'Row security is on and forced on every table, and no trigger that protects the data is missing or off.',
  async *faults(it) {
    yield* tableFaults(it);
    yield* triggerFaults(it);
    yield* roleFaults(it);
  },
};

async function* tableFaults({ db }: Verification): AsyncGenerator<Found> {
  const tables = await db.query<Protected>(
    `select n.table, c.oid is not null as there, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
       pg_get_userbyid(c.relowner) as owner,
       array(select p.policyname::text from pg_policies p where p.schemaname = 'public' and p.tablename = n.table) as policies,
       exists (select from pg_policies p where p.schemaname = 'public' and p.tablename = n.table
               and p.roles = array['${AUDITOR}']::name[] and p.cmd = 'SELECT' and p.qual = 'true') as "auditorSeesAll"
     from (select unnest($1::text[]) union select a.attrelid::regclass::text from pg_attribute a join pg_class k on k.oid = a.attrelid
           where k.relnamespace = 'public'::regnamespace and k.relkind in ('r', 'p') and a.attname = 'programme_id') n("table")
     left join pg_class c on c.relname = n.table and c.relnamespace = 'public'::regnamespace order by 1`,
    [tableNames()],
  );
  for (const table of tables) {
    const because = tableFault(table);
    if (because) yield { table: table.table, because };
  }
}

function tableFault(table: Protected): string | null {
  if (!table.there) return 'The table is missing.';
  if (table.owner !== OWNER)
    return `The table belongs to ${table.owner}; it must belong to ${OWNER}.`;
  if (!table.enabled) return 'Row security is off.';
  if (!table.forced) return 'Row security is not forced on the owner of the table.';
  if (!table.policies.includes('service_rows'))
    return 'There is no row security policy for the service.';
  if (!table.auditorSeesAll) return 'The auditor does not see every row.';
  return null;
}

/** A trigger that is off, or that a critical table lacks, lets a change pass unseen. */
async function* triggerFaults({ db }: Verification): AsyncGenerator<Found> {
  const off = await db.query<{ table: string; name: string }>(
    `select c.relname as table, t.tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where c.relnamespace = 'public'::regnamespace and t.tgenabled not in ('O', 'A') order by 1, 2`,
  );
  for (const { table, name } of off) {
    yield { table, because: `The trigger ${name} is switched off.` };
  }
  const wanted = criticalTables().flatMap(({ table }) =>
    ['critical_insert', 'critical_update', 'critical_delete'].map((name) => ({ table, name })),
  );
  wanted.push({ table: 'audit_mark', name: 'demand_event' });
  const there = await db.query<{ trigger: string }>(
    `select c.relname || '.' || t.tgname as trigger from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where c.relnamespace = 'public'::regnamespace and not t.tgisinternal`,
  );
  const names = new Set(there.map(({ trigger }) => trigger));
  for (const { table, name } of wanted) {
    if (!names.has(`${table}.${name}`)) yield { table, because: `The trigger ${name} is missing.` };
  }
}

async function* roleFaults({ db }: Verification): AsyncGenerator<Found> {
  const roles = await db.query<{ name: string }>(
    `select rolname as name from pg_roles where rolname = any ($1)
       and (rolsuper or rolbypassrls or (rolname <> $2 and pg_has_role(rolname, $2, 'MEMBER'))) order by 1`,
    [[SERVICE, AUDITOR, OWNER], OWNER],
  );
  for (const { name } of roles)
    yield { because: `Row security does not restrict the account ${name}.` };
}
