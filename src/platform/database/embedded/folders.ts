import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  constants,
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmdirSync,
  statSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Account, canEnter, may } from './account.js';
import { EmbeddedPostgresFault, OWN_SERVER } from './fault.js';
import { type HostEnvironment, userData } from './host-environment.js';

/** Linux takes 107 bytes for the path of a socket, macOS 103. */
const SOCKET_PATH_BYTES = { linux: 107, darwin: 103 } as Record<string, number>;
export const SOCKET_PORT = 5432;

/** Everything of one database, all within one home so that it moves and goes as one. */
export interface Folders {
  home: string;
  /** The cluster itself. */
  data: string;
  /** The audit key: beside the data and never in them, and of the server's account, not PostgreSQL's. */
  keys: string;
  lock: string;
  log: string;
}

export function foldersOf(home: string): Folders {
  return {
    home,
    data: join(home, 'postgres'),
    keys: join(home, 'keys'),
    lock: join(home, 'start.lock'),
    log: join(home, 'postgres.log'),
  };
}

/** A short name for a path, the same at every start. */
export function nameFor(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 16);
}

/**
 * Where the data live: the folder asked for; else `.data` of the project; else a folder of the
 * user, or for root one of the system's state.
 *
 * - Data that exist already win, so that a change of rights on some folder above never starts an
 *   empty database beside the full one.
 * - Never the temporary area, which does not outlive a reboot.
 */
export function chooseHome(
  asked: { projectFolder: string; dataFolder?: string },
  account: Account,
  around: HostEnvironment,
): string {
  const places = asked.dataFolder
    ? [resolve(asked.dataFolder)]
    : defaultPlaces(asked.projectFolder, account, around);
  const kept = places.find((home) => existsSync(foldersOf(home).data));
  if (kept && canEnter(kept, account)) return realpathSync(kept);
  if (kept) {
    throw new EmbeddedPostgresFault(
      `The data are in ${kept}, which ${account.name} cannot enter: open the folders above it (\`chmod o+x\`), or ${OWN_SERVER}.`,
    );
  }
  const reasons: string[] = [];
  for (const home of places) {
    try {
      makeHome(home, account);
      return realpathSync(home);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOSPC') throw error;
      reasons.push(
        `${home} (${(error as NodeJS.ErrnoException).code ?? (error as Error).message})`,
      );
    }
  }
  throw new EmbeddedPostgresFault(
    `No folder for the data can be used by ${account.name}: ${reasons.join(', ')}. ` +
      `Give the account the right to one of them, or ${OWN_SERVER}.`,
  );
}

function defaultPlaces(project: string, account: Account, around: HostEnvironment): string[] {
  const within = join('watersmeet', nameFor(realpathSync(project)));
  const elsewhere = account.dropped
    ? [join(around.systemState, within)]
    : around.homes.map((home) => join(userData(home, around.platform), within));
  return [join(realpathSync(project), '.data'), ...elsewhere];
}

/** Makes the home and proves that PostgreSQL's account can get there and own a folder in it. */
function makeHome(home: string, account: Account): void {
  const above = nearest(dirname(home));
  if (!canEnter(above, account)) throw new Error(`${account.name} cannot enter ${above}`);
  const first = makeFolder(home, account.dropped ? 0o711 : 0o700);
  try {
    if (account.dropped && !may(home, constants.X_OK, account) && statSync(home).uid === 0) {
      chmodSync(home, (statSync(home).mode & 0o777) | 0o011);
    }
    if (!canEnter(home, account)) throw new Error(`${account.name} cannot enter it`);
    const probe = mkdtempSync(join(home, 'probe-'));
    try {
      if (account.dropped) chownSync(probe, account.uid, account.gid);
    } finally {
      rmdirSync(probe);
    }
  } catch (error) {
    if (first) rmdirSync(home);
    throw error;
  }
}

/** Makes a folder and those above it whatever the umask; tells the first one that was new. */
export function makeFolder(folder: string, mode: number): string | undefined {
  const first = mkdirSync(folder, { recursive: true, mode });
  for (let at = folder; first && at.startsWith(first); at = dirname(at)) chmodSync(at, mode);
  return first;
}

function nearest(path: string): string {
  return existsSync(path) ? path : nearest(dirname(path));
}

/** Refuses a folder that others own or can reach; root's own are PostgreSQL's too. */
export function checkOurs(folder: string, what: string, owners: number[]): void {
  const found = lstatSync(folder);
  if (!found.isDirectory()) {
    throw new EmbeddedPostgresFault(
      `The ${what} ${folder} is not a folder: move it away, then start again.`,
    );
  }
  if (!owners.includes(found.uid)) {
    throw new EmbeddedPostgresFault(
      `The ${what} ${folder} belongs to another account (user id ${found.uid}, not ${owners[0]}), so it is refused: ` +
        'start Watersmeet as the account that made it, or move the folder away.',
    );
  }
  const mode = found.mode & 0o777;
  if ((mode & 0o077) !== 0) {
    throw new EmbeddedPostgresFault(
      `The ${what} ${folder} is open to other accounts (mode 0${mode.toString(8)}), so it is refused: ` +
        `run \`chmod 700 ${folder}\` and start again.`,
    );
  }
}

/** A folder for one account alone: made so, or found so, or refused. */
export function ownFolder(folder: string, what: string, uid: number, account?: Account): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  // Root may have been stopped between making the folder and giving it away.
  checkOurs(folder, what, account?.dropped ? [account.uid, uid] : [uid]);
  if (account?.dropped && lstatSync(folder).uid !== account.uid) {
    lchownSync(folder, account.uid, account.gid);
  }
}

/** The folder of the socket: in the temporary area because the path of a socket must be short. */
export function socketFolderFor(data: string, account: Account, around: HostEnvironment): string {
  const name = `watersmeet-${around.uid}-${nameFor(data)}`;
  const limit = SOCKET_PATH_BYTES[around.platform] ?? 103;
  const fit = around.temporary.find((temporary) => {
    const socket = join(temporary, name, `.s.PGSQL.${SOCKET_PORT}`);
    return Buffer.byteLength(socket) <= limit && canEnter(temporary, account);
  });
  if (!fit) {
    throw new EmbeddedPostgresFault(
      `No temporary folder for the database's socket has a short enough path and is open to ${account.name} ` +
        `(tried ${around.temporary.join(', ')}): set TMPDIR to one such as /tmp.`,
    );
  }
  const folder = join(fit, name);
  ownFolder(folder, 'socket folder', around.uid, account);
  return folder;
}
