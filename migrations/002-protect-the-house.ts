import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who may read and write which rows: asked once a statement, from the memberships as they are now. */
const ACCESS = `
create schema access;
create schema audit;
create schema house;
grant usage on schema access, audit, house to watersmeet_service, watersmeet_auditor;

create function access.actor_id() returns uuid language sql stable
as $$ select nullif(current_setting('app.actor', true), '')::uuid $$;

create function access.grant_id() returns uuid language sql stable
as $$ select nullif(current_setting('app.grant', true), '')::uuid $$;

create function access.london_today() returns date language sql stable
as $$ select (now() at time zone 'Europe/London')::date $$;

create function access.my_roles() returns table (programme_id uuid, trust_id uuid, role text)
language sql stable security definer set search_path = pg_catalog, public
as $$
  with me as materialized (
    select access.actor_id() as id, access.grant_id() as grant_id, access.london_today() as today),
  token as materialized (
    select t.programme_id, t.role from public.api_token t, me
    where t.id = me.grant_id and t.person_id = me.id and t.revoked_at is null and t.expires_at > now()),
  signed_in as materialized (
    select from public.session s, me
    where s.id = me.grant_id and s.person_id = me.id and s.ended_at is null and s.expires_at > now())
  select m.programme_id, m.trust_id, m.role
  from public.membership m, me
  where m.person_id = me.id and m.revoked_at is null
    and m.from_day <= me.today and (m.until_day is null or m.until_day >= me.today)
    and (exists (select from signed_in)
      or exists (select from token t where t.programme_id = m.programme_id and t.role = m.role))
$$;

create function access.my_programmes() returns uuid[]
language sql stable security definer set search_path = pg_catalog, public
as $$
  select coalesce(array_agg(distinct r.programme_id), '{}')
  from access.my_roles() r where r.programme_id is not null
$$;

create function access.is_administrator() returns boolean
language sql stable security definer set search_path = pg_catalog, public
as $$
  select exists (select from access.my_roles() r
                 where r.role = 'ADMINISTRATOR' and r.programme_id is null and r.trust_id is null)
$$;

-- The day by which a seat still counts for reading: the earliest business date among my programmes.
create function access.my_day() returns date
language sql stable security definer set search_path = pg_catalog, public
as $$
  select least(access.london_today(), (
    select min(p.business_date) from public.programme p
    where p.id = any ((select access.my_programmes())::uuid[])))
$$;

-- Asked in every statement of a body's own part: what does not depend on the row is worked out once.
create function access.my_bodies() returns uuid[]
language sql stable security definer set search_path = pg_catalog, public
as $$
  with me as materialized (select access.actor_id() as id, access.my_day() as day),
  roles as materialized (select * from access.my_roles()),
  seats as materialized (
    select s.body_id from public.seat s, me
    where s.person_id = me.id and (s.until_day is null or s.until_day >= me.day))
  select coalesce(array_agg(distinct b.id), '{}')
  from public.deciding_body b
  join roles r on r.trust_id = b.trust_id or r.programme_id = b.programme_id
  where (b.trust_id is not null and r.role = 'COMPANY_SECRETARY')
    or (b.programme_id is not null and r.role in ('PROGRAMME_DIRECTOR', 'PMO'))
    or ((b.programme_id is not null or r.role in ('BOARD_MEMBER', 'GOVERNOR'))
      and b.id in (select body_id from seats))
$$;

create function access.account_for_sign_in(p_email text) returns table (person_id uuid, password_hash text)
language sql stable security definer set search_path = pg_catalog, public
as $$
  select a.id, a.password_hash from public.account a where a.email = p_email and a.disabled_at is null
$$;

-- Which session or token a secret is, if it still may be used; notes at most once a minute that it was.
create function access.use_grant(p_secret_hash text)
returns table (grant_kind text, grant_id uuid, person_id uuid, authenticated_at timestamptz)
language plpgsql volatile security definer set search_path = pg_catalog, public
as $$
begin
  update public.session s set last_seen_at = now()
    where s.secret_hash = p_secret_hash and s.ended_at is null and s.expires_at > now()
      and s.last_seen_at between now() - make_interval(mins => s.idle_minutes) and now() - interval '1 minute';
  return query
    select 'SESSION', s.id, s.person_id, s.authenticated_at
    from public.session s left join public.account a on a.id = s.person_id
    where s.secret_hash = p_secret_hash and s.ended_at is null and s.expires_at > now()
      and s.last_seen_at > now() - make_interval(mins => s.idle_minutes) and a.disabled_at is null;
  if found then return; end if;
  return query
    select 'TOKEN', t.id, t.person_id, null::timestamptz
    from public.api_token t left join public.account a on a.id = t.person_id
    where t.secret_hash = p_secret_hash and t.revoked_at is null and t.expires_at > now()
      and a.disabled_at is null;
end $$;

-- Whether the house has an administrator at all: the first is made from the command line.
create function access.has_administrator() returns boolean
language sql stable security definer set search_path = pg_catalog, public
as $$
  select exists (select from public.membership m
                 where m.role = 'ADMINISTRATOR' and m.revoked_at is null and m.programme_id is null and m.trust_id is null)
$$;

create function access.note_token_use(p_token uuid) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public
as $$
begin
  perform set_config('app.quiet', 'on', true);
  update public.api_token set last_used_at = now()
    where id = p_token and (last_used_at is null or last_used_at < now() - interval '1 minute');
  perform set_config('app.quiet', '', true);
end $$;
`;

/** How a table is protected: called by every migration for every table that it makes. */
const PROTECT = `
create function house.protect(p_table regclass, p_using text, p_update text[], p_delete boolean) returns void
language plpgsql as $$
begin
  execute format('alter table %s enable row level security', p_table);
  execute format('alter table %s force row level security', p_table);
  execute format('create policy owner_all on %s to watersmeet_owner using (true) with check (true)', p_table);
  execute format('create policy auditor_reads on %s for select to watersmeet_auditor using (true)', p_table);
  execute format('create policy service_rows on %s to watersmeet_service using (%s) with check (%s)', p_table, p_using, p_using);
  execute format('grant select on %s to watersmeet_service, watersmeet_auditor', p_table);
  execute format('grant insert on %s to watersmeet_service', p_table);
  if cardinality(p_update) > 0 then
    execute format('grant update (%s) on %s to watersmeet_service',
      (select string_agg(quote_ident(c), ', ') from unnest(p_update) c), p_table);
  end if;
  if p_delete then execute format('grant delete on %s to watersmeet_service', p_table); end if;
end $$;

-- A table of a programme: read and written by those who hold a role in it.
create function house.protect_programme_table(p_table regclass, p_update text[] default '{}', p_delete boolean default false)
returns void language sql as $$
  select house.protect(p_table, 'programme_id = any ((select access.my_programmes())::uuid[])', p_update, p_delete)
$$;

-- A deciding body's own part in a programme: its seats and its secretary alone.
create function house.protect_body_table(p_table regclass, p_update text[] default '{}', p_delete boolean default false)
returns void language sql as $$
  select house.protect(p_table,
    'programme_id = any ((select access.my_programmes())::uuid[]) and body_id = any ((select access.my_bodies())::uuid[])',
    p_update, p_delete)
$$;

-- What belongs to the house and may be known to whoever is signed in: Trusts, bodies, seats.
create function house.protect_house_table(p_table regclass, p_update text[] default '{}', p_delete boolean default false)
returns void language sql as $$
  select house.protect(p_table, '(select access.actor_id()) is not null', p_update, p_delete)
$$;

create function house.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is only ever added to', tg_table_name using errcode = 'restrict_violation';
end $$;

create function house.append_only(p_table regclass) returns void language plpgsql as $$
begin
  execute format('create trigger append_only before update or delete on %s for each row execute function house.refuse_change()', p_table);
  execute format('create trigger append_only_truncate before truncate on %s for each statement execute function house.refuse_change()', p_table);
end $$;
`;

/** The chains: appended by one function, in the transaction of what happened (rulings 12 to 16). */
const AUDIT = `
create function audit.append(
  p_programme uuid, p_actor uuid, p_type text, p_subject_type text, p_subject uuid, p_confidential uuid, p_salt text, p_body text)
returns table ("chainId" uuid, seq bigint, at text, "entryHash" text)
language plpgsql volatile security definer set search_path = pg_catalog, public
as $$
declare
  v_chain public.audit_chain;
  v_seq bigint;
  v_at text;
  v_digest text;
  v_hash text;
begin
  select * into v_chain from public.audit_chain c where c.programme_id is not distinct from p_programme for no key update;
  if not found then raise exception 'no chain for programme %', p_programme; end if;
  v_seq := v_chain.head_seq + 1;
  v_at := to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
  v_digest := encode(sha256(decode(p_salt, 'hex') || convert_to(p_body, 'UTF8')), 'hex');
  v_hash := encode(sha256(convert_to(
    concat_ws('|', 'watersmeet.audit', '1', v_chain.id, v_seq, v_chain.head_hash, v_at, v_digest), 'UTF8')), 'hex');
  insert into public.audit_entry (chain_id, seq, programme_id, prev, at, body_digest, entry_hash, tx)
    values (v_chain.id, v_seq, p_programme, v_chain.head_hash, v_at, v_digest, v_hash, current_setting('app.tx')::uuid);
  insert into public.audit_body (chain_id, seq, programme_id, confidential_to, actor_id, type, subject_type, subject_id, salt, body)
    values (v_chain.id, v_seq, p_programme, p_confidential, p_actor, p_type, p_subject_type, p_subject, p_salt, p_body);
  update public.audit_chain set head_seq = v_seq, head_hash = v_hash where id = v_chain.id;
  return query select v_chain.id, v_seq, v_at, v_hash;
end $$;

create function audit.open_chain(p_programme uuid, p_name text, p_training boolean) returns void
language sql volatile security definer set search_path = pg_catalog, public
as $$
  insert into public.audit_chain (id, kind, programme_id, name, training, head_seq, head_hash)
  values (p_programme, 'PROGRAMME', p_programme, p_name, p_training, 0, repeat('0', 64))
$$;

-- Marks, once a transaction and table, that a critical row changed.
create function audit.mark_change() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public
as $$
begin
  if current_setting('app.quiet', true) = 'on' then return null; end if;
  if not exists (select from changed) then return null; end if;
  if nullif(current_setting('app.tx', true), '') is null then
    raise exception 'a critical change of % outside the wrapper', tg_table_name;
  end if;
  insert into public.audit_mark (tx, table_name) values (current_setting('app.tx')::uuid, tg_table_name)
    on conflict do nothing;
  return null;
end $$;

-- At commit: no critical change without its event.
create function audit.demand_event() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public
as $$
begin
  if not exists (select from public.audit_entry e where e.tx = new.tx) then
    raise exception 'a change of % has no event in an audit chain', new.table_name;
  end if;
  delete from public.audit_mark m where m.tx = new.tx and m.table_name = new.table_name;
  return null;
end $$;

create constraint trigger demand_event after insert on audit_mark
  deferrable initially deferred for each row execute function audit.demand_event();

create function house.critical(p_table regclass) returns void language plpgsql as $$
begin
  execute format('create trigger critical_insert after insert on %s referencing new table as changed for each statement execute function audit.mark_change()', p_table);
  execute format('create trigger critical_update after update on %s referencing new table as changed for each statement execute function audit.mark_change()', p_table);
  execute format('create trigger critical_delete after delete on %s referencing old table as changed for each statement execute function audit.mark_change()', p_table);
end $$;

insert into audit_chain (id, kind, programme_id, name, training, head_seq, head_hash)
values (gen_random_uuid(), 'HOUSE', null, 'house', false, 0, repeat('0', 64));
`;

const NOBODY = 'false';
const MY_PROGRAMME_OR_HOUSE = `programme_id is null or programme_id = any ((select access.my_programmes())::uuid[])`;
const MY_BODY_OF_EVENT = `
  (programme_id = any ((select access.my_programmes())::uuid[])
    and (confidential_to is null or confidential_to = any ((select access.my_bodies())::uuid[])))
  or (programme_id is null and (select access.is_administrator()))
  or actor_id = (select access.actor_id())`;
const MINE = (column: string) => `${column} = (select access.actor_id())`;
const MINE_OR_ADMINISTRATOR = (column: string) =>
  `${MINE(column)} or (select access.is_administrator())`;
/** The product itself, acting from the command line. */
const PRODUCT = `(select access.actor_id()) = '00000000-0000-7000-8000-000000000000'::uuid`;

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
const protect = (table: string, using: string, update: string[] = []) =>
  `select house.protect('${table}', ${quoted(using)}, array[${update.map(quoted).join(', ')}]::text[], false);`;

const TABLES = `
${protect('audit_chain', MY_PROGRAMME_OR_HOUSE)}
${protect('audit_entry', MY_PROGRAMME_OR_HOUSE)}
${protect('audit_body', MY_BODY_OF_EVENT)}
${protect('audit_checkpoint', MY_PROGRAMME_OR_HOUSE)}
${protect('audit_mark', NOBODY)}
select house.protect_house_table('audit_key');
revoke insert on audit_chain, audit_entry, audit_body, audit_mark from watersmeet_service;
select house.append_only('audit_entry');
select house.append_only('audit_body');
select house.append_only('audit_checkpoint');
select house.append_only('audit_key');

${protect('person', '(select access.actor_id()) is not null', ['display_name', 'version'])}
${protect('account', `${MINE_OR_ADMINISTRATOR('id')} or ${PRODUCT}`, ['password_hash', 'disabled_at', 'version'])}
${protect('session', MINE_OR_ADMINISTRATOR('person_id'), ['ended_at'])}
${protect('api_token', MINE_OR_ADMINISTRATOR('person_id'), ['revoked_at', 'version'])}
${protect('membership', `${MINE_OR_ADMINISTRATOR('person_id')} or ${PRODUCT} or programme_id = any ((select access.my_programmes())::uuid[])`, ['until_day', 'revoked_at', 'version'])}
${protect('idempotency', MINE('actor_id'), ['answer'])}

select house.protect_house_table('trust', array['name', 'version']);
select house.protect_house_table('trust_site', array['name', 'place', 'kind', 'version']);
select house.protect_house_table('deciding_body', array['name', 'seats', 'version']);
select house.protect_house_table('standing_orders');
select house.append_only('standing_orders');
select house.protect_house_table('seat', array['title', 'until_day', 'version']);
select house.protect_house_table('standing_interest', array['until_day', 'version']);

${protect('programme', `id = any ((select access.my_programmes())::uuid[]) or (select access.is_administrator())`, ['title', 'vision', 'business_date', 'go_live_baseline_on', 'go_live_forecast_on', 'go_live_actual_on', 'benefits_end_on', 'version'])}
select house.protect_programme_table('programme_party', array['role', 'version'], true);
select house.protect_programme_table('programme_statement', array['challenge_kind', 'position', 'text', 'version'], true);
select house.protect_programme_table('blackout_period', array['name', 'starts_on', 'ends_on', 'version'], true);
select house.protect_programme_table('programme_act');
select house.append_only('programme_act');
select house.protect_programme_table('gate', array['title', 'question', 'required_documents', 'baseline_on', 'forecast_on', 'version']);
select house.protect_programme_table('gate_decider', array['position', 'version'], true);
select house.protect_programme_table('gate_criterion', array['title', 'settings', 'version'], true);

grant select on migration to watersmeet_service, watersmeet_auditor;

create table sign_in_limit (key varchar(255) primary key, points integer not null default 0, expire bigint);
grant select, insert, update, delete on sign_in_limit to watersmeet_service;

revoke execute on all functions in schema access, audit, house from public;
grant execute on all functions in schema access to watersmeet_service, watersmeet_auditor;
grant execute on function audit.append(uuid, uuid, text, text, uuid, uuid, text, text) to watersmeet_service;
grant execute on function audit.open_chain(uuid, text, boolean) to watersmeet_service;
`;

const CRITICAL = [
  'person',
  'account',
  'api_token',
  'membership',
  'trust',
  'trust_site',
  'deciding_body',
  'standing_orders',
  'seat',
  'standing_interest',
  'programme',
  'programme_party',
  'programme_statement',
  'blackout_period',
  'programme_act',
  'gate',
  'gate_decider',
  'gate_criterion',
];

export class ProtectTheHouse1763780000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [ACCESS, PROTECT, AUDIT, TABLES]) await runner.query(part);
    for (const table of CRITICAL) await runner.query(`select house.critical('${table}')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = (await runner.query(
      `select distinct tablename as name from pg_policies where schemaname = 'public'`,
    )) as { name: string }[];
    for (const { name } of tables) {
      for (const policy of ['owner_all', 'auditor_reads', 'service_rows']) {
        await runner.query(`drop policy ${policy} on "${name}"`);
      }
      await runner.query(
        `alter table "${name}" disable row level security, no force row level security`,
      );
      await runner.query(`revoke all on "${name}" from watersmeet_service, watersmeet_auditor`);
    }
    await runner.query('delete from audit_chain');
    await runner.query('drop table sign_in_limit');
    await runner.query('drop schema access, audit, house cascade');
  }
}
