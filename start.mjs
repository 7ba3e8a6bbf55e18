import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * `npm start`: brings the build up to the source where there is one, then serves in this same process, so
 * that whoever ends it ends the service.
 */
const here = import.meta.dirname;
const main = join(here, 'dist/src/main.js');
const built = join(here, 'dist/.tsbuildinfo');
const compiler = join(here, 'node_modules/typescript/bin/tsc');
const parent = process.ppid;

const changedAt = (path) => statSync(path).mtimeMs;

/** Whether a file of the source is newer than the build; SQL is read where it lies. */
function isBehind() {
  if (!existsSync(join(here, 'src'))) return false;
  if (!existsSync(built) || !existsSync(main)) return true;
  const files = ['src', 'migrations'].flatMap((folder) =>
    readdirSync(join(here, folder), { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile() && !file.name.endsWith('.sql'))
      .map((file) => join(file.parentPath ?? file.path, file.name)),
  );
  const since = changedAt(built);
  return [...files, join(here, 'package.json')].some((file) => changedAt(file) > since);
}

/** Compiles the source; ends this process, and the compiler, when either is ended or fails. */
async function build() {
  if (!existsSync(compiler)) {
    console.error('The source is newer than the build, and the compiler is missing: run `npm ci`.');
    process.exit(1);
  }
  const child = spawn(process.execPath, [compiler, '-p', join(here, 'tsconfig.json')], {
    stdio: 'inherit',
  });
  const end = (signal) => {
    child.kill(signal);
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, end);
  const code = await new Promise((done) => child.once('exit', done));
  for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, end);
  if (code !== 0 || process.ppid !== parent) process.exit(1);
}

if (isBehind()) await build();
await import(main);
