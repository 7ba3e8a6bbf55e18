import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OutboxWorker, Task } from '../../src/platform/outbox/worker.service.js';
import { eventually } from '../support/eventually.js';
import { TestApp } from '../support/test-app.js';
import { Bystander } from '../support/waiting.js';

let t: TestApp;
let worker: OutboxWorker;
beforeAll(async () => {
  t = await TestApp.start();
  worker = t.app.get(OutboxWorker);
});
afterAll(async () => {
  await worker.stop();
  await t.stop();
});

const ready = async () => await (await fetch(`${t.url}/ready`)).json();
const start = async () => await worker.start(t.connection('watersmeet_service'));
const addJob = async () =>
  await t.asRole('watersmeet_service', 'select graphile_worker.add_job($1)', [
    Task.FORGET_SIGN_IN_ATTEMPTS,
  ]);
const jobs = async () => await t.asOwner('select id from graphile_worker._private_jobs');
const attempts = async () =>
  (await t.asOwner<{ key: string }>('select key from sign_in_limit order by key')).map(
    ({ key }) => key,
  );
const keep = async (key: string, hoursAgo: number) =>
  await t.asOwner('insert into sign_in_limit (key, points, expire) values ($1, 1, $2)', [
    key,
    Date.now() - hoursAgo * 3_600_000,
  ]);

describe('the worker', () => {
  it('does the jobs that are there and those that come, and /ready says that it works', async () => {
    expect(await ready()).toEqual({ status: 'ready', worker: 'NOT_STARTED' });
    await keep('expired long ago', 2);
    await keep('expired just now', 0.5);
    await addJob();
    await start();
    expect(await ready()).toEqual({ status: 'ready', worker: 'WORKING' });
    await eventually(async () => expect(await attempts()).toEqual(['expired just now']));
    await eventually(async () => expect(await jobs()).toEqual([]));
    await keep('another of long ago', 2);
    await addJob();
    await eventually(async () => expect(await attempts()).toEqual(['expired just now']));
  });

  it('is to do each every hour, by itself', async () => {
    const known = await t.asOwner(
      'select identifier from graphile_worker._private_known_crontabs order by 1',
    );
    expect(known).toEqual([{ identifier: Task.FORGET_SIGN_IN_ATTEMPTS }]);
  });

  it('finishes what it is doing when it stops, begins nothing more, and goes on when it starts', async () => {
    await keep('while it stops', 2);
    const holder = await Bystander.come(t);
    await holder.hold('lock table sign_in_limit in access exclusive mode');
    await addJob();
    expect(await holder.sees(1)).toBe(1);
    let over = false;
    const stopped = worker.stop().then(() => (over = true));
    await addJob();
    expect(over).toBe(false);
    await holder.leave();
    await stopped;
    expect(await attempts()).toEqual(['expired just now']);
    expect(await ready()).toEqual({ status: 'ready', worker: 'STOPPED' });
    expect((await jobs()).length).toBe(1);
    await start();
    await eventually(async () => expect(await jobs()).toEqual([]));
  });

  it('tries again what failed, and keeps of the failure only its code', async () => {
    await t.asSuperuser('alter table sign_in_limit rename to gone');
    await addJob();
    const failed = async () =>
      await t.asOwner('select attempts, last_error as error from graphile_worker._private_jobs');
    await eventually(async () =>
      expect(await failed()).toEqual([{ attempts: 1, error: expect.stringMatching(/42P01/) }]),
    );
    expect(JSON.stringify(await failed())).not.toMatch(/sign_in_limit|relation/);
    await t.asSuperuser('alter table gone rename to sign_in_limit');
    await t.asOwner('update graphile_worker._private_jobs set run_at = now()');
    await addJob();
    await eventually(async () => expect(await jobs()).toEqual([]));
  });
});

describe('the tables of jobs', () => {
  it('are for the service alone, which cannot change them', async () => {
    const rights = await t.asSuperuser(
      `select c.relname as name, r.rolname as who, string_agg(p.privilege_type, ' ' order by p.privilege_type) as may
       from pg_class c, aclexplode(c.relacl) p join pg_roles r on r.oid = p.grantee
       where c.relnamespace = 'graphile_worker'::regnamespace and r.oid <> c.relowner group by 1, 2 order by 1`,
    );
    const all = 'DELETE INSERT SELECT UPDATE';
    const who = 'watersmeet_service';
    expect(rights).toEqual([
      { name: '_private_job_queues', who, may: all },
      { name: '_private_jobs', who, may: all },
      { name: '_private_known_crontabs', who, may: all },
      { name: '_private_tasks', who, may: all },
      { name: 'migrations', who, may: 'SELECT' },
    ]);
    const open = await t.asSuperuser(
      `select relname from pg_class where relnamespace = 'graphile_worker'::regnamespace and relkind = 'r'
         and not relrowsecurity order by 1`,
    );
    expect(open).toEqual([{ relname: 'migrations' }]);
    const other = await t.asSuperuser(
      `select has_schema_privilege('watersmeet_auditor', 'graphile_worker', 'USAGE') as auditor,
         has_schema_privilege('watersmeet_service', 'graphile_worker', 'CREATE') as makes,
         (select count(*)::int from pg_proc where pronamespace = 'graphile_worker'::regnamespace
            and has_function_privilege('public', oid, 'EXECUTE')) as functions`,
    );
    expect(other).toEqual([{ auditor: false, makes: false, functions: 0 }]);
  });
});
