import { Module } from '@nestjs/common';
import {
  AttendanceFieldsResolver,
  AttendanceResolver,
  InAttendanceResolver,
  PresenceResolver,
} from './attendance.resolver.js';
import { AttendanceService } from './attendance.service.js';
import { CastingVoteService } from './casting-vote.service.js';
import { CountingService } from './counting.service.js';
import {
  InterestsResolver,
  ResolutionInterestsResolver,
  RulingsResolver,
} from './interests.resolver.js';
import { InterestsService } from './interests.service.js';
import { OwnRecordResolver } from './own-record.resolver.js';
import { QuorumPreviews } from './quorum-previews.js';
import { ReceiptsService } from './receipts.service.js';
import { CastingVotesResolver, CountsResolver, RecordingResolver } from './recording.resolver.js';
import { RecordingService } from './recording.service.js';
import {
  NotCountedMembersResolver,
  VotePayloadResolver,
  VoteReceiptsResolver,
  VotesResolver,
  VotingResolver,
} from './voting.resolver.js';
import { VotingService } from './voting.service.js';

/** Who was there, the interests they declared, and how they voted. */
@Module({
  providers: [
    AttendanceService,
    VotingService,
    RecordingService,
    CountingService,
    CastingVoteService,
    InterestsService,
    QuorumPreviews,
    ReceiptsService,
    AttendanceResolver,
    AttendanceFieldsResolver,
    InAttendanceResolver,
    PresenceResolver,
    OwnRecordResolver,
    VotingResolver,
    VotePayloadResolver,
    VoteReceiptsResolver,
    VotesResolver,
    NotCountedMembersResolver,
    RecordingResolver,
    CountsResolver,
    CastingVotesResolver,
    InterestsResolver,
    RulingsResolver,
    ResolutionInterestsResolver,
  ],
})
export class VotingModule {}
