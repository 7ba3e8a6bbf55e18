import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Reads } from '../../platform/database/reads.js';
import { CurrentActor, Snapshot } from '../../platform/graphql/request-context.js';
import type { Once } from '../../platform/idempotency/idempotency.service.js';
import type { Actor } from '../../shared/actor.js';
import { CasePack } from './case-pack.entity.js';
import * as inputs from './case-pack.input.js';
import * as types from './case-pack.type.js';
import { PackDocumentsService } from './pack-documents.service.js';
import { PackDraftingService } from './pack-drafting.service.js';
import { PackSealingService } from './pack-sealing.service.js';

const OFFICE = 'Programme director, PMO or programme manager.';

/** What is done with a pack, up to and including its sealing. */
@Resolver(() => types.CasePackType)
export class PackDraftingResolver {
  constructor(
    private readonly drafting: PackDraftingService,
    private readonly documents: PackDocumentsService,
    private readonly sealing: PackSealingService,
  ) {}

  @Mutation(() => types.CasePackPayload, {
    description: `Starts the next version of a business case, empty or as a copy of an earlier pack. ${OFFICE} Refused as WRONG_STATE while the stage has a draft.`,
  })
  async createCasePack(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.CreateCasePackInput,
    @Snapshot() reads: Reads,
  ) {
    return await payload(reads, await this.drafting.createCasePack(actor, input));
  }

  @Mutation(() => types.CasePackPayload, {
    description: `Changes the label of a draft, sends it to review, takes it back to draft, or withdraws it. ${OFFICE} SEALED, WRONG_STATE, STALE_VERSION.`,
  })
  async revisePack(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.RevisePackInput,
    @Snapshot() reads: Reads,
  ) {
    const packId = await this.drafting.revisePack(actor, input);
    return await payload(reads, { ids: { packId }, replayed: false });
  }

  @Mutation(() => types.CasePackPayload, {
    description: `Writes a section of a draft. ${OFFICE} SEALED, WRONG_STATE, STALE_VERSION.`,
  })
  async putSection(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.PutSectionInput,
    @Snapshot() reads: Reads,
  ) {
    return await payload(reads, await this.drafting.putSection(actor, input));
  }

  @Mutation(() => types.CasePackPayload, {
    description: `Removes a section from a draft. ${OFFICE} SEALED, WRONG_STATE, STALE_VERSION.`,
  })
  async removeSection(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.RemoveSectionInput,
    @Snapshot() reads: Reads,
  ) {
    return await payload(reads, await this.drafting.removeSection(actor, input));
  }

  @Mutation(() => types.CasePackPayload, {
    description: `Enters a key figure of a draft. Sums are in pounds and are never rounded. ${OFFICE} SEALED, WRONG_STATE, STALE_VERSION.`,
  })
  async putKeyFigure(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.PutKeyFigureInput,
    @Snapshot() reads: Reads,
  ) {
    return await payload(reads, await this.drafting.putKeyFigure(actor, input));
  }

  @Mutation(() => types.CasePackPayload, {
    description: `Removes a key figure from a draft. ${OFFICE} SEALED, WRONG_STATE, STALE_VERSION.`,
  })
  async removeKeyFigure(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.RemoveKeyFigureInput,
    @Snapshot() reads: Reads,
  ) {
    return await payload(reads, await this.drafting.removeKeyFigure(actor, input));
  }

  @Mutation(() => types.CasePackPayload, {
    description: `Places an uploaded document in a draft; the documents after it move down. ${OFFICE} SEALED, WRONG_STATE.`,
  })
  async placeDocument(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.PlaceDocumentInput,
    @Snapshot() reads: Reads,
  ) {
    return await payload(reads, await this.documents.placeDocument(actor, input));
  }

  @Mutation(() => types.CasePackPayload, {
    description: `Moves a document of a draft, or gives it another title or role. ${OFFICE} SEALED, WRONG_STATE, STALE_VERSION.`,
  })
  async movePackDocument(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.MovePackDocumentInput,
    @Snapshot() reads: Reads,
  ) {
    return await payload(reads, await this.documents.movePackDocument(actor, input));
  }

  @Mutation(() => types.CasePackPayload, {
    description: `Removes a document from a draft; the programme keeps it. ${OFFICE} SEALED, WRONG_STATE, STALE_VERSION.`,
  })
  async removePackDocument(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.RemovePackDocumentInput,
    @Snapshot() reads: Reads,
  ) {
    return await payload(reads, await this.documents.removePackDocument(actor, input));
  }

  @Mutation(() => types.CasePackPayload, {
    description:
      'Seals a pack: it cannot change any more, every body decides on it, and it replaces the sealed version before it. Programme director or company secretary, with a fresh sign-in. Refused as PACK_INCOMPLETE with everything that is missing; as SEALED, STALE_VERSION or REAUTHENTICATE.',
  })
  async sealPack(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.SealPackInput,
    @Snapshot() reads: Reads,
  ) {
    return await payload(reads, await this.sealing.sealPack(actor, input));
  }
}

async function payload(reads: Reads, { ids, replayed }: Once<{ packId: string }>) {
  return { replayed, casePack: await reads.must(CasePack, { id: ids.packId }, 'pack') };
}
