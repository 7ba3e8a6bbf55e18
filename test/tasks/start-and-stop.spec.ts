import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_FOLDER } from '../../src/platform/config/config.js';
import { eventually } from '../support/eventually.js';
import { buildOfToday, killStarted, startProcess } from '../support/run-task.js';

const { scripts } = JSON.parse(readFileSync(join(PROJECT_FOLDER, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

let folder: string;
let npm: ChildProcess | null = null;
beforeAll(async () => {
  await buildOfToday();
  folder = mkdtempSync(join(tmpdir(), 'watersmeet-start-'));
});
afterEach(() => {
  killStarted();
  try {
    if (npm) process.kill(-npm.pid!, 'SIGKILL');
  } catch {
    // All of them have ended, as they should.
  }
  npm = null;
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** `npm start`, as one types it, with all that it starts in a group of its own. */
async function npmStart() {
  const env = {
    PATH: process.env.PATH!,
    HOME: process.env.HOME ?? '',
    WATERSMEET_DATA: folder,
    DATABASE_URL: '',
    PORT: '0',
    DEMO: 'false',
  };
  const child = spawn('npm', ['start'], { cwd: PROJECT_FOLDER, env, detached: true });
  npm = child;
  const said = { out: '' };
  child.stdout.on('data', (text) => (said.out += String(text)));
  child.stderr.on('data', (text) => (said.out += String(text)));
  await eventually(() => expect(said.out).toContain('Nobody can sign in yet.'));
  const address = /^Watersmeet +(http\S+)\/$/m.exec(said.out)![1]!;
  return { child, said, address };
}

describe('npm start', () => {
  it.each([
    ['SIGTERM', 'SIGTERM: stopping.'],
    ['SIGKILL', 'npm, which started this, has ended: stopping.'],
  ] as const)('ends with all that it started when npm gets %s', async (signal, sentence) => {
    const { child, said, address } = await npmStart();
    expect((await fetch(`${address}/ready`)).status).toBe(200);
    child.kill(signal);
    await eventually(async () => {
      await expect(fetch(`${address}/ready`)).rejects.toThrow();
      expect(existsSync(join(folder, 'postgres', 'postmaster.pid'))).toBe(false);
    });
    expect(said.out).toContain(sentence);
    // The group is empty: nobody is left behind.
    await eventually(() => expect(() => process.kill(-child.pid!, 0)).toThrow('ESRCH'));
  });

  it('prints no command but its own, and says how to make the first administrator', async () => {
    const { child, said } = await npmStart();
    expect(said.out.match(/^> .*$/gm)).toEqual([
      expect.stringMatching(/^> watersmeet@\S+ start$/),
      '> exec node start.mjs',
    ]);
    expect(said.out).toContain(
      'Nobody can sign in yet. Add the first administrator: npm run administrator -- EMAIL NAME',
    );
    child.kill('SIGTERM');
    await eventually(() => expect(() => process.kill(-child.pid!, 0)).toThrow('ESRCH'));
  });
});

describe('the file .env', () => {
  const main = join('dist', 'src', 'main.js');

  it('is read, and what is set in the environment leads over it', async () => {
    writeFileSync(join(folder, '.env'), 'LOG_LEVEL=loud\nPORT=far\n');
    const refused = await startProcess([main], { PORT: 'near' }, folder).ended;
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err.split('\n').slice(1, 3)).toEqual([
      '- PORT must be a whole number from 0 to 65535, not "near"',
      expect.stringMatching(/^- LOG_LEVEL must be one of .*, not "loud"$/),
    ]);
  });
});

const programs = Object.entries(scripts).flatMap(([name, script]) => {
  const program = /node (dist\/src\/tasks\/\S+\.js)(?: (\S+))?/.exec(script);
  return program ? [[name, [program[1]!, program[2]].filter((word) => word !== undefined)]] : [];
}) as [string, string[]][];

describe('--help', () => {
  it.each(programs)(
    'of npm run %s says how it is called, and does nothing',
    async (name, words) => {
      const helped = await startProcess([...words, '--help']).ended;
      expect(helped).toMatchObject({ code: 0, err: '' });
      expect(helped.out).toContain(`npm run ${name}`);
    },
  );

  it('of npm start does so too', async () => {
    const helped = await startProcess([join('dist', 'src', 'main.js'), '--help']).ended;
    expect(helped).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringMatching(/^Usage: npm start/),
    });
  });
});
