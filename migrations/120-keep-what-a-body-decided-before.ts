import type { MigrationInterface, QueryRunner } from 'typeorm';

const WHAT_STANDS = `
-- Whether a body ratified its urgent decision; null while it has not said, and of any other decision.
create function house.ratified(p_resolution uuid) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select o.carried
  from resolution u
  join resolution r on r.programme_id = u.programme_id and r.body_id = u.body_id
    and r.purpose = 'RATIFY' and r.subject_id = u.id and r.state = 'CLOSED'
  join resolution_outcome o on o.resolution_id = r.id and (o.carried or o.outcome = 'REJECTED')
  where u.id = p_resolution and u.method = 'URGENT'
  order by o.decided_on desc, o.closed_at desc limit 1
$$;
grant execute on function house.ratified(uuid) to watersmeet_service, watersmeet_auditor;

-- A motion on which nothing was decided, or that was not ratified, leaves what was decided before.
create or replace function house.live_decision_stands(d gate_decider, g gate, p_decision uuid) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  with matching as (
    select r.id, o.outcome, o.decided_on, o.closed_at
    from resolution r join resolution_outcome o on o.resolution_id = r.id
    left join case_pack k on k.id = r.pack_id
    where r.programme_id = d.programme_id and r.body_id = d.body_id and r.purpose = d.purpose
      and r.state = 'CLOSED' and o.outcome not in ('WITHDRAWN', 'NOT_QUORATE', 'NOT_HELD')
      and house.ratified(r.id) is not false
      and case when g.case_stage is null then r.subject_type = 'GATE' and r.subject_id = g.id
               else coalesce(r.stage, k.stage) = g.case_stage end
  )
  select m.outcome = any (d.satisfying) from matching m
  where m.id = p_decision and not exists (
    select from matching n where (n.decided_on, n.closed_at) > (m.decided_on, m.closed_at))
$$;

create or replace function house.recorded_decision_stands(d gate_decider, g gate, p_decision uuid) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  with matching as (
    select r.* from recorded_decision r
    where r.programme_id = d.programme_id and r.gate_code = g.code and r.body_id = d.body_id
      and r.purpose = d.purpose and r.outcome not in ('WITHDRAWN', 'NOT_QUORATE', 'NOT_HELD')
      and not exists (select from recorded_decision c where c.corrects_id = r.id)
  )
  select m.outcome = any (d.satisfying)
    and m.decided_on < (select p.adopted_on from programme p where p.id = d.programme_id)
  from matching m
  where m.id = p_decision and not exists (
    select from matching n where (n.decided_on, n.recorded_at) > (m.decided_on, m.recorded_at))
$$;

-- A record that was corrected no longer counts; its correction takes its turn.
create or replace function house.external_decision_stands(d gate_decider, g gate, p_decision uuid) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  with matching as (
    select e.id, e.outcome, e.decided_on, coalesce(e.turn, e.number) as turn
    from external_decision e
    where e.gate_id = g.id and e.body_id = d.body_id and e.purpose = d.purpose
      and not exists (select from external_decision c where c.corrects_id = e.id)
  )
  select m.outcome = any (d.satisfying) from matching m
  where m.id = p_decision and not exists (
    select from matching n where (n.decided_on, n.turn) > (m.decided_on, m.turn))
$$;

-- A condition blocks, whichever of its body's decisions at the gate set it (R10): a later one settles none.
create function house.set_at_gate(d gate_decider, g gate, k condition) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select case k.set_by_type
    when 'RESOLUTION' then exists (
      select from resolution r left join case_pack p on p.id = r.pack_id
      where r.id = k.set_by_id and r.purpose = d.purpose and house.ratified(r.id) is not false
        and case when g.case_stage is null then r.subject_type = 'GATE' and r.subject_id = g.id
                 else coalesce(r.stage, p.stage) = g.case_stage end)
    when 'RECORDED_DECISION' then exists (
      select from recorded_decision r
      where r.id = k.set_by_id and r.purpose = d.purpose and r.gate_code = g.code)
    else exists (
      select from external_decision e left join case_pack p on p.id = e.pack_id
      where e.id = k.set_by_id and e.purpose = d.purpose and e.gate_id = g.id
        -- What stood against a pack, or put it back, is void once the pack is replaced.
        and (p.superseded_by_id is null or e.outcome not in (
          'PENDING', 'RED_FLAG', 'RETURNED_FOR_INFORMATION', 'NOT_SUPPORTED', 'REFERRED',
          'PROHIBITED', 'REFUSED')))
  end
$$;

create or replace function house.gate_fault(p_gate uuid) returns text
language plpgsql stable set search_path = pg_catalog, public, pg_temp as $$
declare
  g gate;
  d gate_decider;
  c counted_decision;
begin
  select * into g from gate where id = p_gate;
  for d in select * from gate_decider where gate_id = p_gate loop
    select * into c from counted_decision where decider_id = d.id;
    if not found then return format('body %s has no decision', d.body_id); end if;
    if not coalesce(case c.source
      when 'LIVE' then house.live_decision_stands(d, g, c.decision_id)
      when 'RECORDED' then house.recorded_decision_stands(d, g, c.decision_id)
      when 'EXTERNAL' then house.external_decision_stands(d, g, c.decision_id)
    end, false) then
      return format('the decision of body %s does not stand', d.body_id);
    end if;
    if exists (select from condition k where k.programme_id = d.programme_id and k.body_id = d.body_id
      and k.kind = 'PRECEDENT' and k.state not in ('DISCHARGED', 'WAIVED')
      and house.set_at_gate(d, g, k)) then
      return format('a condition of body %s is open', d.body_id);
    end if;
  end loop;
  if (select count(distinct house.counted_manifest(x, y)) from gate_decider x
      join counted_decision y on y.decider_id = x.id where x.gate_id = p_gate) > 1 then
    return 'the bodies decided on different packs';
  end if;
  return null;
end $$;
revoke execute on function house.set_at_gate(gate_decider, gate, condition) from public;
revoke execute on function house.ratified(uuid) from public;
`;

const WHAT_STOOD = `
create or replace function house.live_decision_stands(d gate_decider, g gate, p_decision uuid) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  with matching as (
    select r.id, o.outcome, o.decided_on, o.closed_at
    from resolution r join resolution_outcome o on o.resolution_id = r.id
    left join case_pack k on k.id = r.pack_id
    where r.programme_id = d.programme_id and r.body_id = d.body_id and r.purpose = d.purpose
      and r.state = 'CLOSED'
      and case when g.case_stage is null then r.subject_type = 'GATE' and r.subject_id = g.id
               else coalesce(r.stage, k.stage) = g.case_stage end
  )
  select m.outcome = any (d.satisfying) from matching m
  where m.id = p_decision and not exists (
    select from matching n where (n.decided_on, n.closed_at) > (m.decided_on, m.closed_at))
$$;

create or replace function house.recorded_decision_stands(d gate_decider, g gate, p_decision uuid) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  with matching as (
    select r.* from recorded_decision r
    where r.programme_id = d.programme_id and r.gate_code = g.code and r.body_id = d.body_id
      and r.purpose = d.purpose
      and not exists (select from recorded_decision c where c.corrects_id = r.id)
  )
  select m.outcome = any (d.satisfying)
    and m.decided_on < (select p.adopted_on from programme p where p.id = d.programme_id)
  from matching m
  where m.id = p_decision and not exists (
    select from matching n where (n.decided_on, n.recorded_at) > (m.decided_on, m.recorded_at))
$$;

create or replace function house.external_decision_stands(d gate_decider, g gate, p_decision uuid) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  with matching as (
    select e.* from external_decision e
    where e.gate_id = g.id and e.body_id = d.body_id and e.purpose = d.purpose
  )
  select m.outcome = any (d.satisfying) from matching m
  where m.id = p_decision and not exists (
    select from matching n where (n.decided_on, n.number) > (m.decided_on, m.number))
$$;

create or replace function house.gate_fault(p_gate uuid) returns text
language plpgsql stable set search_path = pg_catalog, public, pg_temp as $$
declare
  g gate;
  d gate_decider;
  c counted_decision;
begin
  select * into g from gate where id = p_gate;
  for d in select * from gate_decider where gate_id = p_gate loop
    select * into c from counted_decision where decider_id = d.id;
    if not found then return format('body %s has no decision', d.body_id); end if;
    if not coalesce(case c.source
      when 'LIVE' then house.live_decision_stands(d, g, c.decision_id)
      when 'RECORDED' then house.recorded_decision_stands(d, g, c.decision_id)
      when 'EXTERNAL' then house.external_decision_stands(d, g, c.decision_id)
    end, false) then
      return format('the decision of body %s does not stand', d.body_id);
    end if;
    if exists (select from condition k where k.set_by_id = c.decision_id
      and k.kind = 'PRECEDENT' and k.state not in ('DISCHARGED', 'WAIVED')) then
      return format('a condition of body %s is open', d.body_id);
    end if;
  end loop;
  if (select count(distinct house.counted_manifest(x, y)) from gate_decider x
      join counted_decision y on y.decider_id = x.id where x.gate_id = p_gate) > 1 then
    return 'the bodies decided on different packs';
  end if;
  return null;
end $$;
drop function house.set_at_gate(gate_decider, gate, condition);
drop function house.ratified(uuid);
`;

/**
 * A record of a body outside can be corrected, a minute names its meeting, a pre-election period says
 * since when it is known; and what stands at a gate follows from all that its bodies decided.
 */
export class KeepWhatABodyDecidedBefore1763780000120 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "external_decision" ADD "corrects_id" uuid`);
    await runner.query(`ALTER TABLE "external_decision" ADD "turn" integer`);
    await runner.query(
      `ALTER TABLE "external_decision" ADD CONSTRAINT "external_decision_corrects" UNIQUE ("corrects_id")`,
    );
    await runner.query(`ALTER TABLE "condition_event" ADD "meeting_on" date`);
    await runner.query(`ALTER TABLE "blackout_period" ADD "known_from" TIMESTAMP WITH TIME ZONE`);
    await runner.query('grant update (known_from) on blackout_period to watersmeet_service');
    await runner.query(WHAT_STANDS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(WHAT_STOOD);
    await runner.query('revoke update (known_from) on blackout_period from watersmeet_service');
    await runner.query(`ALTER TABLE "blackout_period" DROP COLUMN "known_from"`);
    await runner.query(`ALTER TABLE "condition_event" DROP COLUMN "meeting_on"`);
    await runner.query(
      `ALTER TABLE "external_decision" DROP CONSTRAINT "external_decision_corrects"`,
    );
    await runner.query(`ALTER TABLE "external_decision" DROP COLUMN "turn"`);
    await runner.query(`ALTER TABLE "external_decision" DROP COLUMN "corrects_id"`);
  }
}
