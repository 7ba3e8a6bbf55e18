import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AccessService } from '../../platform/access/access.service.js';
import { May } from '../../platform/acts/may.js';
import { ofTheActingBody } from '../programmes/programme-targets.js';
import { askedIn } from '../resolutions/resolution-targets.js';
import { refuseUnlessVotable } from './vote-appending.js';
import { Input, Verb } from '../../platform/acts/verb.js';
import { PersonType } from '../../platform/accounts/account.type.js';
import { personOf } from '../../platform/accounts/people.reader.js';
import type { Reads } from '../../platform/database/reads.js';
import {
  Ctx,
  CurrentActor,
  Snapshot,
  type RequestContext,
} from '../../platform/graphql/request-context.js';
import type { Actor } from '../../shared/actor.js';
import type { Quorum } from '../deciding/quorum.rules.js';
import { programmeOf } from '../programmes/programmes.reader.js';
import { ReceiptsService } from './receipts.service.js';
import { resolutionOf, votesOf } from '../resolutions/resolutions.reader.js';
import type { Resolution, Vote } from '../resolutions/resolution.entity.js';
import { ResolutionType } from '../resolutions/resolution.type.js';
import * as inputs from './voting.input.js';
import * as types from './voting.type.js';
import {
  asItStandsOf,
  receiptOf,
  receiptOfAppended,
  type AsItStands,
  type VoteReceipt,
} from './voting.reader.js';
import { VotingService, type VoteTold } from './voting.service.js';

/** A member's own vote, and the votes as they stand. */
@Resolver(() => ResolutionType)
export class VotingResolver {
  constructor(
    private readonly service: VotingService,
    private readonly receipts: ReceiptsService,
    private readonly access: AccessService,
  ) {}

  @Query(() => types.VoteReceiptType, {
    description:
      "The receipt of a vote: the caller's own, or for the body's secretary that of the member named. NOT_FOUND if there is none.",
  })
  async voteReceipt(
    @Args('resolution', {
      type: () => String,
      description: 'The resolution that was voted on: its id, or `DERBY-BOARD/3`.',
    })
    ref: string,
    @Args('person', {
      type: () => String,
      nullable: true,
      description: 'The member whose vote it is: code or id. Yourself unless given.',
    })
    person: string | null,
    @Snapshot() reads: Reads,
  ): Promise<VoteReceipt> {
    return await this.receipts.ofMember(reads, ref, person);
  }

  @May('castVote')
  async mayVote(@Parent() resolution: Resolution, @Snapshot() reads: Reads) {
    const asked = await askedIn(reads, resolution);
    const actorId = reads.actor!.personId;
    const check = async () => await refuseUnlessVotable(asked, actorId);
    return await this.access.refusal(reads, 'castVote', ofTheActingBody.scope(asked), check);
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
    description:
      "Every revision of each member's vote. Empty for those who cannot read the votes, but for their own.",
  })
  async votes(@Parent() { id }: Resolution, @Ctx() context: RequestContext) {
    return await votesOf(context, id);
  }

  @ResolveField(() => types.VoteType, {
    nullable: true,
    description:
      "The caller's own vote as it stands; `voteReceipt` gives its receipt. Null for somebody who has not voted.",
  })
  async myVote(@Parent() { id }: Resolution, @Ctx() context: RequestContext) {
    const votes = await votesOf(context, id);
    return votes.filter((vote) => vote.personId === context.actor?.personId).at(-1) ?? null;
  }

  @ResolveField(() => types.AsItStandsType, {
    nullable: true,
    description:
      'The count, the quorum and the majority as the votes stand, or as they were decided. Readable by the members of the body and its secretary; null for others, until it is opened, and if the members did not decide it.',
  })
  async asItStands(
    @Parent() resolution: Resolution,
    @Ctx() context: RequestContext,
  ): Promise<AsItStands | null> {
    return await asItStandsOf(context, resolution);
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
  async receipt(
    @Parent() { vote, entry }: AnsweredVote,
    @Ctx() context: RequestContext,
  ): Promise<VoteReceipt> {
    if (entry) return receiptOfAppended(vote, entry.told.appended!, entry.practice);
    const programme = await programmeOf(context, vote.programmeId);
    return await receiptOf(context.reads, vote, programme!.practice);
  }
}

/** What the receipt of a vote names. */
@Resolver(() => types.VoteReceiptType)
export class VoteReceiptsResolver {
  @ResolveField(() => ResolutionType, { description: 'The resolution that was voted on.' })
  async resolution(@Parent() { resolutionId }: VoteReceipt, @Ctx() context: RequestContext) {
    return await resolutionOf(context, resolutionId);
  }
}

/** A member who does not count towards the quorum. */
@Resolver(() => types.NotCountedMemberType)
export class NotCountedMembersResolver {
  @ResolveField(() => PersonType, { description: 'The person who is the member.' })
  async member(
    @Parent() { memberId }: Quorum['notCounted'][number],
    @Ctx() context: RequestContext,
  ) {
    return await personOf(context, memberId);
  }
}

/** Whose vote it is, and who entered it. */
@Resolver(() => types.VoteType)
export class VotesResolver {
  @ResolveField(() => PersonType, { description: 'The person whose vote it is.' })
  async person(@Parent() { personId }: Vote, @Ctx() context: RequestContext) {
    return await personOf(context, personId);
  }

  @ResolveField(() => PersonType, {
    name: 'enteredBy',
    description:
      'The person who entered it: the member, or the secretary who recorded the vote given at the meeting.',
  })
  async whoEntered(@Parent() { enteredBy }: Vote, @Ctx() context: RequestContext) {
    return await personOf(context, enteredBy);
  }

  @ResolveField(() => Boolean, {
    description: 'Whether the secretary recorded it for the member, at the meeting.',
  })
  recorded(@Parent() vote: Vote): boolean {
    return vote.enteredBy !== vote.personId;
  }
}
