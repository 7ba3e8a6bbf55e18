import { Module } from '@nestjs/common';
import { GatesModule } from '../gates/gates.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { ResolutionsModule } from '../resolutions/resolutions.module.js';
import { TrustsModule } from '../trusts/trusts.module.js';
import { ConditionAuthority } from './condition-authority.js';
import { ConditionLog } from './condition-log.js';
import {
  ConditionEventsResolver,
  ConditionFieldsResolver,
  ConditionsResolver,
  ProgrammeConditionsResolver,
} from './conditions.resolver.js';
import { ConditionsService } from './conditions.service.js';

/** How conditions are met, waived and reopened. */
@Module({
  imports: [TrustsModule, ProgrammesModule, ResolutionsModule, GatesModule],
  providers: [
    ConditionsService,
    ConditionAuthority,
    ConditionLog,
    ConditionsResolver,
    ConditionFieldsResolver,
    ConditionEventsResolver,
    ProgrammeConditionsResolver,
  ],
})
export class SettlingModule {}
