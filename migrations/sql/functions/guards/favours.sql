-- Whether an answer is one for what was put, as src/governance/decisions/gate-outcome.rules.ts has it: not against,
-- not put back, and not none at all.
create or replace function guards.favours(p_outcome text) returns boolean
language sql immutable set search_path = pg_catalog, public, pg_temp
as $$
  select p_outcome in (
    'APPROVED', 'APPROVED_WITH_CONDITIONS', 'MAY_PROCEED', 'RATED', 'SUPPORTED', 'CLEARED',
    'CLEARED_ON_BENEFITS', 'NOT_INVESTIGATED', 'GRANTED')
$$;
