import type { FileHandle } from 'node:fs/promises';
import { PassThrough, Readable, type Duplex } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';
import { MOST_LOOKED_AT } from './document.rules.js';
import type { ZipPart } from './zip-directory.js';

const LOCAL_BYTES = 30;
const LOCAL_SIGNATURE = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
const PIECE = 64 * 1024;
/** Of what was read, this much is looked at again with what follows: more than one tag has. */
const OVERLAP = 8 * 1024;

const RELATIONS = /\.rels$/i;
const WORDS = /^word\/[^/]+\.xml$/i;
const RELATION = /<(?:\w+:)?Relationship\b[^<>]*>/g;
const OUTSIDE = /TargetMode\s*=\s*["']External["']/i;
/** A link that a reader may follow shows nothing by itself. */
const TO_FOLLOW = /Type\s*=\s*["'][^"']*\/hyperlink["']/i;
const FIELD =
  /\binstr(?:Text[^<>]{0,200}>|\s*=\s*["'])\s*(?:INCLUDETEXT|INCLUDEPICTURE|DDEAUTO|DDE|LINK)\b/i;

/** An Office file whose parts cannot be looked through. */
export class UnreadPart extends Error {
  constructor(
    readonly why: 'DAMAGED' | 'TOO_LONG',
    options?: ErrorOptions,
  ) {
    super(`A part of an Office file is ${why}.`, options);
  }
}

/**
 * Whether an Office file shows what is kept elsewhere: a linked picture, workbook, template or text, or a
 * field that fetches one. Such a paper can change after it was sealed, though its bytes do not.
 */
export async function linksOutside(file: FileHandle, parts: readonly ZipPart[]): Promise<boolean> {
  const purse = { left: MOST_LOOKED_AT };
  for (const part of parts) {
    const says = RELATIONS.test(part.path) ? relates : WORDS.test(part.path) ? fetches : null;
    if (says && (await someText(file, part, says, purse))) return true;
  }
  return false;
}

const fetches = (text: string) => FIELD.test(text);
const relates = (text: string) =>
  (text.match(RELATION) ?? []).some((tag) => OUTSIDE.test(tag) && !TO_FOLLOW.test(tag));

async function someText(
  file: FileHandle,
  part: ZipPart,
  says: (text: string) => boolean,
  purse: { left: number },
): Promise<boolean> {
  let found = false;
  let rest = '';
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  const look = async (pieces: AsyncIterable<Buffer>) => {
    for await (const piece of pieces) {
      purse.left -= piece.length;
      if (purse.left < 0) throw new UnreadPart('TOO_LONG');
      decoder ??= new TextDecoder(encodingOf(piece));
      const text = rest + decoder.decode(piece, { stream: true });
      found ||= says(text);
      rest = text.slice(-OVERLAP);
    }
  };
  try {
    await pipeline(Readable.from(packed(file, part), { objectMode: false }), unpacker(part), look);
  } catch (error) {
    throw new UnreadPart(purse.left < 0 ? 'TOO_LONG' : 'DAMAGED', { cause: error });
  }
  return found;
}

const encodingOf = ([first, second]: Buffer) =>
  first === 0xff && second === 0xfe
    ? 'utf-16le'
    : first === 0xfe && second === 0xff
      ? 'utf-16be'
      : 'utf-8';

function unpacker({ method }: ZipPart): Duplex {
  if (method === STORED) return new PassThrough();
  if (method === DEFLATED) return createInflateRaw();
  throw new UnreadPart('DAMAGED');
}

async function* packed(file: FileHandle, part: ZipPart): AsyncGenerator<Buffer> {
  const header = await read(file, part.at, LOCAL_BYTES);
  if (header.readUInt32LE(0) !== LOCAL_SIGNATURE) throw new UnreadPart('DAMAGED');
  const from = part.at + LOCAL_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
  for (let at = 0; at < part.packedBytes; at += PIECE) {
    yield await read(file, from + at, Math.min(PIECE, part.packedBytes - at));
  }
}

async function read(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, at);
  if (bytesRead < length) throw new UnreadPart('DAMAGED');
  return buffer;
}
