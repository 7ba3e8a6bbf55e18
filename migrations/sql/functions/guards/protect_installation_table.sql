-- Protects what belongs to no programme and may be known to whoever is signed in.
create or replace function guards.protect_installation_table(
  p_table regclass, p_update text[] default '{}', p_delete boolean default false)
returns void
language sql set search_path = pg_catalog, public, pg_temp
as $$
  select guards.protect(p_table, '(select access.actor_id()) is not null', p_update, p_delete)
$$;
