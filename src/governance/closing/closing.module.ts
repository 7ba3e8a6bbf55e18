import { Module } from '@nestjs/common';
import { GatesModule } from '../gates/gates.module.js';
import { ClosingResolver } from './closing.resolver.js';
import { ClosingService } from './closing.service.js';
import { EndingsService } from './endings.service.js';
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
    EndingsService,
    ProgrammeActsService,
    ClosingResolver,
    ProgrammeActsResolver,
    ProgrammeActsDoneResolver,
    BoardWithdrawalsResolver,
  ],
})
export class ClosingModule {}
