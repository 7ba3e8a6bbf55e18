import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Reads } from '../../platform/database/reads.js';
import { CurrentActor, Snapshot } from '../../platform/graphql/request-context.js';
import type { Actor } from '../../shared/actor.js';
import { DraftsService } from './drafts.service.js';
import { ItemsService } from './items.service.js';
import { OpeningService } from './opening.service.js';
import * as inputs from './resolution.input.js';
import { ResolutionPayload, ResolutionType } from './resolution.type.js';
import { resolutionAfter } from './resolutions.reader.js';

const SECRETARY = "The body's own secretary";
const FRESH = 'Needs a fresh sign-in: REAUTHENTICATE.';

/** A resolution up to the vote: drafted, opened, and its item taken. */
@Resolver(() => ResolutionType)
export class DraftingResolver {
  constructor(
    private readonly drafts: DraftsService,
    private readonly opening: OpeningService,
    private readonly items: ItemsService,
  ) {}

  @Mutation(() => ResolutionPayload, {
    description: `Drafts a resolution of a body. ${SECRETARY}. PURPOSE_NOT_FOR_BODY, BAD_USER_INPUT.`,
  })
  async draftResolution(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.DraftResolutionInput,
    @Snapshot() reads: Reads,
  ) {
    return await resolutionAfter(reads, await this.drafts.draftResolution(actor, input));
  }

  @Mutation(() => ResolutionPayload, {
    description: `Changes a draft resolution. ${SECRETARY}. WRONG_STATE, STALE_VERSION.`,
  })
  async reviseResolution(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.ReviseResolutionInput,
    @Snapshot() reads: Reads,
  ) {
    const resolutionId = await this.drafts.reviseResolution(actor, input);
    return await resolutionAfter(reads, { ids: { resolutionId }, replayed: false });
  }

  @Mutation(() => ResolutionPayload, {
    description: `Opens a draft: its roll is fixed, as of the day of its meeting. If that meeting is past, the reason is needed. ${SECRETARY}. ${FRESH} PACK_INCOMPLETE, PACK_SUPERSEDED, STANDING_ORDERS_MISSING, METHOD_NOT_ALLOWED, PURPOSE_NOT_FOR_BODY, PRE_ELECTION, WRONG_STATE, STALE_VERSION.`,
  })
  async openResolution(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.OpenResolutionInput,
    @Snapshot() reads: Reads,
  ) {
    return await resolutionAfter(reads, await this.opening.openResolution(actor, input));
  }

  @Mutation(() => ResolutionPayload, {
    description: `Records when the item was taken at its meeting: the members present then make the quorum. If seats changed since the opening and no vote is given, the roll is fixed once more. ${SECRETARY}. WRONG_STATE, VOTE_STANDS, METHOD_NOT_ALLOWED, STALE_VERSION.`,
  })
  async takeItem(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.TakeItemInput,
    @Snapshot() reads: Reads,
  ) {
    const resolutionId = await this.items.takeItem(actor, input);
    return await resolutionAfter(reads, { ids: { resolutionId }, replayed: false });
  }
}
