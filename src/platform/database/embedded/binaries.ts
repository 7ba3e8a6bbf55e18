import { constants, existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Account, canEnter, may } from './account.js';
import { cachedCopy } from './binaries-cache.js';
import { type InstalledBinaries, locate } from './binaries-installed.js';
import type { HostEnvironment } from './host-environment.js';

/** PostgreSQL's programs, somewhere the account that runs them can use them. */
export interface Binaries {
  initdb: string;
  postgres: string;
  major: number;
}

export async function findBinaries(
  projectFolder: string,
  account: Account,
  around: HostEnvironment,
  log: (sentence: string) => void,
): Promise<Binaries> {
  const installed = locate(projectFolder, around);
  const native = usableInPlace(installed, account)
    ? installed.native
    : await cachedCopy(installed, account, around, log);
  return {
    initdb: join(native, 'bin/initdb'),
    postgres: join(native, 'bin/postgres'),
    major: parseInt(installed.version, 10),
  };
}

/**
 * Whether the account can run them where they lie. It cannot when they lie below root's own home,
 * were unpacked for root alone, or miss their links because npm ran no scripts.
 */
function usableInPlace({ native, links }: InstalledBinaries, account: Account): boolean {
  const { R_OK, X_OK } = constants;
  return (
    ['bin', 'lib', 'share/postgresql'].every((name) => canEnter(join(native, name), account)) &&
    ['bin/initdb', 'bin/postgres'].every((name) => may(join(native, name), R_OK | X_OK, account)) &&
    may(join(native, 'share/postgresql/postgres.bki'), R_OK, account) &&
    links.every(({ at }) => existsSync(at) && may(at, R_OK, account))
  );
}
