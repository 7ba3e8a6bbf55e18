import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PROJECT_FOLDER } from '../../src/platform/config/config.js';
import { decided } from '../support/resolving.js';
import { TestApp } from '../support/test-app.js';
import { world } from '../support/world.js';

const page = readFileSync(join(PROJECT_FOLDER, 'docs', 'verify.md'), 'utf8');
const blocks = [...page.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, text]) => text!);
const npmRun = `npm --prefix '${PROJECT_FOLDER}' run --silent`;

const folder = mkdtempSync(join(tmpdir(), 'watersmeet-page-'));
let t: TestApp;
let token: string;

beforeAll(async () => {
  t = await TestApp.start({ world: world() });
  await decided(t);
  token = await t.tokenOf('derby-ned-1');
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await t.stop();
});

/** Runs commands as somebody would in a folder of their own: what is said, and how it ended. */
async function run(commands: string, more: NodeJS.ProcessEnv = {}) {
  const env: NodeJS.ProcessEnv = { ...process.env, API: t.url, TOKEN: token, ...more };
  for (const name of ['INIT_CWD', 'npm_lifecycle_event', 'NODE_OPTIONS']) delete env[name];
  const text = commands.replaceAll('npm run', npmRun);
  const options = { cwd: folder, env };
  try {
    const done = await promisify(execFile)(
      'bash',
      ['--norc', '-euo', 'pipefail', '-c', text],
      options,
    );
    return { code: 0, said: done.stdout + done.stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, said: stdout + stderr };
  }
}

describe('the commands of docs/verify.md', () => {
  it('keep the checkpoints', async () => {
    expect(await run(blocks[0]!)).toMatchObject({ code: 0 });
    const kept = readdirSync(folder).sort();
    const names = [/^UHDB-checkpoint-\d+\.json$/, /^installation-checkpoint-\d+\.json$/];
    expect(kept).toEqual(names.map((name) => expect.stringMatching(name)));
  });

  it('keep the key, and say its fingerprint in two ways', async () => {
    const { code, said } = await run(blocks[1]!);
    expect(code).toBe(0);
    const fingerprints = said.match(/[0-9a-f]{64}/g);
    const { fingerprint } = t.keys.current;
    expect(fingerprints).toEqual([fingerprint, fingerprint]);
  });

  it('keep a receipt', async () => {
    expect(await run(blocks[2]!)).toMatchObject({ code: 0 });
    const kept = JSON.parse(readFileSync(join(folder, 'receipt.json'), 'utf8'));
    expect(kept.data.voteReceipt).toMatchObject({ choice: 'FOR', content: expect.any(String) });
  });

  it('check it all in a folder of their own, whence npm is called', async () => {
    const checkpoint = readdirSync(folder).find((name) => name.startsWith('UHDB-checkpoint'))!;
    const commands = blocks[3]!.replaceAll('UHDB-checkpoint-412.json', checkpoint);
    const { code, said } = await run(commands);
    expect([code, said]).toEqual([0, expect.stringContaining('SOUND: "UHDB"')]);
    expect(said.match(/^SOUND/gm)).toHaveLength(2);
    expect(said).toContain('is the vote of derby-ned-1 (NON_EXECUTIVE) on DERBY-BOARD/1: FOR');
    expect(said).toContain('It was counted');
    expect(blocks).toHaveLength(4);
  });

  it('end with the code that the page says', async () => {
    const checkpoint = readdirSync(folder).find((name) => name.startsWith('UHDB-checkpoint'))!;
    const proof = `--checkpoint ${checkpoint} --public-key key.pem`;
    const verify = async (words: string) => await run(`npm run verify -- ${words}`);
    const text = readFileSync(join(folder, 'UHDB-audit.jsonl'), 'utf8');
    writeFileSync(
      join(folder, 'changed.jsonl'),
      text.replace('FULL', 'FALL').replace('FOR', 'NOR'),
    );
    expect(await verify(`--export changed.jsonl ${proof}`)).toMatchObject({
      code: 1,
      said: expect.stringContaining('NOT SOUND: CONTENT'),
    });
    const absent = await verify(`--export none.jsonl ${proof}`);
    const sentence = `The export ${join(folder, 'none.jsonl')} cannot be read: there is no such file.`;
    expect(absent).toEqual({ code: 2, said: `${sentence}\n` });
    const twice = await verify(`${proof} --checkpoint ${checkpoint}`);
    const once = 'Give --checkpoint once: check each of your checkpoints by a run of its own.\n';
    expect(twice).toEqual({ code: 2, said: once });
  });
});

describe('verifying a database that is not there', () => {
  it('makes none: the folder was typed wrong', async () => {
    const typed = join(folder, 'mistyped', 'data');
    const before = readdirSync(folder);
    const none = { WATERSMEET_DATA: typed, DATABASE_URL: '', AUDITOR_DATABASE_URL: '' };
    const { code, said } = await run('npm run verify', none);
    expect([code, said]).toEqual([2, expect.stringContaining(`no database in ${typed}`)]);
    expect(readdirSync(folder)).toEqual(before);
  });
});
