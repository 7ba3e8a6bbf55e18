import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { PROJECT_FOLDER } from '../../src/platform/config/config.js';
import { eventually } from '../support/eventually.js';
import { buildOfToday, killStarted, startProcess } from '../support/run-task.js';
import { named, readTour, unsaid, Walk, type Answer } from './tour.js';

const page = readFileSync(join(PROJECT_FOLDER, 'docs', 'start-from-nothing.md'), 'utf8');
const steps = readTour(page);

/** The passwords that the page chooses, by e-mail address. */
const passwords = new Map(
  [...page.matchAll(/email: "(.+?)",?\s+password: "(.+?)"/g)].map((found) => [
    found[1]!,
    found[2]!,
  ]),
);
const { scripts } = JSON.parse(readFileSync(join(PROJECT_FOLDER, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

let folder: string;
let address = '';
let service: ReturnType<typeof startProcess> | null = null;
/** What the page exports; nothing else of the environment is known to what it starts. */
const exported: Record<string, string> = { DEMO: '' };
const walk = new Walk(
  () => address,
  (email) => passwords.get(email)!,
);

beforeAll(async () => {
  await buildOfToday();
  folder = mkdtempSync(join(tmpdir(), 'watersmeet-nothing-'));
});
afterAll(async () => {
  service?.child.kill('SIGTERM');
  await service?.ended;
  killStarted();
  rmSync(folder, { recursive: true, force: true });
  rmSync('/tmp/send.mjs', { force: true });
});

/**
 * Does the lines of a block that calls npm, one after the other.
 *
 * - `npm ci` is not run: what runs this spec is installed, and the build is brought up to the source.
 * - `export` sets what the later lines get, with two differences: the data go to a folder of the spec's
 *   own, and the service listens on any port.
 * - `npm run` and `npm start` run what package.json says, on the build; the service runs on to the end.
 *
 * All other blocks are run as they stand: commands by bash, queries over HTTP.
 */
async function inTerminal(text: string): Promise<Answer> {
  let printed = '';
  for (const line of text.split('\n')) {
    const [, settings] = /^export (.+)$/.exec(line) ?? [];
    const [, task = 'start', words = ''] =
      /^npm (?:run (\S+)(?: -- (.+))?|start)$/.exec(line) ?? [];
    if (line === 'npm ci') continue;
    if (settings) {
      Object.assign(exported, Object.fromEntries(settings.split(' ').map((one) => one.split('='))));
      exported.WATERSMEET_DATA = folder;
    } else {
      if (!line.startsWith('npm ')) throw new Error(`There is no way to run: ${line}`);
      const program = /^(?:exec )?node (\S+)$/.exec(scripts[task]!)![1]!;
      const args = words === '' ? [] : words.split(' ');
      printed += await (task === 'start' ? serve(program) : done([program, ...args]));
    }
  }
  return { printed, answers: [] };
}

/** Runs a task to its end, which must be a good one. */
async function done(words: string[]): Promise<string> {
  const ended = await startProcess(words, exported).ended;
  expect(ended).toMatchObject({ code: 0, err: '' });
  return ended.out;
}

/** Starts the service, and waits until it says where it listens. */
async function serve(program: string): Promise<string> {
  expect(exported.DEMO).toBe('false');
  service = startProcess([program], { ...exported, PORT: '0' });
  const { said } = service;
  await eventually(() => expect(said.out).toContain('Audit key'));
  address = /^Watersmeet +(http\S+)\/$/m.exec(said.out)![1]!;
  return said.out;
}

it('says in words who does each step', () => {
  expect(unsaid(steps)).toEqual([]);
});

it.each(steps.map(named))('%s', async (_name, step) => {
  const calls = step.kind === 'sh' && /^npm /m.test(step.text);
  walk.compare(step, calls ? await inTerminal(step.text) : await walk.follow(step));
});

it('ends at an approval', () => {
  const outcomes = steps.map(({ expected }) => JSON.stringify(expected) ?? '');
  expect(outcomes.filter((one) => one.includes('"outcome":"APPROVED"'))).toHaveLength(1);
});
