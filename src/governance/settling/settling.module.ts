import { Module } from '@nestjs/common';
import { GatesModule } from '../gates/gates.module.js';
import {
  ConditionEventsResolver,
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
    ConditionFieldsResolver,
    ConditionEventsResolver,
    ProgrammeConditionsResolver,
  ],
})
export class SettlingModule {}
