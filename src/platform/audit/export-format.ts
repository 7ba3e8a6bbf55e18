import { canonicalAsIs } from '../../shared/canonical.js';
import type { ChainEntry, ChainHead } from './audit-chain.js';
import { Fields, NotInForm } from './audit-fields.js';
import { readSignedCheckpoint, type SignedCheckpoint } from './checkpoint.js';

/** The first word of every export. */
export const EXPORT_FORMAT = 'watersmeet.audit-export/2';

/** The longest line that is written or read: content names documents, it does not hold them. */
export const LONGEST_LINE_BYTES = 16 * 1024 * 1024;

/** How many entries of an export have their content shown, withheld from its reader, or erased. */
export interface ContentCount {
  shown: number;
  withheld: number;
  erased: number;
}

/** The first line: of which chain, where it ends (null: it has no entry yet), and how much it shows. */
export interface ExportHeader {
  chain: string;
  chainName: string;
  practice: boolean;
  exportedAt: string;
  head: ChainHead | null;
  contents: ContentCount;
}

/** A signed checkpoint in an export; its public key is a convenience for people, never trusted. */
export interface ExportedCheckpoint extends SignedCheckpoint {
  publicKey?: string;
}

/** One line of an export. */
export type ExportLine =
  | { kind: 'HEADER'; header: ExportHeader }
  | { kind: 'ENTRY'; entry: ChainEntry }
  | { kind: 'CHECKPOINT'; checkpoint: ExportedCheckpoint };

const HEADER_KEYS = ['format', 'chain', 'chainName', 'practice', 'exportedAt', 'head', 'contents'];
const ENTRY_KEYS = ['seq', 'prev', 'at', 'contentDigest', 'entryHash', 'type', 'content', 'salt'];

/** The first line of an export, with its line end. */
export function headerLine(header: ExportHeader): string {
  return line({ format: EXPORT_FORMAT, ...header });
}

/** The line of an entry; without its content it has no salt either, so that nobody can guess the content. */
export function entryLine(entry: ChainEntry): string {
  const { seq, prev, at, contentDigest, entryHash, type, content, salt } = entry;
  const told: ChainEntry = { seq, prev, at, contentDigest, entryHash };
  if (type != null) told.type = type;
  if (content != null) {
    told.content = content;
    told.salt = salt;
  }
  return line(told);
}

/** The line of a checkpoint: these come last. */
export function checkpointLine(checkpoint: ExportedCheckpoint): string {
  return line(checkpoint);
}

/** Reads one line; throws `NotInForm` with a sentence. */
export function parseExportLine(text: string): ExportLine {
  const value = parseJson(text, 'The line');
  const fields = new Fields(value, 'The line');
  if (fields.has('format')) return { kind: 'HEADER', header: readHeader(value) };
  if (fields.has('checkpoint')) return { kind: 'CHECKPOINT', checkpoint: readExported(value) };
  if (fields.has('seq')) return { kind: 'ENTRY', entry: readEntry(value) };
  throw new NotInForm('The line is not a header, an entry or a checkpoint.');
}

/** Reads JSON text from outside; throws `NotInForm`. */
export function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new NotInForm(`${what} is not JSON.`);
  }
}

/**
 * The lines of a file, as it comes in pieces.
 *
 * Only a line feed ends a line: node:readline would also cut at U+2028, which text may hold.
 */
export async function* linesOf(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of pieces) {
    rest = Buffer.concat([rest, piece]);
    let start = 0;
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10, start)) {
      yield decoded(rest.subarray(start, end));
      start = end + 1;
    }
    rest = rest.subarray(start);
    if (rest.length > LONGEST_LINE_BYTES) throw tooLong();
  }
  if (rest.length > 0) yield decoded(rest);
}

function line(value: object): string {
  const text = canonicalAsIs(value);
  if (Buffer.byteLength(text) > LONGEST_LINE_BYTES) throw tooLong();
  parseExportLine(text);
  return `${text}\n`;
}

function readHeader(value: unknown): ExportHeader {
  const fields = new Fields(value, 'The header', HEADER_KEYS);
  fields.exactly('format', EXPORT_FORMAT);
  return {
    chain: fields.text('chain', 'uuid'),
    chainName: fields.text('chainName'),
    practice: fields.flag('practice'),
    exportedAt: fields.text('exportedAt', 'moment'),
    head: fields.raw('head') === null ? null : readHead(fields.raw('head')),
    contents: readContentCount(fields.raw('contents')),
  };
}

function readContentCount(value: unknown): ContentCount {
  const fields = new Fields(value, 'The header\'s count of content ("contents")', [
    'shown',
    'withheld',
    'erased',
  ]);
  const [shown, withheld] = [fields.count('shown'), fields.count('withheld')];
  return { shown, withheld, erased: fields.count('erased') };
}

function readHead(value: unknown): ChainHead {
  const fields = new Fields(value, 'The head', ['seq', 'entryHash']);
  return { seq: fields.seq('seq'), entryHash: fields.text('entryHash', 'hash') };
}

function readEntry(value: unknown): ChainEntry {
  const fields = new Fields(value, 'The entry', ENTRY_KEYS);
  const entry: ChainEntry = {
    seq: fields.seq('seq'),
    prev: fields.text('prev', 'hash'),
    at: fields.text('at', 'moment'),
    contentDigest: fields.text('contentDigest', 'hash'),
    entryHash: fields.text('entryHash', 'hash'),
  };
  if (fields.has('type')) entry.type = fields.text('type');
  if (fields.has('content')) entry.content = fields.text('content');
  if (fields.has('salt')) entry.salt = fields.text('salt', 'salt');
  return entry;
}

function readExported(value: unknown): ExportedCheckpoint {
  const publicKey = new Fields(value, 'The checkpoint').optionalText('publicKey');
  const signed = readSignedCheckpoint(value);
  return publicKey ? { ...signed, publicKey } : signed;
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new NotInForm('The line is not UTF-8 text.');
  }
}

function tooLong(): NotInForm {
  return new NotInForm(`The line is longer than ${LONGEST_LINE_BYTES} bytes.`);
}
