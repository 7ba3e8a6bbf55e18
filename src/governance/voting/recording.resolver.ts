import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Document } from '../case-packs/case-pack.entity.js';
import { DocumentType } from '../case-packs/case-pack.type.js';
import type { Reads } from '../../platform/database/reads.js';
import {
  Ctx,
  CurrentActor,
  Snapshot,
  type RequestContext,
} from '../../platform/graphql/request-context.js';
import type { Actor } from '../../shared/actor.js';
import { CastingVoteService } from './casting-vote.service.js';
import { CountingService } from './counting.service.js';
import { RecordingService } from './recording.service.js';
import { oneOfResolution, resolutionAfter } from '../resolutions/resolutions.reader.js';
import { Resolution, ResolutionCount } from '../resolutions/resolution.entity.js';
import { ResolutionPayload, ResolutionType } from '../resolutions/resolution.type.js';
import * as inputs from './voting.input.js';
import * as types from './voting.type.js';

const FRESH = 'Needs a fresh sign-in: REAUTHENTICATE.';

@Resolver(() => ResolutionType)
export class RecordingResolver {
  constructor(
    private readonly recording: RecordingService,
    private readonly counting: CountingService,
    private readonly casting: CastingVoteService,
  ) {}

  @Mutation(() => ResolutionPayload, {
    description: `Records the named votes given at a meeting; if one entry is refused, none is recorded. Each member is told. The body's own secretary. ${FRESH} NOT_ENTITLED_TO_VOTE, NOT_PRESENT, MANIFEST_MISMATCH, PACK_SUPERSEDED, VOTING_NOT_OPEN, METHOD_NOT_ALLOWED, STALE_VERSION, each with the entry at fault.`,
  })
  async recordVotes(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.RecordVotesInput,
    @Snapshot() reads: Reads,
  ) {
    return await resolutionAfter(reads, await this.recording.recordVotes(actor, input));
  }

  @Mutation(() => ResolutionPayload, {
    description: `Records a count, if votes are not named: agreement with its dissents, a show of hands, or a ballot with its certificate. A second count corrects the first. The body's own secretary. ${FRESH} METHOD_NOT_ALLOWED, NOT_ENTITLED_TO_VOTE, PACK_SUPERSEDED, VOTING_NOT_OPEN, BAD_USER_INPUT.`,
  })
  async recordCount(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.RecordCountInput,
    @Snapshot() reads: Reads,
  ) {
    return await resolutionAfter(reads, await this.counting.recordCount(actor, input));
  }

  @Mutation(() => ResolutionPayload, {
    description: `Gives the casting vote when the votes are equal; after it no vote, count, attendance or ruling can change. The person presiding, or the body's secretary recording it. ${FRESH} NO_TIE, METHOD_NOT_ALLOWED, NOT_ALLOWED, NOT_ENTITLED_TO_VOTE, VOTING_NOT_OPEN, PACK_SUPERSEDED.`,
  })
  async giveCastingVote(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.GiveCastingVoteInput,
    @Snapshot() reads: Reads,
  ) {
    return await resolutionAfter(reads, await this.casting.giveCastingVote(actor, input));
  }

  @ResolveField(() => types.ResolutionCountType, { nullable: true })
  async counted(@Parent() { id }: Resolution, @Ctx() context: RequestContext) {
    return await oneOfResolution.count(context).load(id);
  }

  @ResolveField(() => types.CastingVoteType, { nullable: true })
  async castingVote(@Parent() { id }: Resolution, @Ctx() context: RequestContext) {
    return await oneOfResolution.castingVote(context).load(id);
  }
}

@Resolver(() => types.ResolutionCountType)
export class CountsResolver {
  @ResolveField(() => DocumentType, {
    nullable: true,
    description: "The certificate's file, once it is uploaded to the programme.",
  })
  async certificate(
    @Parent() { programmeId, certificateSha256 }: ResolutionCount,
    @Snapshot() reads: Reads,
  ) {
    if (!certificateSha256) return null;
    const found = await reads.find(Document, { programmeId, sha256: certificateSha256 });
    return found[0] ?? null;
  }
}
