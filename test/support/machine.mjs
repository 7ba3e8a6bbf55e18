import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PLACES = '/usr/lib/postgresql';
const NEEDED = ['initdb', 'pg_ctl', 'pg_dump', 'pg_restore'];

/**
 * The programs of a PostgreSQL that this machine has, beside the one of the packages; null where there is none.
 */
export function installedPostgres() {
  const versions = existsSync(PLACES)
    ? readdirSync(PLACES).filter((name) => Number(name) >= 15)
    : [];
  const folders = versions.sort().map((version) => join(PLACES, version, 'bin'));
  return folders.find((bin) => NEEDED.every((name) => existsSync(join(bin, name)))) ?? null;
}

/**
 * Makes a disk of 16 MB, in memory: only root can, and not everywhere. Answers whether it is there.
 */
export const makeDisk = (folder) =>
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', folder]).status === 0;

/** Takes it away again. */
export const removeDisk = (folder) => spawnSync('umount', [folder]).status === 0;

/** Whether a small disk can be made here. */
export function canMakeDisk() {
  const folder = mkdtempSync(join(tmpdir(), 'wm-disk-'));
  const made = makeDisk(folder);
  if (made) removeDisk(folder);
  rmdirSync(folder);
  return made;
}

/**
 * The specs that are not run on a machine which lacks what they need, and says so: what npm installs is
 * enough for all others.
 */
export function leftOut(needs) {
  const missing = needs.filter(({ isThere }) => !isThere());
  for (const { spec, because } of missing)
    process.stderr.write(`Not run here: ${spec}. ${because}\n`);
  return ['/node_modules/', ...missing.map(({ spec }) => spec.replaceAll('.', '\\.'))];
}
