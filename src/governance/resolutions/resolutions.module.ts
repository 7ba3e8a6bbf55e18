import { Module } from '@nestjs/common';
import { CasePacksModule } from '../case-packs/case-packs.module.js';
import { MeetingsModule } from '../meetings/meetings.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { TrustsModule } from '../trusts/trusts.module.js';
import { DraftTerms } from './draft-terms.js';
import { DraftingResolver } from './drafting.resolver.js';
import { DraftsService } from './drafts.service.js';
import { InterestsBroughtIn } from './interests-brought-in.js';
import { ItemsService } from './items.service.js';
import { OpeningService } from './opening.service.js';
import { ResolutionsOfMeetings } from './resolutions-of-meetings.js';
import {
  ElectorsResolver,
  MeetingItemsResolver,
  ProgrammeResolutionsResolver,
  ResolutionsResolver,
} from './resolutions.resolver.js';
import { ResolutionsService } from './resolutions.service.js';
import { RollService } from './roll.service.js';

/** One body's decision on one sealed pack, until it is voted on. */
@Module({
  imports: [TrustsModule, ProgrammesModule, CasePacksModule, MeetingsModule],
  providers: [
    ResolutionsService,
    ResolutionsOfMeetings,
    DraftTerms,
    InterestsBroughtIn,
    DraftsService,
    OpeningService,
    ItemsService,
    RollService,
    ResolutionsResolver,
    ElectorsResolver,
    ProgrammeResolutionsResolver,
    MeetingItemsResolver,
    DraftingResolver,
  ],
  exports: [ResolutionsService],
})
export class ResolutionsModule {}
