import { Module } from '@nestjs/common';
import { MeetingItems } from './meeting-items.js';
import { MeetingsResolver, ProgrammeMeetingsResolver } from './meetings.resolver.js';
import { MeetingsService } from './meetings.service.js';

/** The meetings of bodies. */
@Module({
  providers: [MeetingsService, MeetingItems, MeetingsResolver, ProgrammeMeetingsResolver],
  exports: [MeetingItems],
})
export class MeetingsModule {}
