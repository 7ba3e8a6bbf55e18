-- Who reads and writes conditions.

-- Conditions, and what happened to them, are for those of the programme.
select guards.protect_programme_table('condition',
  array['owner_name', 'owner_id', 'due_on', 'state', 'settled_on', 'version']);
select guards.protect_programme_table('condition_event');
