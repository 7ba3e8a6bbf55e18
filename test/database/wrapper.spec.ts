import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { AuditService } from '../../src/platform/audit/audit.service.js';
import type { EventType } from '../../src/platform/audit/event-types.js';
import type { Tx } from '../../src/platform/database/tx.js';
import { IdempotencyService } from '../../src/platform/idempotency/idempotency.service.js';
import type { Actor } from '../../src/shared/actor.js';
import { DecidingBody, Site, Trust } from '../../src/governance/trusts/trust.entity.js';
import { eventually } from '../support/eventually.js';
import { TestApp } from '../support/test-app.js';
import { Bystander, crowd } from '../support/waiting.js';

let t: TestApp;
let actor: Actor;
beforeAll(async () => {
  t = await TestApp.start();
  await t.firstAdministrator();
  actor = await t.actor('administrator');
});
afterAll(async () => {
  await t.stop();
});

let code = 'T0';
beforeEach(() => {
  code = `T${Number(code.slice(1)) + 1}`;
});

/** A Trust with its event, as a service verb would add it. */
async function add(tx: Tx, name = code): Promise<string> {
  const odsCode = `O${name.slice(1)}`.padEnd(4, 'X');
  const row = { code: name, odsCode, name, kind: 'NHS_TRUST' as const, createdAt: tx.now };
  const { id } = await tx.insert(Trust, row);
  record(tx, 'trust.created', id);
  return id;
}

function record(tx: Tx, type: EventType, subjectId: string): void {
  const audit = t.app.get(AuditService);
  audit.record(tx, { type, programmeId: null, subjectType: 'trust', subjectId, payload: {} });
}

const raise = async (tx: Tx, sqlState: string) =>
  await tx.query(`do $$ begin raise exception 'injected' using errcode = '${sqlState}'; end $$`);

/** How many Trusts and events there are, past row security. */
async function written(): Promise<unknown> {
  const [counts] = await t.asOwner(
    'select (select count(*)::int from trust) as trusts, (select count(*)::int from audit_entry) as entries, (select count(*)::int from idempotency) as keys',
  );
  return counts;
}

const versionOf = async (id: string) =>
  (await t.asOwner<{ version: number }>('select version from trust where id = $1', [id]))[0]!
    .version;

it('answers at most as many rows as are asked for', async () => {
  await t.db.transaction(actor, async (tx) => {
    for (const name of [code, `${code}A`, `${code}B`]) await add(tx, name);
    const found = await tx.find(Trust, {}, { order: { code: 'DESC' }, limit: 2 });
    expect(found.map((trust) => trust.code)).toEqual([`${code}B`, `${code}A`]);
  });
});

describe('a transaction', () => {
  it.each(['40001', '40P01'])(
    'that PostgreSQL rolled back with %s is run again as a whole',
    async (state) => {
      let runs = 0;
      const id = await t.db.transaction(actor, async (tx) => {
        runs += 1;
        expect(await tx.count(Trust, { code })).toBe(0);
        const added = await add(tx);
        if (runs < 3) await raise(tx, state);
        return added;
      });
      expect(runs).toBe(3);
      expect(await t.asOwner('select id from trust where code = $1', [code])).toEqual([{ id }]);
      expect(
        await t.asOwner('select count(*)::int as n from audit_content where subject_id = $1', [id]),
      ).toEqual([{ n: 1 }]);
    },
  );

  it('is given up as BUSY after five runs, and leaves nothing', async () => {
    const before = await written();
    let runs = 0;
    const work = t.db.transaction(actor, async (tx) => {
      runs += 1;
      await add(tx);
      await raise(tx, '40001');
    });
    await expect(work).rejects.toMatchObject({ refusal: { code: 'BUSY' } });
    expect(runs).toBe(5);
    expect(await written()).toEqual(before);
  });

  it('is run again when COMMIT itself is refused so', async () => {
    await t.asOwner(`create sequence commits; grant usage on sequence commits to watersmeet_service;
      create function refuse_commit() returns trigger language plpgsql as $$ begin
        if nextval('commits') < 3 then raise exception 'injected' using errcode = '40001'; end if; return null; end $$;
      create constraint trigger refuse_commit after insert on trust_site deferrable initially deferred
        for each row execute function refuse_commit()`);
    let runs = 0;
    await t.db.transaction(actor, async (tx) => {
      runs += 1;
      const site = { code: 'A', name: 'A', place: 'A', kind: 'ACUTE' as const };
      await tx.insert(Site, { trustId: await add(tx), ...site });
    });
    await t.asOwner('drop function refuse_commit cascade; drop sequence commits');
    expect(runs).toBe(3);
    expect(await t.asOwner('select count(*)::int as n from trust where code = $1', [code])).toEqual(
      [{ n: 1 }],
    );
  });

  it('that meets another in a deadlock is run again, and both are done', async () => {
    const [a, b] = await t.db.transaction(
      actor,
      async (tx) => [await add(tx), await add(tx, `${code}B`)] as const,
    );
    let [runs, holding] = [0, 0];
    const inOrder = async (first: string, second: string) =>
      await t.db.transaction(actor, async (tx) => {
        runs += 1;
        await tx.lock(Trust, first, 'NO KEY UPDATE');
        holding += 1;
        await eventually(() => expect(holding).toBeGreaterThan(1));
        await tx.lock(Trust, second, 'NO KEY UPDATE');
        for (const id of [first, second]) await tx.set(Trust, id, { name: `${runs}` });
        record(tx, 'body.created', first);
      });
    await Promise.all([inOrder(a, b), inOrder(b, a)]);
    expect(runs).toBeGreaterThan(2);
    expect([await versionOf(a), await versionOf(b)]).toEqual([3, 3]);
  });

  it('that fails leaves nothing, and its connection is clean', async () => {
    const before = await written();
    const idempotency = t.app.get(IdempotencyService);
    const work = t.db.transaction(actor, async (tx) => {
      const request = { verb: 'createTrust', key: randomUUID(), input: {} };
      await idempotency.claim(tx, request);
      await add(tx);
      throw new Error('broken');
    });
    await expect(work).rejects.toThrow('broken');
    expect(await written()).toEqual(before);
    expect(await openTransactions(t)).toBe(0);
  });

  it('is not committed when somebody caught the failure of a statement and went on', async () => {
    const before = await written();
    const work = t.db.transaction(actor, async (tx) => {
      await add(tx);
      await tx.query('select 1 / 0').catch(() => 'never mind');
    });
    await expect(work).rejects.toThrow(/division by zero/);
    const last = t.db.transaction(actor, async (tx) => {
      await add(tx);
      tx.lastly(async () => void (await tx.query('select 1 / 0').catch(() => 'never mind')));
    });
    await expect(last).rejects.toThrow(/division by zero/);
    expect(await written()).toEqual(before);
  });

  it('takes nothing more once it is over, nor on the connection that it had', async () => {
    const before = await written();
    let kept!: Tx;
    await t.db.transaction(actor, async (tx) => {
      kept = tx;
      await Promise.resolve();
    });
    await expect(add(kept)).rejects.toMatchObject({ refusal: { code: 'BUSY' } });
    await expect(kept.named('one', 'select 1', [])).rejects.toMatchObject({
      refusal: { code: 'BUSY' },
    });

    const late: Promise<unknown>[] = [];
    const work = t.db.transaction(actor, async (tx) => {
      const slow = tx.query('select pg_sleep(0.05)').then(async () => await add(tx));
      late.push(slow.catch((error: unknown) => error));
      await Promise.all([slow, Promise.reject(new Error('one of two failed'))]);
    });
    await expect(work).rejects.toThrow('one of two failed');
    expect(await Promise.all(late)).toMatchObject([{ refusal: { code: 'BUSY' } }]);
    expect(await written()).toEqual(before);
  });

  it('refuses an actor that is not named by a UUID before anything is sent', async () => {
    const forged = { ...actor, personId: "x', true), set_config('app.actor" };
    // More often than there are connections: none of them is kept.
    for (let n = 0; n < 21; n += 1)
      await expect(t.db.transaction(forged, async () => await Promise.resolve())).rejects.toThrow(
        /named by a UUID/,
      );
    await t.db.transaction(actor, async (tx) => await tx.count(Trust, {}));
    expect(await openTransactions(t)).toBe(0);
  });

  it.each([
    ['a statement', "set local statement_timeout = '50ms'", 'select pg_sleep(1)'],
    ['a lock', "set local lock_timeout = '50ms'", 'select from trust for update'],
  ])('that waits too long for %s is BUSY', async (_what, setting, sql) => {
    const holder = await Bystander.come(t);
    await holder.hold('select from trust for update');
    const work = t.db.transaction(actor, async (tx) => {
      await tx.query(setting);
      await tx.query(sql);
    });
    await expect(work).rejects.toMatchObject({ refusal: { code: 'BUSY' } });
    await holder.leave();
  });
});

describe('a guarded update', () => {
  it('of one version is done once, whoever comes at the same time', async () => {
    const id = await t.db.transaction(actor, async (tx) => await add(tx));
    const rename = async (name: string) =>
      await t.db.transaction(actor, async (tx) => {
        await tx.update(Trust, id, 1, { name });
        record(tx, 'body.created', id);
      });
    const plan = { of: 'changes of one version', many: 20, together: 10 };
    const answers = await crowd(
      t,
      plan,
      async (n) => (await Promise.allSettled([rename(`name ${n}`)]))[0]!,
    );
    const lost = answers.filter((one) => one.status === 'rejected');
    expect(lost).toHaveLength(19);
    for (const { reason } of lost as PromiseRejectedResult[])
      expect(reason).toMatchObject({
        refusal: { code: 'STALE_VERSION', field: 'expectedVersion', currentVersion: 2 },
      });
    expect(await versionOf(id)).toBe(2);
    expect(
      await t.asOwner(
        "select count(*)::int as n from audit_content where type = 'body.created' and subject_id = $1",
        [id],
      ),
    ).toEqual([{ n: 1 }]);
  });
});

describe('a property that is undefined', () => {
  it('is left out of a new row, and null in the row answered', async () => {
    const row = { code: `${code}-BODY`, name: 'A body', kind: 'CMA' as const };
    const body = await t.db.transaction(actor, async (tx) => {
      const added = await tx.insert(DecidingBody, { ...row, id: undefined, posts: undefined });
      record(tx, 'body.created', added.id);
      return added;
    });
    expect(body).toMatchObject({ ...row, posts: null, trustId: null, version: 1 });
    expect(await t.asOwner('select posts from deciding_body where id = $1', [body.id])).toEqual([
      { posts: null },
    ]);
  });

  it('is left out of a change: its column stays as it is', async () => {
    await t.db.transaction(actor, async (tx) => {
      const id = await add(tx);
      const before = await tx.one(Trust, { id });
      await tx.update(Trust, id, 1, { name: 'Another name', kind: undefined });
      expect(await tx.one(Trust, { id })).toEqual({ ...before, name: 'Another name', version: 2 });
      await tx.set(Trust, id, { name: undefined, kind: undefined });
      expect(await tx.one(Trust, { id })).toEqual({ ...before, name: 'Another name', version: 3 });
      record(tx, 'body.created', id);
    });
  });
});

describe('the reads of a request', () => {
  it('are one snapshot: what is committed meanwhile is not in it', async () => {
    await t.db.reading(actor, async (reads) => {
      const before = await reads.count(Trust, {});
      await t.db.transaction(actor, async (tx) => await add(tx));
      expect(await reads.count(Trust, {})).toBe(before);
      expect(await reads.one(Trust, { code })).toBeNull();
    });
    await t.db.reading(actor, async (reads) => {
      expect(await reads.one(Trust, { code })).toMatchObject({ code });
    });
  });

  it('cannot write', async () => {
    const writing = t.db.reading(
      actor,
      async (reads) =>
        await reads.query("update trust set name = 'x' where id = gen_random_uuid()"),
    );
    await expect(writing).rejects.toMatchObject({ driverError: { code: '25006' } });
  });

  it('queue on their one connection: never two statements at once', async () => {
    const most = watchStatements();
    const reads = t.db.reads(actor);
    const asked = await Promise.all([
      ...Array.from(
        { length: 10 },
        async () =>
          (await reads.query<{ pid: number }>('select pg_backend_pid() as pid, pg_sleep(0.01)'))[0]!
            .pid,
      ),
      ...Array.from(
        { length: 10 },
        async () =>
          (await reads.named<{ pid: number }>('pid', 'select pg_backend_pid() as pid', []))[0]!.pid,
      ),
    ]);
    await reads.end();
    expect(new Set(asked).size).toBe(1);
    const inTx = await t.db.transaction(
      actor,
      async (tx) =>
        await Promise.all(
          Array.from(
            { length: 10 },
            async () => (await tx.query<{ pid: number }>('select pg_backend_pid() as pid'))[0]!.pid,
          ),
        ),
    );
    expect(new Set(inTx).size).toBe(1);
    expect(most()).toBe(1);
  });

  it('all fail as the first one did, once it has broken the snapshot', async () => {
    const reads = t.db.reads(actor);
    await expect(reads.query('select 1 / 0')).rejects.toMatchObject({
      driverError: { code: '22012' },
    });
    await expect(reads.count(Trust, {})).rejects.toMatchObject({ driverError: { code: '22012' } });
    await reads.end();
    await expect(reads.count(Trust, {})).rejects.toMatchObject({ refusal: { code: 'BUSY' } });
  });
});

/** Counts, until it is asked, how many statements one client of the pool ever had at the same time. */
function watchStatements(): () => number {
  const { Client } = (
    t.app.get(DataSource).driver as unknown as { master: { Client: { prototype: Asking } } }
  ).master;
  const query = Client.prototype.query;
  const running = new Map<object, number>();
  let most = 0;
  Client.prototype.query = async function (this: object, ...words: unknown[]) {
    const now = (running.get(this) ?? 0) + 1;
    running.set(this, now);
    most = Math.max(most, now);
    try {
      return await (query.apply(this, words) as Promise<unknown>);
    } finally {
      running.set(this, running.get(this)! - 1);
    }
  };
  return () => {
    Client.prototype.query = query;
    return most;
  };
}

interface Asking {
  query(this: object, ...words: unknown[]): unknown;
}

async function openTransactions(app: TestApp): Promise<number> {
  const [found] = await app.asSuperuser<{ n: number }>(
    "select count(*)::int as n from pg_stat_activity where datname = $1 and usename = 'watersmeet_service' and xact_start is not null",
    [app.database],
  );
  return found!.n;
}
