-- Protects a deciding body's own part in a programme: for its seats and its secretary alone.
create or replace function guards.protect_body_table(
  p_table regclass, p_update text[] default '{}', p_delete boolean default false)
returns void
language sql set search_path = pg_catalog, public, pg_temp
as $$
  select guards.protect(p_table, '
    programme_id = any ((select access.my_programmes())::uuid[])
    and row(programme_id, body_id)::access.part = any ((select access.my_bodies_in())::access.part[])',
    p_update, p_delete)
$$;
