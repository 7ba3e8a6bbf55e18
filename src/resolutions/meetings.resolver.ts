import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { PersonType } from '../access/access.type.js';
import { people } from '../access/people.reader.js';
import type { Where } from '../database/reader.js';
import type { Reads } from '../database/reads.js';
import { page } from '../graphql/connection.js';
import { Ctx, CurrentActor, Snapshot, type RequestContext } from '../graphql/request-context.js';
import { Programme } from '../programmes/programme.entity.js';
import { ProgrammeType } from '../programmes/programme.type.js';
import type { Actor } from '../shared/actor.js';
import { standingOrdersOn } from '../trusts/standing-orders.rules.js';
import { BodyType } from '../trusts/trust.type.js';
import { bodiesById, trustLists } from '../trusts/trusts.reader.js';
import { TrustsService } from '../trusts/trusts.service.js';
import { AttendanceService } from './attendance.service.js';
import * as inputs from './meeting.input.js';
import { Meeting, MeetingAttendance } from './meeting.entity.js';
import { noticeWarnings } from './meeting.rules.js';
import * as types from './meeting.type.js';
import { MeetingsService } from './meetings.service.js';
import { ResolutionType } from './resolution.type.js';
import { listsOfResolution } from './resolutions.reader.js';

const SECRETARY = "The body's own secretary";

@Resolver(() => types.MeetingType)
export class MeetingsResolver {
  constructor(
    private readonly service: MeetingsService,
    private readonly attendances: AttendanceService,
  ) {}

  @Query(() => types.MeetingType, { description: 'A meeting by id. NOT_FOUND.' })
  async meeting(@Args() { meetingId: id }: inputs.MeetingArgs, @Snapshot() reads: Reads) {
    return await reads.must(Meeting, { id }, 'meeting', 'meetingId');
  }

  @Mutation(() => types.MeetingPayload, {
    description: `Plans a meeting of a body. ${SECRETARY}. BAD_USER_INPUT.`,
  })
  async planMeeting(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.PlanMeetingInput,
    @Snapshot() reads: Reads,
  ) {
    const { ids, replayed } = await this.service.planMeeting(actor, input);
    return await answer(reads, ids.meetingId, replayed);
  }

  @Mutation(() => types.MeetingPayload, {
    description: `Changes a meeting; fields that are left out do not change. ${SECRETARY}. STALE_VERSION, WRONG_STATE.`,
  })
  async reviseMeeting(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.ReviseMeetingInput,
    @Snapshot() reads: Reads,
  ) {
    return await answer(reads, await this.service.reviseMeeting(actor, input), false);
  }

  @Mutation(() => types.MeetingPayload, {
    description: `Joins your own body's meeting to another body's; they are in common once both secretaries have done so. ${SECRETARY}. STALE_VERSION, BAD_USER_INPUT.`,
  })
  async meetInCommon(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.MeetInCommonInput,
    @Snapshot() reads: Reads,
  ) {
    return await answer(reads, await this.service.meetInCommon(actor, input), false);
  }

  @Mutation(() => types.MeetingPayload, {
    description: `Records who was at a meeting, present or in attendance, and who sent apologies; if one entry is refused, none is recorded. ${SECRETARY}. STALE_VERSION, VOTE_STANDS, WRONG_STATE, BAD_USER_INPUT with the entry at fault.`,
  })
  async recordAttendance(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.RecordAttendanceInput,
    @Snapshot() reads: Reads,
  ) {
    const { ids, replayed } = await this.attendances.recordAttendance(actor, input);
    return await answer(reads, ids.meetingId, replayed);
  }

  @ResolveField(() => BodyType)
  async body(@Parent() meeting: Meeting, @Ctx() context: RequestContext) {
    return await bodiesById(context).load(meeting.bodyId);
  }

  @ResolveField(() => [types.NoticeWarningType], {
    complexity: 3,
    description:
      'How its notice falls short of the clear days in the standing orders: a warning, not a refusal.',
  })
  async warnings(@Parent() meeting: Meeting, @Ctx() context: RequestContext) {
    const versions = (await trustLists.standingOrders(context).load(meeting.bodyId)) ?? [];
    const orders = standingOrdersOn(versions, meeting.heldOn);
    return orders ? noticeWarnings(meeting, orders) : [];
  }

  @ResolveField(() => types.AttendanceType, {
    complexity: 30,
    description:
      'Who was there, and who sent apologies. Readable by the members of the body and its secretary; empty for others.',
  })
  async attendance(@Parent() { id }: Meeting, @Ctx() context: RequestContext) {
    const entries = (await listsOfResolution.attendance(context).load(id)) ?? [];
    return attendanceByKind(entries);
  }

  @ResolveField(() => [types.MeetingType], {
    complexity: 4,
    description: 'The meetings of other bodies that are in common with it.',
  })
  async inCommonWith(@Parent() meeting: Meeting, @Snapshot() reads: Reads) {
    const { id, programmeId, tableId } = meeting;
    if (!tableId) return [];
    const found = await reads.find(Meeting, { programmeId, tableId }, { order: { id: 'ASC' } });
    return found.filter((other) => other.id !== id);
  }

  @ResolveField(() => [ResolutionType], { complexity: 20, description: 'Its items, by number.' })
  async resolutions(@Parent() { id }: Meeting, @Ctx() context: RequestContext) {
    return (await listsOfResolution.ofMeeting(context).load(id)) ?? [];
  }
}

@Resolver(() => types.AttendanceType)
export class AttendanceResolver {
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

@Resolver(() => ProgrammeType)
export class ProgrammeMeetingsResolver {
  constructor(private readonly trusts: TrustsService) {}

  @ResolveField(() => types.MeetingConnection, { description: 'Its meetings, by date.' })
  async meetings(
    @Parent() programme: Programme,
    @Args() args: inputs.MeetingsArgs,
    @Snapshot() reads: Reads,
  ) {
    const body = args.body ? await this.trusts.body(reads, args.body) : null;
    const where: Where<Meeting> = { programmeId: programme.id };
    if (body) where.bodyId = body.id;
    return await page(reads, Meeting, where, args, { property: 'heldOn', direction: 'ASC' });
  }
}

async function answer(reads: Reads, id: string, replayed: boolean) {
  return { replayed, meeting: await reads.must(Meeting, { id }, 'meeting') };
}
