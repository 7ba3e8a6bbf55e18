import { Module } from '@nestjs/common';
import { GatesModule } from '../gates/gates.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { ApplicationsService } from './applications.service.js';
import { GrantOfGates } from './grant-of-gates.js';
import { LawChangesService } from './law-changes.service.js';
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
    RegimeChangesService,
    LawChangesService,
    GrantOfGates,
    StatuteResolver,
    ApplicationFieldsResolver,
    RegimeChangeFieldsResolver,
    LawChangeFieldsResolver,
  ],
})
export class StatuteModule {}
