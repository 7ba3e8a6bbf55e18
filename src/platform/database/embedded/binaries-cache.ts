import {
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { type Account, canEnter } from './account.js';
import type { InstalledBinaries } from './binaries-installed.js';
import { EmbeddedPostgresFault } from './fault.js';
import { makeFolder } from './folders.js';
import { type HostEnvironment, userCache } from './host-environment.js';
import { sweepUnfinished, unfinished } from './unfinished.js';

/**
 * Copies the programs once to a cache that the account can use, and gives the copy ever after.
 *
 * - A user's cache is the user's alone; root's is root's and others may read it, so that the
 *   account that runs the programs cannot change them.
 */
export async function cachedCopy(
  installed: InstalledBinaries,
  account: Account,
  around: HostEnvironment,
  log: (sentence: string) => void,
): Promise<string> {
  const cache = cacheFolder(account, around);
  const copy = join(cache, `postgres-${installed.version}-${around.platform}-${around.arch}`);
  sweepUnfinished(copy);
  if (existsSync(copy)) {
    checkCache(copy, account, around);
    if (isWhole(copy, installed)) return copy;
  }
  log(`Copying PostgreSQL's programs to ${copy} (this is done once).`);
  putCopy(installed, copy, account);
  return copy;
}

/** The first of these that can be had; a copy in the temporary area is only made again. */
function cacheFolder(account: Account, around: HostEnvironment): string {
  const places = account.dropped
    ? [join(around.systemCache, 'watersmeet')]
    : around.homes.map((home) => join(userCache(home, around.platform), 'watersmeet'));
  places.push(...around.temporary.map((folder) => join(folder, `watersmeet-cache-${around.uid}`)));
  for (const place of places) {
    try {
      makeFolder(place, account.dropped ? 0o755 : 0o700);
    } catch {
      continue;
    }
    checkCache(place, account, around);
    if (canEnter(place, account)) return place;
  }
  throw new EmbeddedPostgresFault(
    `PostgreSQL's programs cannot be run where npm put them, and cannot be copied to ${places.join(' or ')}: ` +
      'install Watersmeet in a folder that every account may enter.',
  );
}

function checkCache(folder: string, account: Account, around: HostEnvironment): void {
  const { uid, mode } = lstatSync(folder);
  const tooOpen = mode & (account.dropped ? 0o022 : 0o077);
  if (lstatSync(folder).isDirectory() && uid === around.uid && !tooOpen) return;
  throw new EmbeddedPostgresFault(
    `Other accounts can change the folder ${folder} for PostgreSQL's programs ` +
      `(user id ${uid}, mode 0${(mode & 0o777).toString(8)}), so nothing in it is run: remove the folder and start again.`,
  );
}

/** Cleaners of caches remove single files: compares names and sizes of all that is executed. */
function isWhole(copy: string, installed: InstalledBinaries): boolean {
  return ['bin', 'lib', 'lib/postgresql'].every((folder) =>
    readdirSync(join(installed.native, folder)).every((name) => {
      const from = statSync(join(installed.native, folder, name), { throwIfNoEntry: false });
      const to = statSync(join(copy, folder, name), { throwIfNoEntry: false });
      return !from?.isFile() || !isNeeded(name) || to?.size === from.size;
    }),
  );
}

function isNeeded(name: string): boolean {
  return !name.endsWith('.a') && name !== 'pkgconfig';
}

function putCopy(installed: InstalledBinaries, copy: string, account: Account): void {
  const fresh = unfinished(copy);
  const damaged = unfinished(copy);
  try {
    copyFolder(installed.native, fresh, account.dropped ? 0o055 : 0);
    for (const { at, to } of installed.links) {
      const link = join(fresh, relative(installed.native, at));
      symlinkSync(relative(dirname(at), to), link);
    }
    if (existsSync(copy)) renameSync(copy, damaged);
    renameSync(fresh, copy);
  } catch (error) {
    // Another start may have put its own there first; ours is then not needed.
    if ((error as NodeJS.ErrnoException).code !== 'ENOTEMPTY') throw error;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
    rmSync(damaged, { recursive: true, force: true });
  }
}

/**
 * Copies files and folders, but no links: those are made from the list. The owner may do all with
 * the copy, others what the mask leaves them; what the installed ones allow may be too little.
 */
function copyFolder(from: string, to: string, mask: number): void {
  mkdirSync(to, { mode: 0o700 });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (!isNeeded(entry.name)) continue;
    if (entry.isDirectory()) copyFolder(source, target, mask);
    if (!entry.isFile()) continue;
    copyFileSync(source, target, constants.COPYFILE_FICLONE);
    const runs = (statSync(source).mode & 0o100) !== 0;
    chmodSync(target, runs ? 0o700 | mask : 0o600 | (mask & 0o044));
  }
  chmodSync(to, 0o700 | mask);
}
