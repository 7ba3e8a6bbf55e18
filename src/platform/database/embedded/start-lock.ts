import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { EmbeddedPostgresFault } from './fault.js';
import { birthOf, isAlive, sleep } from './processes.js';

const STILLBORN_MS = 2000;

/**
 * Lets one process at a time prepare, start or stop the database of one folder.
 *
 * - It spares work and crossed steps; it is not what keeps the data whole. That is the rename of a
 *   finished cluster into place, PostgreSQL's own postmaster.pid and the advisory locks.
 * - A lock whose process has died is removed by the next process that finds it.
 */
export async function withStartLock<T>(
  file: string,
  patienceMs: number,
  work: () => Promise<T>,
  stop?: AbortSignal,
): Promise<T> {
  const deadline = Date.now() + patienceMs;
  while (!take(file)) {
    stop?.throwIfAborted();
    if (Date.now() > deadline) throw busy(file);
    await sleep(25);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file: string): boolean {
  try {
    writeFileSync(file, `${process.pid} ${birthOf(process.pid)}\n`, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
      if ((error as NodeJS.ErrnoException).code === 'ENOSPC') rmSync(file, { force: true });
      throw error;
    }
    if (isStale(file)) putAside(file);
    return false;
  }
}

function isStale(file: string): boolean {
  try {
    const [pid, birth] = readFileSync(file, 'utf8').trim().split(' ');
    if (!pid) return Date.now() - statSync(file).mtimeMs > STILLBORN_MS;
    const born = birthOf(Number(pid));
    return !isAlive(Number(pid)) || (born !== '' && born !== birth);
  } catch {
    return false;
  }
}

/** Renames before removing, so that of two who find it stale only one removes it. */
function putAside(file: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    if (!isStale(aside)) renameSync(aside, file);
    rmSync(aside, { force: true });
  } catch {
    // Somebody else put it aside first.
  }
}

function busy(file: string): EmbeddedPostgresFault {
  let holder = 'another process';
  try {
    holder = `process ${readFileSync(file, 'utf8').split(' ')[0]}`;
  } catch {
    // It has just been given back; the sentence still holds for the time we waited.
  }
  return new EmbeddedPostgresFault(
    `The database is still being prepared by ${holder} (lock ${file}): wait until it is done, or stop that process and start again.`,
  );
}
