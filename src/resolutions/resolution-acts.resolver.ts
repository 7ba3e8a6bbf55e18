import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Reads } from '../database/reads.js';
import { CurrentActor, Snapshot } from '../graphql/request-context.js';
import type { Once } from '../idempotency/idempotency.service.js';
import type { Actor } from '../shared/actor.js';
import { ClosingService } from './closing.service.js';
import { DraftsService } from './drafts.service.js';
import { EndingsService } from './endings.service.js';
import { ItemsService } from './items.service.js';
import { OpeningService } from './opening.service.js';
import * as inputs from './resolution-inputs.type.js';
import { Resolution } from './resolution.entity.js';
import { ResolutionPayload, ResolutionType } from './resolution.type.js';

const SECRETARY = "The body's own secretary";
const FRESH = 'Needs a recent sign-in: REAUTHENTICATE.';

@Resolver(() => ResolutionType)
export class ResolutionActsResolver {
  constructor(
    private readonly drafts: DraftsService,
    private readonly opening: OpeningService,
    private readonly items: ItemsService,
    private readonly closing: ClosingService,
    private readonly endings: EndingsService,
  ) {}

  @Mutation(() => ResolutionPayload, {
    description: `Drafts a resolution of a body. ${SECRETARY}. PURPOSE_NOT_FOR_BODY, BAD_USER_INPUT.`,
  })
  async draftResolution(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.DraftResolutionInput,
    @Snapshot() reads: Reads,
  ) {
    return await answer(reads, await this.drafts.draftResolution(actor, input));
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
    return await answer(reads, { ids: { resolutionId }, replayed: false });
  }

  @Mutation(() => ResolutionPayload, {
    description: `Opens a draft: its roll is frozen, as of the day of its meeting. If that meeting is past, the reason is needed. ${SECRETARY}. ${FRESH} PACK_INCOMPLETE, PACK_SUPERSEDED, STANDING_ORDERS_MISSING, METHOD_NOT_ALLOWED, PURPOSE_NOT_FOR_BODY, PRE_ELECTION, WRONG_STATE, STALE_VERSION.`,
  })
  async openResolution(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.OpenResolutionInput,
    @Snapshot() reads: Reads,
  ) {
    return await answer(reads, await this.opening.openResolution(actor, input));
  }

  @Mutation(() => ResolutionPayload, {
    description: `Records when the item was taken at its meeting: the members present then make the quorum. If seats changed since the opening and no vote is given, the roll is frozen once more. ${SECRETARY}. WRONG_STATE, VOTE_STANDS, METHOD_NOT_ALLOWED, STALE_VERSION.`,
  })
  async takeItem(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.TakeItemInput,
    @Snapshot() reads: Reads,
  ) {
    const resolutionId = await this.items.takeItem(actor, input);
    return await answer(reads, { ids: { resolutionId }, replayed: false });
  }

  @Mutation(() => ResolutionPayload, {
    description: `Closes a resolution and works out its outcome; a second call answers with the same outcome, \`replayed\`. ${SECRETARY}. ${FRESH} VOTING_NOT_OPEN, WRONG_STATE, PACK_SUPERSEDED, PRE_ELECTION, VOTES_MISSING, BAD_USER_INPUT, NOT_ENTITLED_TO_VOTE.`,
  })
  async closeResolution(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.CloseResolutionInput,
    @Snapshot() reads: Reads,
  ) {
    return await answer(reads, await this.closing.closeResolution(actor, input));
  }

  @Mutation(() => ResolutionPayload, {
    description: `Defers a decision to a new date, with the reason; once votes stand, only on a ruling of the person presiding or a resolution of the members. ${SECRETARY}. ${FRESH} WRONG_STATE, VOTE_STANDS, BAD_USER_INPUT.`,
  })
  async deferResolution(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.DeferResolutionInput,
    @Snapshot() reads: Reads,
  ) {
    return await answer(reads, await this.endings.deferResolution(actor, input));
  }

  @Mutation(() => ResolutionPayload, {
    description: `Refers a case back to its authors, with what is asked of them; once votes stand, only on a ruling of the person presiding or a resolution of the members. ${SECRETARY}. ${FRESH} WRONG_STATE, VOTE_STANDS, BAD_USER_INPUT.`,
  })
  async referBack(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.EndResolutionInput,
    @Snapshot() reads: Reads,
  ) {
    return await answer(reads, await this.endings.referBack(actor, input));
  }

  @Mutation(() => ResolutionPayload, {
    description: `Withdraws a resolution that is not decided; once votes stand, only on a ruling of the person presiding or a resolution of the members. ${SECRETARY}. ${FRESH} WRONG_STATE, VOTE_STANDS, BAD_USER_INPUT.`,
  })
  async withdrawResolution(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.EndResolutionInput,
    @Snapshot() reads: Reads,
  ) {
    return await answer(reads, await this.endings.withdrawResolution(actor, input));
  }
}

async function answer(reads: Reads, { ids, replayed }: Once<{ resolutionId: string }>) {
  const resolution = await reads.must(Resolution, { id: ids.resolutionId }, 'resolution');
  return { replayed, resolution };
}
