import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Input, Verb } from '../../platform/acts/verb.js';
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
import { findProgramme } from '../programmes/programmes.reader.js';
import { decisionFacts } from '../resolutions/decision.reader.js';
import { decide, type WorkedOutcome } from '../deciding/outcome.rules.js';
import { ReceiptsService } from './receipts.service.js';
import {
  isOwnAndOpened,
  listsOfResolution,
  oneOfResolution,
} from '../resolutions/resolutions.reader.js';
import { Resolution, Vote } from '../resolutions/resolution.entity.js';
import { ResolutionType } from '../resolutions/resolution.type.js';
import * as inputs from './voting.input.js';
import * as types from './voting.type.js';
import { receiptOf, receiptOfAppended } from './voting.reader.js';
import { VotingService, type VoteTold } from './voting.service.js';

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

  @Verb(() => types.VotePayload)
  async castVote(@CurrentActor() actor: Actor, @Input() input: inputs.CastVoteInput) {
    return await this.service.castVote(actor, input);
  }

  @Verb(() => types.VotePayload)
  async takeBackVote(@CurrentActor() actor: Actor, @Input() input: inputs.TakeBackVoteInput) {
    return await this.service.takeBackVote(actor, input);
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

  @ResolveField(() => types.AsItStandsType, { nullable: true })
  async asItStands(
    @Parent() resolution: Resolution,
    @Ctx() context: RequestContext,
  ): Promise<types.AsItStandsType | null> {
    if (!(await isOwnAndOpened(resolution, context))) return null;
    const kept = await oneOfResolution.working(context).load(resolution.id);
    if (kept) return { counted: true, ...(JSON.parse(kept.worked) as WorkedOutcome) };
    if (resolution.state !== 'OPEN') return null;
    const { input, counted } = await decisionFacts(context.reads, resolution);
    return { counted, ...decide(input) };
  }
}

/** A vote as it is answered to the member. */
interface AnsweredVote {
  vote: Vote;
  /** Null when it had been cast before. */
  entry: VoteTold | null;
}

/** The answer of a vote: its receipt is made from what was appended, or else read from the chain. */
@Resolver(() => types.VotePayload)
export class VotePayloadResolver {
  @ResolveField(() => types.VoteReceiptType)
  async receipt(@Parent() { vote, entry }: AnsweredVote, @Snapshot() reads: Reads) {
    if (entry) return receiptOfAppended(vote, entry.told.appended!, entry.practice);
    const { practice } = await findProgramme(reads, vote.programmeId);
    return await receiptOf(reads, vote, practice);
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
