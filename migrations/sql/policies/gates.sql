-- Who reads and writes gates, and what they ask.

-- Gates are for those of the programme. Whom a gate needs can be taken out while it is not passed.
select guards.protect_programme_table('gate', array['title', 'question', 'required_documents', 'baseline_on',
  'forecast_on', 'version', 'taken_out_on', 'ordinal', 'case_stage', 'phase', 'same_day_allowed', 'ground', 'provision']);
select guards.protect_programme_table('gate_decider', array['position', 'version'], true);
select guards.protect_programme_table('gate_criterion', array['title', 'settings', 'version'], true);
