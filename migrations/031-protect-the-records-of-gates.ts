import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  'external_decision',
  'gate_confirmation',
  'gate_document',
  'gate_deferral',
  'gate_passing',
  'counted_decision',
  'condition_event',
];

/**
 * A gate is passed only on the decision of every body that it needs (promises N2): asked once more at
 * COMMIT, by the database itself, of what is really there then.
 */
const STANDS = `
create function house.live_decision_stands(d gate_decider, g gate, p_decision uuid) returns boolean
language sql stable set search_path = pg_catalog, public as $$
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

create function house.recorded_decision_stands(d gate_decider, g gate, p_decision uuid) returns boolean
language sql stable set search_path = pg_catalog, public as $$
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

create function house.external_decision_stands(d gate_decider, g gate, p_decision uuid) returns boolean
language sql stable set search_path = pg_catalog, public as $$
  with matching as (
    select e.* from external_decision e
    where e.gate_id = g.id and e.body_id = d.body_id and e.purpose = d.purpose
  )
  select m.outcome = any (d.satisfying) from matching m
  where m.id = p_decision and not exists (
    select from matching n where (n.decided_on, n.number) > (m.decided_on, m.number))
$$;

-- The pack that a counted decision must share with the others; null where it need not.
create function house.counted_manifest(d gate_decider, c counted_decision) returns text
language sql stable set search_path = pg_catalog, public as $$
  select case
    when not d.must_name_same_pack then null
    when c.source = 'LIVE' then (select r.manifest_sha256 from resolution r where r.id = c.decision_id)
    when c.source = 'EXTERNAL' then (
      select k.manifest_sha256 from external_decision e join case_pack k on k.id = e.pack_id
      where e.id = c.decision_id and coalesce(trim(e.no_material_change), '') = '')
  end
$$;

create function house.gate_fault(p_gate uuid) returns text
language plpgsql stable set search_path = pg_catalog, public as $$
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

create function house.check_gate_passing() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  v_fault text := house.gate_fault(new.gate_id);
begin
  if v_fault is not null then
    raise exception 'gate % is not passed: %', new.gate_id, v_fault
      using errcode = 'check_violation', constraint = 'gate_passing_stands';
  end if;
  return null;
end $$;

create constraint trigger gate_passing_stands after insert on gate_passing
  deferrable initially deferred for each row execute function house.check_gate_passing();

-- Whom a gate needed when it was passed stays as it was.
create function house.keep_deciders() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  v_gate uuid := case when tg_op = 'DELETE' then old.gate_id else new.gate_id end;
begin
  if exists (select from gate_passing p where p.gate_id = v_gate) then
    raise exception 'the deciders of a passed gate are never changed' using errcode = 'restrict_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger keep_deciders before insert or update or delete on gate_decider
  for each row execute function house.keep_deciders();

revoke execute on all functions in schema house from public;
`;

export class ProtectTheRecordsOfGates1763780000031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      await runner.query(`select house.protect_programme_table('${table}')`);
      await runner.query(`select house.append_only('${table}')`);
      await runner.query(`select house.critical('${table}')`);
    }
    await runner.query(STANDS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop trigger keep_deciders on gate_decider');
    await runner.query('drop trigger gate_passing_stands on gate_passing');
    for (const signature of [
      'keep_deciders()',
      'check_gate_passing()',
      'gate_fault(uuid)',
      'counted_manifest(gate_decider, counted_decision)',
      ...['live', 'recorded', 'external'].map(
        (source) => `${source}_decision_stands(gate_decider, gate, uuid)`,
      ),
    ]) {
      await runner.query(`drop function house.${signature}`);
    }
    for (const table of TABLES) {
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
      ]) {
        await runner.query(`drop trigger ${trigger} on "${table}"`);
      }
    }
  }
}
