import { expect, it } from '@jest/globals';
import { testCluster } from '../support/cluster.js';
import { faultsOfPlans } from '../support/plans.js';

const { superuser, template } = testCluster();
const connection = { ...superuser, database: template };

it.each([
  'select from vote where choice = $1',
  'select from gate where programme_id = any (access.my_programmes())',
  "select from person where code = 'chair'",
  'select from gate g join seat s on s.version = g.version where g.id = $1',
  'select count(*) from resolution where state = $1 limit $2',
  'select (select count(*) from session) from person where id = $1',
])('finds that a table is looked through: %s', async (statement) => {
  expect(await faultsOfPlans(connection, [statement])).toHaveLength(1);
});

it.each([
  'select from person where id = $1',
  'select from person where id = any ($1)',
  'select from seat where body_id in (select id from deciding_body where trust_id = $1)',
  'select from person order by code, id limit $1',
  'select from person where display_name ilike $1',
])('finds nothing in %s', async (statement) => {
  expect(await faultsOfPlans(connection, [statement])).toEqual([]);
});
