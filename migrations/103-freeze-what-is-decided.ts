import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An event is written by whoever acts, and says of itself what its columns say of it. */
const EVENTS = `
alter function audit.append(uuid, uuid, text, text, uuid, uuid, text, text) rename to write_entry;
revoke execute on function audit.write_entry(uuid, uuid, text, text, uuid, uuid, text, text) from watersmeet_service;

create function audit.append(
  p_programme uuid, p_actor uuid, p_type text, p_subject_type text, p_subject uuid, p_confidential uuid, p_salt text, p_body text)
returns table ("chainId" uuid, seq bigint, at text, "entryHash" text)
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  v_said json := p_body::json;
begin
  if p_actor is distinct from access.actor_id() then
    raise exception 'an event is written by whoever acts' using errcode = 'restrict_violation';
  end if;
  if (v_said ->> 'actor', v_said ->> 'type', v_said #>> '{subject,type}', v_said #>> '{subject,id}', v_said ->> 'confidentialTo')
    is distinct from (p_actor::text, p_type, p_subject_type, p_subject::text, p_confidential::text) then
    raise exception 'an event says of itself what is written of it' using errcode = 'restrict_violation';
  end if;
  return query select * from audit.write_entry(
    p_programme, p_actor, p_type, p_subject_type, p_subject, p_confidential, p_salt, p_body);
  if v_said ->> 'tx' is distinct from current_setting('app.tx', true) then
    raise exception 'an event says of itself what is written of it' using errcode = 'restrict_violation';
  end if;
end $$;
revoke execute on function audit.append(uuid, uuid, text, text, uuid, uuid, text, text) from public;
grant execute on function audit.append(uuid, uuid, text, text, uuid, uuid, text, text) to watersmeet_service;
`;

/** An erasure is the owner's, from the command line: nobody is signed in there. */
const erase = (write: string) => `
create or replace function audit.erase(p_chain uuid, p_seq bigint, p_actor uuid, p_salt text, p_event text)
returns table ("chainId" uuid, seq bigint, at text, "entryHash" text)
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  v_old public.audit_body;
begin
  perform from public.audit_chain c where c.id = p_chain for no key update;
  select * into v_old from public.audit_body b where b.chain_id = p_chain and b.seq = p_seq;
  if not found or v_old.body is null or v_old.type = 'audit.body-erased' then
    raise exception 'entry % of chain % has nothing to erase', p_seq, p_chain using errcode = 'restrict_violation';
  end if;
  if not audit.is_erasure_of(p_event, p_chain, p_seq) then
    raise exception 'the event does not name what it erases' using errcode = 'restrict_violation';
  end if;
  return query select * from audit.${write}(
    v_old.programme_id, p_actor, 'audit.body-erased', 'audit-chain', p_chain, v_old.confidential_to, p_salt, p_event);
  update public.audit_body b set body = null, salt = null where b.chain_id = p_chain and b.seq = p_seq;
end $$`;

/** Rolls, votes and what was put, frozen by the database itself, whoever writes (promises 3.3). */
const FROZEN = `
create function house.keep_roll() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  -- The roll is of one transaction: the one that opened its resolution.
  if not exists (select from resolution r where r.id = new.resolution_id and r.state = 'OPEN' and r.xmin = pg_current_xact_id()::xid)
    or exists (select from elector e where e.resolution_id = new.resolution_id and e.xmin <> pg_current_xact_id()::xid) then
    raise exception 'a roll is frozen when its resolution is opened' using errcode = 'restrict_violation';
  end if;
  if not exists (select from seat s where s.id = new.seat_id and s.person_id = new.person_id and s.body_id = new.body_id) then
    raise exception 'a roll names seats of its own body' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create trigger keep_roll after insert on elector for each row execute function house.keep_roll();

create function house.keep_ballot() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  r resolution;
begin
  select * into r from resolution x where x.id = new.resolution_id for share;
  if r.state <> 'OPEN' then
    raise exception 'a vote is cast while voting is open' using errcode = 'restrict_violation';
  end if;
  if r.manifest_sha256 is not null and new.manifest_sha256 is distinct from r.manifest_sha256 then
    raise exception 'a vote is cast on the papers decided on' using errcode = 'restrict_violation';
  end if;
  if new.revision > 1 and not exists (select from vote v
      where v.resolution_id = new.resolution_id and v.person_id = new.person_id and v.revision = new.revision - 1) then
    raise exception 'a vote follows the one that it replaces' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create trigger keep_ballot after insert on vote for each row execute function house.keep_ballot();

create function house.keep_put() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  v_may text[] := array['state', 'item_taken_at', 'presiding_id', 'excuse_reason', 'excuse_advice_of', 'version'];
begin
  if old.state = 'DRAFT' then return new; end if;
  if old.state = 'OPEN' and new.state <> 'DRAFT' and to_jsonb(new) - v_may = to_jsonb(old) - v_may then return new; end if;
  raise exception 'what was put to a body stays as it was put' using errcode = 'restrict_violation';
end $$;
create trigger keep_put before update on resolution for each row execute function house.keep_put();

create function house.keep_proposed() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  v_resolution uuid := case when tg_op = 'DELETE' then old.resolution_id else new.resolution_id end;
begin
  if exists (select from resolution r where r.id = v_resolution and r.state <> 'DRAFT') then
    raise exception 'what was put to a body stays as it was put' using errcode = 'restrict_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger keep_proposed before insert or update or delete on proposed_condition
  for each row execute function house.keep_proposed();
revoke execute on function house.keep_roll(), house.keep_ballot(), house.keep_put(), house.keep_proposed() from public;
`;

/** Who gives which roles where: as the service asks it (granting.rules.ts), asked once more of every row. */
const GRANTERS = `
create function access.my_secretaryships() returns access.part[]
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select coalesce(array_agg(row(r.programme_id, r.trust_id)::access.part), '{}') from access.my_roles() r
  where r.role = 'COMPANY_SECRETARY' and r.programme_id is not null and r.trust_id is not null
$$;
create function access.my_directorships() returns uuid[]
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select coalesce(array_agg(r.programme_id), '{}') from access.my_roles() r
  where r.role = 'PROGRAMME_DIRECTOR' and r.programme_id is not null
$$;
revoke execute on function access.my_secretaryships(), access.my_directorships() from public;
grant execute on function access.my_secretaryships(), access.my_directorships() to watersmeet_service, watersmeet_auditor;
`;

const quoted = (names: string[]) => `array[${names.map((name) => `'${name}'`).join(', ')}]::text[]`;
const BY_SECRETARY = quoted(['BOARD_MEMBER', 'GOVERNOR', 'MEDICAL_DIRECTOR', 'CHIEF_NURSE']);
const BY_DIRECTOR = quoted([
  'PMO',
  'PROGRAMME_MANAGER',
  'WORKSTREAM_SRO',
  'WORKSTREAM_LEAD',
  'FINANCE_LEAD',
  'FINANCE',
  'HR',
  'ENGAGEMENT_LEAD',
  'PUBLIC_EDITOR',
  'MODERATOR',
  'OBSERVER',
]);

const MY_PROGRAMME = 'programme_id = any ((select access.my_programmes())::uuid[])';
const PRODUCT = `(select access.actor_id()) = '00000000-0000-7000-8000-000000000000'::uuid`;
const MY_BODY =
  'row(programme_id, body_id)::access.part = any ((select access.my_bodies_in())::access.part[])';

/** What may be written, where that is less than what may be read; and what was so before. */
const CHECKS: [table: string, now: string, before: string][] = [
  [
    'membership',
    `(select access.is_administrator()) or ${PRODUCT}
      or (role = any (${BY_SECRETARY}) and row(programme_id, trust_id)::access.part = any ((select access.my_secretaryships())::access.part[]))
      or (role = any (${BY_DIRECTOR}) and trust_id is null and programme_id = any ((select access.my_directorships())::uuid[]))`,
    `person_id = (select access.own_id()) or (select access.is_administrator()) or ${PRODUCT} or ${MY_PROGRAMME}`,
  ],
  [
    'resolution',
    `${MY_PROGRAMME} and ${MY_BODY}`,
    `${MY_PROGRAMME} and (state <> 'DRAFT' or ${MY_BODY})`,
  ],
  ['resolution_outcome', `${MY_PROGRAMME} and ${MY_BODY}`, MY_PROGRAMME],
];

/** What the auditor's account has no use for: what a password or a secret is known by. */
const SECRETS = { account: 'password_hash', session: 'secret_hash', api_token: 'secret_hash' };

/** The digest of a token's row, as src/audit/row-digest.ts makes it: whoever verifies never sees its secret's. */
const TOKENS = `
create function audit.token_digests() returns table (id uuid, digest text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp set timezone = 'UTC'
as $$
  select t.id, encode(sha256(convert_to('{"row":{' || (
      select string_agg(to_json(e.key)::text || ':' || to_json(e.value)::text, ',' order by e.key collate "C")
      from jsonb_each_text(to_jsonb(t) - 'last_used_at') e where e.value is not null) || '},"table":"api_token"}', 'UTF8')), 'hex')
  from public.api_token t
$$;
revoke execute on function audit.token_digests() from public;
grant execute on function audit.token_digests() to watersmeet_auditor;
`;

export class FreezeWhatIsDecided1763780000103 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [EVENTS, erase('write_entry'), FROZEN, GRANTERS, TOKENS])
      await runner.query(part);
    for (const [table, now] of CHECKS)
      await runner.query(`alter policy service_rows on "${table}" with check (${now})`);
    for (const [table, secret] of Object.entries(SECRETS)) {
      const columns = await columnsOf(runner, table, secret);
      await runner.query(`revoke select on "${table}" from watersmeet_auditor`);
      await runner.query(`grant select (${columns}) on "${table}" to watersmeet_auditor`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, secret] of Object.entries(SECRETS)) {
      const columns = await columnsOf(runner, table, secret);
      await runner.query(`revoke select (${columns}) on "${table}" from watersmeet_auditor`);
      await runner.query(`grant select on "${table}" to watersmeet_auditor`);
    }
    for (const [table, , before] of CHECKS)
      await runner.query(`alter policy service_rows on "${table}" with check (${before})`);
    await runner.query(`
      drop function audit.token_digests(), access.my_secretaryships(), access.my_directorships();
      drop function house.keep_roll(), house.keep_ballot(), house.keep_put(), house.keep_proposed() cascade;
      drop function audit.append(uuid, uuid, text, text, uuid, uuid, text, text);
      alter function audit.write_entry(uuid, uuid, text, text, uuid, uuid, text, text) rename to append;
      grant execute on function audit.append(uuid, uuid, text, text, uuid, uuid, text, text) to watersmeet_service;
    `);
    await runner.query(erase('append'));
  }
}

async function columnsOf(runner: QueryRunner, table: string, secret: string): Promise<string> {
  const rows = (await runner.query(
    `select attname as name from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attname <> $2 order by attnum`,
    [table, secret],
  )) as { name: string }[];
  return rows.map(({ name }) => `"${name}"`).join(', ');
}
