-- Whether all answers of a decision, as it was closed and as it was corrected, are for what was put.
create or replace function guards.favours_all(p_outcomes text[]) returns boolean
language sql immutable set search_path = pg_catalog, public, pg_temp
as $$
  select bool_and(guards.favours(o)) from unnest(p_outcomes) o
$$;
