import { readFileSync, statfsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Why the embedded PostgreSQL cannot be had: a sentence for the person at the terminal. */
export class EmbeddedPostgresFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'EmbeddedPostgresFault';
  }
}

/** The way out that always exists. */
export const OWN_SERVER = 'set DATABASE_URL to use a PostgreSQL of your own (15 or later)';

const FULL_DISK = /No space left on device|Check free disk space|Disk quota exceeded/;
const LAST_WORDS = 16 * 1024;
const NEARLY_NOTHING = 1024 * 1024;

/** A program of PostgreSQL failed: says why in our words, then its own last words. */
export function programFault(what: string, folder: string, output: string): EmbeddedPostgresFault {
  const lines = output.trim().split('\n').slice(-8).join('\n');
  const sentence =
    FULL_DISK.test(output) || isFull(dirname(folder))
      ? fullDisk(folder)
      : `${what} Correct what it says below and start again, or ${OWN_SERVER}.`;
  return new EmbeddedPostgresFault(lines ? `${sentence}\n${lines}` : sentence);
}

/** PostgreSQL fell over while it was used: most often the disk, and by now it may have freed some of it. */
export function lostFault(data: string): EmbeddedPostgresFault {
  const log = join(dirname(data), 'postgres.log');
  const words = readFileSync(log).subarray(-LAST_WORDS).toString();
  const full = FULL_DISK.test(words) || isFull(dirname(data));
  return new EmbeddedPostgresFault(
    full
      ? fullDisk(data)
      : `PostgreSQL stopped while it was in use: read ${log} for the reason, then start again. Nothing that was done is lost.`,
  );
}

function fullDisk(folder: string): string {
  return `The disk that holds ${folder} is full: free some space, then start again.`;
}

/** On a full disk PostgreSQL may not even get its last words written. */
function isFull(folder: string): boolean {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize < NEARLY_NOTHING;
}

/** Turns what the file system threw into a sentence; anything else is our own fault and stays. */
export function asFault(error: unknown, folder: string): unknown {
  const { code, path } = error as NodeJS.ErrnoException;
  const where = path ?? folder;
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case '53100': // PostgreSQL's own word for a full disk
      return new EmbeddedPostgresFault(fullDisk(folder));
    case 'EACCES':
    case 'EPERM':
      return new EmbeddedPostgresFault(
        `This account may not use ${where}: give it the right to, or ${OWN_SERVER}.`,
      );
    case 'EROFS':
      return new EmbeddedPostgresFault(
        `${where} is on a read-only file system: mount it for writing, or ${OWN_SERVER}.`,
      );
    default:
      return error;
  }
}
