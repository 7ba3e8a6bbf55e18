import { describe, expect, it } from '@jest/globals';
import { verifyDatabase } from '../../src/tasks/verify/verify-database.js';
import { TestApp } from '../support/test-app.js';

const t = TestApp.forSpec();

/** What is found first while the database is of another shape; it is put back after, by the SQL of a query. */
async function found(undo: string, again: string) {
  const [back] = await t.asSuperuser<{ sql: string }>(again);
  await t.tamper(undo);
  try {
    return (await verifyDatabase(t.connection('watersmeet_auditor'))).faults;
  } finally {
    await t.tamper(back!.sql);
  }
}

const asItIs = (sql: string) => `select $sql$${sql}$sql$ as sql`;

const keyTrigger = (how: string) => `do $do$ begin execute (
  select format('alter table seat ${how} trigger %I', g.tgname) from pg_trigger g join pg_constraint k on k.oid = g.tgconstraint
  where k.conname = 'seat_person_fk' and g.tgrelid = 'seat'::regclass order by g.tgname limit 1); end $do$`;

describe('a database whose guards were taken away', () => {
  it.each<[string, string, string, string | undefined, RegExp]>([
    [
      'a policy widened',
      'alter policy service_rows on vote using (true)',
      `select format('alter policy service_rows on vote using (%s)', pg_get_expr(polqual, polrelid)) as sql
       from pg_policy where polrelid = 'vote'::regclass and polname = 'service_rows'`,
      'vote',
      /^The policy vote service_rows was changed\. .*It is: PERMISSIVE ALL to \{watersmeet_service\} using \(true\)/,
    ],
    [
      'a policy added',
      'create policy open_to_all on vote for select to watersmeet_service using (true)',
      asItIs('drop policy open_to_all on vote'),
      'vote',
      /^The policy vote open_to_all does not belong to this version: PERMISSIVE SELECT to \{watersmeet_service\} using \(true\)/,
    ],
    [
      'a policy dropped',
      'drop policy auditor_reads on seat',
      asItIs('create policy auditor_reads on seat for select to watersmeet_auditor using (true)'),
      'seat',
      /^The policy seat auditor_reads is missing\.$/,
    ],
    [
      "a trigger's function emptied",
      "create or replace function guards.refuse_change() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as 'begin return new; end'",
      `select pg_get_functiondef('guards.refuse_change()'::regprocedure) as sql`,
      undefined,
      /^The function guards\.refuse_change\(\) was changed\./,
    ],
    [
      'a foreign key dropped',
      'alter table annex_chunk drop constraint annex_chunk_document',
      `select 'alter table annex_chunk add constraint annex_chunk_document ' || pg_get_constraintdef(oid) as sql
       from pg_constraint where conname = 'annex_chunk_document'`,
      'annex_chunk',
      /^The constraint annex_chunk annex_chunk_document is missing\.$/,
    ],
    [
      'a right granted',
      'grant update on vote to watersmeet_service',
      asItIs('revoke update on vote from watersmeet_service'),
      'vote',
      /^The grant vote to watersmeet_service was changed\. It must be: INSERT, SELECT\. It is: INSERT, SELECT, UPDATE\.$/,
    ],
    [
      'a right to a column granted',
      'grant select (password_hash) on account to watersmeet_auditor',
      asItIs('revoke select (password_hash) on account from watersmeet_auditor'),
      'account',
      /^The grant account columns to watersmeet_auditor was changed\. .*SELECT \(disabled_at, email, given_at, given_by, id, own_password, password_hash, version\)\.$/,
    ],
    [
      'a trigger switched off',
      'alter table vote disable trigger append_only',
      asItIs('alter table vote enable trigger append_only'),
      'vote',
      /^The trigger vote append_only was changed\. .*, switched off\.$/,
    ],
    [
      'row security switched off',
      'alter table vote disable row level security',
      asItIs('alter table vote enable row level security'),
      'vote',
      /^The table vote was changed\. .*It is: kind r, owner watersmeet_owner, forced\.$/,
    ],
    [
      'row security not forced',
      'alter table vote no force row level security',
      asItIs('alter table vote force row level security'),
      'vote',
      /^The table vote was changed\. .*It is: kind r, owner watersmeet_owner, row security\.$/,
    ],
    [
      'a table of its own',
      'create table stray (programme_id uuid); alter table stray owner to watersmeet_owner',
      asItIs('drop table stray'),
      'stray',
      /^The column stray\.programme_id does not belong to this version/,
    ],
    [
      'a rule that swallows',
      'create rule swallow as on insert to vote do instead nothing',
      asItIs('drop rule swallow on vote'),
      'vote',
      /^The rule vote swallow does not belong to this version/,
    ],
    [
      'a setting that switches triggers off',
      `do $$ begin execute format('alter role watersmeet_service in database %I set session_replication_role = replica', current_database()); end $$`,
      `select format('alter role watersmeet_service in database %I reset session_replication_role', current_database()) as sql`,
      undefined,
      /^The setting session_replication_role of watersmeet_service does not belong to this version/,
    ],
    [
      "a key's own trigger switched off",
      keyTrigger('disable'),
      asItIs(keyTrigger('enable')),
      'seat',
      /^The foreign key trigger of seat seat_person_fk does not belong to this version: switched off\.$/,
    ],
  ])('is found, and what differs is named: %s', async (_what, undo, again, table, words) => {
    const because: unknown = expect.stringMatching(words);
    const place = table ? { table } : {};
    expect(await found(undo, again)).toEqual([{ check: 'catalogue', ...place, because }]);
  });

  it('is sound again once all is put back', async () => {
    const report = await verifyDatabase(t.connection('watersmeet_auditor'));
    expect(report.faults).toEqual([]);
    expect(report.notes[0]).toMatch(
      /^Catalogue: \d{4} lines, each a table, column, rule, function or right, were compared with docs\/catalogue\.txt\.$/,
    );
  });
});
