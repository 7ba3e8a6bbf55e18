import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.service.js';
import type { Reader } from '../../platform/database/reader.js';
import type { Tx } from '../../platform/database/tx.js';
import { IdempotencyService, type Once } from '../../platform/idempotency/idempotency.service.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import type { Actor } from '../../shared/actor.js';
import { canonicalRecord, sha256Hex } from '../../shared/canonical.js';
import { allow, stale } from '../../shared/refusal.js';
import { DecidingBody } from '../trusts/trust.entity.js';
import { AnnexDocumentsService } from './annex-documents.service.js';
import { AnnexEditingService } from './annex-editing.service.js';
import { annexManifest, maySealAnnex } from './annex.rules.js';
import { CasePack, PackAnnex, type AnnexDocument } from './case-pack.entity.js';
import type * as inputs from './case-pack.input.js';
import { packCode } from './case-pack.rules.js';
import { DocumentsService } from './documents.service.js';

/** Making a body's own annex final: its digest is named in that body's resolution. */
@Injectable()
export class AnnexSealingService {
  constructor(
    private readonly db: Database,
    private readonly idempotency: IdempotencyService,
    private readonly programmes: ProgrammesService,
    private readonly editing: AnnexEditingService,
    private readonly documents: DocumentsService,
    private readonly annexDocuments: AnnexDocumentsService,
  ) {}

  /** Seals the version of an annex that the caller saw; its bytes are read again first, without a lock. */
  async sealAnnex(actor: Actor, input: inputs.SealAnnexInput): Promise<Once<{ annexId: string }>> {
    const intact = await this.intact(actor, input.annexId);
    return await this.db.transaction(actor, async (tx) => {
      const { id } = await this.editing.annex(tx, 'sealAnnex', input.annexId);
      const request = { verb: 'sealAnnex', key: input.idempotencyKey, input };
      return await this.idempotency.once(tx, request, async () => {
        await this.seal(tx, id, input, intact);
        return { annexId: id };
      });
    });
  }

  private async intact(actor: Actor, annexId: string): Promise<Set<string>> {
    const documents = await this.db.reading(actor, async (reads) => {
      const annex = await this.editing.annex(reads, 'sealAnnex', annexId);
      return annex.sealedAt ? [] : await this.editing.documents(reads, annexId);
    });
    const intact = new Set<string>();
    for (const document of documents) {
      const stored = this.annexDocuments.stored(document);
      if (await this.documents.isIntact(actor, stored)) intact.add(document.id);
    }
    return intact;
  }

  private async seal(
    tx: Tx,
    id: string,
    { expectedVersion }: inputs.SealAnnexInput,
    intact: ReadonlySet<string>,
  ): Promise<void> {
    const annex = await this.editing.lock(tx, id);
    if (annex.version !== expectedVersion) throw stale(expectedVersion, annex.version);
    const documents = await this.editing.documents(tx, id);
    const found = documents.map((one) => ({ ...one, intact: intact.has(one.id) }));
    allow(maySealAnnex(annex.sealedAt !== null, found));
    const text = await this.manifestText(tx, annex, documents);
    const manifestSha256 = sha256Hex(text);
    const sealed = { manifest: text, manifestSha256 };
    await tx.set(PackAnnex, id, { ...sealed, sealedBy: tx.actor.personId, sealedAt: tx.now });
    const { title } = annex;
    const payload = { title, manifestSha256, documents: documents.length };
    this.editing.record(tx, annex, 'annex.sealed', payload);
  }

  /** The exact text that is sealed, from the rows as they are under the lock (RFC 8785). */
  private async manifestText(
    reader: Reader,
    { programmeId, packId, bodyId, title }: PackAnnex,
    documents: readonly AnnexDocument[],
  ): Promise<string> {
    const programme = await this.programmes.programme(reader, programmeId);
    const pack = await reader.must(CasePack, { id: packId }, 'pack');
    const body = await reader.must(DecidingBody, { id: bodyId }, 'body');
    const { practice } = programme;
    const facts = { practice, programme, pack: packCode(pack), body, title, documents };
    return canonicalRecord(annexManifest(facts));
  }
}
