import { Module } from '@nestjs/common';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { ResolutionsModule } from '../resolutions/resolutions.module.js';
import { TrustsModule } from '../trusts/trusts.module.js';
import {
  AttendanceFieldsResolver,
  AttendanceResolver,
  InAttendanceResolver,
  PresenceResolver,
} from './attendance.resolver.js';
import { AttendanceService } from './attendance.service.js';
import { CastingVoteService } from './casting-vote.service.js';
import { CountingService } from './counting.service.js';
import { InterestsResolver, ResolutionInterestsResolver } from './interests.resolver.js';
import { InterestsService } from './interests.service.js';
import { QuorumPreviews } from './quorum-previews.js';
import { ReceiptsService } from './receipts.service.js';
import { CountsResolver, RecordingResolver } from './recording.resolver.js';
import { RecordingService } from './recording.service.js';
import { VoteAppendingService } from './vote-appending.service.js';
import { VotesResolver, VotingResolver } from './voting.resolver.js';
import { VotingService } from './voting.service.js';

/** Who was there, the interests they declared, and how they voted. */
@Module({
  imports: [TrustsModule, ProgrammesModule, ResolutionsModule],
  providers: [
    AttendanceService,
    VoteAppendingService,
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
    VotingResolver,
    VotesResolver,
    RecordingResolver,
    CountsResolver,
    InterestsResolver,
    ResolutionInterestsResolver,
  ],
})
export class VotingModule {}
