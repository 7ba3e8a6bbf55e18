import type { MigrationInterface, QueryRunner } from 'typeorm';

const quoted = (names: string[]) => names.map((name) => `'${name}'`).join(', ');

/** Tables of the programme: what may be updated, and whether rows may be removed while in draft. */
const PROGRAMME_TABLES: [table: string, update: string[], remove?: true][] = [
  [
    'case_pack',
    [
      'label',
      'status',
      'sealed_by',
      'sealed_at',
      'sealed_on',
      'manifest',
      'manifest_sha256',
      'superseded_by_id',
      'version',
    ],
  ],
  ['pack_section', ['title', 'text', 'completeness', 'version'], true],
  ['key_figure', ['title', 'kind', 'value', 'price_base', 'version'], true],
  ['document', []],
  ['document_chunk', []],
  ['pack_document', ['position', 'title', 'role', 'version'], true],
  [
    'meeting',
    [
      'held_on',
      'starts_at',
      'place',
      'notice_given_on',
      'papers_due_on',
      'part',
      'private_reason',
      'table_id',
      'presiding_id',
      'version',
    ],
  ],
  [
    'resolution',
    [
      'wording',
      'pack_id',
      'stage',
      'manifest_sha256',
      'annex_sha256',
      'method',
      'way',
      'meeting_id',
      'state',
      'standing_orders_id',
      'closes_on',
      'item_taken_at',
      'presiding_id',
      'council_seats',
      'council_advice',
      'excuse_reason',
      'excuse_advice_of',
      'urgent_reason',
      'urgent_decider_ids',
      'urgent_consultee_ids',
      'ratify_by',
      'opened_at',
      'opened_on',
      'opened_by',
      'version',
    ],
  ],
  ['resolution_outcome', []],
  ['recorded_decision', []],
  ['condition', ['owner_name', 'owner_id', 'due_on', 'state', 'settled_on', 'version']],
  ['proposed_condition', ['text', 'kind', 'owner_name', 'due_on', 'evidence_required'], true],
];

/** A deciding body's own part: read and written by its seats and its secretary alone. */
const BODY_TABLES: [table: string, update: string[], remove?: true][] = [
  ['pack_annex', ['title', 'sealed_by', 'sealed_at', 'manifest', 'manifest_sha256', 'version']],
  ['annex_document', ['position', 'title', 'role', 'privileged'], true],
  ['annex_chunk', [], true],
  ['meeting_attendance', ['present', 'arrived_at', 'left_at', 'recorded_by', 'version']],
  ['elector', []],
  ['declared_interest', []],
  ['interest_ruling', []],
  ['vote', []],
  ['casting_vote', []],
  ['resolution_count', []],
  ['resolution_working', []],
];

const APPEND_ONLY = [
  'document',
  'document_chunk',
  'resolution_outcome',
  'recorded_decision',
  'elector',
  'declared_interest',
  'interest_ruling',
  'vote',
  'casting_vote',
  'resolution_count',
  'resolution_working',
];

const NOT_CRITICAL = ['document_chunk', 'annex_chunk'];

/** What is sealed stays as it is: the database itself refuses, whoever asks. */
const SEALED = `
create function house.keep_sealed_pack() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'a case pack is never removed' using errcode = 'restrict_violation';
  end if;
  if old.status = 'SEALED' and (to_jsonb(new) - array['superseded_by_id', 'version'])
      is distinct from (to_jsonb(old) - array['superseded_by_id', 'version']) then
    raise exception 'a sealed pack is never changed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger keep_sealed before update or delete on case_pack
  for each row execute function house.keep_sealed_pack();

create function house.keep_sealed_parts() returns trigger language plpgsql
security definer set search_path = pg_catalog, public as $$
declare
  v_pack uuid := case when tg_op = 'DELETE' then old.pack_id else new.pack_id end;
begin
  if exists (select from public.case_pack p where p.id = v_pack and p.status = 'SEALED') then
    raise exception 'a part of a sealed pack is never changed' using errcode = 'restrict_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger keep_sealed before insert or update or delete on pack_section
  for each row execute function house.keep_sealed_parts();
create trigger keep_sealed before insert or update or delete on key_figure
  for each row execute function house.keep_sealed_parts();
create trigger keep_sealed before insert or update or delete on pack_document
  for each row execute function house.keep_sealed_parts();

create function house.keep_sealed_annex() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.sealed_at is not null then
    raise exception 'a sealed annex is never changed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger keep_sealed before update or delete on pack_annex
  for each row execute function house.keep_sealed_annex();

create function house.keep_sealed_annex_parts() returns trigger language plpgsql
security definer set search_path = pg_catalog, public as $$
declare
  v_annex uuid := case when tg_op = 'DELETE' then old.annex_id else new.annex_id end;
begin
  if exists (select from public.pack_annex a where a.id = v_annex and a.sealed_at is not null) then
    raise exception 'a part of a sealed annex is never changed' using errcode = 'restrict_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger keep_sealed before insert or update or delete on annex_document
  for each row execute function house.keep_sealed_annex_parts();
revoke execute on all functions in schema house from public;
`;

export class ProtectPacksAndDecisions1763780000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [kind, tables] of [
      ['programme', PROGRAMME_TABLES],
      ['body', BODY_TABLES],
    ] as const) {
      for (const [table, update, remove = false] of tables) {
        const columns = `array[${quoted(update)}]::text[]`;
        await runner.query(`select house.protect_${kind}_table('${table}', ${columns}, ${remove})`);
        if (!NOT_CRITICAL.includes(table)) await runner.query(`select house.critical('${table}')`);
      }
    }
    for (const table of APPEND_ONLY) await runner.query(`select house.append_only('${table}')`);
    await runner.query(SEALED);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table] of [...PROGRAMME_TABLES, ...BODY_TABLES]) {
      for (const policy of ['owner_all', 'auditor_reads', 'service_rows']) {
        await runner.query(`drop policy ${policy} on "${table}"`);
      }
      await runner.query(
        `alter table "${table}" disable row level security, no force row level security`,
      );
      await runner.query(`revoke all on "${table}" from watersmeet_service, watersmeet_auditor`);
      for (const trigger of [
        'append_only',
        'append_only_truncate',
        'critical_insert',
        'critical_update',
        'critical_delete',
        'keep_sealed',
      ]) {
        await runner.query(`drop trigger if exists ${trigger} on "${table}"`);
      }
    }
    for (const name of ['pack', 'parts', 'annex', 'annex_parts'])
      await runner.query(`drop function house.keep_sealed_${name}()`);
  }
}
