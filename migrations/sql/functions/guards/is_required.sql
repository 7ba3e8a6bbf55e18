-- Whether a body must decide at its gate on a day. What a statute asked for is not required any more after the
-- last day of its section, nor from the day on which Parliament ends it, once the company secretary of every
-- Trust has confirmed that and unless the entry is annulled.
-- The same as src/governance/programmes/provision.rules.ts says: test/law/rules-in-force.spec.ts compares.
create or replace function guards.is_required(p_decider uuid, p_day date) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp
as $$
  select d.ground <> 'STATUTE' or (
    (d.provision_until is null or p_day <= d.provision_until)
    and not exists (
      select from law_change l
      where l.programme_id = d.programme_id and l.provision = d.provision and l.commences_on <= p_day
        and not exists (select from record_annulment n where n.record_id = l.id)
        and not exists (
          select from programme_party t
          where t.programme_id = d.programme_id and t.role <> 'SUCCESSOR' and not exists (
            select from law_change_confirmation c
            where c.law_change_id = l.id and c.trust_id = t.trust_id))))
  from gate_decider d where d.id = p_decider
$$;
