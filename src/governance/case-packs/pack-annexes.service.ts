import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.service.js';
import { onConstraint } from '../../platform/database/database-errors.js';
import type { Tx } from '../../platform/database/tx.js';
import { IdempotencyService, type Once } from '../../platform/idempotency/idempotency.service.js';
import { BodyActsService } from '../programmes/body-acts.service.js';
import type { Actor } from '../../shared/actor.js';
import { given } from '../../shared/given.js';
import { allow, notFound, refuse } from '../../shared/refusal.js';
import { AnnexEditingService } from './annex-editing.service.js';
import { mayHaveAnnex } from './annex.rules.js';
import { AnnexDocument, PackAnnex } from './case-pack.entity.js';
import type * as inputs from './case-pack.input.js';
import { packCode } from './case-pack.rules.js';
import { CasePacksService } from './case-packs.service.js';

onConstraint('pack_annex_body', {
  code: 'ALREADY_EXISTS',
  because: 'This body already has an annex to this pack: change that one.',
  field: 'body',
});

/** A body's own annex to a pack: started, retitled, its documents put in order. */
@Injectable()
export class PackAnnexesService {
  constructor(
    private readonly db: Database,
    private readonly idempotency: IdempotencyService,
    private readonly acts: BodyActsService,
    private readonly packs: CasePacksService,
    private readonly editing: AnnexEditingService,
  ) {}

  /** Starts the annex of a body to a pack that it may yet decide on: one a body and pack. */
  async createAnnex(
    actor: Actor,
    input: inputs.CreateAnnexInput,
  ): Promise<Once<{ annexId: string }>> {
    return await this.db.transaction(actor, async (tx) => {
      const { programme, body } = await this.acts.begin(tx, 'createAnnex', input);
      const pack = await this.packs.pack(tx, programme.id, input.pack);
      const request = { verb: 'createAnnex', key: input.idempotencyKey, input };
      return await this.idempotency.once(tx, request, async () => {
        allow(mayHaveAnnex(this.packs.status(pack)));
        const annex = await tx.insert(PackAnnex, {
          programmeId: programme.id,
          bodyId: body.id,
          packId: pack.id,
          title: input.title,
        });
        const { title } = annex;
        this.editing.record(tx, annex, 'annex.created', { pack: packCode(pack), title });
        return { annexId: annex.id };
      });
    });
  }

  /** Gives an annex that is not sealed another title. */
  async reviseAnnex(actor: Actor, input: inputs.ReviseAnnexInput): Promise<string> {
    const { annexId: id, expectedVersion, title } = input;
    const find = async () => await Promise.resolve({ id });
    const edit = { verb: 'reviseAnnex', expectedVersion, find, changes: { title } } as const;
    return await this.editing.edit(actor, edit, async (tx, annex) => {
      await Promise.resolve(this.editing.record(tx, annex, 'annex.revised', { title }));
    });
  }

  /** Gives a document of an annex another title or role, or marks it as privileged. */
  async reviseAnnexDocument(actor: Actor, input: inputs.ReviseAnnexDocumentInput): Promise<string> {
    const { annexDocumentId: id, expectedVersion } = input;
    const edit = { verb: 'reviseAnnexDocument', expectedVersion, find: holding(id) } as const;
    return await this.editing.edit(actor, edit, async (tx, annex) => {
      const { title, role, privileged } = input;
      const changes = given<Partial<Pick<AnnexDocument, 'title' | 'role' | 'privileged'>>>({
        title: title ?? undefined,
        role: role ?? undefined,
        privileged: privileged ?? undefined,
      });
      if (Object.keys(changes).length === 0)
        refuse(
          'BAD_USER_INPUT',
          'Nothing would change: give a title, a role or privileged.',
          'title',
        );
      await tx.set(AnnexDocument, id, changes);
      this.editing.record(tx, annex, 'annex.document-revised', { document: id, ...changes });
    });
  }

  /** Takes a document with its bytes out of an annex that is not sealed. */
  async removeAnnexDocument(actor: Actor, input: inputs.RemoveAnnexDocumentInput): Promise<string> {
    const { annexDocumentId: id, expectedVersion } = input;
    const edit = { verb: 'removeAnnexDocument', expectedVersion, find: holding(id) } as const;
    return await this.editing.edit(actor, edit, async (tx, annex) => {
      const { sha256 } = await tx.must(AnnexDocument, { id }, 'document', 'annexDocumentId');
      await tx.query('delete from annex_chunk where annex_document_id = $1', [id]);
      await tx.remove(AnnexDocument, id);
      const left = await this.editing.documents(tx, annex.id);
      for (const [at, document] of left.entries()) {
        if (document.position !== at + 1)
          await tx.set(AnnexDocument, document.id, { position: at + 1 });
      }
      this.editing.record(tx, annex, 'annex.document-removed', { document: id, sha256 });
    });
  }
}

/** The annex that a document is in. */
const holding =
  (id: string) =>
  async (tx: Tx): Promise<{ id: string }> => {
    const document = await tx.one(AnnexDocument, { id });
    if (!document) throw notFound('document', 'annexDocumentId');
    return { id: document.annexId };
  };
