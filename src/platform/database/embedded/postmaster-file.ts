import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, isKnown, standsIn } from './processes.js';

/** What PostgreSQL's main process says of itself in its data folder. */
export interface Postmaster {
  pid: number;
  port: number;
  socketFolder: string;
  /** `starting`, `ready` or `stopping`; empty while the file is still being written. */
  state: string;
}

/** Above any process number that Linux or macOS gives out. */
const NOBODY_PID = 2 ** 22 + 1;

export function readPostmaster(data: string): Postmaster | null {
  let lines: string[];
  try {
    lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const pid = parseInt(lines[0] ?? '', 10);
  if (!(pid > 0)) return null;
  return {
    pid,
    port: Number(lines[3]),
    socketFolder: lines[4] ?? '',
    state: (lines[7] ?? '').trim(),
  };
}

/** Whether it runs, and is not another process that was later given the same number. */
export function isRunning(data: string, postmaster: Postmaster): boolean {
  if (!isAlive(postmaster.pid)) return false;
  const folder = standsIn(postmaster.pid);
  return folder === null || folder === data || folder === `${data} (deleted)`;
}

/**
 * After a power cut or in a new container the number may belong to another program, and after a
 * kill to a process that nobody collected: PostgreSQL would then refuse to start for ever. The file
 * must stay, because its shared-memory line still protects the data from surviving backends; only
 * the number is made one that nobody has.
 */
export function disownOldPid(data: string): void {
  const found = readPostmaster(data);
  if (!found || !isKnown(found.pid) || isRunning(data, found)) return;
  const file = join(data, 'postmaster.pid');
  const rest = readFileSync(file, 'utf8').split('\n').slice(1);
  writeFileSync(file, [NOBODY_PID, ...rest].join('\n'));
}

/**
 * The lock beside the socket names the same process, and holds PostgreSQL up for the same reasons. Nothing
 * but the way in hangs on it: once that process does not serve these data, both go.
 */
export function removeOldSocket(folder: string, port: number, data: string): void {
  const socket = join(folder, `.s.PGSQL.${port}`);
  let pid: number;
  try {
    pid = parseInt(readFileSync(`${socket}.lock`, 'utf8'), 10);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if (isRunning(data, { pid, port, socketFolder: folder, state: '' })) return;
  for (const file of [socket, `${socket}.lock`]) rmSync(file, { force: true });
}
