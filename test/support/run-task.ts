import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { PROJECT_FOLDER } from '../../src/config/config.js';

export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

const running = new Set<ChildProcess>();

/** Ends whatever a spec left running. */
export function killStarted(): void {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
}

/** Runs a command of the build as from the command line, with this environment and no other. */
export function startProcess(words: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, words, {
    cwd: PROJECT_FOLDER,
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
