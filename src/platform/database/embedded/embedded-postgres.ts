import type { ChildProcess } from 'node:child_process';
import { type Account, chooseAccount } from './account.js';
import { type Binaries, findBinaries } from './binaries.js';
import { ROLES, checkCluster, createCluster, furnish } from './cluster.js';
import { EmbeddedPostgresFault, asFault } from './fault.js';
import {
  type Folders,
  chooseHome,
  foldersOf,
  ownFolder,
  SOCKET_PORT,
  socketFolderFor,
} from './folders.js';
import { Guard } from './guard.js';
import {
  type Postmaster,
  disownOldPid,
  isRunning,
  readPostmaster,
  removeOldSocket,
} from './postmaster-file.js';
import { removeSocketFolder, startPostmaster, stopPostmaster } from './postmaster.js';
import { sleep } from './processes.js';
import { withStartLock } from './start-lock.js';
import { type HostEnvironment, hostEnvironment } from './host-environment.js';
import { sweepUnfinished } from './unfinished.js';

export { EmbeddedPostgresFault };
export type EmbeddedRole = 'postgres' | (typeof ROLES)[number];

const START_PATIENCE_MS = 120_000;
const ANSWER_PATIENCE_MS = 20_000;
const STOP_PATIENCE_MS = 10_000;

export interface EmbeddedOptions {
  /** The package's root: its `node_modules` has PostgreSQL, its path names per-user folders. */
  projectFolder: string;
  /** Where everything of this database goes, instead of `.data` of the project. */
  dataFolder?: string;
  /** The one server of these data: a second is refused. Tasks and tests share instead. */
  exclusive: boolean;
  /** False for tests alone: a power cut may then cost the data. */
  durable: boolean;
  log?: (sentence: string) => void;
  /** Ends the waiting for others who start or stop; what is being made is finished first. */
  stop?: AbortSignal;
}

/** A PostgreSQL of our own, shared by every process that started it on the same data. */
export interface EmbeddedPostgres {
  /** How to reach a database as a role, over the socket. */
  connection(role: EmbeddedRole, database: string): SocketConnection;
  dataFolder: string;
  socketFolder: string;
  /** For the audit's signing key: beside the data, and for the server's account alone. */
  keyFolder: string;
  /** True when the database `watersmeet` was made by this start. */
  freshlyCreated: boolean;
  /** Leaves; the last to leave stops PostgreSQL. */
  stop(): Promise<void>;
}

export interface SocketConnection {
  host: string;
  port: number;
  user: string;
  database: string;
}

interface Start {
  options: EmbeddedOptions;
  account: Account;
  binaries: Binaries;
  folders: Folders;
  around: HostEnvironment;
  log: (sentence: string) => void;
}

interface Reached {
  postmaster: Postmaster;
  child?: ChildProcess;
  guard: Guard;
}

/** Starts PostgreSQL on the data, or joins the one that already runs on them. */
export async function startEmbeddedPostgres(
  options: EmbeddedOptions,
  around = hostEnvironment(),
): Promise<EmbeddedPostgres> {
  const log = options.log ?? (() => undefined);
  try {
    const account = chooseAccount(around);
    const binaries = await findBinaries(options.projectFolder, account, around, log);
    const folders = foldersOf(chooseHome(options, account, around));
    const start = { options, account, binaries, folders, around, log };
    return await withStartLock(folders.lock, START_PATIENCE_MS, () => enter(start), options.stop);
  } catch (error) {
    throw asFault(error, options.dataFolder ?? options.projectFolder);
  }
}

async function enter(start: Start): Promise<EmbeddedPostgres> {
  const { folders, binaries, account, around, options } = start;
  sweepUnfinished(folders.data);
  if (!checkCluster(folders, binaries, account)) {
    start.log(`Making a new database in ${folders.data} (this is done once).`);
    await createCluster(folders, binaries, account, options.durable);
  }
  ownFolder(folders.keys, 'key folder', around.uid);
  const reached = await reach(start);
  try {
    const freshlyCreated = await furnish(reached.guard.client);
    reached.guard.settle();
    return new Membership(folders, reached, freshlyCreated);
  } catch (error) {
    await depart(folders, reached);
    throw error;
  }
}

/** Joins the PostgreSQL that runs on the data, or starts one; one that is going is waited for. */
async function reach(start: Start): Promise<Reached> {
  const { data } = start.folders;
  const begun = Date.now();
  for (;;) {
    start.options.stop?.throwIfAborted();
    const found = readPostmaster(data);
    if (!found || !isRunning(data, found)) return await launch(start);
    if (found.state === 'ready') {
      const guard = await join(start, found);
      if (guard) return { postmaster: found, guard };
    }
    const patience = found.state === 'starting' ? START_PATIENCE_MS : ANSWER_PATIENCE_MS;
    if (Date.now() - begun > patience) throw silent(data, found);
    await sleep(10);
  }
}

async function launch(start: Start): Promise<Reached> {
  const { folders, binaries, account, around, options } = start;
  disownOldPid(folders.data);
  const socketFolder = socketFolderFor(folders.data, account, around);
  removeOldSocket(socketFolder, SOCKET_PORT, folders.data);
  const started = await startPostmaster(folders, socketFolder, binaries, account, options.durable);
  const guard = await join(start, started.postmaster);
  if (!guard) throw silent(folders.data, started.postmaster);
  return { ...started, guard };
}

async function join(start: Start, postmaster: Postmaster): Promise<Guard | null> {
  return await Guard.join({
    host: postmaster.socketFolder,
    port: postmaster.port,
    data: start.folders.data,
    exclusive: start.options.exclusive,
    log: start.log,
  });
}

function silent(data: string, { pid }: Postmaster): EmbeddedPostgresFault {
  return new EmbeddedPostgresFault(
    `The PostgreSQL on ${data} (process ${pid}) does not answer: stop it with \`kill -INT ${pid}\`, then start again.`,
  );
}

/** One process's share in the PostgreSQL that runs. */
class Membership implements EmbeddedPostgres {
  readonly dataFolder: string;
  readonly keyFolder: string;
  readonly socketFolder: string;
  private stopped?: Promise<void>;

  constructor(
    private readonly folders: Folders,
    private readonly reached: Reached,
    readonly freshlyCreated: boolean,
  ) {
    this.dataFolder = folders.data;
    this.keyFolder = folders.keys;
    this.socketFolder = reached.postmaster.socketFolder;
  }

  connection(role: EmbeddedRole, database: string): SocketConnection {
    const { socketFolder, port } = this.reached.postmaster;
    return { host: socketFolder, port, user: role, database };
  }

  stop(): Promise<void> {
    return (this.stopped ??= this.leave());
  }

  /** In turn with those who start; but a lock that cannot be had must not keep us from leaving. */
  private async leave(): Promise<void> {
    let begun = false;
    const leaving = async (): Promise<void> => {
      begun = true;
      await depart(this.folders, this.reached);
    };
    try {
      await withStartLock(this.folders.lock, STOP_PATIENCE_MS, leaving);
    } catch (error) {
      if (begun) throw error;
      await leaving();
    }
  }
}

/** Leaves, and as the last one stops PostgreSQL and clears its socket away. */
async function depart({ data }: Folders, { postmaster, child, guard }: Reached): Promise<void> {
  if (!(await guard.leave())) return;
  const running = readPostmaster(data) ?? postmaster;
  await stopPostmaster(data, running, child?.pid === running.pid ? child : undefined);
  removeSocketFolder(running.socketFolder);
}
