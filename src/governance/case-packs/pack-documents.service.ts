import { Injectable } from '@nestjs/common';
import { Acts } from '../../platform/acts/acts.service.js';
import type { Target } from '../../platform/acts/target.js';
import { onConstraint } from '../../platform/database/database-errors.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Actor } from '../../shared/actor.js';
import { notFound, refuse } from '../../shared/refusal.js';
import { CasePack, Document, PackDocument } from './case-pack.entity.js';
import type * as inputs from './case-pack.input.js';
import { ofTheDraft, theDraft } from './pack-targets.js';

onConstraint('pack_document_place', {
  code: 'ALREADY_EXISTS',
  because: 'Another document has this place: read the pack again, and choose a place.',
  field: 'position',
});

const MOST_DOCUMENTS = 200;

/** The draft in which a document has its place. */
const theDraftOfADocument: Target<{ packDocumentId: string }, { pack: CasePack }> = {
  find: async (reader, { packDocumentId: id }) => {
    const placed = await reader.must(PackDocument, { id }, 'document', 'packDocumentId');
    return { pack: await reader.must(CasePack, { id: placed.packId }, 'pack') };
  },
  ...ofTheDraft,
};

/** The documents of a draft: which, in what order, under what title, for what. */
@Injectable()
export class PackDocumentsService {
  constructor(private readonly acts: Acts) {}

  /** Places a document of the programme in a draft; those from its place on move down. */
  async placeDocument(actor: Actor, input: inputs.PlaceDocumentInput) {
    return await this.acts.do(actor, 'placeDocument', input, theDraft, async (at) => {
      const { tx, pack, tell } = at;
      const { documentId, title, role } = input;
      const { programmeId, id: packId } = pack;
      const where = { programmeId, id: documentId };
      const document = await tx.must(Document, where, 'document', 'documentId');
      const placed = await inOrder(tx, packId);
      if (placed.length >= MOST_DOCUMENTS) {
        refuse(
          'LIMIT',
          `A pack may have ${MOST_DOCUMENTS} documents, and this one has them: remove one first.`,
        );
      }
      const position = Math.min(input.position ?? placed.length + 1, placed.length + 1);
      await number(tx, placed.slice(position - 1), position + 1);
      await tx.insert(PackDocument, { programmeId, packId, documentId, position, title, role });
      const { sha256 } = document;
      const payload = { document: documentId, sha256, position, title, role };
      tell('pack.document-placed', ['case-pack', packId], payload);
      return { casePack: pack };
    });
  }

  /** Moves a document of a draft to another place, or gives it another title or role. */
  async movePackDocument(actor: Actor, input: inputs.MovePackDocumentInput) {
    return await this.acts.do(actor, 'movePackDocument', input, theDraftOfADocument, async (at) => {
      const { tx, pack, tell } = at;
      const placed = await inOrder(tx, pack.id);
      const moved = placed.find(({ id }) => id === input.packDocumentId);
      if (!moved) throw notFound('document', 'packDocumentId');
      const title = input.title ?? moved.title;
      const role = input.role ?? moved.role;
      const others = placed.filter((one) => one !== moved);
      const position = Math.min(input.position ?? moved.position, placed.length);
      const changes = { position, title, role };
      await tx.update(PackDocument, moved.id, input.expectedVersion, changes);
      await number(tx, others.slice(0, position - 1), 1);
      await number(tx, others.slice(position - 1), position + 1);
      const { documentId: document } = moved;
      tell('pack.document-moved', ['case-pack', pack.id], { document, ...changes });
      return { casePack: pack };
    });
  }

  /** Removes a document from a draft; the programme keeps it. */
  async removePackDocument(actor: Actor, input: inputs.RemovePackDocumentInput) {
    return await this.acts.do(
      actor,
      'removePackDocument',
      input,
      theDraftOfADocument,
      async ({ tx, pack, tell }) => {
        const { packDocumentId: packDocument, expectedVersion } = input;
        await tx.remove(PackDocument, packDocument, expectedVersion);
        await number(tx, await inOrder(tx, pack.id), 1);
        tell('pack.document-removed', ['case-pack', pack.id], { packDocument });
        return { casePack: pack };
      },
    );
  }
}

const inOrder = async (tx: Tx, packId: string) =>
  await tx.find(PackDocument, { packId }, { order: { position: 'ASC' } });

/** Gives documents the places from `first` on; places are compared at COMMIT, under the pack's lock. */
async function number(tx: Tx, documents: readonly PackDocument[], first: number): Promise<void> {
  for (const [at, { id, position }] of documents.entries()) {
    if (position !== first + at) await tx.set(PackDocument, id, { position: first + at });
  }
}
