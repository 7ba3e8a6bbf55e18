import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Input, Verb } from '../../platform/acts/verb.js';
import { PersonType } from '../../platform/accounts/account.type.js';
import { personOf } from '../../platform/accounts/people.reader.js';
import { Ctx, CurrentActor, type RequestContext } from '../../platform/graphql/request-context.js';
import type { Actor } from '../../shared/actor.js';
import { RecordAttendanceInput } from './attendance.input.js';
import { AttendanceService } from './attendance.service.js';
import * as types from './attendance.type.js';
import type { Meeting } from '../meetings/meeting.entity.js';
import { MeetingPayload, MeetingType } from '../meetings/meeting.type.js';
import { peopleOf } from '../resolutions/resolutions.reader.js';
import {
  attendanceAt,
  type AttendanceByKind,
  type InAttendance,
  type Present,
} from './voting.reader.js';

const RECORDED_BY = 'The person who recorded the entry, or who last corrected it.';

/** Who was at a meeting. */
@Resolver(() => MeetingType)
export class AttendanceResolver {
  constructor(private readonly service: AttendanceService) {}

  @Verb(() => MeetingPayload)
  async recordAttendance(@CurrentActor() actor: Actor, @Input() input: RecordAttendanceInput) {
    return await this.service.recordAttendance(actor, input);
  }

  @ResolveField(() => types.AttendanceType, {
    complexity: 30,
    description:
      'Who was there, and who sent apologies. Readable by the members of the body and its secretary; empty for others.',
  })
  async attendance(
    @Parent() { id }: Meeting,
    @Ctx() context: RequestContext,
  ): Promise<AttendanceByKind> {
    return await attendanceAt(context, id);
  }
}

/** Who sent apologies. */
@Resolver(() => types.AttendanceType)
export class AttendanceFieldsResolver {
  @ResolveField(() => [PersonType], {
    description: 'The members who sent apologies and were not there after all.',
  })
  async apologies(@Parent() { absentIds }: AttendanceByKind, @Ctx() context: RequestContext) {
    return await peopleOf(context, absentIds);
  }
}

/** A member who was at a meeting. */
@Resolver(() => types.PresenceType)
export class PresenceResolver {
  @ResolveField(() => PersonType, { description: 'The member who was there.' })
  async person(@Parent() { personId }: Present, @Ctx() context: RequestContext) {
    return await personOf(context, personId);
  }

  @ResolveField(() => PersonType, { name: 'recordedBy', description: RECORDED_BY })
  async whoRecorded(@Parent() { recordedBy }: Present, @Ctx() context: RequestContext) {
    return await personOf(context, recordedBy);
  }
}

/** Somebody who was at a meeting without a seat on the body. */
@Resolver(() => types.InAttendanceType)
export class InAttendanceResolver {
  @ResolveField(() => PersonType, {
    nullable: true,
    description: 'The person who was there. Null for somebody who has no sign-in.',
  })
  async person(@Parent() { personId }: InAttendance, @Ctx() context: RequestContext) {
    return await personOf(context, personId);
  }

  @ResolveField(() => String, {
    description: 'The name of the person, or of somebody who has no sign-in.',
  })
  async name(@Parent() { personId, name }: InAttendance, @Ctx() context: RequestContext) {
    return (await personOf(context, personId))?.displayName ?? name!;
  }

  @ResolveField(() => PersonType, { name: 'recordedBy', description: RECORDED_BY })
  async whoRecorded(@Parent() { recordedBy }: InAttendance, @Ctx() context: RequestContext) {
    return await personOf(context, recordedBy);
  }
}
