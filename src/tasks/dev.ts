import { spawn, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PROJECT_FOLDER } from '../platform/config/config.js';

const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const run = (...words: string[]): ChildProcess =>
  spawn(process.execPath, words, { cwd: PROJECT_FOLDER, stdio: 'inherit' });

/** `npm run dev`: compiles on change, and serves again whenever what was compiled has changed. */
const children = [
  run(compiler, '-p', 'tsconfig.json', '--watch', '--preserveWatchOutput'),
  run('--watch', '--watch-preserve-output', join('dist', 'src', 'main.js')),
];

let stopping = false;
function stop(): void {
  if (stopping) return;
  stopping = true;
  for (const child of children) child.kill('SIGTERM');
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
for (const child of children) child.on('exit', stop);
