-- Who reads and writes bodies, their standing orders and their seats.

-- A programme's own board is known in its programme and to administrators, every other body to
-- whoever is signed in.
select guards.protect('deciding_body', $$
  (select access.actor_id()) is not null
  and (programme_id is null
    or programme_id = any ((select access.my_programmes())::uuid[])
    or (select access.is_administrator()))
$$, array['name', 'posts', 'version'], false);

-- Standing orders and seats are known where their body is. What no roll names can be removed.
select guards.protect('standing_orders', $$
  access.knows_body(body_id, (select access.my_programmes())::uuid[], (select access.is_administrator()))
$$, array[]::text[], true);
select guards.protect('seat', $$
  access.knows_body(body_id, (select access.my_programmes())::uuid[], (select access.is_administrator()))
$$, array['title', 'until_day', 'version'], true);

-- The number of a council's seats is known to whoever is signed in.
select guards.protect_installation_table('body_posts');
