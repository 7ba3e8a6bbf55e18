import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fillEveryTable } from '../support/filled-world.js';
import { TestApp } from '../support/test-app.js';
import { world } from '../support/world.js';

/**
 * Every key and every check of the database, tried on a row that breaks it and nothing else: whoever
 * writes, and whatever the service forgot, the database refuses by the constraint's own name.
 */
const KEYS: [table: string, ...constraints: string[]][] = [
  ['account', 'account_email'],
  ['annex_document', 'annex_document_place'],
  ['annex_chunk', 'annex_chunk_pkey'],
  ['api_token', 'api_token_secret'],
  ['application', 'application_number'],
  ['audit_chain', 'audit_chain_programme'],
  ['audit_content', 'audit_content_pkey'],
  ['audit_entry', 'audit_entry_pkey'],
  ['audit_key', 'audit_key_pkey'],
  ['audit_mark', 'audit_mark_pkey'],
  ['business_day', 'business_day_pkey'],
  ['case_pack', 'case_pack_version', 'case_pack_one_draft'],
  ['casting_vote', 'casting_vote_pkey'],
  ['condition', 'condition_number'],
  ['condition_event', 'condition_event_number', 'condition_event_resolution'],
  ['correction_confirmation', 'correction_confirmation_pkey', 'correction_confirmation_once'],
  ['correction_working', 'correction_working_pkey'],
  ['counted_decision', 'counted_decision_pkey'],
  ['deciding_body', 'deciding_body_code'],
  ['document_chunk', 'document_chunk_pkey'],
  ['elector', 'elector_pkey'],
  ['external_decision', 'external_decision_number', 'external_decision_corrects'],
  ['external_confirmation', 'external_confirmation_once'],
  ['gate', 'gate_code', 'gate_ordinal'],
  ['gate_adjustment', 'gate_adjustment_number'],
  ['gate_confirmation', 'gate_confirmation_number'],
  ['gate_change', 'gate_change_pkey'],
  ['gate_criterion', 'gate_criterion_code'],
  ['gate_decider', 'gate_decider_body'],
  ['gate_deferral', 'gate_deferral_number'],
  ['gate_document', 'gate_document_once'],
  ['gate_passing', 'gate_passing_pkey'],
  ['idempotency', 'idempotency_pkey'],
  ['identification', 'identification_once'],
  ['interest_confirmation', 'interest_confirmation_pkey'],
  ['interest_ruling', 'interest_ruling_number'],
  ['judged_again', 'judged_again_pkey'],
  ['kept_gate_status', 'kept_gate_status_pkey'],
  ['key_figure', 'key_figure_code'],
  ['law_change_confirmation', 'law_change_confirmation_once'],
  ['meeting_attendance', 'meeting_attendance_person_once', 'meeting_attendance_name_once'],
  ['pack_annex', 'pack_annex_body'],
  ['pack_document', 'pack_document_place'],
  ['pack_section', 'pack_section_kind'],
  ['person', 'person_code'],
  ['programme', 'programme_code'],
  ['programme_act', 'programme_act_place'],
  ['programme_party', 'programme_party_trust'],
  ['programme_statement', 'programme_statement_place'],
  ['proposed_condition', 'proposed_condition_place'],
  ['record_annulment', 'record_annulment_once'],
  ['record_objection', 'record_objection_number'],
  ['recorded_decision', 'recorded_decision_corrects'],
  ['regime_change', 'regime_change_number'],
  ['resolution', 'resolution_number'],
  ['resolution_correction', 'resolution_correction_number'],
  ['resolution_count', 'resolution_count_pkey'],
  ['resolution_outcome', 'resolution_outcome_pkey'],
  ['resolution_declaration', 'resolution_declaration_pkey'],
  ['declaration_working', 'declaration_working_pkey'],
  ['resolution_own_part', 'resolution_own_part_pkey'],
  ['resolution_working', 'resolution_working_pkey'],
  ['seat_instrument', 'seat_instrument_seat'],
  ['session', 'session_secret'],
  ['sign_in_limit', 'sign_in_limit_pkey'],
  ['standing_orders', 'standing_orders_corrected'],
  ['trust', 'trust_code', 'trust_ods_code'],
  ['trust_site', 'trust_site_code'],
  ['vote', 'vote_pkey', 'vote_named'],
];

const CHECKS: [constraint: string, table: string, change: object][] = [
  ['audit_content_erased', 'audit_content', { content: null }],
  ['audit_chain_kind', 'audit_chain', { kind: 'BOTH' }],
  ['audit_chain_kind', 'audit_chain', { kind: 'PROGRAMME', programme_id: null }],
  ['meeting_attendance_who', 'meeting_attendance', { name: 'Both' }],
  ['meeting_attendance_who', 'meeting_attendance', { person_id: null }],
  ['meeting_attendance_capacity', 'meeting_attendance', { capacity: 'Observer' }],
  ['external_decision_stated', 'external_decision', { no_material_change: null }],
  ['external_decision_stated', 'external_decision', { comparison_id: null }],
  ['meeting_cancelled', 'meeting', { cancel_reason: 'No reason without its day' }],
  ['pre_election_period_days', 'pre_election_period', { ends_on: '1999-12-31' }],
  ['body_posts_some', 'body_posts', { posts: 0 }],
  ['body_posts_some', 'body_posts', { posts: 201 }],
  ['casting_vote_choice', 'casting_vote', { choice: 'MAYBE' }],
  ['casting_vote_number', 'casting_vote', { number: 0 }],
  ['casting_vote_reason', 'casting_vote', { choice: null, reason: ' ' }],
  ['correction_confirmation_by', 'correction_confirmation', { kind: 'MINUTES_APPROVED' }],
  ['delegation_days', 'delegation', { until_day: '1999-12-31' }],
  ['delegation_purposes', 'delegation', { purposes: [] }],
  ['delegation_purposes', 'delegation', { purposes: ['SUPPORT', 'COUNCIL_APPROVAL'] }],
  ['delegation_reserved', 'delegation', { purposes: ['CERTIFY'], reserved_clause: null }],
  ['resolution_outcome_final', 'resolution_outcome', { outcome: 'DECLARED' }],
  ['membership_days', 'membership', { until_day: '1999-12-31' }],
  ['programme_business_date', 'programme', { business_date: null }],
  ['programme_business_date', 'programme', { practice: false }],
  ['seat_days', 'seat', { until_day: '1999-12-31' }],
  ['standing_orders_quorum', 'standing_orders', { quorum_numerator: 0 }],
  ['standing_orders_quorum', 'standing_orders', { quorum_numerator: 4 }],
  ['standing_orders_written', 'standing_orders', { written_numerator: 2, written_denominator: 1 }],
  ['standing_orders_written', 'standing_orders', { written_numerator: 1, written_denominator: 3 }],
  [
    'standing_orders_correction',
    'standing_orders',
    { corrects_id: null, correction_reason: 'Of nothing' },
  ],
  ['judged_again_why', 'judged_again', { outcome_now: null, because: null }],
  ['trust_kind', 'trust', { kind: 'PARTNERSHIP' }],
  ['vote_choice', 'vote', { choice: 'MAYBE' }],
  ['vote_entitled', 'vote', { voting: false }],
  ['vote_revision', 'vote', { revision: 0 }],
];

const ONLY_ADDED_TO = [
  'application',
  'audit_content',
  'audit_checkpoint',
  'audit_entry',
  'audit_key',
  'body_posts',
  'business_day',
  'casting_vote',
  'condition_event',
  'correction_confirmation',
  'correction_working',
  'counted_decision',
  'declaration_working',
  'declared_interest',
  'document',
  'document_chunk',
  'external_confirmation',
  'external_decision',
  'gate_adjustment',
  'gate_confirmation',
  'gate_deferral',
  'gate_passing',
  'interest_confirmation',
  'judged_again',
  'interest_ruling',
  'law_change',
  'law_change_confirmation',
  'programme_act',
  'record_annulment',
  'record_objection',
  'recorded_decision',
  'regime_change',
  'resolution_correction',
  'resolution_count',
  'resolution_declaration',
  'resolution_outcome',
  'resolution_working',
  'identification',
  'vote',
];

type Row = Record<string, unknown>;
interface Key {
  table: string;
  name: string;
  columns: string[];
}

let t: TestApp;
let keys: Key[];
beforeAll(async () => {
  t = await TestApp.start({ world: world() });
  await fillEveryTable(t, { programme: 'UHDB', body: 'DERBY-BOARD', person: 'derby-ned-1' });
  await t.tamper(
    `insert into account select p.id, 'a@b.example', 'x', null, p.id, now(), true, 1 from person p
     where not exists (select from account a where a.id = p.id) limit 1`,
  );
  await t.tamper(
    `insert into identification select gen_random_uuid(), a.id, a.given_at, 'x', p.id, now()
     from account a join person p on p.id <> a.id limit 1`,
  );
  await t.as('director').does('makeCheckpoint', { programme: 'UHDB' });
  await t.tamper("insert into audit_mark values (gen_random_uuid(), 'vote')");
  await t.tamper("insert into sign_in_limit values ('k', 1, 1)");
  const named = { id: randomUUID(), person_id: null, name: 'Somebody', capacity: 'Observer' };
  await t.tamper(
    `insert into meeting_attendance select (jsonb_populate_record(m, $1::jsonb)).* from meeting_attendance m`,
    [{ ...named, kind: 'IN_ATTENDANCE' }],
  );
  for (const table of ['recorded_decision', 'external_decision'])
    await t.tamper(`update ${table} set corrects_id = id`);
  await t.tamper(
    `update standing_orders set corrects_id = id, correction_reason = 'x',
       correction_document_id = (select id from document limit 1)
     where id = (select id from standing_orders limit 1)`,
  );
  keys = await t.asSuperuser<Key>(
    `select c.relname as table, i.relname as name,
       array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum = any (x.indkey)) as columns
     from pg_index x join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
     where x.indisunique and c.relnamespace = 'public'::regnamespace`,
  );
});
afterAll(async () => {
  await t.stop();
});

/** A row like one that is there, of which nothing need be right but its keys and checks. */
async function rowLike(table: string, demand = 'true'): Promise<Row> {
  const sql = `select to_jsonb(x) as row from "${table}" x where ${demand} limit 1`;
  const [found] = await t.asSuperuser<{ row: Row }>(sql);
  expect([table, found?.row]).toEqual([table, expect.anything()]);
  return found!.row;
}

/** By which constraint the database refuses the row; null when it takes it. */
async function refusedBy(table: string, row: Row): Promise<string | null> {
  // A key that is compared at COMMIT is compared by a trigger, which a replica does not run.
  const compared = table.endsWith('_document')
    ? `alter table "${table}" disable trigger user`
    : "set local session_replication_role = 'replica'";
  try {
    await t.asSuperuser(
      `do $$ begin
         ${compared};
         set constraints all immediate;
         insert into "${table}" select * from jsonb_populate_record(null::"${table}", '${JSON.stringify(row).replaceAll("'", "''")}');
         raise exception 'it was taken';
       end $$`,
    );
  } catch (error) {
    return (error as { constraint?: string }).constraint ?? null;
  }
  return null;
}

const another = (value: unknown): unknown => {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1000;
  if (/^[0-9a-f-]{36}$/.test(String(value))) return randomUUID();
  return /^\d{4}-\d\d-\d\d/.test(String(value)) ? '2199-01-01' : `other ${randomUUID()}`;
};

describe('what is there once is there once, by', () => {
  it.each(KEYS.flatMap(([table, ...names]) => names.map((name) => [name, table] as const)))(
    '%s of %s',
    async (name, table) => {
      const key = keys.find((one) => one.name === name);
      expect(key).toMatchObject({ table });
      const row = await rowLike(
        table,
        key!.columns.map((one) => `x."${one}" is not null`).join(' and '),
      );
      const others = keys.filter((one) => one.table === table && one.name !== name);
      for (const { columns } of others) {
        // One column of another key is enough to be another row for it.
        const free = columns.filter((column) => !key!.columns.includes(column));
        const other = free.includes('id') ? 'id' : free.at(-1);
        if (other && row[other] !== null) row[other] = another(row[other]);
      }
      expect(await refusedBy(table, row)).toBe(name);
    },
  );

  it('is every key, but for a row’s own id and what holds another key besides', () => {
    const named = KEYS.flatMap(([, ...names]) => names);
    const wider = ({ table, columns }: Key) =>
      keys.some(
        (one) =>
          one.table === table &&
          one.columns.length < columns.length &&
          one.columns.every((column) => columns.includes(column)),
      );
    const left = keys.filter(
      (one) => !named.includes(one.name) && one.columns.join() !== 'id' && !wider(one),
    );
    expect(left.map(({ name }) => name)).toEqual([]);
  });
});

describe('what is only added to', () => {
  it.each(ONLY_ADDED_TO)(
    'is never changed, removed or emptied by its own owner: %s',
    async (table) => {
      const [column] = Object.keys(await rowLike(table));
      for (const sql of [
        `update "${table}" set "${column}" = "${column}"`,
        `delete from "${table}"`,
        `truncate "${table}" cascade`,
      ])
        await expect(t.asOwner(sql)).rejects.toThrow('only ever added to');
    },
  );

  it('is every table that has such a trigger', async () => {
    const found = await t.asSuperuser<{ table: string }>(
      `select c.relname as table from pg_trigger g join pg_class c on c.oid = g.tgrelid
       where g.tgname in ('append_only', 'append_only_truncate') group by 1 having count(*) = 2 order by 1`,
    );
    expect(found.map(({ table }) => table)).toEqual([...ONLY_ADDED_TO].sort());
  });
});

describe('what cannot be is not, by', () => {
  it.each(CHECKS)('%s of %s: %j', async (constraint, table, change) => {
    expect(await refusedBy(table, { ...(await rowLike(table)), ...change })).toBe(constraint);
  });

  it('identification_of_another: nobody says who they are themselves', async () => {
    const row = await rowLike('identification');
    const own = { ...row, identified_by: row.person_id };
    expect(await refusedBy('identification', own)).toBe('identification_of_another');
  });

  it('delegation_confirmed: nobody confirms what they entered themselves', async () => {
    const row = await rowLike('delegation');
    const own = { ...row, confirmed_by: row.entered_by };
    expect(await refusedBy('delegation', own)).toBe('delegation_confirmed');
  });

  it('is every check', async () => {
    const found = await t.asSuperuser<{ name: string }>(
      "select conname as name from pg_constraint where contype = 'c' and connamespace = 'public'::regnamespace order by 1",
    );
    const others = ['identification_of_another', 'delegation_confirmed'];
    const named = [...new Set([...CHECKS.map(([name]) => name), ...others])];
    expect(found.map(({ name }) => name)).toEqual(named.sort());
  });
});
