import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { PersonType } from '../access/access.type.js';
import { people } from '../access/people.reader.js';
import type { Reads } from '../database/reads.js';
import { Ctx, CurrentActor, Snapshot, type RequestContext } from '../graphql/request-context.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import type { Actor } from '../shared/actor.js';
import { notFound } from '../shared/refusal.js';
import { listsOfResolution, receiptOf } from './resolutions.reader.js';
import { Resolution, Vote } from './resolution.entity.js';
import { ResolutionType } from './resolution.type.js';
import { ResolutionsService } from './resolutions.service.js';
import * as inputs from './voting-inputs.type.js';
import * as types from './voting.type.js';
import { VotingService } from './voting.service.js';

const FRESH = 'Needs a recent sign-in: REAUTHENTICATE.';

@Resolver(() => ResolutionType)
export class VotingResolver {
  constructor(
    private readonly service: VotingService,
    private readonly resolutions: ResolutionsService,
    private readonly programmes: ProgrammesService,
  ) {}

  @Query(() => types.VoteReceiptType, {
    description: "Where the caller's own vote stands in the chain. NOT_FOUND when there is none.",
  })
  async voteReceipt(
    @Args('resolution', { type: () => String }) ref: string,
    @Snapshot() reads: Reads,
    @CurrentActor() actor: Actor,
  ) {
    const resolution = await this.resolutions.resolution(reads, ref);
    const where = { resolutionId: resolution.id, personId: actor.personId };
    const order = { revision: 'DESC' } as const;
    const [vote] = await reads.find(Vote, where, { order, take: 1 });
    if (!vote) throw notFound('vote', 'resolution');
    return await this.receipt(reads, vote);
  }

  @Mutation(() => types.VotePayload, {
    description: `Casts the caller's own vote on what they read. Members on the roll. ${FRESH} VOTING_NOT_OPEN, NOT_ENTITLED_TO_VOTE, NOT_PRESENT, MANIFEST_MISMATCH, PACK_SUPERSEDED, METHOD_NOT_ALLOWED, STALE_VERSION.`,
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

  @ResolveField(() => [types.VoteType], { complexity: 30, description: 'Every revision of each.' })
  async votes(@Parent() { id }: Resolution, @Ctx() context: RequestContext) {
    return (await listsOfResolution.votes(context).load(id)) ?? [];
  }

  @ResolveField(() => types.VoteType, {
    nullable: true,
    description: "The caller's own vote as it stands; its receipt is `voteReceipt`.",
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
    const vote = await reads.must(Vote, { id: ids.voteId }, 'vote');
    return { replayed, resolution, receipt: await this.receipt(reads, vote) };
  }

  private async receipt(reads: Reads, vote: Vote) {
    const { training } = await this.programmes.programme(reads, vote.programmeId);
    return await receiptOf(reads, vote, training);
  }
}

@Resolver(() => types.VoteType)
export class VotesResolver {
  @ResolveField(() => PersonType)
  async person(@Parent() vote: Vote, @Ctx() context: RequestContext) {
    return await people(context).load(vote.personId);
  }

  @ResolveField(() => Boolean, {
    description: 'Whether somebody else recorded it for the member, at the meeting.',
  })
  recorded(@Parent() vote: Vote): boolean {
    return vote.enteredBy !== vote.personId;
  }
}
