import { Module } from '@nestjs/common';
import { MeetingsModule } from '../meetings/meetings.module.js';
import { DraftingResolver } from './drafting.resolver.js';
import { DraftsService } from './drafts.service.js';
import { ItemsService } from './items.service.js';
import { OpeningService } from './opening.service.js';
import { ResolutionsOfMeetings } from './resolutions-of-meetings.js';
import {
  ElectorsResolver,
  MeetingItemsResolver,
  OutcomesResolver,
  PresidingResolver,
  ProgrammeResolutionsResolver,
  ResolutionsResolver,
  UrgentDecisionsResolver,
} from './resolutions.resolver.js';
import { RollService } from './roll.service.js';
import { RollInstrumentsResolver, SeatInstrumentsResolver } from './seat-instruments.resolver.js';
import { SeatInstrumentsService } from './seat-instruments.service.js';

/** One body's decision on one sealed pack, until it is voted on. */
@Module({
  imports: [MeetingsModule],
  providers: [
    ResolutionsOfMeetings,
    DraftsService,
    OpeningService,
    ItemsService,
    RollService,
    SeatInstrumentsService,
    RollInstrumentsResolver,
    SeatInstrumentsResolver,
    ResolutionsResolver,
    ElectorsResolver,
    OutcomesResolver,
    PresidingResolver,
    UrgentDecisionsResolver,
    ProgrammeResolutionsResolver,
    MeetingItemsResolver,
    DraftingResolver,
  ],
})
export class ResolutionsModule {}
