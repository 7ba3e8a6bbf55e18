import { Module } from '@nestjs/common';
import { GrantStanding } from './grant-standing.js';
import { MayIResolver } from './may-i.resolver.js';
import { PreElectionPeriodsResolver } from './pre-election-periods.resolver.js';
import { PreElectionPeriodsService } from './pre-election-periods.service.js';
import { ProgrammeExportService } from './programme-export.service.js';
import { ProgrammeOfficeService } from './programme-office.service.js';
import { ProgrammeMembersResolver } from './programme-members.resolver.js';
import {
  ApiTokenProgrammeResolver,
  HeldRoleProgrammeResolver,
  MembershipProgrammeResolver,
  NoticeProgrammeResolver,
} from './programme-of.resolver.js';
import { ProgrammeStartingService } from './programme-starting.service.js';
import { ProgrammeTrailService } from './programme-trail.service.js';
import { AuditEventsResolver, PartiesResolver, ProgrammesResolver } from './programmes.resolver.js';

/** A merger programme and its own copy of its regime. */
@Module({
  providers: [
    GrantStanding,
    ProgrammeOfficeService,
    PreElectionPeriodsService,
    PreElectionPeriodsResolver,
    ProgrammeStartingService,
    ProgrammeTrailService,
    ProgrammeExportService,
    ProgrammesResolver,
    PartiesResolver,
    AuditEventsResolver,
    ProgrammeMembersResolver,
    MayIResolver,
    MembershipProgrammeResolver,
    HeldRoleProgrammeResolver,
    ApiTokenProgrammeResolver,
    NoticeProgrammeResolver,
  ],
  exports: [ProgrammeExportService, GrantStanding],
})
export class ProgrammesModule {}
