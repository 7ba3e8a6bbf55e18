-- Who reads and writes programmes.

-- A programme is for those who hold a role in it, and for administrators, who make it.
select guards.protect('programme', $$
  id = any ((select access.my_programmes())::uuid[]) or (select access.is_administrator())
$$, array['title', 'vision', 'business_date', 'go_live_baseline_on', 'go_live_forecast_on',
  'go_live_actual_on', 'benefits_end_on', 'version', 'adopted_on', 'regime', 'discarded_at'], false);

-- What belongs to a programme is for those who hold a role in it. Parties, statements and periods can
-- be taken out again; what was done to the programme as a whole cannot.
select guards.protect_programme_table('programme_party', array['role', 'version'], true);
select guards.protect_programme_table('programme_statement',
  array['challenge_kind', 'position', 'text', 'version'], true);
select guards.protect_programme_table('pre_election_period',
  array['name', 'starts_on', 'ends_on', 'version', 'known_from'], true);
select guards.protect_programme_table('programme_act');
select guards.protect_programme_table('business_day');
