-- Who reads and writes Trusts, their sites and their registers of interests.

-- Trusts, sites and registers are known to whoever is signed in.
select guards.protect_installation_table('trust', array['name', 'ods_code', 'version']);
select guards.protect_installation_table('trust_site', array['name', 'place', 'kind', 'version']);
select guards.protect_installation_table('standing_interest', array['until_day', 'version']);
