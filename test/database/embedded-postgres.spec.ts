import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { transformSync } from '@swc/core';
import pg from 'pg';
import { chooseAccount } from '../../src/database/embedded/account.js';
import { locate } from '../../src/database/embedded/binaries-installed.js';
import {
  type EmbeddedOptions,
  type EmbeddedPostgres,
  EmbeddedPostgresFault,
  startEmbeddedPostgres,
} from '../../src/database/embedded/embedded-postgres.js';
import { nameFor } from '../../src/database/embedded/folders.js';
import { isAlive } from '../../src/database/embedded/processes.js';
import {
  type Surroundings,
  theseSurroundings,
  userCache,
} from '../../src/database/embedded/surroundings.js';

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
const SOURCES = join(REPOSITORY, 'src/database/embedded');
const PACKAGE = `@embedded-postgres/${process.platform}-${process.arch}`;
const OWN_SERVER = 'set DATABASE_URL to use a PostgreSQL of your own (15 or later)';
const NOBODY = 65534;
const asRoot = process.getuid?.() === 0;

/** A short path, because the socket's path must be; everything of this spec lies in it. */
const ground = realpathSync(mkdtempSync('/tmp/wm-'));
chmodSync(ground, 0o755);
const around: Surroundings = {
  ...theseSurroundings(),
  temporary: [folder('t', 0o777)],
  homes: [join(ground, 'home')],
  systemState: join(ground, 'state'),
  systemCache: join(ground, 'cache'),
};
const account = chooseAccount(around);

const CHILD = `
import { createInterface } from 'node:readline';
import { startEmbeddedPostgres } from './embedded-postgres.js';
import { theseSurroundings } from './surroundings.js';
const { options, around, become } = JSON.parse(process.argv[2]);
const say = (word) => process.stdout.write(JSON.stringify(word) + '\\n');
if (become) {
  process.setgroups([]);
  process.setgid(become);
  process.setuid(become);
}
process.on('SIGINT', () => say({ interrupted: true }));
try {
  const mine = become ? { uid: become, gid: become } : {};
  const postgres = await startEmbeddedPostgres(options, { ...theseSurroundings(), ...around, ...mine });
  say({ ready: true, fresh: postgres.freshlyCreated, data: postgres.dataFolder });
  createInterface(process.stdin).once('line', async () => {
    await postgres.stop();
    process.stdin.destroy();
  });
} catch (error) {
  say({ refused: error.message, name: error.name });
}
`;

interface Words {
  ready?: boolean;
  fresh?: boolean;
  data?: string;
  refused?: string;
  name?: string;
  interrupted?: boolean;
}
interface Other {
  process: ChildProcess;
  next(): Promise<Words>;
  /** Stops and tells the exit code. */
  stop(): Promise<number | null>;
}

const here: EmbeddedPostgres[] = [];
const others: ChildProcess[] = [];
let homes = 0;

beforeAll(() => {
  const built = folder('built');
  for (const name of readdirSync(SOURCES)) {
    const { code } = transformSync(readFileSync(join(SOURCES, name), 'utf8'), {
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      module: { type: 'es6' },
    });
    writeFileSync(join(built, name.replace(/\.ts$/, '.js')), code);
  }
  writeFileSync(join(built, 'child.js'), CHILD);
  writeFileSync(join(built, 'package.json'), '{"type":"module"}');
  symlinkSync(join(REPOSITORY, 'node_modules'), join(built, 'node_modules'));
});

afterEach(async () => {
  for (const child of others.splice(0)) child.kill('SIGKILL');
  for (const postgres of here.splice(0)) await postgres.stop();
});

afterAll(async () => {
  for (let time = 0; time < 100 && processesOnGround().length > 0; time++) await sleep(50);
  const left = processesOnGround();
  for (const pid of left) process.kill(pid, 'SIGKILL');
  const sockets = readdirSync(join(ground, 't'));
  spawnSync('chmod', ['-R', 'u+w', ground]);
  rmSync(ground, { recursive: true, force: true });
  expect({ left, sockets }).toEqual({ left: [], sockets: [] });
});

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
    while (!existsSync(home) || half().length === 0) await sleep(2);
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
    await first.stop();
    const bystander = spawn('sleep', ['30'], asRoot ? { uid: account.uid, cwd: '/' } : {});
    others.push(bystander);
    writeFileSync(file, [bystander.pid, ...lines].join('\n'), { mode: 0o600 });
    if (asRoot) chownSync(file, account.uid, account.gid);

    expect(await readRow(await start({ dataFolder: home }))).toBe('still here');
    expect(isAlive(bystander.pid ?? 0)).toBe(true);
  });

  it('of one connection, the server stays the one server and can still stop PostgreSQL', async () => {
    const home = await usedHome();
    const first = await start({ dataFolder: home, exclusive: true });
    const guards = "from pg_stat_activity where application_name like 'watersmeet-%'";
    const before = await query(first, `select pid::text as word ${guards}`, 'postgres');
    await query(first, `select pg_terminate_backend(${before})::text as word`, 'postgres');
    let after: string | null | undefined = before;
    while (!after || after === before) {
      await sleep(20);
      after = await query(first, `select pid::text as word ${guards}`, 'postgres');
    }
    await sleep(100);
    await expect(start({ dataFolder: home, exclusive: true })).rejects.toThrow('already runs');
    const pid = postmasterPid(home);
    await first.stop();
    expect(isAlive(pid)).toBe(false);
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
    await sleep(100);
    const pid = postmasterPid(home);
    expect(isAlive(pid)).toBe(true);
    expect(await server.stop()).toBe(0);
    expect(isAlive(pid)).toBe(false);
  });
});

describe('the data folder', () => {
  it('is .data of the project when it can be', async () => {
    const project = newProject('open');
    const postgres = await start({ projectFolder: project });
    expect(postgres.dataFolder).toBe(join(project, '.data/postgres'));
    await postgres.stop();
    expect(modeAndOwner(join(project, '.data'))[0]).toBe(asRoot ? '711' : '700');
  });

  it('made by another PostgreSQL is refused', async () => {
    const home = await usedHome();
    writeFileSync(join(home, 'postgres/PG_VERSION'), '15\n');
    expect(await refusal({ dataFolder: home })).toBe(
      `The data in ${home}/postgres were made by PostgreSQL 15, and this Watersmeet brings PostgreSQL 18: ` +
        'move the folder away to start afresh, or set DATABASE_URL to a PostgreSQL 15 that holds these data.',
    );
  });

  it('open to other accounts is refused', async () => {
    const home = await usedHome();
    chmodSync(join(home, 'postgres'), 0o750);
    expect(await refusal({ dataFolder: home })).toBe(
      `The data folder ${home}/postgres is open to other accounts (mode 0750), so it is refused: ` +
        `run \`chmod 700 ${home}/postgres\` and start again.`,
    );
  });

  it('that holds something else is refused and left as it is', async () => {
    const home = newHome();
    mkdirSync(join(home, 'postgres'), { recursive: true, mode: 0o700 });
    writeFileSync(join(home, 'postgres/letter.txt'), 'mine');
    if (asRoot) chownSync(join(home, 'postgres'), account.uid, account.gid);
    if (asRoot) chmodSync(home, 0o711);
    expect(await refusal({ dataFolder: home })).toBe(
      `${home}/postgres is not empty and holds no PostgreSQL data: move it away and start again.`,
    );
    expect(readdirSync(join(home, 'postgres'))).toEqual(['letter.txt']);
  });

  it('has its socket in a short folder even when the temporary folder is a long one', async () => {
    const long = folder(`t${'o'.repeat(90)}`, 0o777);
    const temporary = [long, ...around.temporary];
    const postgres = await start({ dataFolder: await usedHome() }, { temporary });
    expect(postgres.socketFolder.startsWith(join(ground, 't/watersmeet-'))).toBe(true);
    await expect(
      startEmbeddedPostgres(options({ dataFolder: newHome() }), { ...around, temporary: [long] }),
    ).rejects.toThrow(
      `No temporary folder is short enough and open to ${account.name} for the database's socket ` +
        `(tried ${long}): set TMPDIR to one such as /tmp.`,
    );
  });
});

describe('the programs', () => {
  it('are copied once, with the links that npm leaves out when it runs no scripts', async () => {
    const project = newProject('bare', { ownPrograms: true });
    const lib = join(project, 'node_modules', PACKAGE, 'native/lib');
    const links = locate(project, around).links.map(({ at }) => basename(at));
    for (const link of links) rmSync(join(lib, link));
    for (const name of ['', 'bin', 'lib', 'share']) chmodSync(join(lib, '..', name), 0o555);
    const where = {
      systemCache: join(ground, 'cache-of-bare'),
      homes: [join(ground, 'home-of-bare')],
    };
    const said: string[] = [];
    const log = (sentence: string) => void said.push(sentence);
    const home = newHome();
    await (await start({ projectFolder: project, dataFolder: home, log }, where)).stop();
    await (await start({ projectFolder: project, dataFolder: home, log }, where)).stop();

    const cache = asRoot
      ? join(where.systemCache, 'watersmeet')
      : join(userCache(where.homes[0] ?? '', process.platform), 'watersmeet');
    const copy = join(cache, readdirSync(cache)[0] ?? '');
    expect(said).toEqual([
      `Copying PostgreSQL's programs to ${copy} (once).`,
      `Making a new database in ${home}/postgres (once).`,
    ]);
    expect(readdirSync(cache).length).toBe(1);
    expect(modeAndOwner(copy)).toEqual([asRoot ? '755' : '700', process.getuid?.()]);
    expect(links.filter((link) => !existsSync(join(copy, 'lib', link)))).toEqual([]);
    expect(links.filter((link) => existsSync(join(lib, link)))).toEqual([]);

    rmSync(join(copy, 'bin/initdb'));
    await (await start({ projectFolder: project, dataFolder: home }, where)).stop();
    expect(existsSync(join(copy, 'bin/initdb'))).toBe(true);

    chmodSync(copy, 0o777);
    expect(await refusal({ projectFolder: project, dataFolder: home }, where)).toBe(
      `The folder ${copy} for PostgreSQL's programs is not this account's alone ` +
        `(user id ${process.getuid?.()}, mode 0777), so nothing in it is run: remove it and start again.`,
    );
    for (const name of ['', 'bin', 'lib', 'share']) chmodSync(join(lib, '..', name), 0o755);
  });

  it('that this platform lacks are named, with the way out', () => {
    expect(() => locate(REPOSITORY, { platform: 'win32', arch: 'x64' })).toThrow(
      `The PostgreSQL that comes with Watersmeet does not run on win32-x64: ${OWN_SERVER}.`,
    );
    expect(() => locate(folder('empty'), around)).toThrow(
      new EmbeddedPostgresFault(
        `The package ${PACKAGE} is not installed: run \`npm ci\` without \`--omit=optional\`, or ${OWN_SERVER}.`,
      ),
    );
  });

  it('that meet a full disk say so in a sentence, with their own last words', async () => {
    const home = newHome();
    for (const words of [
      'FATAL:  could not write to file "pg_wal/xlogtemp.29": No space left on device',
      'FATAL:  could not extend file "base/1/2691"\nHINT:  Check free disk space.',
    ]) {
      const project = newProject('full', { initdb: `echo '${words}' >&2; exit 1` });
      expect(await refusal({ projectFolder: project, dataFolder: home })).toBe(
        `The disk that holds ${home}/postgres is full: free some space and start again.\n${words}`,
      );
      expect(readdirSync(home)).toEqual([]);
    }
  });

  it('that fail otherwise say why, and leave no lock behind', async () => {
    const home = await usedHome();
    const words = 'FATAL:  could not map anonymous shared memory: Cannot allocate memory';
    const project = newProject('failing', { postgres: `echo '${words}' >&2; exit 1` });
    expect(await refusal({ projectFolder: project, dataFolder: home })).toBe(
      `PostgreSQL could not start. Mend what it says below and start again, or ${OWN_SERVER}.\n${words}`,
    );
    expect(existsSync(join(home, 'start.lock'))).toBe(false);
    rmSync(join(ground, 't'), { recursive: true });
    folder('t', 0o777);
  });
});

if (asRoot) {
  describe('as root', () => {
    it('runs PostgreSQL as the account postgres, else nobody, and else says what to do', () => {
      const accountsFile = join(ground, 'accounts');
      const choose = (lines: string) => {
        writeFileSync(accountsFile, lines);
        return chooseAccount({ ...around, accountsFile });
      };
      const root = 'root:x:0:0::/root:/bin/sh\n';
      const nobody = 'nobody:x:65534:65533::/:/bin/false\n';
      const postgres = 'postgres:x:70:71::/:/bin/sh\n';
      expect(choose(root + nobody + postgres)).toMatchObject({
        name: 'postgres',
        uid: 70,
        gid: 71,
      });
      expect(choose(root + nobody)).toMatchObject({ name: 'nobody', uid: 65534, gid: 65533 });
      expect(() => choose(root)).toThrow(
        'PostgreSQL may not run as root, and this system has neither an account `postgres` nor `nobody`: ' +
          `start Watersmeet as an ordinary user, or ${OWN_SERVER}.`,
      );
    });

    it('below a home that only root may enter, data go to the system and programs to a cache', async () => {
      const roots = folder('roots', 0o700);
      const project = newProject('roots/project', { ownPrograms: true });
      const postgres = await start({ projectFolder: project });
      expect(postgres.dataFolder).toBe(
        join(ground, 'state/watersmeet', nameFor(project), 'postgres'),
      );
      expect(existsSync(join(project, '.data'))).toBe(false);
      expect(runningProgram(postmasterPid(join(postgres.dataFolder, '..')))).toContain(
        join(ground, 'cache/watersmeet/postgres-'),
      );
      await writeRow(postgres, 'of the system');
      await postgres.stop();

      chmodSync(roots, 0o755);
      const later = await start({ projectFolder: project });
      expect(await readRow(later)).toBe('of the system');
    });

    it('as nobody where the system has no account postgres, it works all the same', async () => {
      const accountsFile = join(ground, 'accounts');
      writeFileSync(accountsFile, `nobody:x:${NOBODY}:${NOBODY}::/:/bin/false\n`);
      const postgres = await start({ dataFolder: newHome() }, { accountsFile });
      expect(modeAndOwner(postgres.dataFolder)).toEqual(['700', NOBODY]);
      await writeRow(postgres, 'nobody');
      expect(await readRow(postgres)).toBe('nobody');
    });

    it('an ordinary user starts it in a project of its own', async () => {
      const project = newProject('users', { ownPrograms: true });
      chownSync(project, NOBODY, NOBODY);
      const user = await startOther({ projectFolder: project }, { become: NOBODY });
      expect(await user.next()).toEqual({
        ready: true,
        fresh: true,
        data: join(project, '.data/postgres'),
      });
      expect(modeAndOwner(join(project, '.data'))).toEqual(['700', NOBODY]);
      expect(await user.stop()).toBe(0);

      chmodSync(join(project, '.data'), 0o711);
      expect(await refusal({ projectFolder: project })).toBe(
        `The data folder ${project}/.data/postgres belongs to another account (user id ${NOBODY}, not ${account.uid}), ` +
          'so it is refused: start Watersmeet as the account that made it, or move the folder away.',
      );
    });

    it('an ordinary user who may not write the project has the data at home, or is told', async () => {
      const project = newProject('read-only', { ownPrograms: true });
      const home = folder('users-home');
      chownSync(home, NOBODY, NOBODY);
      const user = await startOther({ projectFolder: project }, { become: NOBODY, homes: [home] });
      expect(await user.next()).toEqual({
        ready: true,
        fresh: true,
        data: join(home, '.local/share/watersmeet', nameFor(project), 'postgres'),
      });
      expect(await user.stop()).toBe(0);
      const lost = await startOther({ projectFolder: project }, { become: NOBODY, homes: [] });
      expect((await lost.next()).refused).toBe(
        `No folder can hold the data for this account: tried ${project}/.data (EACCES). ` +
          `Make one of them usable, or ${OWN_SERVER}.`,
      );
    });

    it('a socket folder that another account put there first is refused', async () => {
      const home = await usedHome();
      const planted = join(ground, 't', `watersmeet-0-${nameFor(join(home, 'postgres'))}`);
      mkdirSync(planted, { mode: 0o700 });
      chownSync(planted, 12345, 12345);
      expect(await refusal({ dataFolder: home })).toBe(
        `The socket folder ${planted} belongs to another account (user id 12345, not ${account.uid}), ` +
          'so it is refused: start Watersmeet as the account that made it, or move the folder away.',
      );
      rmSync(planted, { recursive: true });
    });
  });
} else {
  describe('as an ordinary user', () => {
    it('who may not write the project has the data at home', async () => {
      const project = newProject('read-only');
      chmodSync(project, 0o555);
      const postgres = await start({ projectFolder: project });
      const within = process.platform === 'darwin' ? 'Library/Application Support' : '.local/share';
      expect(postgres.dataFolder).toBe(
        join(ground, 'home', within, 'watersmeet', nameFor(project), 'postgres'),
      );
      await postgres.stop();
      chmodSync(project, 0o755);
    });

    it('whose project and home are both closed is told', async () => {
      const project = newProject('closed');
      chmodSync(project, 0o555);
      await expect(
        startEmbeddedPostgres(options({ projectFolder: project }), { ...around, homes: [] }),
      ).rejects.toThrow(
        `No folder can hold the data for this account: tried ${project}/.data (EACCES). ` +
          `Make one of them usable, or ${OWN_SERVER}.`,
      );
      chmodSync(project, 0o755);
    });

    it('a data folder that is a link to somewhere else is refused', async () => {
      const home = newHome();
      mkdirSync(home);
      symlinkSync('/', join(home, 'postgres'));
      expect(await refusal({ dataFolder: home })).toBe(
        `The data folder ${home}/postgres is not a folder: move it away.`,
      );
    });
  });
}

function folder(name: string, mode = 0o755): string {
  const path = join(ground, name);
  mkdirSync(path, { recursive: true });
  chmodSync(path, mode);
  return path;
}

function newHome(): string {
  return join(ground, `h${++homes}`);
}

/** A home with a stopped cluster in it: made once, then copied. */
async function usedHome(): Promise<string> {
  const home = newHome();
  const model = join(ground, 'model');
  if (!existsSync(model)) await (await start({ dataFolder: model })).stop();
  expect(spawnSync('cp', ['-a', model, home]).status).toBe(0);
  return home;
}

/** A project of its own: with the installed programs, a copy of them, or scripts in their place. */
function newProject(
  name: string,
  what: { ownPrograms?: boolean; initdb?: string; postgres?: string } = {},
): string {
  const project = folder(name);
  const installed = join(REPOSITORY, 'node_modules', PACKAGE);
  const place = join(project, 'node_modules', PACKAGE);
  mkdirSync(join(place, '..'), { recursive: true });
  if (what.ownPrograms) {
    cpSync(installed, place, { recursive: true, verbatimSymlinks: true });
  } else if (what.initdb ?? what.postgres) {
    for (const part of ['dist', 'native/bin', 'native/lib', 'native/share/postgresql']) {
      mkdirSync(join(place, part), { recursive: true });
    }
    for (const part of ['package.json', 'dist/index.js', 'native/share/postgresql/postgres.bki']) {
      cpSync(join(installed, part), join(place, part));
    }
    for (const program of ['initdb', 'postgres'] as const) {
      const script = `#!/bin/sh\n${what[program] ?? ''}\n`;
      writeFileSync(join(place, 'native/bin', program), script, { mode: 0o755 });
    }
  } else {
    symlinkSync(installed, place);
  }
  return project;
}

function options(given: Partial<EmbeddedOptions>): EmbeddedOptions {
  return { projectFolder: REPOSITORY, exclusive: false, durable: false, ...given };
}

async function start(
  given: Partial<EmbeddedOptions>,
  where: Partial<Surroundings> = {},
): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres(options(given), { ...around, ...where });
  here.push(postgres);
  return postgres;
}

async function refusal(
  given: Partial<EmbeddedOptions>,
  where: Partial<Surroundings> = {},
): Promise<string> {
  const error: unknown = await start(given, where).then(
    () => null,
    (fault: unknown) => fault,
  );
  expect(error).toBeInstanceOf(EmbeddedPostgresFault);
  return (error as Error).message;
}

async function startOther(
  given: Partial<EmbeddedOptions>,
  how: { become?: number; homes?: string[]; detached?: boolean } = {},
): Promise<Other> {
  const where = {
    temporary: around.temporary,
    homes: how.homes ?? around.homes,
    systemState: around.systemState,
    systemCache: around.systemCache,
  };
  const brief = JSON.stringify({ options: options(given), around: where, become: how.become });
  const child = spawn(process.execPath, [join(ground, 'built/child.js'), brief], {
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: how.detached ?? false,
  });
  others.push(child);
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const exit = once(child, 'exit');
  return {
    process: child,
    next: async () => JSON.parse((await lines.next()).value as string) as Words,
    stop: async () => {
      child.stdin.write('stop\n');
      return (await exit)[0] as number | null;
    },
  };
}

async function query(
  postgres: EmbeddedPostgres,
  sql: string,
  database = 'watersmeet',
): Promise<string | null | undefined> {
  const client = new pg.Client(postgres.connection('postgres', database));
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<{ word: string | null }>(sql)).rows[0]?.word;
  } finally {
    await client.end();
  }
}

async function writeRow(postgres: EmbeddedPostgres, word: string): Promise<void> {
  await query(postgres, 'create table kept (word text primary key)');
  await query(postgres, `insert into kept values ('${word}')`);
}

async function readRow(postgres: EmbeddedPostgres): Promise<string | null | undefined> {
  return await query(postgres, 'select word from kept');
}

async function roles(postgres: EmbeddedPostgres): Promise<string[]> {
  const found = await query(
    postgres,
    `select string_agg(rolname || ' login=' || rolcanlogin || ' super=' || rolsuper
              || ' bypass=' || rolbypassrls, ';' order by rolname) as word
       from pg_roles where rolname like 'watersmeet%'`,
  );
  return found?.split(';') ?? [];
}

async function settings(postgres: EmbeddedPostgres): Promise<Record<string, string>> {
  const found = await query(
    postgres,
    `select json_build_object('owner', pg_get_userbyid(datdba),
              'encoding', pg_encoding_to_char(encoding), 'provider', datlocprovider,
              'locale', datlocale, 'zone', current_setting('TimeZone'),
              'dates', current_setting('DateStyle'), 'listens', current_setting('listen_addresses'),
              'checksums', current_setting('data_checksums'), 'fsync', current_setting('fsync'),
              'wal', current_setting('wal_level'))::text as word
       from pg_database where datname = 'watersmeet'`,
  );
  return JSON.parse(found ?? '{}') as Record<string, string>;
}

function postmasterPid(home: string): number {
  return parseInt(readFileSync(join(home, 'postgres/postmaster.pid'), 'utf8'), 10);
}

function modeAndOwner(path: string): [string, number] {
  const { mode, uid } = statSync(path);
  return [(mode & 0o777).toString(8), uid];
}

function runningProgram(pid: number): string {
  return readlinkSync(`/proc/${pid}/exe`);
}

/** Programs whose command line names a folder of this spec; told only where /proc is. */
function processesOnGround(): number[] {
  if (!existsSync('/proc/self/cmdline')) return [];
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && pid !== process.pid)
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`${ground}/`);
      } catch {
        return false;
      }
    });
}
