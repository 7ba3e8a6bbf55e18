import { randomBytes, randomUUID } from 'node:crypto';
import type { TestApp } from './test-app.js';

/** One row of every table, by the table's name: its id. */
export type Rows = Readonly<Record<string, string>>;

interface Column {
  table: string;
  name: string;
  type: string;
  nullable: boolean;
  points: string | null;
}

const COLUMNS = `
  select c.relname as table, a.attname as name, format_type(a.atttypid, null) as type, not a.attnotnull as nullable,
    (select f.relname from pg_constraint k join pg_class f on f.oid = k.confrelid
     where k.contype = 'f' and k.conrelid = c.oid and a.attnum = any (k.conkey)
       and (select x.attname from pg_attribute x where x.attrelid = k.confrelid
            and x.attnum = k.confkey[array_position(k.conkey, a.attnum)]) = 'id' limit 1) as points
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
  where n.nspname = 'public' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
  order by c.relname, a.attnum`;

/** Values that a row needs so that a service can read it; the rest is made up by its type. */
const SENSIBLE: Record<string, Record<string, unknown>> = {
  api_token: { role: 'OBSERVER', expires_at: '2199-01-01', revoked_at: null },
  case_pack: { stage: 'FBC', status: 'DRAFT', version_number: 7 },
  // The first of its condition: those that are added have the numbers after it.
  condition_event: { number: 1 },
  condition: { kind: 'SUBSEQUENT', state: 'OPEN', set_by_type: 'RECORDED_DECISION', number: 7 },
  correction_confirmation: { kind: 'PRESIDED', approved_by_id: null },
  correction_working: {
    lines: '{"attendance":[],"count":null,"notVoted":null,"presidingId":null,"votes":[]}',
    input: null,
    worked: null,
  },
  judged_again: { outcome_then: 'APPROVED', outcome_now: 'REJECTED', because: null },
  resolution_correction: { outcome: 'APPROVED', number: 1, changes_outcome: false },
  declared_interest: { standing_interest_id: null },
  delegation: { purposes: ['SUPPORT'], until_day: null, confirmed_by: null, confirmed_at: null },
  document: { media_type: 'application/pdf', file_name: 'paper.pdf', bytes: 10 },
  elector: { seat_kind: 'NON_EXECUTIVE', voting: true },
  external_decision: { purpose: 'RATE', outcome: 'RATED', no_material_change: 'x' },
  gate_document: { role: 'RATING_LETTER', trust_id: null },
  law_change: { provision: 'S56A_2' },
  record_annulment: { record_type: 'EXTERNAL_DECISION' },
  regime_change: {
    from_regime: 'REGIME_2015_SOC_OBC_FBC',
    to_regime: 'REGIME_2017_STRATEGIC_FBC',
  },
  key_figure: { kind: 'MONEY', value: '1.00' },
  membership: { role: 'GOVERNOR', from_day: '2001-01-01', revoked_at: null },
  meeting: { part: 'PUBLIC', held_on: '2018-06-12', table_id: null },
  notice: { type: 'vote.recorded' },
  pack_document: { role: 'FBC', position: 7 },
  meeting_attendance: { kind: 'PRESENT', name: null, capacity: null },
  pack_section: { kind: 'FINANCIAL', completeness: 'DRAFT' },
  recorded_decision: {
    purpose: 'SUPPORT',
    outcome: 'SUPPORTED',
    gate_code: 'FBC',
    corrects_id: null,
  },
  resolution: {
    purpose: 'FINAL_APPROVE',
    method: 'MEETING',
    way: 'NAMED_VOTES',
    state: 'OPEN',
    number: 7,
    subject_type: null,
    subject_id: null,
    stage: 'FBC',
    closes_on: null,
  },
  vote: { choice: 'FOR', voting: true },
};

/** Tables that are not a programme's to fill: they have their rows, or keep themselves. */
const NOT_FILLED = [
  'migration',
  'sign_in_limit',
  'idempotency',
  'audit_mark',
  'audit_key',
  'audit_chain',
  'audit_entry',
  'audit_content',
  'audit_checkpoint',
  'session',
  'account',
  'identification',
];

const FIXED = [
  'programme',
  'deciding_body',
  'trust',
  'person',
  'gate',
  'gate_criterion',
  'seat',
  'standing_orders',
];

/**
 * A row of every table for one body of one programme, past all triggers: things to ask for, whatever
 * features there are. A new table is filled like any other.
 */
export async function fillEveryTable(
  t: TestApp,
  at: { programme: string; body: string; person: string },
): Promise<Rows> {
  const columns = await t.asSuperuser<Column>(COLUMNS);
  const tables = [...new Set(columns.map((column) => column.table))];
  const rows: Record<string, string> = Object.fromEntries(
    tables.map((name) => [name, randomUUID()]),
  );
  Object.assign(rows, await fixed(t, at));
  for (const table of tables) {
    if (NOT_FILLED.includes(table) || FIXED.includes(table)) continue;
    const there = await existing(t, table, columns, rows.programme!);
    if (there) {
      rows[table] = there;
      continue;
    }
    const filled = columns
      .filter((column) => column.table === table)
      .map((column) => [column.name, valueOf(column, rows)] as const);
    const names = filled.map(([name]) => `"${name}"`).join(', ');
    const places = filled.map((_, n) => `$${n + 1}`).join(', ');
    await t.tamper(
      `insert into "${table}" (${names}) values (${places})`,
      filled.map(([, value]) => value),
    );
  }
  return rows;
}

/** The programme's own row of a table, when it has one already. */
async function existing(
  t: TestApp,
  table: string,
  columns: readonly Column[],
  programmeId: string,
): Promise<string | null> {
  const has = (name: string) => columns.some((one) => one.table === table && one.name === name);
  if (!has('id') || !has('programme_id') || table === 'membership') return null;
  const sql = `select id from "${table}" where programme_id = $1 order by id limit 1`;
  return (await t.asOwner<{ id: string }>(sql, [programmeId]))[0]?.id ?? null;
}

async function fixed(t: TestApp, at: { programme: string; body: string; person: string }) {
  const [row] = await t.asOwner<Record<string, string>>(
    `select p.id as programme, b.id as deciding_body, b.trust_id as trust, n.id as person,
       (select g.id from gate g where g.programme_id = p.id and g.code = 'FBC') as gate,
       (select c.id from gate_criterion c join gate g on g.id = c.gate_id where g.programme_id = p.id and g.code = 'FBC' order by c.id limit 1) as gate_criterion,
       (select s.id from seat s where s.body_id = b.id and s.person_id = n.id limit 1) as seat,
       (select o.id from standing_orders o where o.body_id = b.id limit 1) as standing_orders
     from programme p, deciding_body b, person n where p.code = $1 and b.code = $2 and n.code = $3`,
    [at.programme, at.body, at.person],
  );
  return row!;
}

function valueOf({ table, name, type, nullable, points }: Column, rows: Rows): unknown {
  const sensible = SENSIBLE[table];
  if (sensible && name in sensible) return sensible[name];
  if (type === 'uuid') return idOf(table, name, points, nullable, rows);
  if (nullable) return null;
  if (type.endsWith('[]')) return [];
  if (/^(integer|bigint)$/.test(type)) return name === 'version' ? 1 : 7;
  if (type === 'boolean') return true;
  if (type === 'date') return '2018-06-12';
  if (type.startsWith('timestamp')) return '2018-06-12T10:00:00Z';
  if (type === 'jsonb') return {};
  if (type === 'bytea') return Buffer.from('%PDF-1.7');
  if (name === 'secret_hash') return randomBytes(32).toString('hex');
  return /sha256|hash/.test(name) ? 'ab'.repeat(32) : 'MADE-UP';
}

/** The row's own id, or that of the row it points at, by its foreign key or by its name. */
function idOf(table: string, name: string, points: string | null, nullable: boolean, rows: Rows) {
  if (points) return rows[points];
  if (name === 'id') return rows[table];
  const named = name.replace(/_id$/, '');
  const about =
    { body: 'deciding_body', pack: 'case_pack', interest: 'declared_interest' }[named] ?? named;
  if (about in rows) return rows[about];
  return nullable ? null : rows.person;
}
