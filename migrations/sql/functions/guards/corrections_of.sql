-- The corrections of a resolution that stand: the last that counts, since it changed no outcome or is
-- confirmed, and a later one that waits to be confirmed.
-- The same as src/governance/deciding/correcting.rules.ts says.
create or replace function guards.corrections_of(p_resolution uuid)
returns table (number integer, outcome text, carried boolean, counts boolean, entered_at timestamptz, sha256 text)
language sql stable set search_path = pg_catalog, public, pg_temp
as $$
  with made as (
    select c.*, not c.changes_outcome
        or exists (select from correction_confirmation x
          where x.correction_id = c.id and x.kind = 'MINUTES_APPROVED')
        or (select count(*) from correction_confirmation x
          where x.correction_id = c.id and x.kind in ('PRESIDED', 'PRESENT')) = 2 as counts
    from resolution_correction c where c.resolution_id = p_resolution)
  select m.number, m.outcome, m.carried, m.counts, m.entered_at, m.sha256
  from made m
  where m.number >= coalesce((select max(x.number) from made x where x.counts), 0)
    and (m.counts or m.number = (select max(x.number) from made x))
  order by m.number
$$;
