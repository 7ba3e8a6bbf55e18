-- Keeps where the gates of a programme stand, as it was worked out on a day of its calendar, and takes away the
-- changes that were seen before it was: one that came since stays, so that what is kept is stale. It takes the
-- exclusive lock of the programme's decisions, for somebody who sees the programme.
create or replace function guards.keep_gate_status(p_programme uuid, p_seen uuid[], p_on date, p_status jsonb)
returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
begin
  if not coalesce(p_programme = any (access.my_programmes()), false) then
    raise exception 'the gates of a programme are kept by those who see it' using errcode = 'insufficient_privilege';
  end if;
  perform from public.programme p where p.id = p_programme for no key update;
  delete from public.kept_gate_status k where k.programme_id = p_programme;
  insert into public.kept_gate_status (gate_id, programme_id, status, awaits_assurance, blockers, worked_out_on,
      holds_until, worked_out_at)
    select s.gate_id, p_programme, s.status, s.awaits_assurance, s.blockers, p_on, s.holds_until, clock_timestamp()
    from jsonb_to_recordset(p_status)
      as s(gate_id uuid, status text, awaits_assurance boolean, blockers jsonb, holds_until date);
  delete from public.gate_change c where c.programme_id = p_programme and c.id = any (p_seen);
end $$;
