import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Input, Verb } from '../../platform/acts/verb.js';
import { PersonType } from '../../platform/accounts/account.type.js';
import { people } from '../../platform/accounts/people.reader.js';
import { Ctx, CurrentActor, type RequestContext } from '../../platform/graphql/request-context.js';
import type { Actor } from '../../shared/actor.js';
import { RecordAttendanceInput } from './attendance.input.js';
import { AttendanceService } from './attendance.service.js';
import * as types from './attendance.type.js';
import { Meeting, MeetingAttendance } from '../meetings/meeting.entity.js';
import { MeetingPayload, MeetingType } from '../meetings/meeting.type.js';
import { attendanceOfMeetings } from './voting.reader.js';

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
  async attendance(@Parent() { id }: Meeting, @Ctx() context: RequestContext) {
    const entries = (await attendanceOfMeetings(context).load(id)) ?? [];
    return attendanceByKind(entries);
  }
}

@Resolver(() => types.AttendanceType)
export class AttendanceFieldsResolver {
  @ResolveField(() => [PersonType], { description: 'The members who sent apologies.' })
  async apologies(@Parent() { absentIds }: AttendanceByKind, @Ctx() context: RequestContext) {
    return await Promise.all(absentIds.map(async (id) => await people(context).load(id)));
  }
}

@Resolver(() => types.PresenceType)
export class PresenceResolver {
  @ResolveField(() => PersonType)
  async person(@Parent() entry: MeetingAttendance, @Ctx() context: RequestContext) {
    return await people(context).load(entry.personId!);
  }
}

@Resolver(() => types.InAttendanceType)
export class InAttendanceResolver {
  @ResolveField(() => PersonType, {
    nullable: true,
    description: 'Null for somebody who has no sign-in.',
  })
  async person(@Parent() { personId }: MeetingAttendance, @Ctx() context: RequestContext) {
    return personId ? await people(context).load(personId) : null;
  }

  @ResolveField(() => String)
  async name(@Parent() { personId, name }: MeetingAttendance, @Ctx() context: RequestContext) {
    return personId ? (await people(context).load(personId))!.displayName : name!;
  }
}

/** The entries of one meeting, in the order in which they were made. */
interface AttendanceByKind {
  present: MeetingAttendance[];
  inAttendance: MeetingAttendance[];
  absentIds: string[];
}

function attendanceByKind(entries: readonly MeetingAttendance[]): AttendanceByKind {
  const present = entries.filter(({ kind }) => kind === 'PRESENT');
  const inAttendance = entries.filter(({ kind }) => kind === 'IN_ATTENDANCE');
  const there = present.map(({ personId }) => personId);
  const absent = entries.filter(
    ({ kind, personId }) => kind === 'APOLOGIES' && !there.includes(personId),
  );
  return {
    present,
    inAttendance,
    absentIds: [...new Set(absent.map(({ personId }) => personId!))],
  };
}
