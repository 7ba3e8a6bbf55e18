import { once } from 'node:events';
import { readdir, readlink } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { expect } from '@jest/globals';
import { eventually } from './eventually.js';
import type { TestApp } from './test-app.js';

export interface ZipEntry {
  name: string;
  content?: string;
  /** What its directory says it unpacks to, when that is not so. */
  claims?: number;
  /** Its bytes as they stand in the file, and how they are packed; else as `content` is. */
  raw?: Buffer;
  method?: number;
}

const TYPES = (main: string) =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`;
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

/** A Word document as a ZIP file holds it, with parts of one's own. */
export const aWordFile = (...parts: ZipEntry[]) => aZip([...wordParts(), ...parts]);

/** The parts that every Word document has. */
export const wordParts = (): ZipEntry[] => [
  { name: '[Content_Types].xml', content: TYPES(WORD) },
  { name: '_rels/.rels', content: '<Relationships/>' },
  { name: 'word/document.xml', content: '<document/>' },
];

/** A ZIP file whose parts are kept as they are. */
export function aZip(entries: readonly ZipEntry[]): Buffer {
  const [parts, directory]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const { name, content = '', claims, raw, method = 0 } of entries) {
    const [path, bytes] = [Buffer.from(name), raw ?? Buffer.from(content)];
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(bytes.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(path.length, 22);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 4);
    common.copy(entry, 6);
    entry.writeUInt32LE(claims ?? bytes.length, 24);
    entry.writeUInt32LE(at, 42);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, path, bytes]);
    parts.push(local);
    directory.push(entry, path);
    at += local.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

/** A PDF of so many bytes, made piece by piece, none like another. */
export function* piecesOfPdf(bytes: number): Generator<Buffer> {
  const start = Buffer.from('%PDF-1.4\n');
  yield start;
  for (let at = start.length; at < bytes;) {
    const piece = Buffer.alloc(Math.min(64 * 1024, bytes - at), `${at} `);
    at += piece.length;
    yield piece;
  }
}

const EDGE = 'the-edge-of-a-part';
const HEAD = `--${EDGE}\r\ncontent-disposition: form-data; name="file"; filename="large.pdf"\r\ncontent-type: application/pdf\r\n\r\n`;

/** Sends a file piece by piece, without saying how long it is; `end: false` breaks off after the last. */
export async function sendPieces(
  t: TestApp,
  pieces: Iterable<Buffer> | AsyncIterable<Buffer>,
  { as = 'pmo', end = true } = {},
): Promise<{ status: number; body: any } | 'broken off'> {
  const sending = request(`${t.url}/api/documents?programme=UHDB`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await t.tokenOf(as)}`,
      'content-type': `multipart/form-data; boundary=${EDGE}`,
    },
  });
  const answered = once(sending, 'response');
  answered.catch(() => undefined);
  async function* all() {
    yield Buffer.from(HEAD);
    yield* pieces;
    if (end) yield Buffer.from(`\r\n--${EDGE}--\r\n`);
  }
  if (!end) {
    sending.on('error', () => undefined);
    await pipeline(Readable.from(all(), { highWaterMark: 1 }), sending, { end: false });
    sending.on('error', () => undefined);
    // In the middle: some of it has come, and is kept somewhere for now.
    await eventually(async () => expect(await filesOnTheWay()).not.toEqual([]));
    sending.destroy();
    return 'broken off';
  }
  await pipeline(Readable.from(all(), { highWaterMark: 1 }), sending).catch(() => undefined);
  const [response] = (await answered) as [Readable & { statusCode: number }];
  let text = '';
  for await (const piece of response) text += String(piece);
  return { status: response.statusCode, body: JSON.parse(text) as unknown };
}

/** Every temporary file of an upload that is on the disk, by name or held open without one. */
export async function filesOnTheWay(): Promise<string[]> {
  const named = (await readdir(tmpdir())).filter((name) => name.startsWith('watersmeet-'));
  const handles = await readdir('/proc/self/fd').catch(() => []);
  const open = await Promise.all(
    handles.map(async (handle) => await readlink(`/proc/self/fd/${handle}`).catch(() => '')),
  );
  const own = /\/watersmeet-[0-9a-f-]{36}/;
  return [
    ...named.filter((name) => own.test(`/${name}`)),
    ...open.filter((path) => own.test(path)),
  ];
}

/** Waits for the last upload to give its file back; fails when it never does. */
export async function noFilesOnTheWay(): Promise<void> {
  await eventually(async () => expect(await filesOnTheWay()).toEqual([]));
}

/** The most that this process held while the work was done, beyond what it held before, in bytes. */
export async function mostHeld<T>(work: () => Promise<T>): Promise<{ answer: T; bytes: number }> {
  const before = process.memoryUsage().rss;
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 10);
  try {
    return { answer: await work(), bytes: most - before };
  } finally {
    clearInterval(timer);
  }
}
