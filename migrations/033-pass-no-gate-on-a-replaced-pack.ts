import type { MigrationInterface, QueryRunner } from 'typeorm';

/** As `house.gate_fault` of 031, and besides: what counts was not decided on a pack that was replaced. */
export class PassNoGateOnAReplacedPack1763780000033 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function house.counted_pack_fault(p_gate uuid) returns text
      language sql stable set search_path = pg_catalog, public as $$
        select format('body %s decided on a pack that was replaced', d.body_id)
        from gate_decider d join counted_decision c on c.decider_id = d.id
        left join resolution r on c.source = 'LIVE' and r.id = c.decision_id
        left join external_decision e on c.source = 'EXTERNAL' and e.id = c.decision_id
          and coalesce(trim(e.no_material_change), '') = ''
        join case_pack k on k.id = coalesce(r.pack_id, e.pack_id)
        where d.gate_id = p_gate and d.must_name_same_pack and k.superseded_by_id is not null
        limit 1
      $$;
      create or replace function house.check_gate_passing() returns trigger
      language plpgsql security definer set search_path = pg_catalog, public as $$
      declare
        v_fault text := coalesce(house.gate_fault(new.gate_id), house.counted_pack_fault(new.gate_id));
      begin
        if v_fault is not null then
          raise exception 'gate % is not passed: %', new.gate_id, v_fault
            using errcode = 'check_violation', constraint = 'gate_passing_stands';
        end if;
        return null;
      end $$;
      revoke execute on function house.counted_pack_fault(uuid) from public;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function house.check_gate_passing() returns trigger
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
      drop function house.counted_pack_fault(uuid);
    `);
  }
}
