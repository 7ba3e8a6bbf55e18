import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { PersonType } from '../../platform/accounts/account.type.js';
import { people } from '../../platform/accounts/people.reader.js';
import type { Reads } from '../../platform/database/reads.js';
import {
  Ctx,
  CurrentActor,
  Snapshot,
  type RequestContext,
} from '../../platform/graphql/request-context.js';
import type { Actor } from '../../shared/actor.js';
import { decisionFacts } from '../resolutions/decision.reader.js';
import { decide, type WorkedOutcome } from '../deciding/outcome.rules.js';
import { ReceiptsService } from './receipts.service.js';
import {
  isOwnAndPut,
  listsOfResolution,
  oneOfResolution,
} from '../resolutions/resolutions.reader.js';
import { Resolution, Vote } from '../resolutions/resolution.entity.js';
import { ResolutionType } from '../resolutions/resolution.type.js';
import * as inputs from './voting.input.js';
import * as types from './voting.type.js';
import { VotingService } from './voting.service.js';

const FRESH = 'Needs a fresh sign-in: REAUTHENTICATE.';

@Resolver(() => ResolutionType)
export class VotingResolver {
  constructor(
    private readonly service: VotingService,
    private readonly receipts: ReceiptsService,
  ) {}

  @Query(() => types.VoteReceiptType, {
    description:
      "The receipt of a vote: the caller's own, or for the body's secretary that of the member named. NOT_FOUND if there is none.",
  })
  async voteReceipt(
    @Args('resolution', { type: () => String }) ref: string,
    @Args('person', { type: () => String, nullable: true, description: 'The member: code or id.' })
    person: string | null,
    @Snapshot() reads: Reads,
  ) {
    return await this.receipts.ofMember(reads, ref, person);
  }

  @Mutation(() => types.VotePayload, {
    description: `Casts the caller's own vote on the pack that they read. Members on the roll. ${FRESH} VOTING_NOT_OPEN, NOT_ENTITLED_TO_VOTE, NOT_PRESENT, MANIFEST_MISMATCH, PACK_SUPERSEDED, METHOD_NOT_ALLOWED, STALE_VERSION.`,
  })
  async castVote(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.CastVoteInput,
    @Snapshot() reads: Reads,
  ) {
    const { ids, replayed } = await this.service.castVote(actor, input);
    return await this.answer(reads, ids, replayed);
  }

  @Mutation(() => types.VotePayload, {
    description: `Takes the caller's own vote back while voting is open. Members on the roll. ${FRESH} VOTING_NOT_OPEN, WRONG_STATE, STALE_VERSION.`,
  })
  async takeBackVote(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.TakeBackVoteInput,
    @Snapshot() reads: Reads,
  ) {
    const { ids, replayed } = await this.service.takeBackVote(actor, input);
    return await this.answer(reads, ids, replayed);
  }

  @ResolveField(() => [types.VoteType], {
    complexity: 30,
    description: "Every revision of each member's vote.",
  })
  async votes(@Parent() { id }: Resolution, @Ctx() context: RequestContext) {
    return (await listsOfResolution.votes(context).load(id)) ?? [];
  }

  @ResolveField(() => types.VoteType, {
    nullable: true,
    description: "The caller's own vote as it stands; `voteReceipt` gives its receipt.",
  })
  async myVote(@Parent() { id }: Resolution, @Ctx() context: RequestContext) {
    const votes = (await listsOfResolution.votes(context).load(id)) ?? [];
    return votes.filter((vote) => vote.personId === context.actor?.personId).at(-1) ?? null;
  }

  private async answer(
    reads: Reads,
    ids: { resolutionId: string; voteId: string },
    replayed: boolean,
  ) {
    const resolution = await reads.must(Resolution, { id: ids.resolutionId }, 'resolution');
    return { replayed, resolution, receipt: await this.receipts.ofVote(reads, ids.voteId) };
  }

  @ResolveField(() => types.AsItStandsType, { nullable: true })
  async asItStands(
    @Parent() resolution: Resolution,
    @Ctx() context: RequestContext,
  ): Promise<types.AsItStandsType | null> {
    if (!(await isOwnAndPut(resolution, context))) return null;
    const kept = await oneOfResolution.working(context).load(resolution.id);
    if (kept) return { counted: true, ...(JSON.parse(kept.worked) as WorkedOutcome) };
    if (resolution.state !== 'OPEN') return null;
    const { input, counted } = await decisionFacts(context.reads, resolution);
    return { counted, ...decide(input) };
  }
}

@Resolver(() => types.VoteType)
export class VotesResolver {
  @ResolveField(() => PersonType)
  async person(@Parent() vote: Vote, @Ctx() context: RequestContext) {
    return await people(context).load(vote.personId);
  }

  @ResolveField(() => Boolean, {
    description: 'Whether the secretary recorded it for the member, at the meeting.',
  })
  recorded(@Parent() vote: Vote): boolean {
    return vote.enteredBy !== vote.personId;
  }
}
