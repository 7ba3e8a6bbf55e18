import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import {
  GIVEN_BY_DIRECTOR,
  GIVEN_BY_SECRETARY,
} from '../../src/platform/accounts/granting.rules.js';
import { criticalEntities } from '../../src/platform/database/critical.js';
import { ENTITIES } from '../../src/entities.js';
import { TestApp } from '../support/test-app.js';

let t: TestApp;
beforeAll(async () => {
  t = await TestApp.start();
});
afterAll(async () => {
  await t.stop();
});

const names = async (sql: string) =>
  (await t.asSuperuser<{ name: string }>(sql)).map((row) => row.name);
const TABLES = `pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public' and c.relkind in ('r', 'p')`;

/** Tables without row security, and why. */
const OPEN: Record<string, string> = {
  migration: 'the names of the migrations, which /ready compares',
  sign_in_limit: 'digests and counts, asked before anybody is known',
};

/** Rows of these are only ever added: the database refuses the rest, whoever asks. */
const APPEND_ONLY = [
  'audit_content',
  'audit_checkpoint',
  'audit_entry',
  'audit_key',
  'casting_vote',
  'declared_interest',
  'document',
  'document_chunk',
  'interest_ruling',
  'programme_act',
  'recorded_decision',
  'resolution_count',
  'resolution_outcome',
  'identification',
  'resolution_working',
  'vote',
];

/** Policies of the service besides the one of every table, and why. */
const MORE_POLICIES: Record<string, string> = {
  'annex_chunk not_withheld': 'as pack_annex',
  'annex_document not_withheld': 'as pack_annex',
  'pack_annex not_withheld':
    'not for a member who has left the item, nor one of two Trusts who has not been ruled on',
  'audit_content shown_with_its_vote': 'what the chain says of a vote, to whom the vote is shown',
  'casting_vote shown_once_closed':
    'once decided, for the auditor, and for all where the body made it public',
  'audit_content shown_to_witnesses':
    "the installation's chain is read by auditors, and by secretaries and chairs for what concerns them",
  'notice service_reads': 'a notice is read by the person told',
  'notice service_tells': 'a notice is written by whoever acts in the programme',
  'resolution_count shown_once_closed': 'as casting_vote',
  'vote shown_once_closed': 'as casting_vote',
  'vote own_vote': 'everybody may read their own vote, seated still or not',
};

/** Tables of a programme whose rows are one person's, wherever it was. */
const PERSONAL = ['api_token'];

/** What runs with the owner's rights, and why it must. */
const DEFINER: Record<string, string> = {
  'access.account_for_sign_in': 'asked before anybody is known',
  'access.admits': 'every act asks how its own sign-in stands, which nobody may read',
  'access.begin': 'as work_out, which it asks',
  'access.concerns': 'as is_draft_of_others',
  'access.decides_unseen':
    'it answers of programmes that a secretary is not in, and only that there are',
  'access.discloses': 'as is_draft_of_others',
  'access.discloses_vote': 'as is_draft_of_others',
  'access.has_administrator': 'asked from the command line, by nobody in particular',
  'access.is_draft_of_others': 'policies ask it of a row; the rows that it goes by have policies',
  'access.knows_body': 'as is_draft_of_others',
  'access.my_directorships': 'as work_out',
  'access.my_open_rolls': 'as work_out',
  'access.my_roles': 'as work_out',
  'access.my_secretaryships': 'as work_out',
  'access.my_watch': 'as work_out',
  'access.note_token_use': 'notes the use of a token before anybody is known',
  'access.office_then': 'as posts_of: it answers a title alone',
  'access.open_roll_of': "a seat's rolls may be in programmes that its secretary is not in",
  'access.posts_of': 'an officer may not read the roles of others; it answers places alone',
  'access.renew': 'a trigger that asks work_out, whoever writes',
  'access.seal': "the secret is the owner's alone",
  'access.sealed': 'it compares with a seal, and so with the secret',
  'access.sign_in_of': 'as posts_of: it answers who gave a sign-in, and nothing that opens it',
  'access.use_grant': 'asked before anybody is known',
  'access.my_interests': "it answers one's own, whatever else of the programme is closed to them",
  'access.my_votes': 'as my_interests',
  'access.withheld_annex_documents': 'as withheld_annexes',
  'access.withheld_annexes': 'it reads rulings and seats, and answers of my bodies alone',
  'access.work_out':
    'it reads memberships, seats and rolls, which have policies that go by what it answers',
  'audit.append': 'the only way into a chain',
  'audit.demand_event': 'a trigger that reads what the actor may not',
  'audit.erase': 'the owner alone, from the command line',
  'audit.keep_content': 'a trigger that lets through nothing but an erasure with its event',
  'audit.mark': 'as demand_event',
  'audit.mark_change': 'as demand_event',
  'audit.mark_token_change': 'as demand_event',
  'audit.open_chain': 'a chain begins with its programme, before anybody holds a role in it',
  'audit.account_digests':
    'the auditor verifies accounts without reading what their passwords are known by',
  'audit.session_proofs': 'the auditor verifies sessions without reading what they are known by',
  'audit.token_digests': 'the auditor verifies tokens without reading what they are known by',
  'audit.write_entry': 'what append and erase have in common; nobody calls it else',
  'guards.check_gate_passing': 'asks at COMMIT for decisions that the actor may not read',
  'guards.check_go_live': 'asks at COMMIT for the grant whoever writes',
  'guards.follow_seats': 'a trigger that asks for votes whoever writes',
  'guards.keep_ballot': 'a trigger that reads the roll and the votes whoever writes',
  'guards.keep_deciders': 'a trigger that reads the passing whoever writes',
  'guards.keep_gate_status': 'what is kept of gates is written by nobody else, under their lock',
  'guards.keep_identification': 'a trigger that reads the account whoever writes',
  'guards.keep_orders_day': 'a trigger that reads every version of the body whoever writes',
  'guards.keep_proposed': 'as keep_ballot',
  'guards.keep_posts': 'a trigger that reads every seat of the body whoever writes',
  'guards.keep_put': 'as keep_ballot',
  'guards.keep_roll': 'as keep_ballot',
  'guards.keep_sealed_annex_bytes': 'a trigger that reads the annex whoever writes',
  'guards.keep_sealed_annex_parts': 'a trigger that reads the annex whoever writes',
  'guards.note_gate_change': 'a trigger that writes what nobody may write, whoever acts',
  'guards.keep_sealed_parts': 'a trigger that reads the pack whoever writes',
};

describe('row security', () => {
  it('is on and forced on every table but a short list', async () => {
    const open = await names(
      `select c.relname as name from ${TABLES} where not (c.relrowsecurity and c.relforcerowsecurity) order by 1`,
    );
    expect(open).toEqual(Object.keys(OPEN).sort());
  });

  it('has one policy for each account on every such table', async () => {
    const rows = await t.asSuperuser<{ name: string; policies: string[] }>(
      `select c.relname as name, array(select p.policyname || ' ' || p.cmd || ' ' || p.roles::text from pg_policies p where p.schemaname = 'public' and p.tablename = c.relname
         and not p.tablename || ' ' || p.policyname = any ($1) order by 1) as policies
       from ${TABLES} where c.relrowsecurity order by 1`,
      [Object.keys(MORE_POLICIES)],
    );
    expect(rows.length).toBeGreaterThan(40);
    for (const { name, policies } of rows)
      expect([name, policies]).toEqual([
        name,
        [
          'auditor_reads SELECT {watersmeet_auditor}',
          'owner_all ALL {watersmeet_owner}',
          name === 'notice'
            ? 'service_rows SELECT {watersmeet_service}'
            : 'service_rows ALL {watersmeet_service}',
        ],
      ]);
  });

  it('asks for memberships once a statement: never by a bare call, never by a join (rulings 2)', async () => {
    const policies = await t.asSuperuser<{ name: string; text: string }>(
      `select tablename as name, coalesce(qual, '') || ' ' || coalesce(with_check, '') as text from pg_policies where roles = '{watersmeet_service}'`,
    );
    for (const { name, text } of policies) {
      // What remains once the allowed forms are taken away may hold no function and no query.
      const rest = text
        .replaceAll(
          /\( SELECT access\.(my_programmes|my_audits|my_bodies_in|my_directorships|my_secretaryships|my_watch|withheld_annexes|withheld_annex_documents|actor_id|own_id|is_administrator|is_secretary)\(\) AS \1\)/g,
          '',
        )
        .replaceAll(/::access\.part(\[\])?/g, '')
        // Of one row, by its key, with what was asked once.
        .replaceAll(
          /access\.(knows_body|discloses|discloses_vote|is_draft_of_others|concerns)\([\w, ]+\)/g,
          '',
        );
      expect([
        name,
        /select|from|join|exists|access\.|current_setting|\bin \(/i.test(rest),
      ]).toEqual([name, false]);
    }
  });

  it("of a table that has a programme goes by it; of a body's own table by the body too", async () => {
    const rows = await t.asSuperuser<{ name: string; programme: boolean; qual: string }>(
      `select p.tablename as name, exists (select from information_schema.columns k where k.table_name = p.tablename and k.column_name = 'programme_id' and k.is_nullable = 'NO') as programme, p.qual
       from pg_policies p where p.policyname = 'service_rows'`,
    );
    const unguarded = rows
      .filter((row) => row.programme && !row.qual.includes('access.my_programmes'))
      .map((row) => row.name);
    expect(unguarded.sort()).toEqual(PERSONAL);
    const bodies = rows
      .filter((row) => row.qual.includes('access.my_bodies_in'))
      .map((row) => row.name);
    expect(bodies).toEqual(
      expect.arrayContaining([
        'annex_chunk',
        'annex_document',
        'audit_content',
        'casting_vote',
        'declared_interest',
        'elector',
        'interest_ruling',
        'meeting_attendance',
        'pack_annex',
        'resolution_count',
        'resolution_working',
        'vote',
      ]),
    );
  });
});

describe('the accounts', () => {
  it('of the service and the auditor own nothing, belong to nobody, and bypass nothing', async () => {
    const roles = await t.asSuperuser(
      `select rolname as name, rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication as strong,
         (select count(*)::int from pg_class c where c.relowner = r.oid) + (select count(*)::int from pg_proc p where p.proowner = r.oid) as owned,
         (select count(*)::int from pg_auth_members m where m.member = r.oid) as memberships
       from pg_roles r where rolname in ('watersmeet_service', 'watersmeet_auditor') order by 1`,
    );
    expect(roles).toEqual([
      { name: 'watersmeet_auditor', strong: false, owned: 0, memberships: 0 },
      { name: 'watersmeet_service', strong: false, owned: 0, memberships: 0 },
    ]);
    expect(
      await names(
        "select rolname as name from pg_roles where rolname like 'watersmeet%' and (rolsuper or rolbypassrls)",
      ),
    ).toEqual([]);
  });

  it('of the service updates named columns only, and empties no table', async () => {
    const wide = await names(
      `select c.relname as name from ${TABLES} where has_table_privilege('watersmeet_service', c.oid, 'UPDATE')
         or has_table_privilege('watersmeet_service', c.oid, 'TRUNCATE') or has_table_privilege('watersmeet_service', c.oid, 'TRIGGER')`,
    );
    expect(wide).toEqual(['sign_in_limit']);
    const keys = await names(
      `select c.relname || '.' || a.attname as name from ${TABLES} join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
       where a.attname in ('id', 'programme_id', 'body_id', 'person_id', 'created_at', 'recorded_by') and c.relname <> 'sign_in_limit'
         and has_column_privilege('watersmeet_service', c.oid, a.attnum, 'UPDATE')`,
    );
    // The recorder of an attendance changes with its correction.
    expect(keys).toEqual(['meeting_attendance.recorded_by']);
  });

  it('of the auditor reads everything but what opens something, and writes nothing', async () => {
    const unread = await names(
      `select c.relname || '.' || a.attname as name from ${TABLES} join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where c.relname <> 'sign_in_limit' and not has_column_privilege('watersmeet_auditor', c.oid, a.attnum, 'SELECT') order by 1`,
    );
    expect(unread).toEqual([
      'account.password_hash',
      'api_token.secret_hash',
      'session.secret_hash',
    ]);
    const written = await names(
      `select c.relname as name from ${TABLES} where has_table_privilege('watersmeet_auditor', c.oid, 'INSERT') or has_any_column_privilege('watersmeet_auditor', c.oid, 'UPDATE') or has_table_privilege('watersmeet_auditor', c.oid, 'DELETE')`,
    );
    expect(written).toEqual([]);
    const writers = await names(
      `select n.nspname || '.' || p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where n.nspname in ('access', 'audit', 'guards') and p.provolatile = 'v' and has_function_privilege('watersmeet_auditor', p.oid, 'EXECUTE')`,
    );
    expect(writers).toEqual([]);
  });
});

describe('a role in the membership table', () => {
  it('is written by those who may give it, as the rules of the service have it', async () => {
    const [policy] = await names(
      "select with_check as name from pg_policies where tablename = 'membership' and policyname = 'service_rows'",
    );
    const lists = [...policy!.matchAll(/role = ANY \(ARRAY\[(.*?)\]\)/g)].map(([, list]) =>
      [...list!.matchAll(/'(\w+)'/g)].map(([, role]) => role!),
    );
    expect(lists).toEqual([[...GIVEN_BY_SECRETARY], [...GIVEN_BY_DIRECTOR]]);
  });
});

describe("what runs with the owner's rights", () => {
  it('is a named list', async () => {
    const functions = await names(
      `select n.nspname || '.' || p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema') order by 1`,
    );
    expect(functions).toEqual(Object.keys(DEFINER).sort());
  });

  it('looks for temporary names last: every function of ours, whoever it runs for', async () => {
    const first = await names(
      `select n.nspname || '.' || p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where n.nspname in ('access', 'audit', 'guards')
         and not 'search_path=pg_catalog, public, pg_temp' = any (coalesce(p.proconfig, '{}'))`,
    );
    expect(first).toEqual([]);
  });

  it('is for nobody but the accounts', async () => {
    const everybody = await names(
      `select n.nspname || '.' || p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where n.nspname in ('access', 'audit', 'guards') and has_function_privilege('public', p.oid, 'EXECUTE')`,
    );
    expect(everybody).toEqual([]);
  });

  it('has no view to hide behind', async () => {
    expect(
      await names(
        "select viewname as name from pg_views where schemaname not in ('pg_catalog', 'information_schema', 'graphile_worker') union all select matviewname from pg_matviews",
      ),
    ).toEqual([]);
  });
});

describe('the tables', () => {
  it('that are critical have the three triggers, and their entities say so', async () => {
    const source = t.app.get(DataSource);
    const said = criticalEntities().map((entity) => source.getMetadata(entity).tableName);
    const kept = await t.asSuperuser<{ name: string; triggers: string[] }>(
      `select c.relname as name, array_agg(g.tgname::text order by g.tgname) as triggers from ${TABLES} join pg_trigger g on g.tgrelid = c.oid
       where g.tgname like 'critical%' and g.tgenabled = 'O' group by 1 order by 1`,
    );
    expect(kept.map((row) => row.name)).toEqual([...said].sort());
    for (const { triggers } of kept)
      expect(triggers).toEqual(['critical_delete', 'critical_insert', 'critical_update']);
  });

  it('that are only added to are a named list', async () => {
    const kept = await names(
      `select c.relname as name from ${TABLES} where (select count(*) from pg_trigger g where g.tgrelid = c.oid and g.tgname in ('append_only', 'append_only_truncate') and g.tgenabled = 'O') = 2 order by 1`,
    );
    expect(kept).toEqual(expect.arrayContaining(APPEND_ONLY.sort()));
    const touched = await names(
      `select c.relname as name from ${TABLES} where c.relname in (${kept.map((name) => `'${name}'`).join(', ')}) and (has_any_column_privilege('watersmeet_service', c.oid, 'UPDATE') or has_table_privilege('watersmeet_service', c.oid, 'DELETE'))`,
    );
    expect(touched).toEqual([]);
  });

  it('name a collation for every text of a unique index', async () => {
    const unnamed = await names(
      `select i.indexrelid::regclass || ' ' || a.attname as name from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
       join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey) where i.indisunique and a.attcollation = 100`,
    );
    expect(unnamed).toEqual([]);
  });

  it('of one programme refer to each other with the programme, and those of one body with the body', async () => {
    const without = async (column: string) =>
      await names(
        `with holders as (select c.oid from ${TABLES} join pg_attribute a on a.attrelid = c.oid and a.attname = '${column}' and a.attnotnull
           join pg_attribute p on p.attrelid = c.oid and p.attname = 'programme_id' and p.attnotnull)
         select k.conname as name from pg_constraint k where k.contype = 'f' and k.conrelid in (select oid from holders) and k.confrelid in (select oid from holders)
           and not exists (select from pg_attribute a where a.attrelid = k.conrelid and a.attnum = any (k.conkey) and a.attname = '${column}') order by 1`,
      );
    expect(await without('programme_id')).toEqual([]);
    expect(await without('body_id')).toEqual([]);
  });

  it('have the foreign and unique keys that their entities say, column by column', async () => {
    const source = t.app.get(DataSource);
    const said = ENTITIES.map((entity) => source.getMetadata(entity)).flatMap((table) => [
      ...table.foreignKeys.map((key) => [
        key.name,
        table.tableName,
        key.columnNames,
        key.referencedTablePath,
        key.referencedColumnNames,
      ]),
      ...table.uniques.map((key) => [
        key.name,
        table.tableName,
        key.columns.map((column) => column.databaseName),
        null,
        null,
      ]),
    ]);
    const kept = await t.asSuperuser<Record<string, any>>(
      `select k.conname as name, c.relname as table, f.relname as to,
         array(select a.attname::text from unnest(k.conkey) with ordinality n(num, place) join pg_attribute a on a.attrelid = k.conrelid and a.attnum = n.num order by place) as own,
         array(select a.attname::text from unnest(k.confkey) with ordinality n(num, place) join pg_attribute a on a.attrelid = k.confrelid and a.attnum = n.num order by place) as named
       from pg_constraint k join ${TABLES.replace('pg_class c join', 'pg_class c on c.oid = k.conrelid join')} left join pg_class f on f.oid = k.confrelid
       where k.contype in ('f', 'u') and c.relname not in ('migration', 'sign_in_limit')`,
    );
    const sorted = (list: unknown[][]) => list.map((one) => JSON.stringify(one)).sort();
    expect(
      sorted(kept.map((row) => [row.name, row.table, row.own, row.to, row.to ? row.named : null])),
    ).toEqual(sorted(said));
  });

  it('are all those of the entities', async () => {
    const source = t.app.get(DataSource);
    const mapped = ENTITIES.map((entity) => source.getMetadata(entity).tableName);
    const there = await names(`select c.relname as name from ${TABLES} order by 1`);
    expect(there.filter((name) => !(name in OPEN))).toEqual([...mapped].sort());
  });
});
