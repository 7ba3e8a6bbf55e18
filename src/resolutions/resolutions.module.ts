import { Module } from '@nestjs/common';
import { CasePacksModule } from '../case-packs/case-packs.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { TrustsModule } from '../trusts/trusts.module.js';
import { AttendanceService } from './attendance.service.js';
import { CastingVoteService } from './casting-vote.service.js';
import { ClosingResolver } from './closing.resolver.js';
import { ClosingService } from './closing.service.js';
import { CountingService } from './counting.service.js';
import { DraftTerms } from './draft-terms.js';
import { DraftingResolver } from './drafting.resolver.js';
import { DraftsService } from './drafts.service.js';
import { EndingsService } from './endings.service.js';
import { InterestsBroughtIn } from './interests-brought-in.js';
import { InterestsResolver, ResolutionInterestsResolver } from './interests.resolver.js';
import { InterestsService } from './interests.service.js';
import { ItemsService } from './items.service.js';
import {
  AttendanceResolver,
  InAttendanceResolver,
  PresenceResolver,
  MeetingsResolver,
  ProgrammeMeetingsResolver,
} from './meetings.resolver.js';
import { MeetingsService } from './meetings.service.js';
import { OpeningService } from './opening.service.js';
import { RollService } from './roll.service.js';
import { QuorumPreviews } from './quorum-previews.js';
import { ReceiptsService } from './receipts.service.js';
import { CountsResolver, RecordingResolver } from './recording.resolver.js';
import { RecordingService } from './recording.service.js';
import {
  ElectorsResolver,
  ProgrammeResolutionsResolver,
  ResolutionsResolver,
} from './resolutions.resolver.js';
import { ResolutionsService } from './resolutions.service.js';
import { VoteAppendingService } from './vote-appending.service.js';
import { VotesResolver, VotingResolver } from './voting.resolver.js';
import { VotingService } from './voting.service.js';

/** One body's decision on one sealed pack. */
@Module({
  imports: [TrustsModule, ProgrammesModule, CasePacksModule],
  providers: [
    ResolutionsService,
    DraftTerms,
    InterestsBroughtIn,
    VoteAppendingService,
    MeetingsService,
    AttendanceService,
    DraftsService,
    OpeningService,
    ItemsService,
    VotingService,
    RecordingService,
    CountingService,
    CastingVoteService,
    InterestsService,
    QuorumPreviews,
    RollService,
    ClosingService,
    EndingsService,
    ReceiptsService,
    MeetingsResolver,
    AttendanceResolver,
    InAttendanceResolver,
    PresenceResolver,
    ProgrammeMeetingsResolver,
    ResolutionsResolver,
    ElectorsResolver,
    ProgrammeResolutionsResolver,
    DraftingResolver,
    ClosingResolver,
    VotingResolver,
    VotesResolver,
    RecordingResolver,
    CountsResolver,
    InterestsResolver,
    ResolutionInterestsResolver,
  ],
  exports: [ResolutionsService],
})
export class ResolutionsModule {}
