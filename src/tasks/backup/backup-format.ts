import { DatabaseFault } from '../../platform/database/roles.js';

/** The first word of every backup. */
export const BACKUP_FORMAT = 'watersmeet.backup/1';

/** In a backup: what it is, at its beginning; the cluster; and the digests of all files, at its end. */
export const HEADER_NAME = 'backup.json';
export const CLUSTER_NAME = 'postgres';
export const MANIFEST_NAME = 'manifest.json';

/** What a backup says of itself before anything else. */
export interface BackupHeader {
  format: typeof BACKUP_FORMAT;
  madeAt: string;
  /** The major version of PostgreSQL whose files these are. */
  postgres: number;
}

/** A file of the cluster: its length in bytes and its SHA-256 digest. */
export interface FileDigest {
  size: number;
  sha256: string;
}

/** Every file of a backup, by its path within the cluster. */
export type Manifest = Record<string, FileDigest>;

/** Names of files and folders in a cluster: nothing that leads out of it. */
const PATH = /^[A-Za-z0-9_.-]+(\/[A-Za-z0-9_.-]+)*$/;

export const isPathWithin = (path: string): boolean =>
  PATH.test(path) && path.split('/').every((part) => part !== '.' && part !== '..');

export const damaged = (file: string, because: string): DatabaseFault =>
  new DatabaseFault(
    `The backup ${file} is damaged, and nothing was restored: ${because}. Use another backup.`,
  );

/** Reads the header; throws a sentence for a file that is no backup. */
export function readHeader(text: string, file: string): BackupHeader {
  const said = parsed(text) as Partial<BackupHeader> | null;
  if (said?.format !== BACKUP_FORMAT || !Number.isInteger(said.postgres))
    throw damaged(file, `it does not say that it is a ${BACKUP_FORMAT}`);
  return said as BackupHeader;
}

/** Names the first file that is not as the manifest says; null when all are. */
export function manifestFault(text: string, found: ReadonlyMap<string, FileDigest>): string | null {
  const said = parsed(text) as Manifest | null;
  if (!said) return 'its list of files cannot be read';
  for (const [path, { size, sha256 }] of Object.entries(said)) {
    const here = found.get(path);
    if (!here) return `the file ${path} is missing`;
    if (here.size !== size || here.sha256 !== sha256) return `the file ${path} was changed`;
  }
  const more = [...found.keys()].find((path) => !Object.hasOwn(said, path));
  return more ? `the file ${more} does not belong to it` : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
