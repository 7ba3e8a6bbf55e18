-- Works out, for the rest of this transaction, what row security asks in every statement: the own
-- person, the programmes, the bodies, whether an administrator, and where an auditor. It is kept in a
-- setting under a seal, so that nobody else can have set it. Answers the roles that are held, the own
-- bodies, and the programmes of open rolls. Asked when a transaction begins, again once an act holds its locks, and
-- whenever one of the rows that it goes by is written.
create or replace function access.work_out() returns jsonb
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  v_me uuid := access.actor_id();
  v_today date := access.london_today();
  v_held access.held[];
  v_rolls access.part[];
  v_days access.programme_day[];
  v_programmes uuid[];
  v_bodies access.part[];
  v_rights text;
begin
  if v_me is null then
    perform set_config('app.rights', '', true), set_config('app.seal', '', true);
    return jsonb_build_object('held', '[]'::jsonb, 'bodies', '[]'::jsonb, 'rolls', '[]'::jsonb, 'admits', 'EVERYTHING');
  end if;
  v_held := array(select r::access.held from access.my_roles() r);
  v_rolls := array(select o::access.part from access.my_open_rolls() o);
  v_programmes := array(
    select h.programme_id from unnest(v_held) h where h.programme_id is not null
    union select o.programme_id from unnest(v_rolls) o order by 1);
  v_days := array(
    select row(p.id, coalesce(p.business_date, v_today))::access.programme_day
    from public.programme p where p.id in (select h.programme_id from unnest(v_held) h));
  v_bodies := array(
    with held as materialized (
      select d.programme_id, h.trust_id, h.role
      from unnest(v_days) d
      join unnest(v_held) h on h.programme_id = d.programme_id or (h.programme_id is null and h.trust_id is not null)),
    seated as materialized (
      select d.programme_id, s.body_id
      from public.seat s join unnest(v_days) d on s.from_day <= d.day and (s.until_day is null or s.until_day >= d.day)
      where s.person_id = v_me),
    mine as (
      select h.programme_id, b.id as body_id
      from held h join public.deciding_body b on b.trust_id = h.trust_id
      where h.role = 'COMPANY_SECRETARY'
        or (h.role in ('BOARD_MEMBER', 'GOVERNOR')
          and (h.programme_id, b.id) in (select s.programme_id, s.body_id from seated s))
      union
      select h.programme_id, b.id
      from held h join public.deciding_body b on b.programme_id = h.programme_id
      where h.role in ('PROGRAMME_DIRECTOR', 'PMO')
        or (h.programme_id, b.id) in (select s.programme_id, s.body_id from seated s)
      union
      select o.programme_id, o.of_id from unnest(v_rolls) o)
    select row(m.programme_id, m.body_id)::access.part from mine m);
  v_rights := concat_ws(E'\n',
    coalesce((select v_me::text where not exists (select from public.api_token t where t.id = access.grant_id())), ''),
    exists (select from unnest(v_held) h where h.role = 'ADMINISTRATOR' and h.programme_id is null and h.trust_id is null),
    v_programmes, v_bodies,
    array(select h.programme_id from unnest(v_held) h where h.role = 'AUDITOR' and h.programme_id is not null));
  perform set_config('app.rights', v_rights, true), set_config('app.seal', access.seal(v_rights), true);
  return jsonb_build_object(
    'admits', access.admits(v_me),
    'held', coalesce((select jsonb_agg(jsonb_build_object(
      'programmeId', h.programme_id, 'trustId', h.trust_id, 'role', h.role)) from unnest(v_held) h), '[]'::jsonb),
    'bodies', coalesce((select jsonb_agg(jsonb_build_object(
      'programmeId', b.programme_id, 'bodyId', b.of_id)) from unnest(v_bodies) b), '[]'::jsonb),
    'rolls', coalesce((select jsonb_agg(distinct o.programme_id) from unnest(v_rolls) o), '[]'::jsonb));
end $$;
