import type { FileHandle } from 'node:fs/promises';
import type { ZipFacts } from './document.rules.js';

const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;
const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_BYTES = 46;
/** More than two thousand entries with the longest usual names have. */
const LARGEST_DIRECTORY = 4 * 1024 * 1024;
/** A part of a ZIP file: where it begins, how it is packed, and its bytes as packed. */
export interface ZipPart {
  path: string;
  method: number;
  packedBytes: number;
  at: number;
}

/** What its directory says of a ZIP file, and of each part. */
export interface ZipDirectory extends ZipFacts {
  parts: ZipPart[];
}

const MACRO_PARTS = /(^|\/)vba(project|data)[^/]*$|(^|\/)macrosheets\//i;

/**
 * What the central directory of a ZIP file says, read without unpacking anything; null when it does not
 * fit its file. A form for archives beyond 4 GB is not read: nothing so large is kept.
 */
export async function zipDirectory(file: FileHandle, bytes: number): Promise<ZipDirectory | null> {
  const tailBytes = Math.min(bytes, END_BYTES + LONGEST_COMMENT);
  const tail = await part(file, bytes - tailBytes, tailBytes);
  const at = endRecord(tail);
  if (at === null) return null;
  const [count, size, offset] = [
    tail.readUInt16LE(at + 10),
    tail.readUInt32LE(at + 12),
    tail.readUInt32LE(at + 16),
  ];
  const end = bytes - tailBytes + at;
  if (size > LARGEST_DIRECTORY)
    return { entries: Infinity, unpackedBytes: 0, macros: false, parts: [] };
  if (offset + size > end) return null;
  const facts = readEntries(await part(file, offset, size), bytes);
  return facts && facts.entries === count ? facts : null;
}

/** Where the end record begins: the last one whose comment ends with the file. */
function endRecord(tail: Buffer): number | null {
  for (let at = tail.length - END_BYTES; at >= 0; at -= 1) {
    const fits = tail.readUInt32LE(at) === END_SIGNATURE;
    if (fits && at + END_BYTES + tail.readUInt16LE(at + 20) === tail.length) return at;
  }
  return null;
}

function readEntries(directory: Buffer, fileBytes: number): ZipDirectory | null {
  const facts: ZipDirectory = { entries: 0, unpackedBytes: 0, macros: false, parts: [] };
  let packed = 0;
  for (let at = 0; at < directory.length; facts.entries += 1) {
    if (at + ENTRY_BYTES > directory.length) return null;
    if (directory.readUInt32LE(at) !== ENTRY_SIGNATURE) return null;
    const packedBytes = directory.readUInt32LE(at + 20);
    packed += packedBytes;
    facts.unpackedBytes += directory.readUInt32LE(at + 24);
    const [name, extra, comment] = [28, 30, 32].map((field) => directory.readUInt16LE(at + field));
    const path = directory.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + name!);
    if (MACRO_PARTS.test(path)) facts.macros = true;
    const method = directory.readUInt16LE(at + 10);
    facts.parts.push({ path, method, packedBytes, at: directory.readUInt32LE(at + 42) });
    at += ENTRY_BYTES + name! + extra! + comment!;
    if (at > directory.length) return null;
  }
  // Entries that share their bytes unpack to more than they seem to.
  return packed > fileBytes ? null : facts;
}

async function part(file: FileHandle, from: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, from);
  return buffer.subarray(0, bytesRead);
}
