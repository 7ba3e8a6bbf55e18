import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AccessService } from '../../platform/access/access.service.js';
import { May } from '../../platform/acts/may.js';
import { Input, Verb } from '../../platform/acts/verb.js';
import type { Where } from '../../platform/database/reader.js';
import type { Reads } from '../../platform/database/reads.js';
import { page } from '../../platform/graphql/connection.js';
import {
  Ctx,
  CurrentActor,
  Snapshot,
  type RequestContext,
} from '../../platform/graphql/request-context.js';
import type { Programme } from '../programmes/programme.entity.js';
import { ProgrammeType } from '../programmes/programme.type.js';
import { actingBodyOf, ofTheActingBody } from '../programmes/programme-targets.js';
import { programmeOf } from '../programmes/programmes.reader.js';
import type { Actor } from '../../shared/actor.js';
import { standingOrdersOn } from '../trusts/standing-orders.rules.js';
import { BodyType } from '../trusts/trust.type.js';
import { bodyOf, findBody, standingOrdersOf } from '../trusts/trusts.reader.js';
import * as inputs from './meeting.input.js';
import { Meeting } from './meeting.entity.js';
import { MeetingItems } from './meeting-items.js';
import { allow } from '../../shared/refusal.js';
import { noticeWarnings, mayMeet } from '../deciding/meeting.rules.js';
import * as types from './meeting.type.js';
import { meetingsAt } from './meetings.reader.js';
import { MeetingsService } from './meetings.service.js';

@Resolver(() => types.MeetingType)
export class MeetingsResolver {
  constructor(
    private readonly service: MeetingsService,
    private readonly items: MeetingItems,
    private readonly access: AccessService,
  ) {}

  @Query(() => types.MeetingType, { description: 'A meeting by id. NOT_FOUND.' })
  async meeting(@Args() { meetingId: id }: inputs.MeetingArgs, @Snapshot() reads: Reads) {
    return await reads.must(Meeting, { id }, 'meeting', 'meetingId');
  }

  @Verb(() => types.MeetingPayload)
  async planMeeting(@CurrentActor() actor: Actor, @Input() input: inputs.PlanMeetingInput) {
    return await this.service.planMeeting(actor, input);
  }

  @Verb(() => types.MeetingPayload)
  async cancelMeeting(@CurrentActor() actor: Actor, @Input() input: inputs.CancelMeetingInput) {
    return await this.service.cancelMeeting(actor, input);
  }

  @Verb(() => types.MeetingPayload)
  async reviseMeeting(@CurrentActor() actor: Actor, @Input() input: inputs.ReviseMeetingInput) {
    return await this.service.reviseMeeting(actor, input);
  }

  @Verb(() => types.MeetingPayload)
  async meetInCommon(@CurrentActor() actor: Actor, @Input() input: inputs.MeetInCommonInput) {
    return await this.service.meetInCommon(actor, input);
  }

  @May('reviseMeeting')
  async mayRevise(@Parent() meeting: Meeting, @Snapshot() reads: Reads) {
    const scope = ofTheActingBody.scope(await actingBodyOf(reads, meeting));
    return await this.access.refusal(reads, 'reviseMeeting', scope, () => allow(mayMeet(meeting)));
  }

  @May('cancelMeeting')
  async mayCancel(@Parent() meeting: Meeting, @Snapshot() reads: Reads) {
    const scope = ofTheActingBody.scope(await actingBodyOf(reads, meeting));
    return await this.access.refusal(reads, 'cancelMeeting', scope, async () => {
      allow(mayMeet(meeting));
      await this.service.refuseUnlessIdle(reads, meeting.id);
    });
  }

  @May('recordAttendance')
  async mayRecordAttendance(@Parent() meeting: Meeting, @Snapshot() reads: Reads) {
    const scope = ofTheActingBody.scope(await actingBodyOf(reads, meeting));
    return await this.access.refusal(reads, 'recordAttendance', scope, () =>
      allow(mayMeet(meeting)),
    );
  }

  @ResolveField(() => String, {
    name: 'place',
    nullable: true,
    description:
      'The place, or the link to join. Readable by the members of the body and its secretary; null for others.',
  })
  async ownPlace(@Parent() meeting: Meeting, @Ctx() context: RequestContext) {
    return (await isOwn(meeting, context)) ? meeting.place : null;
  }

  @ResolveField(() => String, {
    name: 'privateReason',
    nullable: true,
    description:
      'Why the meeting is private; null for one in public. Readable by the members of the body and its secretary; null for others.',
  })
  async ownPrivateReason(@Parent() meeting: Meeting, @Ctx() context: RequestContext) {
    return (await isOwn(meeting, context)) ? meeting.privateReason : null;
  }

  @ResolveField(() => ProgrammeType, { description: 'The programme whose business it does.' })
  async programme(@Parent() { programmeId }: Meeting, @Ctx() context: RequestContext) {
    return await programmeOf(context, programmeId);
  }

  @ResolveField(() => BodyType, { description: 'The body that meets.' })
  async body(@Parent() { bodyId }: Meeting, @Ctx() context: RequestContext) {
    return await bodyOf(context, bodyId);
  }

  @ResolveField(() => [types.NoticeWarningType], {
    complexity: 20,
    description:
      'How its notice falls short of the clear days in the standing orders, and which papers of its items came late: a warning, not a refusal.',
  })
  async warnings(@Parent() meeting: Meeting, @Ctx() context: RequestContext) {
    const versions = await standingOrdersOf(context, meeting.bodyId);
    const orders = standingOrdersOn(versions, meeting.heldOn);
    if (!orders) return [];
    const late = await this.items.latePapers(context.reads, meeting, orders);
    return [...noticeWarnings(meeting, orders), ...late];
  }

  @ResolveField(() => [types.MeetingType], {
    complexity: 4,
    description: 'The meetings of other bodies that are in common with it.',
  })
  async inCommonWith(@Parent() { id, tableId }: Meeting, @Ctx() context: RequestContext) {
    if (!tableId) return [];
    const together = await meetingsAt(context, tableId);
    return together.filter((other) => other.id !== id);
  }
}

/** Whether the caller may read what of a meeting is its body's own. */
async function isOwn(
  { programmeId, bodyId }: Meeting,
  { reads }: RequestContext,
): Promise<boolean> {
  const { bodies } = await reads.rights();
  return bodies.some((own) => own.programmeId === programmeId && own.bodyId === bodyId);
}

@Resolver(() => ProgrammeType)
export class ProgrammeMeetingsResolver {
  @ResolveField(() => types.MeetingConnection, {
    description: 'The meetings of the bodies for it, by date: of all of them, or of one.',
  })
  async meetings(
    @Parent() programme: Programme,
    @Args() args: inputs.MeetingsArgs,
    @Snapshot() reads: Reads,
  ) {
    const body = args.body ? await findBody(reads, args.body) : null;
    const where: Where<Meeting> = { programmeId: programme.id };
    if (body) where.bodyId = body.id;
    return await page(reads, Meeting, where, args, { property: 'heldOn', direction: 'ASC' });
  }
}
