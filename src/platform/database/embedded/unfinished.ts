import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isAlive } from './processes.js';

/**
 * Large things are made beside their place and renamed into it when they are whole, so that a
 * start that was killed leaves nothing that looks finished.
 */
export function unfinished(place: string): string {
  return `${place}.new-${process.pid}-${Math.random().toString(36).slice(2, 8)}`;
}

/** Removes what killed starts left beside the place. */
export function sweepUnfinished(place: string): void {
  const prefix = `${basename(place)}.new-`;
  for (const name of readdirSync(dirname(place))) {
    if (!name.startsWith(prefix) || isAlive(parseInt(name.slice(prefix.length), 10))) continue;
    try {
      rmSync(join(dirname(place), name), { recursive: true, force: true, maxRetries: 3 });
    } catch {
      // A program that outlived its starter may still write there; the next start sweeps again.
    }
  }
}
