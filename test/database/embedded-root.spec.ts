import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { chooseAccount } from '../../src/platform/database/embedded/account.js';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded/embedded-postgres.js';
import { nameFor } from '../../src/platform/database/embedded/folders.js';
import {
  around,
  OWN_SERVER,
  NOBODY,
  asRoot,
  ground,
  account,
  onItsOwnGround,
  folder,
  newHome,
  usedHome,
  newProject,
  options,
  start,
  refusal,
  startOther,
} from '../support/embedded-ground.js';
import {
  writeRow,
  readRow,
  postmasterPid,
  modeAndOwner,
  runningProgram,
} from '../support/embedded-look.js';

onItsOwnGround();

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
        'PostgreSQL cannot run as root, and this system has no account named `postgres` or `nobody`: ' +
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
        `No folder for the data can be used by this account: ${project}/.data (EACCES). ` +
          `Give the account the right to one of them, or ${OWN_SERVER}.`,
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
        `No folder for the data can be used by this account: ${project}/.data (EACCES). ` +
          `Give the account the right to one of them, or ${OWN_SERVER}.`,
      );
      chmodSync(project, 0o755);
    });

    it('a data folder that is a link to somewhere else is refused', async () => {
      const home = newHome();
      mkdirSync(home);
      symlinkSync('/', join(home, 'postgres'));
      expect(await refusal({ dataFolder: home })).toBe(
        `The data folder ${home}/postgres is not a folder: move it away, then start again.`,
      );
    });
  });
}
