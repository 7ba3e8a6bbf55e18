import { createHash } from 'node:crypto';
import { grouped } from '../../platform/graphql/loader.js';
import type { Check, Found, Verification } from './check.js';

interface Kept {
  /** Which bytes: `programme/digest`, or the annex document's id. */
  name: string;
  table: string;
  row: string;
  sha256: string;
  bytes: string;
}

interface Chunk {
  name: string;
  number: number;
  content: Buffer;
}

const CHUNKS_AT_ONCE = 16;

export const documentsCheck: Check = {
  name: 'documents',
  promise:
    'The file of every document has the size and the digest (SHA-256) that were recorded when it was uploaded.',
  async *faults(it) {
    const documents = await it.db.query<Kept>(
      `select programme_id || '/' || sha256 as name, 'document' as table, id::text as row, sha256, bytes::text
       from document order by programme_id, sha256, id`,
    );
    yield* bytesFaults(
      it,
      documents,
      'document_chunk',
      `select programme_id || '/' || sha256 as name, number, content from document_chunk order by programme_id, sha256, number`,
    );
    const annexes = await it.db.query<Kept>(
      `select id::text as name, 'annex_document' as table, id::text as row, sha256, bytes::text
       from annex_document order by id`,
    );
    yield* bytesFaults(
      it,
      annexes,
      'annex_chunk',
      `select annex_document_id::text as name, number, content from annex_chunk order by annex_document_id, number`,
    );
  },
};

async function* bytesFaults(
  { db }: Verification,
  kept: readonly Kept[],
  chunkTable: string,
  chunks: string,
): AsyncGenerator<Found> {
  const wanted = grouped(kept, ({ name }) => name);
  for await (const bytes of wholes(db.stream<Chunk>(chunks, CHUNKS_AT_ONCE))) {
    const owners = wanted.get(bytes.name);
    wanted.delete(bytes.name);
    if (!owners) {
      yield { table: chunkTable, row: bytes.name, because: 'These bytes belong to no document.' };
    }
    for (const { table, row, sha256, bytes: size } of owners ?? []) {
      const because = faultOf(bytes, sha256, size);
      if (because) yield { table, row, because };
    }
  }
  for (const { table, row, bytes } of [...wanted.values()].flat()) {
    if (bytes !== '0') yield { table, row, because: 'The bytes of this document are missing.' };
  }
}

interface Whole {
  name: string;
  sha256: string;
  size: number;
  gapAfter: number | null;
}

/** Puts the pieces of each document together, one piece at a time. */
async function* wholes(chunks: AsyncIterable<Chunk>): AsyncGenerator<Whole> {
  let [name, last, size, gapAfter] = ['', 0, 0, null as number | null];
  let hash = createHash('sha256');
  const whole = (): Whole => ({ name, sha256: hash.digest('hex'), size, gapAfter });
  for await (const chunk of chunks) {
    if (chunk.name !== name) {
      if (name) yield whole();
      [name, last, size, gapAfter] = [chunk.name, chunk.number - 1, 0, null];
      hash = createHash('sha256');
    }
    if (chunk.number !== last + 1) gapAfter ??= last;
    last = chunk.number;
    size += chunk.content.length;
    hash.update(chunk.content);
  }
  if (name) yield whole();
}

function faultOf(bytes: Whole, sha256: string, size: string): string | null {
  if (bytes.gapAfter !== null)
    return `Part of its bytes is missing, after piece ${bytes.gapAfter}.`;
  if (bytes.sha256 !== sha256)
    return 'Its stored bytes do not match its digest: they were changed.';
  if (String(bytes.size) === size) return null;
  return `It should have ${size} bytes, but ${bytes.size} are stored.`;
}
