import { Injectable } from '@nestjs/common';
import { onConstraint } from '../../platform/database/database-errors.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Once } from '../../platform/idempotency/idempotency.service.js';
import type { Actor } from '../../shared/actor.js';
import { notFound, refuse } from '../../shared/refusal.js';
import { CasePack, Document, PackDocument } from './case-pack.entity.js';
import type * as inputs from './case-pack.input.js';
import { PackEditingService } from './pack-editing.service.js';

onConstraint('pack_document_place', {
  code: 'ALREADY_EXISTS',
  because: 'Another document has this place: read the pack again, and choose a place.',
  field: 'position',
});

const MOST_DOCUMENTS = 200;

/** The documents of a draft: which, in what order, under what title, for what. */
@Injectable()
export class PackDocumentsService {
  constructor(private readonly editing: PackEditingService) {}

  /** Places a document of the programme in a draft; those from its place on move down. */
  async placeDocument(
    actor: Actor,
    input: inputs.PlaceDocumentInput,
  ): Promise<Once<{ packId: string }>> {
    const edit = { verb: 'placeDocument', input, find: this.editing.named(input) } as const;
    return await this.editing.edit(actor, edit, async (tx, pack) => {
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
      this.editing.record(tx, pack, 'pack.document-placed', {
        document: documentId,
        sha256: document.sha256,
        position,
        title,
        role,
      });
    });
  }

  /** Moves a document of a draft to another place, or gives it another title or role. */
  async movePackDocument(
    actor: Actor,
    input: inputs.MovePackDocumentInput,
  ): Promise<Once<{ packId: string }>> {
    const edit = { verb: 'movePackDocument', input: {}, find: holding(input) } as const;
    return await this.editing.edit(actor, edit, async (tx, pack) => {
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
      this.editing.record(tx, pack, 'pack.document-moved', { document, ...changes });
    });
  }

  /** Removes a document from a draft; the programme keeps it. */
  async removePackDocument(
    actor: Actor,
    input: inputs.RemovePackDocumentInput,
  ): Promise<Once<{ packId: string }>> {
    const edit = { verb: 'removePackDocument', input: {}, find: holding(input) } as const;
    return await this.editing.edit(actor, edit, async (tx, pack) => {
      await tx.remove(PackDocument, input.packDocumentId, input.expectedVersion);
      await number(tx, await inOrder(tx, pack.id), 1);
      this.editing.record(tx, pack, 'pack.document-removed', {
        packDocument: input.packDocumentId,
      });
    });
  }
}

/** The pack that a placed document is in. */
const holding =
  ({ packDocumentId: id }: { packDocumentId: string }) =>
  async (tx: Tx): Promise<CasePack> => {
    const placed = await tx.must(PackDocument, { id }, 'document', 'packDocumentId');
    return await tx.must(CasePack, { id: placed.packId }, 'pack');
  };

const inOrder = async (tx: Tx, packId: string) =>
  await tx.find(PackDocument, { packId }, { order: { position: 'ASC' } });

/** Gives documents the places from `first` on; places are compared at COMMIT, under the pack's lock. */
async function number(tx: Tx, documents: readonly PackDocument[], first: number): Promise<void> {
  for (const [at, { id, position }] of documents.entries()) {
    if (position !== first + at) await tx.set(PackDocument, id, { position: first + at });
  }
}
