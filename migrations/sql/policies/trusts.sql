-- Who reads and writes Trusts, their sites and their registers of interests.

-- Trusts, sites and registers are known to whoever is signed in.
select house.protect_house_table('trust', array['name', 'version']);
select house.protect_house_table('trust_site', array['name', 'place', 'kind', 'version']);
select house.protect_house_table('standing_interest', array['until_day', 'version']);
