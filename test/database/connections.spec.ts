import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { WAITS } from '../../src/platform/database/data-source.js';
import type { Tx } from '../../src/platform/database/tx.js';
import { Trust } from '../../src/governance/trusts/trust.entity.js';
import { eventually } from '../support/eventually.js';
import { FlakyProxy } from '../support/flaky-proxy.js';
import { chances, SEED } from '../support/seed.js';
import { TestApp } from '../support/test-app.js';
import { Bystander, crowd } from '../support/waiting.js';
import { key } from '../support/world.js';

const POOL = 3;
let t: TestApp;
let node: TestApp;
let proxy: FlakyProxy;
beforeAll(async () => {
  t = await TestApp.start({ poolSize: POOL });
  await t.firstAdministrator();
  proxy = await FlakyProxy.start(t.connection('watersmeet_service'));
  node = await TestApp.start({
    beside: t,
    poolSize: 2,
    service: { host: '127.0.0.1', port: proxy.port },
  });
});
afterEach(() => {
  proxy.cut = 'NEVER';
});
afterAll(async () => {
  await node.stop();
  await proxy.stop();
  await t.stop();
});

const CREATE =
  'mutation ($input: CreateTrustInput!) { createTrust(input: $input) { replayed trust { code } } }';
const TRUSTS = 'query { trusts(first: 1) { totalCount } }';
let number = 0;
const trust = () => {
  number += 1;
  return {
    idempotencyKey: key(),
    code: `T${number}`,
    odsCode: `X${100 + number}`,
    name: 'A Trust',
    kind: 'NHS_TRUST',
  };
};
const there = async (code: string) =>
  (await t.asOwner('select from trust where code = $1', [code])).length;
const poolOf = (app: TestApp) =>
  (app.app.get(DataSource).driver as unknown as { master: Pool }).master;

/** Every connection of the pool is idle, and none is in a transaction. */
async function atRest(app: TestApp): Promise<void> {
  const pool = poolOf(app);
  await eventually(() =>
    expect({ waiting: pool.waitingCount, busy: pool.totalCount - pool.idleCount }).toEqual({
      waiting: 0,
      busy: 0,
    }),
  );
  const open = await app.asSuperuser(
    "select state from pg_stat_activity where datname = $1 and usename = 'watersmeet_service' and xact_start is not null",
    [app.database],
  );
  expect(open).toEqual([]);
}

/** Somebody who holds a lock that every read of Trusts must wait for. */
async function holdTrusts(): Promise<Bystander> {
  const holder = await Bystander.come(t);
  await holder.hold('lock table trust in access exclusive mode');
  return holder;
}

describe('a connection lost at COMMIT', () => {
  const unknown = async (input: object, at = node) =>
    (await at.send(CREATE, { input }, 'administrator')).errors?.[0]?.extensions.code;

  it.each([
    ['before COMMIT arrived: it was not written', 'BEFORE_COMMIT_ARRIVES', 0],
    ['after COMMIT arrived: it was written', 'AFTER_COMMIT_ARRIVED', 1],
  ] as const)('is OUTCOME_UNKNOWN %s, and the same key finds out', async (_when, cut, rows) => {
    const input = trust();
    await node.tokenOf('administrator');
    proxy.cut = cut;
    expect(await unknown(input)).toBe('OUTCOME_UNKNOWN');
    proxy.cut = 'NEVER';
    await eventually(async () => expect(await there(input.code)).toBe(rows));
    expect(await node.ok(CREATE, { input }, 'administrator')).toMatchObject({
      replayed: rows === 1,
    });
    expect(await there(input.code)).toBe(1);
    await atRest(node);
  });

  it('is OUTCOME_UNKNOWN when the server never answers', async () => {
    const input = trust();
    const waits = { query_timeout: 1_000 };
    const service = { host: '127.0.0.1', port: proxy.port };
    const hasty = await TestApp.start({ beside: t, poolSize: 2, waits, service });
    await hasty.tokenOf('administrator');
    proxy.cut = 'SILENT';
    expect(await unknown(input, hasty)).toBe('OUTCOME_UNKNOWN');
    proxy.cut = 'NEVER';
    expect(await node.ok(CREATE, { input }, 'administrator')).toMatchObject({ replayed: true });
    await atRest(hasty);
    await hasty.stop();
  });
});

describe('a connection lost before COMMIT', () => {
  it('is BUSY, nothing is written, and the pool makes another', async () => {
    const input = trust();
    await t.asSuperuser(`create sequence crashes;
      create function crash() returns trigger language plpgsql security definer as $$ begin
        if nextval('crashes') <= 2 then perform pg_terminate_backend(pg_backend_pid()); end if; return new; end $$;
      create trigger crash before insert on trust for each row execute function crash()`);
    for (let n = 0; n < 2; n += 1)
      expect(await t.refused(CREATE, { input }, 'administrator')).toMatchObject({ code: 'BUSY' });
    expect(await there(input.code)).toBe(0);
    expect(await t.ok(CREATE, { input }, 'administrator')).toMatchObject({ replayed: false });
    await t.asSuperuser('drop function crash cascade; drop sequence crashes');
    await atRest(t);
  });

  it.each([
    ['before a statement', async (tx: Tx) => await tx.query('select 1')],
    ['before a question', async (tx: Tx) => await tx.count(Trust, {})],
    ['before a row is written', async (tx: Tx) => await tx.set(Trust, key(), { name: 'Another' })],
    ['before COMMIT', async () => await Promise.resolve()],
  ])('is BUSY when it is lost %s, while nothing is asked', async (_when, goOn) => {
    const actor = await t.actor('administrator');
    const idle = () => poolOf(t).totalCount;
    const work = t.db.transaction(actor, async (tx) => {
      const [own] = await tx.query<{ pid: number }>('select pg_backend_pid() as pid');
      const before = idle();
      await t.asSuperuser('select pg_terminate_backend($1)', [own!.pid]);
      await eventually(() => expect(idle()).toBeLessThan(before));
      await goOn(tx);
    });
    await expect(work).rejects.toMatchObject({ refusal: { code: 'BUSY' } });
    await atRest(t);
  });

  it('of every connection at once is survived', async () => {
    await Promise.all(
      Array.from({ length: POOL * 2 }, async () => await t.ok(TRUSTS, {}, 'administrator')),
    );
    await t.asSuperuser(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and usename = 'watersmeet_service'",
      [t.database],
    );
    await eventually(() => expect(poolOf(t).totalCount).toBe(0));
    const answers = await Promise.all(
      Array.from({ length: POOL * 2 }, async () => await t.send(TRUSTS, {}, 'administrator')),
    );
    expect(answers.map((one) => one.errors?.[0]?.extensions.code)).toEqual(
      answers.map(() => undefined),
    );
  });
});

describe('when no connection is free', () => {
  it('a request is answered BUSY after two seconds, and the next is served', async () => {
    const waits = { connectionTimeoutMillis: WAITS.connectionTimeoutMillis };
    const full = await TestApp.start({ beside: t, poolSize: POOL, waits });
    const actor = await t.actor('administrator');
    const secret = await t.tokenOf('administrator');
    const pool = poolOf(full);
    let letGo = () => {};
    const released = new Promise<void>((done) => (letGo = done));
    const hold = async () => await full.db.transaction(actor, async () => await released);
    // A busy machine may be as slow as that to make a connection.
    const holders = Array.from({ length: POOL }, async () => await eventually(hold));
    await eventually(() => expect([pool.totalCount, pool.idleCount]).toEqual([POOL, 0]));
    const began = performance.now();
    const [inTx, over] = await Promise.all([
      full.db
        .transaction(actor, async () => await Promise.resolve())
        .catch((error: unknown) => error),
      full.sendWith(TRUSTS, {}, secret),
    ]);
    expect(performance.now() - began).toBeGreaterThan(1_900);
    expect(inTx).toMatchObject({ refusal: { code: 'BUSY' } });
    expect(over).toMatchObject({
      status: 503,
      errors: [{ extensions: { code: 'BUSY', requestId: expect.any(String) } }],
    });
    letGo();
    await Promise.all(holders);
    await atRest(full);
    expect(await full.sendWith(TRUSTS, {}, secret)).toMatchObject({ status: 200 });
    await atRest(full);
    await full.stop();
  });
});

/** Sends a request that its caller can give up, and whether it was answered before. */
async function asking(query: string, variables: object, stop: AbortSignal): Promise<boolean> {
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${await t.tokenOf('administrator')}`,
  };
  const body = JSON.stringify({ query, variables });
  return await fetch(`${t.url}/graphql`, { method: 'POST', headers, signal: stop, body }).then(
    () => true,
    (error: Error) => {
      expect(error.message).toMatch(/abort/);
      return false;
    },
  );
}

describe('a request that its caller gives up', () => {
  /** They wait, as many as there are connections; then they are all given up. */
  async function abandon(holder: Bystander, query: string, variables: object[]): Promise<void> {
    const stop = new AbortController();
    const asked = variables.map(async (one) => await asking(query, one, stop.signal));
    expect(await holder.sees(POOL, ...asked)).toBe(POOL);
    stop.abort();
    expect(await Promise.all(asked)).toEqual(variables.map(() => false));
  }

  it('gives its connection back while it reads', async () => {
    const holder = await holdTrusts();
    await abandon(
      holder,
      TRUSTS,
      Array.from({ length: POOL * 3 }, () => ({})),
    );
    await holder.leave();
    await atRest(t);
    expect(await t.ok(TRUSTS, {}, 'administrator')).toEqual({ totalCount: expect.any(Number) });
  });

  it('gives its connection back while it writes, and is done whole or not at all', async () => {
    const inputs = Array.from({ length: POOL }, trust);
    const holder = await holdTrusts();
    await abandon(
      holder,
      CREATE,
      inputs.map((input) => ({ input })),
    );
    await holder.leave();
    await atRest(t);
    for (const input of inputs) {
      const done = await there(input.code);
      expect(await t.ok(CREATE, { input }, 'administrator')).toMatchObject({
        replayed: done === 1,
      });
      expect(await there(input.code)).toBe(1);
    }
  });

  it('leaves every connection free after a hundred of them', async () => {
    const chance = chances('requests that are given up');
    const never = new AbortController().signal;
    let answered = 0;
    for (let round = 0; round < 10; round += 1) {
      const began = performance.now();
      await Promise.all(Array.from({ length: 10 }, async () => await asking(TRUSTS, {}, never)));
      const long = performance.now() - began;
      // When they are given up is what this is about: at any moment of the time that they take.
      const asked = Array.from({ length: 10 }, async () => {
        const stop = new AbortController();
        setTimeout(() => stop.abort(), chance() * long);
        return await asking(TRUSTS, {}, stop.signal);
      });
      answered += (await Promise.all(asked)).filter(Boolean).length;
    }
    process.stdout.write(
      `given up: ${100 - answered} of 100, before they were answered (seed ${SEED})\n`,
    );
    expect(answered).toBeGreaterThan(0);
    expect(answered).toBeLessThan(100);
    await atRest(t);
  });
});

describe('fifty of one request at once, of which the first three crash', () => {
  it('have one effect: one does it, the others find it done', async () => {
    const big = await TestApp.start({ beside: t, poolSize: 20 });
    const input = trust();
    await t.asSuperuser(`create sequence crashes;
      create function crash() returns trigger language plpgsql security definer as $$ begin
        if nextval('crashes') <= 3 then perform pg_terminate_backend(pg_backend_pid()); end if; return new; end $$;
      create trigger crash before insert on trust for each row execute function crash()`);
    await big.tokenOf('administrator');
    const answers = await crowd(
      big,
      { of: 'one request 50 times, of which three crash', many: 50, together: 10 },
      async () => await big.send(CREATE, { input }, 'administrator'),
    );
    await t.asSuperuser('drop function crash cascade; drop sequence crashes');
    const kinds = answers.map(
      (one) =>
        one.errors?.[0]?.extensions.code ?? (one.data.createTrust.replayed ? 'REPLAYED' : 'DONE'),
    );
    const count = (kind: string) => kinds.filter((one) => one === kind).length;
    expect({ done: count('DONE'), replayed: count('REPLAYED'), busy: count('BUSY') }).toEqual({
      done: 1,
      replayed: 46,
      busy: 3,
    });
    expect(await there(input.code)).toBe(1);
    expect(
      await t.asOwner(
        "select count(*)::int as n from audit_content where type = 'trust.created' and content like '%' || $1 || '%'",
        [`"code":"${input.code}"`],
      ),
    ).toEqual([{ n: 1 }]);
    expect(
      await t.asOwner('select count(*)::int as n from idempotency where key = $1', [
        input.idempotencyKey,
      ]),
    ).toEqual([{ n: 1 }]);
    await atRest(big);
    await big.stop();
  });
});
