-- Whether I, who see these programmes and audit those, may see a vote: on a resolution that discloses
-- its votes, or my own.
create or replace function access.discloses_vote(p_vote uuid, p_programmes uuid[], p_audits uuid[], p_me uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  v_vote record;
begin
  select v.resolution_id, v.programme_id, v.person_id into v_vote from public.vote v where v.id = p_vote;
  return found and ((v_vote.person_id = p_me and v_vote.programme_id = any (p_programmes))
    or access.discloses(v_vote.resolution_id, p_programmes, p_audits));
end $$;
