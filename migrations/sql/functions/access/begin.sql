-- Begins a transaction: says who acts through which session or token, and by which id it is known to
-- the chain. Answers what they are, as work_out does.
create or replace function access.begin(p_actor text, p_grant text, p_tx text) returns jsonb
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
begin
  perform set_config('app.actor', p_actor, true), set_config('app.grant', p_grant, true), set_config('app.tx', p_tx, true);
  return access.work_out();
end $$;
