import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Acts } from '../../platform/acts/acts.service.js';
import type { Target } from '../../platform/acts/target.js';
import { Database } from '../../platform/database/database.service.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Programme } from '../programmes/programme.entity.js';
import { theProgramme } from '../programmes/programme-targets.js';
import { findProgramme } from '../programmes/programmes.reader.js';
import type { Actor } from '../../shared/actor.js';
import { Document } from './case-pack.entity.js';
import { CHUNK_BYTES } from './document.rules.js';
import type { SpooledFile } from './spooled-file.js';
import { factsOf, type CheckedUpload } from './upload.js';

/** Where the bytes of a document are: its own programme's rows, or its annex's. */
export interface Stored {
  sha256: string;
  bytes: string;
  /** One row of its bytes, by number from 0. */
  chunk: { sql: string; values: unknown[] };
}

/** The bytes of a document are not what they were when it came. */
export class BytesChanged extends Error {}

/** The programme that a file goes to: the key is for its id, however it was named. */
const theProgrammeOfAFile: Target<{ programmeId: string }, { programme: Programme }> = {
  find: async (reader, input) => ({ programme: await findProgramme(reader, input.programmeId) }),
  scope: theProgramme.scope,
};

/** A document that the caller may read. */
const theDocument: Target<{ id: string }, { document: Document }> = {
  find: async (reader, { id }) => ({ document: await reader.must(Document, { id }, 'document') }),
  scope: () => ({}),
};

/** The documents of a programme: their bytes taken in, kept once, and given out as they came. */
@Injectable()
export class DocumentsService {
  constructor(
    private readonly acts: Acts,
    private readonly db: Database,
  ) {}

  /** Refuses somebody who may not upload to the programme, before any byte is taken in. */
  async mayUpload(actor: Actor, programme: string): Promise<Programme> {
    return (await this.acts.ask(actor, 'uploadDocument', { programme }, theProgramme)).programme;
  }

  /** Keeps an uploaded document: its bytes once a programme, its row and its event, all or nothing. */
  async keep(actor: Actor, ref: string, upload: CheckedUpload, key: string | null) {
    const { id: programmeId } = await this.mayUpload(actor, ref);
    const { file, caution, scan } = upload;
    const facts = factsOf(upload);
    const input = { idempotencyKey: key, programmeId, ...facts };
    return await this.acts.do(actor, 'uploadDocument', input, theProgrammeOfAFile, async (at) => {
      const { tx, tell } = at;
      const { bytes } = file;
      const deduplicated = (await writeChunks(tx, programmeId, file)) === 0;
      const document = await tx.insert(Document, {
        programmeId,
        ...facts,
        bytes: String(bytes),
        uploadedBy: actor.personId,
        uploadedAt: tx.now,
        caution,
        scan,
      });
      const payload = { ...facts, bytes, deduplicated, caution, scan };
      tell('document.uploaded', ['document', document.id], payload);
      return { document, deduplicated };
    });
  }

  /** A document that the caller may read. */
  async document(actor: Actor, id: string): Promise<Document> {
    return (await this.acts.ask(actor, 'downloadDocument', { id }, theDocument)).document;
  }

  /**
   * The bytes of a document, row by row, each in a short read of its own, digested on the way out. The
   * last row is held back until all of it is known to be what came; else BytesChanged.
   */
  async *bytesOf(actor: Actor, { sha256, bytes, chunk }: Stored): AsyncGenerator<Buffer> {
    const hash = createHash('sha256');
    const rows = Math.ceil(Number(bytes) / CHUNK_BYTES);
    for (let number = 0; number < rows; number += 1) {
      const [row] = await this.db.reading(
        actor,
        async (reads) =>
          await reads.query<{ content: Buffer }>(chunk.sql, [...chunk.values, number]),
      );
      if (!row) throw new BytesChanged(`row ${number} of document ${sha256} is missing`);
      hash.update(row.content);
      if (number === rows - 1 && hash.digest('hex') !== sha256) {
        throw new BytesChanged(`the bytes of document ${sha256} have changed`);
      }
      yield row.content;
    }
  }

  /** Whether a document's bytes are what came: all of them are read and digested again. */
  async isIntact(actor: Actor, stored: Stored): Promise<boolean> {
    try {
      for await (const bytes of this.bytesOf(actor, stored)) void bytes;
      return true;
    } catch (error) {
      if (error instanceof BytesChanged) return false;
      throw error;
    }
  }
}

/** Where the bytes of a programme's document are. */
export function storedInProgramme({
  programmeId,
  sha256,
  bytes,
}: Pick<Document, 'programmeId' | 'sha256' | 'bytes'>): Stored {
  const sql =
    'select content from document_chunk where programme_id = $1 and sha256 = $2 and number = $3';
  return { sha256, bytes, chunk: { sql, values: [programmeId, sha256] } };
}

/** Writes the bytes that the programme has not got; another upload of the same waits, and then has them. */
async function writeChunks(tx: Tx, programmeId: string, file: SpooledFile): Promise<number> {
  const [{ there }] = (await tx.query<{ there: number }>(
    'select count(*)::int as there from document_chunk where programme_id = $1 and sha256 = $2',
    [programmeId, file.sha256],
  )) as [{ there: number }];
  if (there === file.chunks) return 0;
  let written = 0;
  for (let number = 0; number < file.chunks; number += 1) {
    const rows = await tx.query(
      `insert into document_chunk (programme_id, sha256, number, content) values ($1, $2, $3, $4)
       on conflict do nothing returning number`,
      [programmeId, file.sha256, number, await file.chunk(number)],
    );
    written += rows.length;
  }
  return written;
}
