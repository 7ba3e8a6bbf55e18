import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, fstatSync, openSync, readFileSync, renameSync, rmdirSync } from 'node:fs';
import { type Account, asAccount } from './account.js';
import type { Binaries } from './binaries.js';
import { PROGRAM_ENVIRONMENT } from './cluster.js';
import { EmbeddedPostgresFault, programFault } from './fault.js';
import { type Folders, SOCKET_PORT } from './folders.js';
import { type Postmaster, isRunning, readPostmaster } from './postmaster-file.js';
import { sleep } from './processes.js';

const LOG_BYTES = 8 * 1024 * 1024;
const POLL_MS = 5;
/** Replaying the log after a crash may take this long. */
const START_MS = 120_000;
const SURVIVORS_MS = 10_000;
const STOP_STEPS: [NodeJS.Signals, number][] = [
  ['SIGINT', 20_000],
  ['SIGQUIT', 5_000],
  ['SIGKILL', 5_000],
];

const SETTINGS = [
  'listen_addresses=',
  'unix_socket_permissions=0700',
  'max_connections=60',
  'wal_level=replica',
  'timezone=UTC',
  'log_timezone=UTC',
  'datestyle=ISO, YMD',
  'log_destination=stderr',
  'logging_collector=off',
  'log_line_prefix=%m [%p] %d ',
  // The log must never tell names or votes: no statements, no parameters, no key values.
  'log_min_error_statement=panic',
  'log_error_verbosity=terse',
];
/** What tests want: nothing outlives them, and several apps share one server. */
const FAST_AND_FORGETFUL = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'max_connections=200',
];

/** Starts PostgreSQL on the data and waits until it answers. */
export async function startPostmaster(
  folders: Folders,
  socketFolder: string,
  binaries: Binaries,
  account: Account,
  durable: boolean,
): Promise<{ postmaster: Postmaster; child: ChildProcess }> {
  const settings = durable ? SETTINGS : [...SETTINGS, ...FAST_AND_FORGETFUL];
  const args = ['-D', folders.data, '-k', socketFolder, '-p', String(SOCKET_PORT)];
  for (const setting of settings) args.push('-c', setting);
  const survivorsGone = Date.now() + SURVIVORS_MS;
  for (;;) {
    const log = openLog(folders.log);
    // Detached: a Ctrl-C at the terminal must reach us alone, who still have requests to finish.
    const child = spawn(binaries.postgres, args, {
      cwd: '/',
      env: PROGRAM_ENVIRONMENT,
      detached: true,
      stdio: ['ignore', log.handle, log.handle],
      ...asAccount(account),
    });
    closeSync(log.handle);
    const outcome = await readiness(child, folders);
    if (typeof outcome !== 'string') return { postmaster: outcome, child };
    const words = `${logFrom(folders.log, log.start)}\n${outcome}`;
    // Backends of a killed postmaster may take a moment to notice and let go of the data.
    if (!words.includes('is still in use') || Date.now() > survivorsGone) {
      throw programFault('PostgreSQL could not start.', folders.data, words);
    }
    await sleep(100);
  }
}

/** The running postmaster, or why there is none. */
async function readiness(child: ChildProcess, folders: Folders): Promise<Postmaster | string> {
  let ended: string | null = null;
  child.once('error', (error) => (ended = error.message));
  child.once('exit', (_code, signal) => (ended = signal ? `It was stopped by ${signal}.` : ''));
  const deadline = Date.now() + START_MS;
  while (ended === null) {
    const found = readPostmaster(folders.data);
    if (found?.pid === child.pid && found?.state === 'ready') {
      child.unref();
      return found;
    }
    if (Date.now() > deadline) {
      child.kill('SIGINT');
      return `It was not ready within ${START_MS / 1000} seconds.`;
    }
    await sleep(POLL_MS);
  }
  return ended;
}

/** Ends open transactions and stops; harder when it does not obey, so that no orphan stays. */
export async function stopPostmaster(
  data: string,
  postmaster: Postmaster,
  child?: ChildProcess,
): Promise<void> {
  child?.ref();
  const collected = !child || child.exitCode !== null || child.signalCode !== null;
  const exit = collected ? Promise.resolve() : once(child, 'exit');
  for (const [signal, patience] of STOP_STEPS) {
    if (!isRunning(data, postmaster)) break;
    process.kill(postmaster.pid, signal);
    const deadline = Date.now() + patience;
    while (isRunning(data, postmaster) && Date.now() < deadline) await sleep(POLL_MS);
  }
  if (isRunning(data, postmaster)) {
    throw new EmbeddedPostgresFault(
      `PostgreSQL (process ${postmaster.pid}) did not stop: stop it yourself (\`kill -INT ${postmaster.pid}\`) before you start again.`,
    );
  }
  await exit;
}

/** Removes the folder of the socket once PostgreSQL has left it. */
export function removeSocketFolder(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Gone already, or in use again: either way not ours to remove.
  }
}

function openLog(file: string): { handle: number; start: number } {
  let handle = openSync(file, 'a', 0o600);
  let start = fstatSync(handle).size;
  if (start > LOG_BYTES) {
    closeSync(handle);
    renameSync(file, `${file}.1`);
    handle = openSync(file, 'a', 0o600);
    start = 0;
  }
  return { handle, start };
}

function logFrom(file: string, start: number): string {
  return readFileSync(file).subarray(start).toString('utf8');
}
