import { createHash, randomUUID } from 'node:crypto';
import {
  closeSync,
  createWriteStream,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Client } from 'pg';
import { pack, type Pack } from 'tar-stream';
import type { EmbeddedPostgres } from '../../platform/database/embedded/embedded-postgres.js';
import { DatabaseFault } from '../../platform/database/roles.js';
import {
  BACKUP_FORMAT,
  CLUSTER_NAME,
  HEADER_NAME,
  type BackupHeader,
  type Manifest,
  MANIFEST_NAME,
} from './backup-format.js';
import { clusterParts, logFiles } from './cluster-files.js';

const PIECE = 256 * 1024;
const FASTEST = { level: 1 };

/**
 * Writes one file with all of the embedded PostgreSQL: every row, document and account, as they were at one
 * moment, while it goes on serving. The file appears under its name when it is whole, and never over another.
 */
export async function writeBackup(
  server: EmbeddedPostgres,
  file: string,
): Promise<{ bytes: number }> {
  if (existsSync(file))
    throw new DatabaseFault(
      `There is already a file ${file}, which was not touched: give another name.`,
    );
  const draft = `${file}.${randomUUID()}.part`;
  const client = new Client(server.connection('postgres', 'postgres'));
  client.on('error', () => undefined);
  try {
    await client.connect();
    const archive = pack();
    const written = pipeline(
      archive,
      createGzip(FASTEST),
      createWriteStream(draft, { flags: 'wx', mode: 0o600 }),
    );
    await Promise.all([written, fill(archive, client, server.dataFolder)]);
    appear(draft, file);
    return { bytes: statSync(file).size };
  } catch (error) {
    throw asSentence(error, file);
  } finally {
    // Ends a backup that was not finished, and lets the log go that was kept for it.
    await client.end();
    rmSync(draft, { force: true });
  }
}

/** Puts the cluster into the archive; whatever goes wrong ends the archive too. */
async function fill(archive: Pack, client: Client, data: string): Promise<void> {
  try {
    const header: BackupHeader = {
      format: BACKUP_FORMAT,
      madeAt: new Date().toISOString(),
      postgres: Number(readFileSync(join(data, 'PG_VERSION'), 'utf8')),
    };
    await putText(archive, HEADER_NAME, JSON.stringify(header));
    const manifest: Manifest = {};
    // Until the connection ends, PostgreSQL keeps its log from here on.
    await client.query(
      "select pg_create_physical_replication_slot('watersmeet_backup_' || pg_backend_pid(), true, true)",
    );
    await client.query("select pg_backup_start('watersmeet', true)");
    for (const { path, folder } of clusterParts(data)) {
      if (folder) await putFolder(archive, path);
      else await putFile(archive, data, path, manifest);
    }
    const { rows } = await client.query<{ label: string; last: string }>(
      'select labelfile as label, pg_walfile_name(lsn) as last from pg_backup_stop(true)',
    );
    const { label, last } = rows[0]!;
    await putBytes(archive, 'backup_label', Buffer.from(label), manifest);
    const first = /\(file ([0-9A-F]{24})\)/.exec(label)![1]!;
    for (const path of logFiles(data, first, last)) await putFile(archive, data, path, manifest);
    await putText(archive, MANIFEST_NAME, JSON.stringify(manifest));
    archive.finalize();
  } catch (error) {
    archive.destroy(error as Error);
    throw error;
  }
}

async function putText(archive: Pack, name: string, text: string): Promise<void> {
  await new Promise<void>((done, fail) =>
    archive.entry({ name, mode: 0o600 }, text, (error) => (error ? fail(error) : done())),
  );
}

async function putFolder(archive: Pack, path: string): Promise<void> {
  const name = `${CLUSTER_NAME}/${path}`;
  await new Promise<void>((done, fail) =>
    archive.entry({ name, type: 'directory', mode: 0o700 }, (error) =>
      error ? fail(error) : done(),
    ),
  );
}

async function putBytes(archive: Pack, path: string, bytes: Buffer, manifest: Manifest) {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  manifest[path] = { size: bytes.length, sha256 };
  await putText(archive, `${CLUSTER_NAME}/${path}`, bytes.toString('utf8'));
}

/**
 * Puts a file as long as it is now. PostgreSQL may make it longer or shorter meanwhile: what is copied too
 * much or too little is put right from the log when the backup is restored.
 */
async function putFile(
  archive: Pack,
  data: string,
  path: string,
  manifest: Manifest,
): Promise<void> {
  const source = await open(join(data, path), 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (!source) return;
  try {
    const { size } = await source.stat();
    const digest = createHash('sha256');
    const name = `${CLUSTER_NAME}/${path}`;
    let entry!: ReturnType<Pack['entry']>;
    const ended = new Promise<void>((done, fail) => {
      entry = archive.entry({ name, size, mode: 0o600 }, (error) => (error ? fail(error) : done()));
    });
    for (let at = 0; at < size;) {
      const piece = Buffer.alloc(Math.min(PIECE, size - at));
      await source.read(piece, 0, piece.length, at);
      digest.update(piece);
      at += piece.length;
      if (!entry.write(piece)) await new Promise((go) => entry.once('drain', go));
    }
    entry.end();
    await ended;
    manifest[path] = { size, sha256: digest.digest('hex') };
  } finally {
    await source.close();
  }
}

/** Gives the whole file its name, unless somebody else has taken it meanwhile. */
function appear(draft: string, file: string): void {
  const handle = openSync(draft, 'r+');
  fsyncSync(handle);
  closeSync(handle);
  linkSync(draft, file);
}

function asSentence(error: unknown, file: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  const because: Record<string, string> = {
    EEXIST: 'a file of that name has appeared meanwhile',
    ENOENT: 'there is no such folder',
    EACCES: 'this account may not write there',
    ENOSPC: 'the disk is full',
  };
  if (!code || !(code in because)) return error;
  return new DatabaseFault(`The backup ${file} was not written: ${because[code]}.`);
}
