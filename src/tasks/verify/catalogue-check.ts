import { catalogueOf, promisedCatalogue } from '../../platform/database/catalogue.js';
import { differences } from '../../platform/database/catalogue.rules.js';
import { AUDITOR, OWNER, SERVICE } from '../../platform/database/roles.js';
import type { Check, Found, Verification } from './check.js';

export const catalogueCheck: Check = {
  name: 'catalogue',
  promise:
    'The tables, columns, rules, functions and rights of the database are those of this version, line by line of docs/catalogue.txt, and no account of Watersmeet gets round the rules on who may see and change what.',
  async *faults(it) {
    const found = await catalogueOf(async (sql) => await it.db.query(sql));
    for (const difference of differences(promisedCatalogue(), found)) yield difference;
    it.note(
      `Catalogue: ${found.size} lines, each a table, column, rule, function or right, were compared with docs/catalogue.txt.`,
    );
    yield* roleFaults(it);
  },
};

async function* roleFaults({ db }: Verification): AsyncGenerator<Found> {
  const roles = await db.query<{ name: string }>(
    `select rolname as name from pg_roles where rolname = any ($1)
       and (rolsuper or rolbypassrls or (rolname <> $2 and pg_has_role(rolname, $2, 'MEMBER'))) order by 1`,
    [[SERVICE, AUDITOR, OWNER], OWNER],
  );
  for (const { name } of roles)
    yield { because: `Row security does not restrict the account ${name}.` };
}
