import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Input, Verb } from '../../platform/acts/verb.js';
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
import { oneOfResolution } from '../resolutions/resolutions.reader.js';
import { Resolution, ResolutionCount } from '../resolutions/resolution.entity.js';
import { ResolutionPayload, ResolutionType } from '../resolutions/resolution.type.js';
import * as inputs from './voting.input.js';
import * as types from './voting.type.js';

@Resolver(() => ResolutionType)
export class RecordingResolver {
  constructor(
    private readonly recording: RecordingService,
    private readonly counting: CountingService,
    private readonly casting: CastingVoteService,
  ) {}

  @Verb(() => ResolutionPayload)
  async recordVotes(@CurrentActor() actor: Actor, @Input() input: inputs.RecordVotesInput) {
    return await this.recording.recordVotes(actor, input);
  }

  @Verb(() => ResolutionPayload)
  async recordCount(@CurrentActor() actor: Actor, @Input() input: inputs.RecordCountInput) {
    return await this.counting.recordCount(actor, input);
  }

  @Verb(() => ResolutionPayload)
  async giveCastingVote(@CurrentActor() actor: Actor, @Input() input: inputs.GiveCastingVoteInput) {
    return await this.casting.giveCastingVote(actor, input);
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
