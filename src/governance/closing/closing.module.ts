import { Module } from '@nestjs/common';
import { GatesModule } from '../gates/gates.module.js';
import { ClosingResolver } from './closing.resolver.js';
import { ClosingService } from './closing.service.js';
import { CompletingService } from './completing.service.js';
import {
  CorrectionConfirmationsResolver,
  CorrectionLinesResolver,
  CorrectionsMadeResolver,
  CorrectionsResolver,
} from './corrections.resolver.js';
import { CorrectionsService } from './corrections.service.js';
import { EndingsService } from './endings.service.js';
import {
  JudgedAgainResolver,
  OrdersCorrectionResolver,
  OrdersCorrectionsMadeResolver,
  ResolutionsJudgedAgainResolver,
} from './orders-correction.resolver.js';
import { OrdersCorrectionService } from './orders-correction.service.js';
import {
  BoardWithdrawalsResolver,
  ProgrammeActsDoneResolver,
  ProgrammeActsResolver,
} from './programme-acts.resolver.js';
import { ProgrammeActsService } from './programme-acts.service.js';

/** How a resolution ends, and how a programme does. */
@Module({
  imports: [GatesModule],
  providers: [
    ClosingService,
    CompletingService,
    CorrectionsService,
    EndingsService,
    OrdersCorrectionService,
    OrdersCorrectionResolver,
    OrdersCorrectionsMadeResolver,
    ResolutionsJudgedAgainResolver,
    JudgedAgainResolver,
    ProgrammeActsService,
    ClosingResolver,
    CorrectionsResolver,
    CorrectionsMadeResolver,
    CorrectionLinesResolver,
    CorrectionConfirmationsResolver,
    ProgrammeActsResolver,
    ProgrammeActsDoneResolver,
    BoardWithdrawalsResolver,
  ],
})
export class ClosingModule {}
