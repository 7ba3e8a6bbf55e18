import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect } from '@jest/globals';
import { transformSync } from '@swc/core';
import { chooseAccount } from '../../src/platform/database/embedded/account.js';
import {
  type EmbeddedOptions,
  type EmbeddedPostgres,
  EmbeddedPostgresFault,
  startEmbeddedPostgres,
} from '../../src/platform/database/embedded/embedded-postgres.js';
import {
  type HostEnvironment,
  hostEnvironment,
} from '../../src/platform/database/embedded/host-environment.js';
import { eventually } from './eventually.js';

export const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
export const SOURCES = join(REPOSITORY, 'src/platform/database/embedded');
export const PACKAGE = `@embedded-postgres/${process.platform}-${process.arch}`;
export const OWN_SERVER = 'set DATABASE_URL to use a PostgreSQL of your own (15 or later)';
export const NOBODY = 65534;
export const asRoot = process.getuid?.() === 0;

/** A short path, because the socket's path must be; everything of this spec lies in it. */
export const ground = realpathSync(mkdtempSync('/tmp/wm-'));
chmodSync(ground, 0o755);
export const around: HostEnvironment = {
  ...hostEnvironment(),
  temporary: [folder('t', 0o777)],
  homes: [join(ground, 'home')],
  systemState: join(ground, 'state'),
  systemCache: join(ground, 'cache'),
};
export const account = chooseAccount(around);

const CHILD = `
import { createInterface } from 'node:readline';
import { startEmbeddedPostgres } from './embedded-postgres.js';
import { hostEnvironment } from './host-environment.js';
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
  const postgres = await startEmbeddedPostgres(options, { ...hostEnvironment(), ...around, ...mine });
  say({ ready: true, fresh: postgres.freshlyCreated, data: postgres.dataFolder });
  createInterface(process.stdin).once('line', async () => {
    await postgres.stop();
    process.stdin.destroy();
  });
} catch (error) {
  say({ refused: error.message, name: error.name });
}
`;

export interface Words {
  ready?: boolean;
  fresh?: boolean;
  data?: string;
  refused?: string;
  name?: string;
  interrupted?: boolean;
}
export interface Other {
  process: ChildProcess;
  next(): Promise<Words>;
  /** Stops and tells the exit code. */
  stop(): Promise<number | null>;
}

const here: EmbeddedPostgres[] = [];
export const others: ChildProcess[] = [];
let homes = 0;

/** The ground of a spec: its own folders and processes, gone when it ends. */
export function onItsOwnGround(): void {
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
    await eventually(() => expect(processesOnGround()).toEqual([])).catch(() => undefined);
    const left = processesOnGround();
    for (const pid of left) process.kill(pid, 'SIGKILL');
    const sockets = readdirSync(join(ground, 't'));
    spawnSync('chmod', ['-R', 'u+w', ground]);
    rmSync(ground, { recursive: true, force: true });
    expect({ left, sockets }).toEqual({ left: [], sockets: [] });
  });
}

export function folder(name: string, mode = 0o755): string {
  const path = join(ground, name);
  mkdirSync(path, { recursive: true });
  chmodSync(path, mode);
  return path;
}

export function newHome(): string {
  return join(ground, `h${++homes}`);
}

/** A home with a stopped cluster in it: made once, then copied. */
export async function usedHome(): Promise<string> {
  const home = newHome();
  const model = join(ground, 'model');
  if (!existsSync(model)) await (await start({ dataFolder: model })).stop();
  expect(spawnSync('cp', ['-a', model, home]).status).toBe(0);
  return home;
}

/** A project of its own: with the installed programs, a copy of them, or scripts in their place. */
export function newProject(
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

export function options(given: Partial<EmbeddedOptions>): EmbeddedOptions {
  return { projectFolder: REPOSITORY, exclusive: false, durable: false, ...given };
}

export async function start(
  given: Partial<EmbeddedOptions>,
  where: Partial<HostEnvironment> = {},
): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres(options(given), { ...around, ...where });
  here.push(postgres);
  return postgres;
}

export async function refusal(
  given: Partial<EmbeddedOptions>,
  where: Partial<HostEnvironment> = {},
): Promise<string> {
  const error: unknown = await start(given, where).then(
    () => null,
    (fault: unknown) => fault,
  );
  expect(error).toBeInstanceOf(EmbeddedPostgresFault);
  return (error as Error).message;
}

export async function startOther(
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
