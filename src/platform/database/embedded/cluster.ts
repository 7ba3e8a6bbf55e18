import { spawn } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'pg';
import { type Account, asAccount } from './account.js';
import type { Binaries } from './binaries.js';
import { EmbeddedPostgresFault, OWN_SERVER, programFault } from './fault.js';
import { type Folders, checkOurs } from './folders.js';
import { unfinished } from './unfinished.js';

export const ROLES = ['watersmeet_owner', 'watersmeet_service', 'watersmeet_auditor'] as const;
const DATABASE = 'watersmeet';

/** What PostgreSQL's programs see of our environment: nothing of ours. */
export const PROGRAM_ENVIRONMENT = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

const INITDB = [
  '--username=postgres',
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--auth-local=trust',
  '--auth-host=reject',
  '--data-checksums',
  '--no-instructions',
];

/** Refuses data that are not ours or not of this PostgreSQL; true when there are data to use. */
export function checkCluster(folders: Folders, binaries: Binaries, account: Account): boolean {
  const { data } = folders;
  if (!lstatSync(data, { throwIfNoEntry: false })) return false;
  checkOurs(data, 'data folder', [account.uid]);
  const versionFile = join(data, 'PG_VERSION');
  if (!existsSync(versionFile)) {
    if (readdirSync(data).length === 0) return false;
    throw new EmbeddedPostgresFault(
      `${data} is not empty, and what is in it is not PostgreSQL data: move it away, then start again.`,
    );
  }
  const major = readFileSync(versionFile, 'utf8').trim();
  if (major === String(binaries.major)) return true;
  throw new EmbeddedPostgresFault(
    `The data in ${data} were made by PostgreSQL ${major}, and this version of Watersmeet brings PostgreSQL ${binaries.major}: ` +
      `move the folder away to start with an empty database, or set DATABASE_URL to a PostgreSQL ${major} that has these data.`,
  );
}

/** Makes a cluster beside its place and renames it there, so that half a cluster never lies there. */
export async function createCluster(
  folders: Folders,
  binaries: Binaries,
  account: Account,
  durable: boolean,
): Promise<void> {
  const fresh = unfinished(folders.data);
  try {
    mkdirSync(fresh, { mode: 0o700 });
    if (account.dropped) chownSync(fresh, account.uid, account.gid);
    const args = [...INITDB, '-D', fresh];
    if (!durable) args.push('--no-sync');
    const failure = await run(binaries.initdb, args, account);
    if (failure !== null) {
      throw programFault('PostgreSQL could not make its data folder.', folders.data, failure);
    }
    renameSync(fresh, folders.data);
    if (durable) syncFolder(folders.home);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
    // Another start put its cluster there first: that one it is.
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** Runs a program to its end; null when it did well, else what it said. */
async function run(program: string, args: string[], account: Account): Promise<string | null> {
  // Detached: a Ctrl-C at the terminal must reach us alone, who wait until it is done.
  const child = spawn(program, args, {
    cwd: '/',
    detached: true,
    env: PROGRAM_ENVIRONMENT,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...asAccount(account),
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return await new Promise((settle, fail) => {
    child.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ENOENT' && existsSync(program) ? fail(noLoader()) : settle(error.message),
    );
    child.once('close', (code, signal) => {
      settle(code === 0 ? null : `${output}${signal ? `It was stopped by ${signal}.` : ''}`);
    });
  });
}

/** The file is there and yet not found: what is missing is the C library that loads it. */
function noLoader(): EmbeddedPostgresFault {
  return new EmbeddedPostgresFault(
    `The PostgreSQL that comes with Watersmeet needs a system with glibc: ${OWN_SERVER}.`,
  );
}

/** A rename outlives a power cut only when the folder that holds the name is written too. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * Makes the three roles and the database where they are missing: at the first start, and at the
 * start after one that was killed in between. True when the database is new.
 */
export async function furnish(client: Client): Promise<boolean> {
  const { rows: roles } = await client.query<{ rolname: string }>(
    'select rolname from pg_roles where rolname = any($1)',
    [ROLES],
  );
  const missing = ROLES.filter((role) => !roles.some(({ rolname }) => rolname === role));
  for (const role of missing) {
    await client.query(
      `create role ${role} login nosuperuser nocreatedb nocreaterole noreplication nobypassrls`,
    );
  }
  const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
  if (rowCount) return false;
  await client.query(`create database ${DATABASE} owner ${ROLES[0]}`);
  return true;
}
