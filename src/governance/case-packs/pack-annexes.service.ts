import { Injectable } from '@nestjs/common';
import { Acts } from '../../platform/acts/acts.service.js';
import type { Target } from '../../platform/acts/target.js';
import { onConstraint } from '../../platform/database/database-errors.js';
import { theActingBody } from '../programmes/programme-targets.js';
import type { Actor } from '../../shared/actor.js';
import { given } from '../../shared/given.js';
import { allow, notFound, refuse } from '../../shared/refusal.js';
import { findOwnAnnex, ofTheAnnex, theAnnex, type OwnAnnex } from './annex-targets.js';
import { mayHaveAnnex } from './annex.rules.js';
import { AnnexDocument, PackAnnex } from './case-pack.entity.js';
import type * as inputs from './case-pack.input.js';
import { packCode } from './case-pack.rules.js';
import { annexDocumentsOf, findPack, statusOf } from './case-packs.reader.js';

onConstraint('pack_annex_body', {
  code: 'ALREADY_EXISTS',
  because: 'This body already has an annex to this pack: change that one.',
  field: 'body',
});

/** The annex that a document is in. */
const theAnnexOfADocument: Target<{ annexDocumentId: string }, OwnAnnex> = {
  find: async (reader, { annexDocumentId: id }) => {
    const document = await reader.one(AnnexDocument, { id });
    if (!document) throw notFound('document', 'annexDocumentId');
    return await findOwnAnnex(reader, document.annexId);
  },
  ...ofTheAnnex,
};

/** A body's own annex to a pack: started, retitled, its documents put in order. */
@Injectable()
export class PackAnnexesService {
  constructor(private readonly acts: Acts) {}

  /** Starts the annex of a body to a pack that it may yet decide on: one a body and pack. */
  async createAnnex(actor: Actor, input: inputs.CreateAnnexInput) {
    return await this.acts.do(actor, 'createAnnex', input, theActingBody, async (at) => {
      const { tx, programme, body, tell } = at;
      const pack = await findPack(tx, programme.id, input.pack);
      allow(mayHaveAnnex(statusOf(pack)));
      const annex = await tx.insert(PackAnnex, {
        programmeId: programme.id,
        bodyId: body.id,
        packId: pack.id,
        title: input.title,
      });
      const payload = { pack: packCode(pack), title: annex.title };
      tell('annex.created', ['pack-annex', annex.id], payload, { confidentialTo: body.id });
      return { annex };
    });
  }

  /** Gives an annex that is not sealed another title. */
  async reviseAnnex(actor: Actor, input: inputs.ReviseAnnexInput) {
    return await this.acts.do(actor, 'reviseAnnex', input, theAnnex, async (at) => {
      const { tx, body, tell } = at;
      const { expectedVersion, title } = input;
      const annex = await tx.update(PackAnnex, at.annex.id, expectedVersion, { title });
      tell('annex.revised', ['pack-annex', annex.id], { title }, { confidentialTo: body.id });
      return { annex };
    });
  }

  /** Gives a document of an annex another title or role, or marks it as privileged. */
  async reviseAnnexDocument(actor: Actor, input: inputs.ReviseAnnexDocumentInput) {
    return await this.acts.do(
      actor,
      'reviseAnnexDocument',
      input,
      theAnnexOfADocument,
      async ({ tx, body, tell, ...at }) => {
        const { annexDocumentId: id, title, role, privileged } = input;
        const annex = await tx.update(PackAnnex, at.annex.id, input.expectedVersion, {});
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
        const payload = { document: id, ...changes };
        const own = { confidentialTo: body.id };
        tell('annex.document-revised', ['pack-annex', annex.id], payload, own);
        return { annex };
      },
    );
  }

  /** Takes a document with its bytes out of an annex that is not sealed. */
  async removeAnnexDocument(actor: Actor, input: inputs.RemoveAnnexDocumentInput) {
    return await this.acts.do(
      actor,
      'removeAnnexDocument',
      input,
      theAnnexOfADocument,
      async ({ tx, body, tell, ...at }) => {
        const { annexDocumentId: id, expectedVersion } = input;
        const annex = await tx.update(PackAnnex, at.annex.id, expectedVersion, {});
        const { sha256 } = await tx.must(AnnexDocument, { id }, 'document', 'annexDocumentId');
        await tx.query('delete from annex_chunk where annex_document_id = $1', [id]);
        await tx.remove(AnnexDocument, id);
        const left = await annexDocumentsOf(tx, annex.id);
        for (const [place, document] of left.entries()) {
          if (document.position !== place + 1)
            await tx.set(AnnexDocument, document.id, { position: place + 1 });
        }
        const payload = { document: id, sha256 };
        const own = { confidentialTo: body.id };
        tell('annex.document-removed', ['pack-annex', annex.id], payload, own);
        return { annex };
      },
    );
  }
}
