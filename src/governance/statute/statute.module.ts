import { Module } from '@nestjs/common';
import { GatesModule } from '../gates/gates.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { AnnulmentsService } from './annulments.service.js';
import { ApplicationsService } from './applications.service.js';
import { ExternalConfirmationsResolver } from './external-confirmations.resolver.js';
import { ExternalConfirmationsService } from './external-confirmations.service.js';
import { GrantOfGates } from './grant-of-gates.js';
import { LawChangesService } from './law-changes.service.js';
import { ObjectionsResolver } from './objections.resolver.js';
import { ObjectionsService } from './objections.service.js';
import { RegimeChangesService } from './regime-changes.service.js';
import {
  ApplicationFieldsResolver,
  LawChangeFieldsResolver,
  RegimeChangeFieldsResolver,
  StatuteResolver,
} from './statute.resolver.js';

/** What the law asks of a programme besides its gates: the application, and the rules that it follows. */
@Module({
  imports: [GatesModule, ProgrammesModule],
  providers: [
    ApplicationsService,
    AnnulmentsService,
    RegimeChangesService,
    LawChangesService,
    GrantOfGates,
    ExternalConfirmationsService,
    ExternalConfirmationsResolver,
    ObjectionsService,
    ObjectionsResolver,
    StatuteResolver,
    ApplicationFieldsResolver,
    RegimeChangeFieldsResolver,
    LawChangeFieldsResolver,
  ],
})
export class StatuteModule {}
