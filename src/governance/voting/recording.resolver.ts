import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { AccessService } from '../../platform/access/access.service.js';
import { May } from '../../platform/acts/may.js';
import { Input, Verb } from '../../platform/acts/verb.js';
import { PersonType } from '../../platform/accounts/account.type.js';
import { personOf } from '../../platform/accounts/people.reader.js';
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
import { allow } from '../../shared/refusal.js';
import { mayCountIn } from '../deciding/tally.rules.js';
import { ofTheActingBody } from '../programmes/programme-targets.js';
import { askedIn } from '../resolutions/resolution-targets.js';
import { CastingVoteService, whoGives, whoseIsTakenOut } from './casting-vote.service.js';
import {
  CountingService,
  refuseUnlessCounted,
  refuseUnlessRecordable,
} from './counting.service.js';
import { RecordingService, refuseUnlessAtMeeting } from './recording.service.js';
import { castingVoteOf, countOf, peopleOf } from '../resolutions/resolutions.reader.js';
import type {
  CastingVoteRow,
  Resolution,
  ResolutionCount,
} from '../resolutions/resolution.entity.js';
import { ResolutionPayload, ResolutionType } from '../resolutions/resolution.type.js';
import * as inputs from './voting.input.js';
import * as types from './voting.type.js';

/** Votes and counts that the secretary records, and the casting vote. */
@Resolver(() => ResolutionType)
export class RecordingResolver {
  constructor(
    private readonly recording: RecordingService,
    private readonly counting: CountingService,
    private readonly casting: CastingVoteService,
    private readonly access: AccessService,
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

  @Verb(() => ResolutionPayload)
  async takeOutCount(@CurrentActor() actor: Actor, @Input() input: inputs.TakeOutCountInput) {
    return await this.counting.takeOutCount(actor, input);
  }

  @Verb(() => ResolutionPayload)
  async takeOutCastingVote(
    @CurrentActor() actor: Actor,
    @Input() input: inputs.TakeOutCastingVoteInput,
  ) {
    return await this.casting.takeOutCastingVote(actor, input);
  }

  @May('recordVotes')
  async mayRecordVotes(@Parent() resolution: Resolution, @Snapshot() reads: Reads) {
    const asked = await askedIn(reads, resolution);
    const check = async () => {
      refuseUnlessAtMeeting(resolution);
      // A result that is declared is completed with the votes that were given and not recorded.
      if (resolution.state !== 'DECLARED') await refuseUnlessRecordable(asked);
    };
    return await this.access.refusal(reads, 'recordVotes', ofTheActingBody.scope(asked), check);
  }

  @May('recordCount')
  async mayRecordCount(@Parent() resolution: Resolution, @Snapshot() reads: Reads) {
    const asked = await askedIn(reads, resolution);
    const check = async () => {
      allow(mayCountIn(resolution.way));
      await refuseUnlessRecordable(asked);
    };
    return await this.access.refusal(reads, 'recordCount', ofTheActingBody.scope(asked), check);
  }

  @May('giveCastingVote')
  async mayGiveCastingVote(@Parent() resolution: Resolution, @Snapshot() reads: Reads) {
    const asked = await askedIn(reads, resolution);
    const check = async () => {
      await whoGives(asked, await this.access.rolesOf(reads));
    };
    return await this.access.refusal(reads, 'giveCastingVote', ofTheActingBody.scope(asked), check);
  }

  @May('takeOutCount')
  async mayTakeOutCount(@Parent() resolution: Resolution, @Snapshot() reads: Reads) {
    const asked = await askedIn(reads, resolution);
    const check = async () => {
      await refuseUnlessCounted(asked);
    };
    return await this.access.refusal(reads, 'takeOutCount', ofTheActingBody.scope(asked), check);
  }

  @May('takeOutCastingVote')
  async mayTakeOutCastingVote(@Parent() resolution: Resolution, @Snapshot() reads: Reads) {
    const asked = await askedIn(reads, resolution);
    const check = async () => {
      await whoseIsTakenOut(asked, await this.access.rolesOf(reads));
    };
    const scope = ofTheActingBody.scope(asked);
    return await this.access.refusal(reads, 'takeOutCastingVote', scope, check);
  }

  @ResolveField(() => types.ResolutionCountType, {
    nullable: true,
    description:
      'The count that binds, if votes are not named: the latest, unless it was taken out. Null until one is recorded, for named votes, and for those who cannot read the votes.',
  })
  async counted(@Parent() { id }: Resolution, @Ctx() context: RequestContext) {
    return await countOf(context, id);
  }

  @ResolveField(() => types.CastingVoteType, {
    nullable: true,
    description:
      'The second vote of the person presiding. Null until it is given, once it is taken out, and for those who cannot read the votes.',
  })
  async castingVote(@Parent() { id }: Resolution, @Ctx() context: RequestContext) {
    return await castingVoteOf(context, id);
  }
}

/** What a count names. */
@Resolver(() => types.ResolutionCountType)
export class CountsResolver {
  @ResolveField(() => [PersonType], {
    description:
      'The members who asked for dissent to be recorded, where it was agreed without a vote.',
  })
  async dissents(@Parent() { dissentIds }: ResolutionCount, @Ctx() context: RequestContext) {
    return await peopleOf(context, dissentIds);
  }

  @ResolveField(() => [PersonType], {
    description:
      'The members who asked for an abstention to be recorded, where it was agreed without a vote.',
  })
  async abstentions(@Parent() { abstentionIds }: ResolutionCount, @Ctx() context: RequestContext) {
    return await peopleOf(context, abstentionIds);
  }

  @ResolveField(() => DocumentType, {
    nullable: true,
    description:
      "The file of a ballot's certificate. Null until it is uploaded to the programme, and without a ballot.",
  })
  async certificate(
    @Parent() { programmeId, certificateSha256 }: ResolutionCount,
    @Snapshot() reads: Reads,
  ) {
    if (!certificateSha256) return null;
    const found = await reads.find(Document, { programmeId, sha256: certificateSha256 });
    return found[0] ?? null;
  }

  @ResolveField(() => PersonType, {
    name: 'recordedBy',
    description: 'The person who recorded the count.',
  })
  async whoRecorded(@Parent() { recordedBy }: ResolutionCount, @Ctx() context: RequestContext) {
    return await personOf(context, recordedBy);
  }
}

/** Who gave the casting vote, and who entered it. */
@Resolver(() => types.CastingVoteType)
export class CastingVotesResolver {
  @ResolveField(() => PersonType, { description: 'The person presiding, who gave it.' })
  async person(@Parent() { personId }: CastingVoteRow, @Ctx() context: RequestContext) {
    return await personOf(context, personId);
  }

  @ResolveField(() => PersonType, {
    name: 'enteredBy',
    description: 'The person who entered it: the one presiding, or the secretary who recorded it.',
  })
  async whoEntered(@Parent() { enteredBy }: CastingVoteRow, @Ctx() context: RequestContext) {
    return await personOf(context, enteredBy);
  }
}
