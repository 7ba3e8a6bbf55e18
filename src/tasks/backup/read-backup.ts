import { createHash } from 'node:crypto';
import {
  chownSync,
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract, type Entry } from 'tar-stream';
import { PROJECT_FOLDER, type Config } from '../../platform/config/config.js';
import { chooseAccount, type Account } from '../../platform/database/embedded/account.js';
import { findBinaries } from '../../platform/database/embedded/binaries.js';
import { asFault } from '../../platform/database/embedded/fault.js';
import { chooseHome, foldersOf, type Folders } from '../../platform/database/embedded/folders.js';
import { hostEnvironment } from '../../platform/database/embedded/host-environment.js';
import { withStartLock } from '../../platform/database/embedded/start-lock.js';
import { unfinished } from '../../platform/database/embedded/unfinished.js';
import { DatabaseFault } from '../../platform/database/roles.js';
import {
  CLUSTER_NAME,
  damaged,
  type FileDigest,
  HEADER_NAME,
  type BackupHeader,
  isPathWithin,
  MANIFEST_NAME,
  manifestFault,
  readHeader,
} from './backup-format.js';

const LOCK_PATIENCE_MS = 10_000;

/** Where a backup was restored to, and what it said of itself. */
export interface Restored {
  folders: Folders;
  header: BackupHeader;
}

/**
 * Puts back what a backup holds, where no data are. The data appear in their place when every file has come
 * and is as its digest says: a backup that is damaged, or of another PostgreSQL, leaves nothing behind.
 */
export async function readBackup(
  config: Config,
  file: string,
  log: (sentence: string) => void,
): Promise<Restored> {
  const around = hostEnvironment();
  const account = chooseAccount(around);
  const options = { projectFolder: PROJECT_FOLDER, dataFolder: config.dataFolder ?? undefined };
  if (!existsSync(file)) throw new DatabaseFault(`There is no file ${file}: check its name.`);
  if (config.dataFolder) refuseData(foldersOf(resolve(config.dataFolder)).data);
  const folders = foldersOf(chooseHome(options, account, around));
  const { major } = await findBinaries(PROJECT_FOLDER, account, around, log);
  return await withStartLock(folders.lock, LOCK_PATIENCE_MS, async () => {
    refuseData(folders.data);
    const fresh = unfinished(folders.data);
    try {
      makeFolder(fresh, account);
      const header = await unpack(file, { fresh, account, major });
      if (existsSync(folders.data)) rmSync(folders.data, { recursive: true });
      renameSync(fresh, folders.data);
      return { folders, header };
    } finally {
      rmSync(fresh, { recursive: true, force: true });
    }
  });
}

function refuseData(data: string): void {
  if (!existsSync(data) || readdirSync(data).length === 0) return;
  throw new DatabaseFault(
    `There are data in ${data} already, and they were not touched: restore into another folder (set WATERSMEET_DATA), or move these away.`,
  );
}

interface Place {
  fresh: string;
  account: Account;
  major: number;
}

async function unpack(file: string, place: Place): Promise<BackupHeader> {
  const archive = extract();
  const reading = pipeline(createReadStream(file), createGunzip(), archive);
  // It is told where it is waited for.
  reading.catch(() => undefined);
  try {
    const header = await unpackEntries(file, archive, place);
    await reading;
    return header;
  } catch (error) {
    // What the system says of a file or the disk has its own words.
    const known = error instanceof DatabaseFault || (error as NodeJS.ErrnoException).syscall;
    throw known ? asFault(error, place.fresh) : damaged(file, 'it cannot be read to its end');
  }
}

async function unpackEntries(
  file: string,
  archive: AsyncIterable<Entry>,
  place: Place,
): Promise<BackupHeader> {
  const found = new Map<string, FileDigest>();
  let header: BackupHeader | null = null;
  let manifest: string | null = null;
  for await (const entry of archive) {
    if (!header) header = await headerIn(file, entry, place.major);
    else if (entry.header.name === MANIFEST_NAME) manifest = await textOf(entry);
    else await putPart(file, entry, place, found);
  }
  if (!header || manifest === null) throw damaged(file, 'its end is missing');
  const because = manifestFault(manifest, found);
  if (because) throw damaged(file, because);
  return header;
}

async function headerIn(file: string, entry: Entry, major: number): Promise<BackupHeader> {
  if (entry.header.name !== HEADER_NAME) throw damaged(file, 'it does not begin as a backup does');
  const header = readHeader(await textOf(entry), file);
  refuseOtherMajor(header, major);
  return header;
}

function refuseOtherMajor({ postgres }: BackupHeader, major: number): void {
  if (postgres === major) return;
  throw new DatabaseFault(
    `This backup is of PostgreSQL ${postgres}, and this version of Watersmeet brings PostgreSQL ${major}: restore it with the version of Watersmeet that made it.`,
  );
}

async function putPart(
  file: string,
  entry: Entry,
  { fresh, account }: Place,
  found: Map<string, FileDigest>,
): Promise<void> {
  const { name, type } = entry.header;
  const path = name.replace(/\/$/, '').slice(CLUSTER_NAME.length + 1);
  if (!name.startsWith(`${CLUSTER_NAME}/`) || !isPathWithin(path))
    throw damaged(file, `it has a file of the name ${JSON.stringify(name)}`);
  const target = join(fresh, path);
  if (type === 'directory') {
    makeFolder(target, account);
    entry.resume();
    return;
  }
  found.set(path, await putFile(target, entry, account));
}

function makeFolder(folder: string, account: Account): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (account.dropped) chownSync(folder, account.uid, account.gid);
}

/** Writes a file, and has it on the disk before it says so. */
async function putFile(target: string, entry: Entry, account: Account): Promise<FileDigest> {
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
  const digest = createHash('sha256');
  const written = await open(target, 'wx', 0o600);
  let size = 0;
  try {
    for await (const piece of entry as AsyncIterable<Buffer>) {
      digest.update(piece);
      size += piece.length;
      await written.write(piece);
    }
    await written.sync();
    if (account.dropped) await written.chown(account.uid, account.gid);
  } finally {
    await written.close();
  }
  return { size, sha256: digest.digest('hex') };
}

async function textOf(entry: Entry): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of entry as AsyncIterable<Buffer>) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}
