import { Module } from '@nestjs/common';
import { GatesModule } from '../gates/gates.module.js';
import {
  ConditionEventsResolver,
  ConditionActsResolver,
  ConditionFieldsResolver,
  ConditionsResolver,
  ProgrammeConditionsResolver,
} from './conditions.resolver.js';
import { ConditionsService } from './conditions.service.js';

/** How conditions are met, waived and reopened. */
@Module({
  imports: [GatesModule],
  providers: [
    ConditionsService,
    ConditionsResolver,
    ConditionActsResolver,
    ConditionFieldsResolver,
    ConditionEventsResolver,
    ProgrammeConditionsResolver,
  ],
})
export class SettlingModule {}
