-- Protects a table of programmes: read and written by those who hold a role in the programme.
create or replace function guards.protect_programme_table(
  p_table regclass, p_update text[] default '{}', p_delete boolean default false)
returns void
language sql set search_path = pg_catalog, public, pg_temp
as $$
  select guards.protect(p_table, 'programme_id = any ((select access.my_programmes())::uuid[])', p_update, p_delete)
$$;
