import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AccessService } from '../../platform/access/access.service.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { Database } from '../../platform/database/database.service.js';
import type { Tx } from '../../platform/database/tx.js';
import { IdempotencyService } from '../../platform/idempotency/idempotency.service.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import type { Actor } from '../../shared/actor.js';
import { Document } from './case-pack.entity.js';
import { CHUNK_BYTES, DOCUMENT_KINDS, endingOf } from './document.rules.js';
import type { SpooledFile } from './spooled-file.js';
import type { CheckedUpload } from './upload.js';

/** What is said of a document that was uploaded. */
export interface Uploaded {
  document: Pick<Document, 'id' | 'sha256' | 'mediaType' | 'fileName'> & { bytes: number };
  /** Whether the programme had the same bytes already. */
  deduplicated: boolean;
  replayed: boolean;
}

/** Where the bytes of a document are: its own programme's rows, or its annex's. */
export interface Stored {
  sha256: string;
  bytes: string;
  /** One row of its bytes, by number from 0. */
  chunk: { sql: string; values: unknown[] };
}

/** The bytes of a document are not what they were when it came. */
export class BytesChanged extends Error {}

/** The documents of a programme: their bytes taken in, kept once, and given out as they came. */
@Injectable()
export class DocumentsService {
  constructor(
    private readonly db: Database,
    private readonly audit: AuditService,
    private readonly access: AccessService,
    private readonly idempotency: IdempotencyService,
    private readonly programmes: ProgrammesService,
  ) {}

  /** Refuses somebody who may not upload to the programme, before any byte is taken in. */
  async mayUpload(actor: Actor, programme: string): Promise<void> {
    await this.db.reading(actor, async (reads) => {
      const { id } = await this.programmes.programme(reads, programme);
      await this.access.authorise(reads, 'uploadDocument', { programmeId: id });
    });
  }

  /** Keeps an uploaded document: its bytes once a programme, its row and its event, all or nothing. */
  async keep(
    actor: Actor,
    ref: string,
    { file, fileName, caution, scan }: CheckedUpload,
    key: string | null,
  ): Promise<Uploaded> {
    return await this.db.transaction(actor, async (tx) => {
      const { id: programmeId } = await this.programmes.programme(tx, ref);
      await this.access.authorise(tx, 'uploadDocument', { programmeId });
      const { sha256, bytes } = file;
      const mediaType = DOCUMENT_KINDS[endingOf(fileName)]!.mediaType;
      const facts = { sha256, mediaType, fileName };
      const work = async () => {
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
        this.audit.record(tx, {
          type: 'document.uploaded',
          programmeId,
          subjectType: 'document',
          subjectId: document.id,
          payload: { ...facts, bytes, deduplicated, caution, scan },
        });
        return { documentId: document.id, deduplicated: String(deduplicated) };
      };
      const request = { verb: 'uploadDocument', input: { programmeId, ...facts } };
      const { ids, replayed } = key
        ? await this.idempotency.once(tx, { ...request, key }, work)
        : { ids: await work(), replayed: false };
      const document = { id: ids.documentId, ...facts, bytes };
      return { document, deduplicated: ids.deduplicated === 'true', replayed };
    });
  }

  /** A document that the caller may read. */
  async document(actor: Actor, id: string): Promise<Document> {
    return await this.db.reading(actor, async (reads) => {
      await this.access.authorise(reads, 'downloadDocument');
      return await reads.must(Document, { id }, 'document');
    });
  }

  /** Where a document's bytes are. */
  stored({
    programmeId,
    sha256,
    bytes,
  }: Pick<Document, 'programmeId' | 'sha256' | 'bytes'>): Stored {
    const sql =
      'select content from document_chunk where programme_id = $1 and sha256 = $2 and number = $3';
    return { sha256, bytes, chunk: { sql, values: [programmeId, sha256] } };
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
