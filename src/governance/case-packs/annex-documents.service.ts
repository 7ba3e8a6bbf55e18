import { Injectable } from '@nestjs/common';
import { Acts, type At } from '../../platform/acts/acts.service.js';
import type { Target } from '../../platform/acts/target.js';
import { DocumentRole } from '../programmes/document-role.rules.js';
import type { Actor } from '../../shared/actor.js';
import { refuse } from '../../shared/refusal.js';
import { parseAnnexFields, type AnnexFields } from './annex-fields.js';
import { findOwnAnnex, ofTheAnnex, type OwnAnnex } from './annex-targets.js';
import { AnnexDocument, PackAnnex } from './case-pack.entity.js';
import { annexDocumentsOf } from './case-packs.reader.js';
import type { Stored } from './documents.service.js';
import type { SpooledFile } from './spooled-file.js';
import { factsOf, type CheckedUpload, type UploadFields } from './upload.js';

const MOST_DOCUMENTS = 200;

/** The annex that a file goes to. */
const theAnnexOfAFile: Target<{ annexId: string }, OwnAnnex> = {
  find: async (reader, { annexId }) => await findOwnAnnex(reader, annexId, 'annex'),
  ...ofTheAnnex,
};

/** A document of an annex that the caller may read. */
const theAnnexDocument: Target<{ id: string }, { document: AnnexDocument }> = {
  find: async (reader, { id }) => ({
    document: await reader.must(AnnexDocument, { id }, 'document'),
  }),
  scope: () => ({}),
};

/** The documents of a body's own annex: bytes of its own, never shared with the common part. */
@Injectable()
export class AnnexDocumentsService {
  constructor(private readonly acts: Acts) {}

  /** Refuses somebody who may not upload to the annex, before any byte is taken in. */
  async mayUpload(actor: Actor, annexId: string, sent: UploadFields): Promise<void> {
    await this.acts.ask(actor, 'uploadAnnexDocument', { annexId }, theAnnexOfAFile);
    parseAnnexFields(sent, Object.keys(DocumentRole), 'document');
  }

  /** Keeps a document at the end of an annex: its bytes, its row and its event, all or nothing. */
  async keep(
    actor: Actor,
    annexId: string,
    { sent, ...upload }: CheckedUpload & { sent: UploadFields },
    key: string | null,
  ) {
    const { file, fileName, caution, scan } = upload;
    const words = parseAnnexFields(sent, Object.keys(DocumentRole), fileName);
    const facts = factsOf(upload);
    const input = { idempotencyKey: key, annexId, ...facts, ...words };
    return await this.acts.do(actor, 'uploadAnnexDocument', input, theAnnexOfAFile, async (at) => {
      const document = await add(at, file, { ...facts, ...words, caution, scan });
      return { document, deduplicated: false };
    });
  }

  /** A document of an annex that the caller may read. */
  async document(actor: Actor, id: string): Promise<AnnexDocument> {
    return (await this.acts.ask(actor, 'downloadDocument', { id }, theAnnexDocument)).document;
  }
}

/** Where the bytes of an annex's document are. */
export function storedInAnnex({
  id,
  sha256,
  bytes,
}: Pick<AnnexDocument, 'id' | 'sha256' | 'bytes'>): Stored {
  const sql = 'select content from annex_chunk where annex_document_id = $1 and number = $2';
  return { sha256, bytes, chunk: { sql, values: [id] } };
}

async function add(
  { tx, annex, tell }: At<OwnAnnex>,
  file: SpooledFile,
  facts: AnnexFields &
    Pick<AnnexDocument, 'sha256' | 'mediaType' | 'fileName' | 'caution' | 'scan'>,
): Promise<AnnexDocument> {
  const { programmeId, bodyId, id: annexId } = annex;
  const there = await annexDocumentsOf(tx, annexId);
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
  tell('annex.document-uploaded', ['pack-annex', annexId], payload, { confidentialTo: bodyId });
  return document;
}
