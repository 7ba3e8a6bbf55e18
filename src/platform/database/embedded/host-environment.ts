import { homedir, tmpdir, userInfo } from 'node:os';

/** What the machine and the account look like; tests give others. */
export interface HostEnvironment {
  platform: string;
  arch: string;
  uid: number;
  gid: number;
  /** Where accounts are looked up by name, in the form of /etc/passwd. */
  accountsFile: string;
  /** Where sockets may lie, best first. */
  temporary: string[];
  homes: string[];
  /** For root: where the state and the caches of a system's services are kept. */
  systemState: string;
  systemCache: string;
}

export function hostEnvironment(): HostEnvironment {
  const darwin = process.platform === 'darwin';
  return {
    platform: process.platform,
    arch: process.arch,
    uid: process.getuid?.() ?? -1,
    gid: process.getgid?.() ?? -1,
    accountsFile: '/etc/passwd',
    temporary: [...new Set([tmpdir(), '/tmp'])],
    homes: homes(),
    systemState: darwin ? '/Library/Application Support' : '/var/lib',
    systemCache: darwin ? '/Library/Caches' : '/var/cache',
  };
}

/** HOME first; it may be another account's (after setpriv or su), so the account's own follows. */
function homes(): string[] {
  const found = [homedir()];
  try {
    found.push(userInfo().homedir);
  } catch {
    // An account that only has a number has no home of its own.
  }
  return [...new Set(found)];
}

export function userData(home: string, platform: string): string {
  return platform === 'darwin' ? `${home}/Library/Application Support` : `${home}/.local/share`;
}

export function userCache(home: string, platform: string): string {
  return platform === 'darwin' ? `${home}/Library/Caches` : `${home}/.cache`;
}
