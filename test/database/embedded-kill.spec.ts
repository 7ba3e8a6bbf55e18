import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { isAlive } from '../../src/platform/database/embedded/processes.js';
import {
  others,
  asRoot,
  account,
  onItsOwnGround,
  newHome,
  usedHome,
  start,
  startOther,
} from '../support/embedded-ground.js';
import { eventually } from '../support/eventually.js';
import {
  query,
  writeRow,
  readRow,
  roles,
  settings,
  postmasterPid,
} from '../support/embedded-look.js';

onItsOwnGround();

describe('after a kill -9', () => {
  it('of the server, the next start adopts the PostgreSQL that was left and finds the data', async () => {
    const home = newHome();
    const server = await startOther({ dataFolder: home, exclusive: true });
    expect(await server.next()).toMatchObject({ ready: true, fresh: true });
    const pid = postmasterPid(home);
    server.process.kill('SIGKILL');
    await once(server.process, 'exit');
    expect(isAlive(pid)).toBe(true);

    const next = await start({ dataFolder: home, exclusive: true });
    expect(postmasterPid(home)).toBe(pid);
    expect(next.freshlyCreated).toBe(false);
    await writeRow(next, 'after the kill');
    expect(await readRow(next)).toBe('after the kill');
    await next.stop();
    expect(isAlive(pid)).toBe(false);
  });

  it('of PostgreSQL, the next start recovers the data by itself', async () => {
    const home = await usedHome();
    const first = await start({ dataFolder: home, durable: true });
    await writeRow(first, 'committed');
    const pid = postmasterPid(home);
    process.kill(pid, 'SIGKILL');
    const next = await start({ dataFolder: home, durable: true });
    expect(postmasterPid(home)).not.toBe(pid);
    expect(await readRow(next)).toBe('committed');
    await first.stop();
    expect(await readRow(next)).toBe('committed');
  });

  it('while the cluster is being made, the next start makes it whole and clears the half away', async () => {
    const home = newHome();
    const killed = await startOther({ dataFolder: home });
    const half = () => readdirSync(home).filter((name) => name.startsWith('postgres.new-'));
    await eventually(() => expect(half()).toHaveLength(1));
    killed.process.kill('SIGKILL');
    await once(killed.process, 'exit');
    expect(existsSync(join(home, 'postgres'))).toBe(false);
    expect(readFileSync(join(home, 'start.lock'), 'utf8')).toContain(`${killed.process.pid} `);

    const next = await start({ dataFolder: home });
    expect(next.freshlyCreated).toBe(true);
    await next.stop();
    expect((await start({ dataFolder: home })).freshlyCreated).toBe(false);
    expect(half()).toEqual([]);
  });

  it('between the cluster and the database, the next start makes what is missing', async () => {
    const home = await usedHome();
    const first = await start({ dataFolder: home });
    await query(first, 'drop database watersmeet', 'postgres');
    await query(first, 'drop role watersmeet_auditor', 'postgres');
    await first.stop();
    const next = await start({ dataFolder: home });
    expect(next.freshlyCreated).toBe(true);
    expect((await roles(next)).length).toBe(3);
    expect((await settings(next)).owner).toBe('watersmeet_owner');
  });

  it('and a restart in which another program has the number of the old PostgreSQL, it starts', async () => {
    const home = await usedHome();
    const first = await start({ dataFolder: home });
    await writeRow(first, 'still here');
    const file = join(home, 'postgres/postmaster.pid');
    const lines = readFileSync(file, 'utf8').split('\n').slice(1);
    const folder = lines[3]!;
    const lock = join(folder, '.s.PGSQL.5432.lock');
    const locked = readFileSync(lock, 'utf8').split('\n').slice(1);
    await first.stop();
    const bystander = spawn('sleep', ['30'], asRoot ? { uid: account.uid, cwd: '/' } : {});
    others.push(bystander);
    writeFileSync(file, [bystander.pid, ...lines].join('\n'), { mode: 0o600 });
    mkdirSync(folder, { mode: 0o700 });
    for (const left of [lock, lock.replace('.lock', '')])
      writeFileSync(left, [bystander.pid, ...locked].join('\n'), { mode: 0o600 });
    if (asRoot)
      for (const left of [file, folder, lock, lock.replace('.lock', '')])
        chownSync(left, account.uid, account.gid);

    expect(await readRow(await start({ dataFolder: home }))).toBe('still here');
    expect(isAlive(bystander.pid ?? 0)).toBe(true);
  });

  it('of one connection, the server stays the one server and can still stop PostgreSQL', async () => {
    const home = await usedHome();
    const first = await start({ dataFolder: home, exclusive: true });
    const guards = `select max(a.pid)::text as word from pg_stat_activity a join pg_locks l on l.pid = a.pid
      where application_name like 'watersmeet-%' and locktype = 'advisory' and mode = 'ExclusiveLock'`;
    const before = await query(first, guards, 'postgres');
    await query(first, `select pg_terminate_backend(${before})::text as word`, 'postgres');
    await eventually(async () => {
      const after = await query(first, guards, 'postgres');
      expect([null, before]).not.toContain(after);
    });
    await expect(start({ dataFolder: home, exclusive: true })).rejects.toThrow('already runs');
    const pid = postmasterPid(home);
    await first.stop();
    expect(isAlive(pid)).toBe(false);
  });
});
