import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { loader } from '../../src/platform/graphql/loader.js';
import type { RequestContext } from '../../src/platform/graphql/request-context.js';
import { fillEveryTable, type Rows } from '../support/filled-world.js';
import { Generator } from '../support/generated-input.js';
import { TestApp } from '../support/test-app.js';
import { aPerson, aRole, aWorld, world, type TrustPlan } from '../support/world.js';

/** What belongs to one programme, or to one body in it, is not there for anybody else (promises 3.10). */
let t: TestApp;
let rows: Rows;
let tables: { name: string; bodys: boolean; insertable: boolean }[];

/** A programme's tables whose rows are one person's, or known to the person whom they name. */
const PERSONAL = ['api_token', 'notice', 'membership'];
/** What everybody of the programme may read although a body made it: its meetings and its resolutions. */
const KNOWN_TO_ALL = [
  'meeting',
  'resolution',
  'resolution_outcome',
  'recorded_decision',
  'condition',
  'proposed_condition',
];

beforeAll(async () => {
  t = await TestApp.start({ world: world() });
  const there = [
    { code: 'NORTH', kind: 'FOUNDATION_TRUST', role: 'ACQUIRING' },
    { code: 'WEST', kind: 'FOUNDATION_TRUST', role: 'ACQUIRED' },
  ] satisfies TrustPlan[];
  await aWorld(t, { programme: 'OTHER', trusts: there });
  await aPerson(t, 'visitor');
  await aPerson(t, 'member');
  await aRole(t, 'visitor', 'PROGRAMME_DIRECTOR', 'OTHER');
  await aRole(t, 'visitor', 'COMPANY_SECRETARY', 'OTHER', 'NORTH');
  await aRole(t, 'member', 'SRO', 'UHDB');
  await aPerson(t, 'clerk');
  await aRole(t, 'clerk', 'ADMINISTRATOR');
  await t.as('auditor').does('makeCheckpoint', { programme: 'UHDB' });
  rows = await fillEveryTable(t, { programme: 'UHDB', body: 'DERBY-BOARD', person: 'derby-ned-1' });
  tables = await t.asSuperuser(
    `select c.relname as name, p.qual like '%my_bodies%' as bodys, has_table_privilege('watersmeet_service', c.oid, 'INSERT') as insertable
     from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
     join pg_policies p on p.tablename = c.relname and p.policyname = 'service_rows'
     where exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'programme_id')
       and c.relname not in ('deciding_body') order by 1`,
  );
});
afterAll(async () => {
  await t.stop();
});

/** How many rows of the programme the service role sees in a table for somebody, or for nobody. */
async function seen(person: string | null): Promise<Record<string, number>> {
  const actor = person === null ? null : await t.actor(person);
  return await t.db.reading(actor, async (reads) => {
    const counts: Record<string, number> = {};
    for (const { name } of tables) {
      const [found] = await reads.query<{ n: number }>(
        `select count(*)::int as n from "${name}" where programme_id = $1`,
        [rows.programme],
      );
      counts[name] = found!.n;
    }
    return counts;
  });
}
const tablesWith = (counts: Record<string, number>) =>
  Object.keys(counts).filter((name) => counts[name]! > 0);

describe('the rows of a programme, asked for by the service role itself', () => {
  it('are there, in every table of it', async () => {
    const there = await t.asOwner<{ name: string }>(
      tables
        .map(
          ({ name }) =>
            `select '${name}' as name where exists (select from "${name}" where programme_id = '${rows.programme}')`,
        )
        .join(' union all '),
    );
    expect(there.map((row) => row.name).sort()).toEqual(tables.map((table) => table.name).sort());
    expect(tables.length).toBeGreaterThan(35);
  });

  it('are none for nobody', async () => {
    expect(tablesWith(await seen(null))).toEqual([]);
  });

  it('are none for somebody of another programme, in no table', async () => {
    expect(tablesWith(await seen('visitor'))).toEqual([]);
  });

  it('are none for an administrator of the installation, but for who holds a role', async () => {
    const administrators = tablesWith(await seen('clerk'));
    expect(
      administrators.filter((name) => !['membership', 'api_token', 'audit_content'].includes(name)),
    ).toEqual([]);
  });

  it("are all for a member, but for what is a body's own", async () => {
    const counts = await seen('member');
    const hidden = tables
      .filter((table) => table.bodys && table.name !== 'audit_content')
      .map((table) => table.name);
    expect(hidden.length).toBeGreaterThan(10);
    expect(
      tablesWith(counts).filter((name) => hidden.includes(name) && !KNOWN_TO_ALL.includes(name)),
    ).toEqual([]);
    const shown = tables
      .map((table) => table.name)
      .filter(
        (name) => !hidden.includes(name) && !PERSONAL.includes(name) && name !== 'audit_mark',
      );
    expect(shown.filter((name) => counts[name] === 0)).toEqual([]);
  });

  it("are all for the secretary of the body, and a body's own none for the other Trust's", async () => {
    const own = tables.filter((table) => table.bodys).map((table) => table.name);
    const [derby, burton] = [await seen('derby-secretary'), await seen('burton-secretary')];
    expect(own.filter((name) => derby[name] === 0)).toEqual([]);
    expect(
      own.filter(
        (name) => burton[name]! > 0 && name !== 'audit_content' && !KNOWN_TO_ALL.includes(name),
      ),
    ).toEqual([]);
  });

  it('cannot be changed, removed or added to from another programme', async () => {
    const visitor = await t.actor('visitor');
    const got: unknown[] = [];
    for (const { name, insertable } of tables) {
      const copy = (
        await t.asOwner<{ row: object }>(
          `select to_jsonb(x) as row from "${name}" x where programme_id = $1 limit 1`,
          [rows.programme],
        )
      )[0]!.row;
      for (const sql of [
        `update "${name}" set programme_id = programme_id where programme_id = $1 returning 1`,
        `delete from "${name}" where programme_id = $1 returning 1`,
      ]) {
        const done = await t.db
          .transaction(visitor, async (tx) => await tx.query(sql, [rows.programme]))
          .catch((error: { driverError?: { code: string } }) => error.driverError?.code);
        // Not granted at all, or nothing that it would touch.
        if (!(
          done === '42501' ||
          (Array.isArray(done) && done.flat().filter((one) => typeof one === 'object').length === 0)
        ))
          got.push([name, sql, done]);
      }
      if (!insertable) continue;
      const fresh = 'id' in copy ? { ...copy, id: randomUUID() } : copy;
      const added = await t.db
        .transaction(
          visitor,
          async (tx) =>
            await tx.query(
              `insert into "${name}" select * from jsonb_populate_record(null::"${name}", $1)`,
              [fresh],
            ),
        )
        .catch(
          (error: { refusal?: { code: string }; driverError?: { code: string } }) =>
            error.refusal?.code ?? error.driverError?.code,
        );
      // What is put to a body is kept by a trigger, which speaks before the policy does.
      const refused = name === 'proposed_condition' ? '23001' : 'NOT_FOUND';
      if (added !== refused) got.push([name, 'insert', added]);
    }
    expect(got).toEqual([]);
  });
});

describe('the API', () => {
  const roots = () => {
    const { schema } = t.app.get(GraphQLSchemaHost, { strict: false });
    return [
      ...Object.values(schema.getQueryType()!.getFields()).map(
        (field) => ['query', field] as const,
      ),
      ...Object.values(schema.getMutationType()!.getFields()).map(
        (field) => ['mutation', field] as const,
      ),
    ];
  };
  const told = async (
    generator: Generator,
    kind: 'query' | 'mutation',
    field: Parameters<Generator['request']>[1],
    as: string,
  ) => {
    const { query, variables } = generator.request(kind, field);
    const answer = await t.send(query, variables, as);
    return JSON.stringify(answer).replace(/"requestId":"[^"]+"/g, '"requestId":""');
  };

  it('answers what is there and not yours as it answers what is nowhere: the same bytes', async () => {
    const instead = {
      'grantRole.programme': rows.programme,
      'grantRole.role': 'PMO',
      'createApiToken.role': 'OBSERVER',
    };
    const nowhere = Object.fromEntries(Object.keys(rows).map((name) => [name, randomUUID()]));
    // The installation is known to whoever is signed in: its own things stay as they are.
    const installation = {
      person: rows.person!,
      trust: rows.trust!,
      deciding_body: rows.deciding_body!,
      seat: rows.seat!,
      // A body publishes its standing orders, and a Trust its register of interests.
      standing_orders: rows.standing_orders!,
      standing_interest: rows.standing_interest!,
    };
    const real = new Generator(rows, instead);
    const missing = new Generator(
      { ...nowhere, ...installation },
      { ...instead, 'grantRole.programme': nowhere.programme },
    );
    const different: unknown[] = [];
    let compared = 0;
    for (const [kind, field] of roots()) {
      if (/^sign|Password$/.test(field.name)) continue;
      const about = real.request(kind, field).about.filter((table) => !(table in installation));
      if (about.length === 0) continue;
      const [forbidden, unknown] = [
        await told(real, kind, field, 'visitor'),
        await told(missing, kind, field, 'visitor'),
      ];
      compared += 1;
      if (forbidden !== unknown) different.push([field.name, forbidden, unknown]);
    }
    expect(different).toEqual([]);
    expect(compared).toBeGreaterThan(50);
  });

  it('lists nothing of another programme, by no query', async () => {
    const ids = Object.entries(rows)
      .filter(
        ([name]) =>
          ![
            'person',
            'trust',
            'deciding_body',
            'seat',
            'standing_orders',
            'trust_site',
            'standing_interest',
          ].includes(name),
      )
      .map(([, id]) => id);
    const lists = [
      '{ programmes(first: 9) { totalCount edges { node { id code members(first: 50) { edges { node { id personId programmeId } } } } } } }',
      '{ myNotices(first: 100) { edges { node { id programmeId subjectId text } } } }',
      '{ me { roles { programmeId trustId role } } mySessions { id } myApiTokens { id programmeId } }',
    ];
    for (const query of lists) {
      const answer = await t.send(query, {}, 'visitor');
      expect(answer.errors).toBeUndefined();
      expect(ids.filter((id) => JSON.stringify(answer.data).includes(id))).toEqual([]);
    }
    expect((await t.ok(lists[0]!, {}, 'visitor')).edges.map((edge: any) => edge.node.code)).toEqual(
      ['OTHER'],
    );
  });

  it('never mixes two people up: four hundred requests at once over five connections', async () => {
    const small = await TestApp.start({ beside: t, poolSize: 5 });
    const query =
      '{ me { person { code } roles { role } } programmes(first: 10) { totalCount edges { node { code members(first: 1) { totalCount } } } } }';
    const people = ['visitor', 'member'] as const;
    const [visitors, members] = await Promise.all(
      people.map(
        async (one) =>
          await t.ok(query.replace('me { person { code } roles { role } } ', ''), {}, one),
      ),
    );
    const expected = { visitor: visitors, member: members };
    for (const one of people) await small.tokenOf(one);
    let [right, busy, waited] = [0, 0, 0];
    const { master: pool } = small.app.get(DataSource).driver as unknown as { master: Pool };
    const leaks: unknown[] = [];
    await Promise.all(
      Array.from({ length: 400 }, async (_, n) => {
        const as = people[n % 2]!;
        const { data, errors } = await small.send(query, {}, as);
        waited = Math.max(waited, pool.waitingCount);
        if (errors?.[0]?.extensions.code === 'BUSY') busy += 1;
        else if (
          data.me.person.code === as &&
          JSON.stringify(data.programmes) === JSON.stringify(expected[as])
        )
          right += 1;
        else leaks.push([as, data, errors]);
      }),
    );
    expect(leaks).toEqual([]);
    expect(right + busy).toBe(400);
    expect(right).toBeGreaterThan(100);
    process.stdout.write(`crowd: 400 reads over five connections: ${waited} waited for one\n`);
    expect(waited).toBeGreaterThan(10);
    await small.stop();
  });

  it('asks once a request for all things of a kind, however many they are', async () => {
    const statements = async (first: number) => {
      const pool = (
        t.app.get(DataSource).driver as unknown as {
          master: { Client: { prototype: { query: (...words: unknown[]) => unknown } } };
        }
      ).master;
      const query = pool.Client.prototype.query;
      let asked = 0;
      pool.Client.prototype.query = function (...words: unknown[]) {
        // What the worker asks meanwhile is not of the request.
        if (!JSON.stringify(words[0]).includes('graphile_worker')) asked += 1;
        return query.apply(this, words);
      };
      try {
        await t.ok(
          'query ($n: Int!) { trusts(first: $n) { edges { node { code bodies { code seats { person { code } } standingOrders { id } } interests { nature } } } } }',
          { n: first },
          'member',
        );
      } finally {
        pool.Client.prototype.query = query;
      }
      return asked;
    };
    const [one, four] = [await statements(1), await statements(4)];
    expect(four).toBe(one);
    expect(one).toBeLessThan(16);
  });

  it('keeps what it loaded for one request to that request', async () => {
    const context = () => ({ loaders: new Map() }) as unknown as RequestContext;
    const [one, two] = [context(), context()];
    const load = (whose: string) => async (keys: readonly string[]) =>
      await Promise.resolve(new Map(keys.map((key) => [key, whose])));
    expect(await loader(one, 'things', load('one')).load('x')).toBe('one');
    expect(await loader(two, 'things', load('two')).load('x')).toBe('two');
    expect(await loader(one, 'things', load('never')).load('x')).toBe('one');
  });
});
