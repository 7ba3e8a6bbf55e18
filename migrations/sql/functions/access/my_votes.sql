-- Every vote that was given in my name, with what its receipt says: for ever, whatever roles and seats have ended. In
-- my own sign-in alone.
create or replace function access.my_votes()
returns table (
  id uuid, "programmeCode" text, "programmeTitle" text, practice boolean, "bodyName" text, ref text, wording text,
  "resolutionId" uuid, revision integer, choice text, "manifestSha256" text, "castAt" timestamptz,
  "recordedForYou" boolean, chain uuid, sequence text, "entryHash" text, content text, salt text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select v.id, p.code, p.title, p.practice, b.name, b.code || '/' || r.number, r.wording, r.id, v.revision, v.choice,
    v.manifest_sha256, v.cast_at, v.entered_by <> v.person_id, e.chain_id, e.seq::text, e.entry_hash, c.content, c.salt
  from public.vote v
  join public.resolution r on r.id = v.resolution_id
  join public.programme p on p.id = v.programme_id
  join public.deciding_body b on b.id = v.body_id
  join public.audit_content c on c.subject_id = v.id
    and c.type = any (array['vote.cast', 'vote.recorded', 'vote.taken-back'])
  join public.audit_entry e on e.chain_id = c.chain_id and e.seq = c.seq
  where v.person_id = access.own_id()
$$;
