import { Injectable } from '@nestjs/common';
import { AccessService } from '../../platform/access/access.service.js';
import { Database } from '../../platform/database/database.service.js';
import type { Tx } from '../../platform/database/tx.js';
import { IdempotencyService } from '../../platform/idempotency/idempotency.service.js';
import { DocumentRole } from '../programmes/document-role.rules.js';
import type { Actor } from '../../shared/actor.js';
import { refuse } from '../../shared/refusal.js';
import { AnnexEditingService } from './annex-editing.service.js';
import { parseAnnexFields, type AnnexFields } from './annex-fields.js';
import { AnnexDocument, PackAnnex } from './case-pack.entity.js';
import { DOCUMENT_KINDS, endingOf } from './document.rules.js';
import type { Stored, Uploaded } from './documents.service.js';
import type { SpooledFile } from './spooled-file.js';
import type { CheckedUpload } from './upload.js';

const MOST_DOCUMENTS = 200;

/** The documents of a body's own annex: bytes of its own, never shared with the common part. */
@Injectable()
export class AnnexDocumentsService {
  constructor(
    private readonly db: Database,
    private readonly access: AccessService,
    private readonly idempotency: IdempotencyService,
    private readonly editing: AnnexEditingService,
  ) {}

  /** Refuses somebody who may not upload to the annex, before any byte is taken in. */
  async mayUpload(actor: Actor, annexId: string, sent: ReadonlyMap<string, string>): Promise<void> {
    await this.db.reading(actor, async (reads) => {
      await this.editing.annex(reads, 'uploadAnnexDocument', annexId, 'annex');
    });
    parseAnnexFields(sent, Object.keys(DocumentRole), 'document');
  }

  /** Keeps a document at the end of an annex: its bytes, its row and its event, all or nothing. */
  async keep(
    actor: Actor,
    annexId: string,
    { file, fileName, sent, caution, scan }: CheckedUpload & { sent: ReadonlyMap<string, string> },
    key: string | null,
  ): Promise<Uploaded> {
    const words = parseAnnexFields(sent, Object.keys(DocumentRole), fileName);
    return await this.db.transaction(actor, async (tx) => {
      const { id } = await this.editing.annex(tx, 'uploadAnnexDocument', annexId, 'annex');
      const mediaType = DOCUMENT_KINDS[endingOf(fileName)]!.mediaType;
      const facts = { sha256: file.sha256, mediaType, fileName };
      const work = async () => {
        const annex = await this.editing.lock(tx, id);
        return {
          documentId: await this.add(tx, annex, file, { ...facts, ...words, caution, scan }),
        };
      };
      const request = { verb: 'uploadAnnexDocument', input: { annexId, ...facts, ...words } };
      const { ids, replayed } = key
        ? await this.idempotency.once(tx, { ...request, key }, work)
        : { ids: await work(), replayed: false };
      const document = { id: ids.documentId, ...facts, bytes: file.bytes };
      return { document, deduplicated: false, replayed };
    });
  }

  /** A document of an annex that the caller may read. */
  async document(actor: Actor, id: string): Promise<AnnexDocument> {
    return await this.db.reading(actor, async (reads) => {
      await this.access.authorise(reads, 'downloadDocument');
      return await reads.must(AnnexDocument, { id }, 'document');
    });
  }

  /** Where a document's bytes are. */
  stored({ id, sha256, bytes }: Pick<AnnexDocument, 'id' | 'sha256' | 'bytes'>): Stored {
    const sql = 'select content from annex_chunk where annex_document_id = $1 and number = $2';
    return { sha256, bytes, chunk: { sql, values: [id] } };
  }

  private async add(
    tx: Tx,
    annex: PackAnnex,
    file: SpooledFile,
    facts: AnnexFields &
      Pick<AnnexDocument, 'sha256' | 'mediaType' | 'fileName' | 'caution' | 'scan'>,
  ): Promise<string> {
    const { programmeId, bodyId, id: annexId } = annex;
    const there = await this.editing.documents(tx, annexId);
    if (there.length >= MOST_DOCUMENTS)
      refuse(
        'LIMIT',
        `An annex may have ${MOST_DOCUMENTS} documents, and this one has them: remove one first.`,
      );
    const position = there.length + 1;
    const document = await tx.insert(AnnexDocument, {
      programmeId,
      bodyId,
      annexId,
      position,
      ...facts,
      bytes: String(file.bytes),
      uploadedBy: tx.actor.personId,
      uploadedAt: tx.now,
    });
    for (let number = 0; number < file.chunks; number += 1) {
      await tx.query(
        `insert into annex_chunk (annex_document_id, number, programme_id, body_id, content)
         values ($1, $2, $3, $4, $5)`,
        [document.id, number, programmeId, bodyId, await file.chunk(number)],
      );
    }
    await tx.set(PackAnnex, annexId, {});
    const payload = { document: document.id, position, ...facts, bytes: file.bytes };
    this.editing.record(tx, annex, 'annex.document-uploaded', payload);
    return document.id;
  }
}
