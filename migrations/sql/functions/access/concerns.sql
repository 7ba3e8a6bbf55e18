-- Whether an entry of the installation's chain concerns a body that decides in one of these programmes,
-- its Trust, or somebody who sits on it or holds a role there. What the entry says names the body of a
-- seat or of standing orders, which may be gone.
create or replace function access.concerns(p_type text, p_subject uuid, p_content text, p_programmes uuid[]) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  v_trusts uuid[];
  v_said jsonb;
begin
  if cardinality(p_programmes) = 0 or p_content is null then return false; end if;
  v_trusts := array(select y.trust_id from public.programme_party y where y.programme_id = any (p_programmes));
  if p_type = 'trust' then return p_subject = any (v_trusts); end if;
  if p_type in ('account', 'person') then
    return exists (select from public.membership m where m.person_id = p_subject
        and (m.programme_id = any (p_programmes) or (m.programme_id is null and m.trust_id = any (v_trusts))))
      or exists (select from public.seat s join public.deciding_body b on b.id = s.body_id
        where s.person_id = p_subject and (b.programme_id = any (p_programmes) or b.trust_id = any (v_trusts)));
  end if;
  v_said := p_content::jsonb -> 'payload';
  if p_type = 'membership' then
    return (v_said ->> 'programme')::uuid = any (p_programmes)
      or (v_said ->> 'programme' is null and (v_said ->> 'trust')::uuid = any (v_trusts));
  end if;
  if p_type not in ('body', 'seat', 'standing-orders', 'body-posts') then return false; end if;
  return exists (select from public.deciding_body b
    where b.id = case when p_type = 'body' then p_subject else (v_said ->> 'body')::uuid end
      and (b.programme_id = any (p_programmes) or b.trust_id = any (v_trusts)));
end $$;
