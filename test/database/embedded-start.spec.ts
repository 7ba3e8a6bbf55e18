import { existsSync, readFileSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { isAlive } from '../../src/platform/database/embedded/processes.js';
import {
  account,
  onItsOwnGround,
  newHome,
  usedHome,
  start,
  refusal,
  startOther,
} from '../support/embedded-ground.js';
import {
  query,
  writeRow,
  readRow,
  roles,
  settings,
  postmasterPid,
  modeAndOwner,
} from '../support/embedded-look.js';

onItsOwnGround();

describe('a start', () => {
  it('makes the cluster, the three roles and the database, and the next start keeps the data', async () => {
    const home = newHome();
    const first = await start({ dataFolder: home });
    expect(first.freshlyCreated).toBe(true);
    expect(first.dataFolder).toBe(join(home, 'postgres'));
    expect(modeAndOwner(first.dataFolder)).toEqual(['700', account.uid]);
    expect(modeAndOwner(first.socketFolder)).toEqual(['700', account.uid]);
    expect(first.keyFolder).toBe(join(home, 'keys'));
    expect(modeAndOwner(first.keyFolder)).toEqual(['700', process.getuid?.()]);
    expect(await roles(first)).toEqual([
      'watersmeet_auditor login=true super=false bypass=false',
      'watersmeet_owner login=true super=false bypass=false',
      'watersmeet_service login=true super=false bypass=false',
    ]);
    expect(await settings(first)).toEqual({
      owner: 'watersmeet_owner',
      encoding: 'UTF8',
      provider: 'b',
      locale: 'C.UTF-8',
      zone: 'UTC',
      dates: 'ISO, YMD',
      listens: '',
      checksums: 'on',
      fsync: 'off',
      wal: 'replica',
    });
    await writeRow(first, 'kept');
    const pid = postmasterPid(home);
    await first.stop();
    expect(isAlive(pid)).toBe(false);
    expect(existsSync(first.socketFolder)).toBe(false);
    expect(readdirSync(home).sort()).toEqual(['keys', 'postgres', 'postgres.log']);

    const second = await start({ dataFolder: home, durable: true });
    expect(second.freshlyCreated).toBe(false);
    expect(await readRow(second)).toBe('kept');
    expect((await settings(second)).fsync).toBe('on');
  });

  it('keeps to the socket: no other account may enter its folder, nothing listens on TCP', async () => {
    const postgres = await start({ dataFolder: await usedHome() });
    expect(postgres.connection('watersmeet_service', 'watersmeet')).toEqual({
      host: postgres.socketFolder,
      port: 5432,
      user: 'watersmeet_service',
      database: 'watersmeet',
    });
    const hba = await query(
      postgres,
      "select string_agg(distinct type || ' ' || auth_method, ', ') as word from pg_hba_file_rules",
    );
    expect(hba).toBe('host reject, local trust');
    expect(await query(postgres, 'select inet_server_addr()::text as word')).toBe(null);
  });

  it('writes no statement and no value of a row into the log', async () => {
    const home = await usedHome();
    const postgres = await start({ dataFolder: home });
    await writeRow(postgres, 'secret vote');
    await expect(query(postgres, "insert into kept values ('secret vote')")).rejects.toThrow(
      'duplicate key',
    );
    const log = readFileSync(join(home, 'postgres.log'), 'utf8');
    expect(log).toContain('duplicate key value violates unique constraint');
    expect(log).not.toContain('secret vote');
  });
});

describe('several at once', () => {
  it('two first starts make one cluster and share it; the last to leave stops it', async () => {
    const home = newHome();
    const [one, two] = [
      await startOther({ dataFolder: home }),
      await startOther({ dataFolder: home }),
    ];
    const words = [await one.next(), await two.next()];
    expect(words.map(({ ready }) => ready)).toEqual([true, true]);
    expect(words.map(({ fresh }) => fresh).sort()).toEqual([false, true]);
    const pid = postmasterPid(home);
    expect(await one.stop()).toBe(0);
    expect(isAlive(pid)).toBe(true);
    const third = await start({ dataFolder: home });
    expect(postmasterPid(home)).toBe(pid);
    expect(await two.stop()).toBe(0);
    await writeRow(third, 'shared');
    expect(await readRow(third)).toBe('shared');
    await third.stop();
    expect(isAlive(pid)).toBe(false);
    expect(readdirSync(home).sort()).toEqual(['keys', 'postgres', 'postgres.log']);
  });

  it('a second server on the same data is refused with a sentence, and the first is unharmed', async () => {
    const home = await usedHome();
    const server = await startOther({ dataFolder: home, exclusive: true });
    await server.next();
    const pid = postmasterPid(home);
    const second = await refusal({ dataFolder: home, exclusive: true });
    expect(second).toBe(
      `Watersmeet already runs on the data in ${home}/postgres (process ${server.process.pid}): ` +
        'use that one, or stop it before you start another.',
    );
    const task = await start({ dataFolder: home });
    await writeRow(task, 'from a task');
    await task.stop();
    expect(isAlive(pid)).toBe(true);
    expect(await server.stop()).toBe(0);
    expect(isAlive(pid)).toBe(false);
  });

  it('of two servers that start first at once, one runs and one is refused', async () => {
    const home = newHome();
    const both = [
      await startOther({ dataFolder: home, exclusive: true }),
      await startOther({ dataFolder: home, exclusive: true }),
    ];
    const words = await Promise.all(both.map((other) => other.next()));
    expect(words.filter(({ ready }) => ready).length).toBe(1);
    expect(words.find(({ refused }) => refused)?.name).toBe('EmbeddedPostgresFault');
    const winner = words.findIndex(({ ready }) => ready);
    expect(await both[winner]?.stop()).toBe(0);
  });

  it('a start lock of a dead process, or of one that only has the same number, is put aside', async () => {
    const home = await usedHome();
    const locks = [`${2 ** 22 + 7} 1\n`, `${process.pid} 1\n`, ''];
    for (const lock of process.platform === 'linux' ? locks : locks.slice(0, 1)) {
      writeFileSync(join(home, 'start.lock'), lock);
      utimesSync(join(home, 'start.lock'), 1, 1);
      await (await start({ dataFolder: home })).stop();
      expect(existsSync(join(home, 'start.lock'))).toBe(false);
    }
  });

  it('a Ctrl-C reaches the server alone, which then stops PostgreSQL in its own time', async () => {
    const home = await usedHome();
    const server = await startOther({ dataFolder: home, exclusive: true }, { detached: true });
    await server.next();
    process.kill(-(server.process.pid ?? 0), 'SIGINT');
    expect(await server.next()).toEqual({ interrupted: true });
    // A PostgreSQL that had been told to stop as well would take nobody in.
    const task = await start({ dataFolder: home });
    await writeRow(task, 'after Ctrl-C');
    await task.stop();
    const pid = postmasterPid(home);
    expect(isAlive(pid)).toBe(true);
    expect(await server.stop()).toBe(0);
    expect(isAlive(pid)).toBe(false);
  });
});
