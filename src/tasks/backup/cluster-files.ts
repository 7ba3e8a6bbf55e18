import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Folders whose content PostgreSQL makes anew when it starts; those of the log are added after. */
const MADE_ANEW: readonly string[] = [
  'pg_dynshmem',
  'pg_notify',
  'pg_replslot',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
  'pg_wal',
];
const NOT_COPIED = /^(postmaster\.(pid|opts)|backup_label|tablespace_map|pg_internal\.init.*)$/;
const TEMPORARY = /^pgsql_tmp/;

/** A file or a folder of a cluster, by its path within it. */
export interface ClusterPart {
  path: string;
  folder: boolean;
}

/**
 * What must be copied of a cluster that runs: everything but its lock, temporary files and what it makes anew
 * at its start, and without its log, of which only the part since the backup began is needed.
 */
export function* clusterParts(data: string, within = ''): Generator<ClusterPart> {
  for (const name of readdirSync(join(data, within)).sort()) {
    const path = within === '' ? name : `${within}/${name}`;
    if (NOT_COPIED.test(name) || TEMPORARY.test(name)) continue;
    const found = lstatSync(join(data, path), { throwIfNoEntry: false });
    if (found?.isFile()) yield { path, folder: false };
    else if (found?.isDirectory()) yield* folderParts(data, path);
  }
}

function* folderParts(data: string, path: string): Generator<ClusterPart> {
  yield { path, folder: true };
  if (!MADE_ANEW.includes(path)) yield* clusterParts(data, path);
  if (path === LOG)
    for (const part of ['archive_status', 'summaries'])
      yield { path: `${LOG}/${part}`, folder: true };
}

const LOG = 'pg_wal';
const SEGMENT = /^[0-9A-F]{24}$/;

/** The files of the log from one segment to another, with the histories of timelines. */
export const logFiles = (data: string, first: string, last: string): string[] =>
  readdirSync(join(data, 'pg_wal'))
    .filter(
      (name) => (SEGMENT.test(name) && name >= first && name <= last) || name.endsWith('.history'),
    )
    .sort()
    .map((name) => `pg_wal/${name}`);
