import { Module } from '@nestjs/common';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { TrustsModule } from '../trusts/trusts.module.js';
import { MeetingItems } from './meeting-items.js';
import { MeetingsResolver, ProgrammeMeetingsResolver } from './meetings.resolver.js';
import { MeetingsService } from './meetings.service.js';

/** The meetings of bodies. */
@Module({
  imports: [TrustsModule, ProgrammesModule],
  providers: [MeetingsService, MeetingItems, MeetingsResolver, ProgrammeMeetingsResolver],
  exports: [MeetingItems],
})
export class MeetingsModule {}
