import { Module } from '@nestjs/common';
import { TrustsModule } from '../trusts/trusts.module.js';
import { PreElectionPeriodsResolver } from './pre-election-periods.resolver.js';
import { PreElectionPeriodsService } from './pre-election-periods.service.js';
import { BodyActsService } from './body-acts.service.js';
import { ProgrammeExportService } from './programme-export.service.js';
import { ProgrammeOfficeService } from './programme-office.service.js';
import { ProgrammeMembersResolver } from './programme-members.resolver.js';
import { ProgrammeStartingService } from './programme-starting.service.js';
import { ProgrammeTrailService } from './programme-trail.service.js';
import { PartiesResolver, ProgrammesResolver } from './programmes.resolver.js';
import { ProgrammesService } from './programmes.service.js';
import { RegimeCopyingService } from './regime-copying.service.js';

/** A merger programme and its own copy of its regime. */
@Module({
  imports: [TrustsModule],
  providers: [
    ProgrammesService,
    BodyActsService,
    ProgrammeOfficeService,
    PreElectionPeriodsService,
    PreElectionPeriodsResolver,
    ProgrammeStartingService,
    ProgrammeTrailService,
    ProgrammeExportService,
    RegimeCopyingService,
    ProgrammesResolver,
    PartiesResolver,
    ProgrammeMembersResolver,
  ],
  exports: [ProgrammesService, BodyActsService, ProgrammeExportService],
})
export class ProgrammesModule {}
