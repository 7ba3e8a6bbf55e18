-- Who reads and writes bodies, their standing orders and their seats.

-- A programme's own board is known in its programme and to administrators, every other body to
-- whoever is signed in.
select guards.protect('deciding_body', $$
  (select access.actor_id()) is not null
  and (programme_id is null
    or programme_id = any ((select access.my_programmes())::uuid[])
    or (select access.is_administrator()))
$$, array['name', 'seats', 'version'], false);

-- Standing orders and seats are known where their body is. A seat that no roll names can be removed.
select guards.protect('standing_orders', $$
  body_id = any ((select access.my_known_bodies())::uuid[])
$$, array[]::text[], false);
select guards.protect('seat', $$
  body_id = any ((select access.my_known_bodies())::uuid[])
$$, array['title', 'until_day', 'version'], true);

-- The number of a council's seats is known to whoever is signed in.
select guards.protect_installation_table('council_seats');
