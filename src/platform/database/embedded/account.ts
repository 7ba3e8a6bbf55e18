import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { EmbeddedPostgresFault, OWN_SERVER } from './fault.js';
import type { HostEnvironment } from './host-environment.js';

/** The account that runs PostgreSQL: our own, but never root. */
export interface Account {
  uid: number;
  gid: number;
  name: string;
  /** True when we are root and PostgreSQL runs as somebody less. */
  dropped: boolean;
}

/** PostgreSQL refuses to run as root, so root starts it as `postgres`, else as `nobody`. */
export function chooseAccount(around: HostEnvironment): Account {
  if (around.uid !== 0) {
    return { uid: around.uid, gid: around.gid, name: 'this account', dropped: false };
  }
  const accounts = readFileSync(around.accountsFile, 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const fields = accounts.find((candidate) => candidate[0] === name);
    const uid = Number(fields?.[2]);
    if (fields && uid > 0) return { uid, gid: Number(fields[3]), name, dropped: true };
  }
  throw new EmbeddedPostgresFault(
    'PostgreSQL cannot run as root, and this system has no account named `postgres` or `nobody`: ' +
      `start Watersmeet as an ordinary user, or ${OWN_SERVER}.`,
  );
}

/** How a child process becomes that account. */
export function asAccount(account: Account): { uid?: number; gid?: number } {
  return account.dropped ? { uid: account.uid, gid: account.gid } : {};
}

/** Whether the account may do this (bits of 4 read, 2 write, 1 enter) with the file, once there. */
export function may(path: string, bits: number, account: Account): boolean {
  try {
    if (!account.dropped) {
      accessSync(path, bits);
      return true;
    }
    if ((bits & constants.X_OK) !== 0) accessSync(path, constants.X_OK);
    const { uid, gid, mode } = statSync(path);
    const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0;
    return ((mode >> shift) & bits) === bits;
  } catch {
    return false;
  }
}

/** Whether the account may go into this folder, through every folder above it. */
export function canEnter(folder: string, account: Account): boolean {
  if (!account.dropped) return may(folder, constants.X_OK, account);
  for (let at = folder; ; at = dirname(at)) {
    if (!may(at, constants.X_OK, account)) return false;
    if (at === dirname(at)) return true;
  }
}
