import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Until something is voted or counted the roll may follow the body's seats to the day of the meeting. */
const KEEP_ROLL = `
create function house.follow_seats() returns trigger language plpgsql
security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if tg_op = 'DELETE' or (to_jsonb(new) - array['seat_id', 'seat_kind', 'title', 'voting', 'struck_off'])
      is distinct from (to_jsonb(old) - array['seat_id', 'seat_kind', 'title', 'voting', 'struck_off'])
    or not exists (select from public.resolution r where r.id = old.resolution_id and r.state = 'OPEN')
    or exists (select from public.vote v where v.resolution_id = old.resolution_id)
    or exists (select from public.resolution_count c where c.resolution_id = old.resolution_id) then
    raise exception 'a roll that was voted on is never changed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
revoke execute on function house.follow_seats() from public;
drop trigger append_only on elector;
create trigger follow_seats before update or delete on elector
  for each row execute function house.follow_seats();
grant update (seat_id, seat_kind, title, voting, struck_off) on elector to watersmeet_service;
`;

/** As 103 has them; a roll may also be frozen once more as its item is taken, before anything is voted. */
const frozen = (again: string, before: string, put: string, more: string) => `
create or replace function house.keep_roll() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  -- The roll is of one transaction: the one that opened its resolution${again}.
  if not exists (select from resolution r where r.id = new.resolution_id and r.state = 'OPEN' and r.xmin = pg_current_xact_id()::xid)
    or exists (${before}) then
    raise exception 'a roll is frozen when its resolution is opened${again}' using errcode = 'restrict_violation';
  end if;
  if not exists (select from seat s where s.id = new.seat_id and s.person_id = new.person_id and s.body_id = new.body_id) then
    raise exception 'a roll names seats of its own body' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create or replace function house.keep_put() returns trigger
language plpgsql${put} set search_path = pg_catalog, public, pg_temp as $$
declare
  v_may text[] := array['state', 'item_taken_at', 'presiding_id', 'excuse_reason', 'excuse_advice_of', 'version']${more};
begin
  if old.state = 'DRAFT' then return new; end if;
  if old.state = 'OPEN' and new.state <> 'DRAFT' and to_jsonb(new) - v_may = to_jsonb(old) - v_may then return new; end if;
  raise exception 'what was put to a body stays as it was put' using errcode = 'restrict_violation';
end $$;
`;
const ONCE = frozen(
  '',
  'select from elector e where e.resolution_id = new.resolution_id and e.xmin <> pg_current_xact_id()::xid',
  '',
  '',
);
const ONCE_MORE = frozen(
  ', or its item taken',
  `select from vote v where v.resolution_id = new.resolution_id
      union all select from resolution_count c where c.resolution_id = new.resolution_id`,
  ' security definer',
  `
    || case when new.item_taken_at is null or exists (select from vote v where v.resolution_id = old.id)
         then '{}'::text[] else array['standing_orders_id', 'council_seats'] end`,
);

/** A place on an open roll, and the day that its roll is of: of the meeting, once the item is taken. */
const rolls = (standing: string, day: string, join: string) => `
create or replace function access.my_open_rolls() returns table (programme_id uuid, body_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  with me as materialized (
    select s.person_id as id from public.session s
    where s.id = access.grant_id() and s.person_id = access.actor_id() and s.ended_at is null and s.expires_at > now())
  select distinct e.programme_id, e.body_id
  from me join public.elector e on e.person_id = me.id
  join public.resolution r on r.id = e.resolution_id
  where r.state = 'OPEN'${standing}
$$;
create or replace function access.open_roll_of(p_seat uuid) returns date
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select max(${day}) from public.elector e join public.resolution r on r.id = e.resolution_id${join}
  where e.seat_id = p_seat and r.state = 'OPEN'${standing}
$$;
`;
const AS_THEY_WERE = rolls('', 'r.opened_on', '');
const OF_THE_MEETING = rolls(
  ' and e.struck_off is not true',
  `case when m.id is null then r.opened_on
    when r.item_taken_at is null then least(r.opened_on, m.held_on) else m.held_on end`,
  ' left join public.meeting m on m.id = r.meeting_id',
);

export class TakeTheRollOfTheMeeting1763780000111 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table elector add column struck_off boolean');
    await runner.query('alter table resolution add column late_reason text');
    await runner.query('grant update (late_reason) on resolution to watersmeet_service');
    await runner.query(KEEP_ROLL);
    await runner.query(OF_THE_MEETING);
    await runner.query(ONCE_MORE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(ONCE);
    await runner.query('alter function house.keep_put() security invoker');
    await runner.query(AS_THEY_WERE);
    await runner.query('drop trigger follow_seats on elector');
    await runner.query('drop function house.follow_seats()');
    await runner.query(`create trigger append_only before update or delete on elector
      for each row execute function house.refuse_change()`);
    await runner.query(
      'revoke update (seat_id, seat_kind, title, voting) on elector from watersmeet_service',
    );
    await runner.query('alter table elector drop column struck_off');
    await runner.query('alter table resolution drop column late_reason');
  }
}
