import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Reads } from '../../platform/database/reads.js';
import { CurrentActor, Snapshot } from '../../platform/graphql/request-context.js';
import type { Actor } from '../../shared/actor.js';
import { ClosingService } from './closing.service.js';
import { EndingsService } from './endings.service.js';
import * as inputs from './closing.input.js';
import { ResolutionPayload, ResolutionType } from '../resolutions/resolution.type.js';
import { resolutionAfter } from '../resolutions/resolutions.reader.js';

const SECRETARY = "The body's own secretary";
const FRESH = 'Needs a fresh sign-in: REAUTHENTICATE.';

/** How a resolution ends: closed with its outcome, put back, referred back or withdrawn. */
@Resolver(() => ResolutionType)
export class ClosingResolver {
  constructor(
    private readonly closing: ClosingService,
    private readonly endings: EndingsService,
  ) {}

  @Mutation(() => ResolutionPayload, {
    description: `Closes a resolution and works out its outcome; a second call answers with the same outcome, \`replayed\`. ${SECRETARY}. ${FRESH} VOTING_NOT_OPEN, WRONG_STATE, PACK_SUPERSEDED, PRE_ELECTION, VOTES_MISSING, BAD_USER_INPUT, NOT_ENTITLED_TO_VOTE.`,
  })
  async closeResolution(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.CloseResolutionInput,
    @Snapshot() reads: Reads,
  ) {
    return await resolutionAfter(reads, await this.closing.closeResolution(actor, input));
  }

  @Mutation(() => ResolutionPayload, {
    description: `Defers a decision to a new date, with the reason; once votes stand, only on a ruling of the person presiding or a resolution of the members. ${SECRETARY}. ${FRESH} WRONG_STATE, VOTE_STANDS, BAD_USER_INPUT.`,
  })
  async deferResolution(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.DeferResolutionInput,
    @Snapshot() reads: Reads,
  ) {
    return await resolutionAfter(reads, await this.endings.deferResolution(actor, input));
  }

  @Mutation(() => ResolutionPayload, {
    description: `Refers a case back to its authors, with what is asked of them; once votes stand, only on a ruling of the person presiding or a resolution of the members. ${SECRETARY}. ${FRESH} WRONG_STATE, VOTE_STANDS, BAD_USER_INPUT.`,
  })
  async referBack(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.EndResolutionInput,
    @Snapshot() reads: Reads,
  ) {
    return await resolutionAfter(reads, await this.endings.referBack(actor, input));
  }

  @Mutation(() => ResolutionPayload, {
    description: `Withdraws a resolution that is not decided; once votes stand, only on a ruling of the person presiding or a resolution of the members. ${SECRETARY}. ${FRESH} WRONG_STATE, VOTE_STANDS, BAD_USER_INPUT.`,
  })
  async withdrawResolution(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.EndResolutionInput,
    @Snapshot() reads: Reads,
  ) {
    return await resolutionAfter(reads, await this.endings.withdrawResolution(actor, input));
  }
}
