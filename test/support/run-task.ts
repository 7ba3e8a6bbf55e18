import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { PROJECT_FOLDER } from '../../src/platform/config/config.js';
import { testCluster, withClient } from './cluster.js';

export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/**
 * What an operator runs is the build: brought up to the source first, so that no old one is tried, and by
 * one spec at a time.
 */
export async function buildOfToday(): Promise<void> {
  const tsc = join(PROJECT_FOLDER, 'node_modules', 'typescript', 'bin', 'tsc');
  await withClient(testCluster().superuser, async (client) => {
    await client.query("select pg_advisory_lock(hashtext('build'))");
    await promisify(execFile)(process.execPath, [tsc, '-p', join(PROJECT_FOLDER, 'tsconfig.json')]);
  });
}

const running = new Set<ChildProcess>();

/** Ends whatever a spec left running. */
export function killStarted(): void {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
}

/**
 * Runs a command of the build as from the command line, with this environment and no other; in a folder that
 * has no `.env`, unless one is given.
 */
export function startProcess(
  [program, ...words]: string[],
  env: Record<string, string> = {},
  folder = tmpdir(),
) {
  const child = spawn(process.execPath, [resolve(PROJECT_FOLDER, program!), ...words], {
    cwd: folder,
    env: { PATH: process.env.PATH!, HOME: process.env.HOME ?? '', DEMO: 'false', ...env },
  });
  running.add(child);
  const said = { out: '', err: '' };
  child.stdout.on('data', (text) => (said.out += String(text)));
  child.stderr.on('data', (text) => (said.err += String(text)));
  const ended = new Promise<Ended>((done) =>
    child.on('close', (code) => {
      running.delete(child);
      done({ code, ...said });
    }),
  );
  return { child, said, ended };
}

export const runTask = async (
  name: string,
  words: string[] = [],
  env: Record<string, string> = {},
): Promise<Ended> =>
  await startProcess([join('dist', 'src', 'tasks', `${name}.js`), ...words], env).ended;
