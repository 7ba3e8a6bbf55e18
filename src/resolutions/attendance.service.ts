import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Person } from '../access/access.entity.js';
import { Database } from '../database/database.service.js';
import type { Tx } from '../database/tx.js';
import { IdempotencyService, type Once } from '../idempotency/idempotency.service.js';
import { BodyActsService, type ActingBody } from '../programmes/body-acts.service.js';
import type { Actor } from '../shared/actor.js';
import { londonDay, within } from '../shared/day.js';
import { IDENTIFIER } from '../shared/refs.js';
import { allow, notFound, refuse } from '../shared/refusal.js';
import { seatsOf } from '../trusts/trusts.reader.js';
import { attendanceOf, settledBy, standingVotes } from './decision.reader.js';
import type * as inputs from './meeting.input.js';
import { Meeting, MeetingAttendance } from './meeting.entity.js';
import { mayAttend, presentAt, type Attendance } from './meeting.rules.js';
import { Resolution, ResolutionWorking } from './resolution.entity.js';
import { mayTakeVoteAway } from './voting.rules.js';

/** Attendance at a meeting, entered once: the quorum of each item follows from it. */
@Injectable()
export class AttendanceService {
  constructor(
    private readonly db: Database,
    private readonly idempotency: IdempotencyService,
    private readonly acts: BodyActsService,
  ) {}

  /**
   * Records the attendance of a list of members: all of it, or nothing if one entry is refused. It removes
   * nobody's vote, and does not change who was present for an item that is decided.
   */
  async recordAttendance(
    actor: Actor,
    input: inputs.RecordAttendanceInput,
  ): Promise<Once<{ meetingId: string }>> {
    return await this.db.transaction(actor, async (tx) => {
      const found = await tx.must(Meeting, { id: input.meetingId }, 'meeting', 'meetingId');
      const acting = await this.acts.beginOn(tx, 'recordAttendance', found);
      return await this.idempotency.once(
        tx,
        { verb: 'recordAttendance', key: input.idempotencyKey, input },
        async () => {
          const meeting = await tx.lock(Meeting, found.id, 'NO KEY UPDATE', 'meeting');
          const items = await this.takeItems(tx, meeting.id);
          const before = await attendanceOf(tx, meeting.id);
          await tx.update(Meeting, meeting.id, input.expectedVersion, {});
          for (const [at, stay] of input.stays.entries())
            await this.enter(tx, acting, meeting, { ...stay, at });
          const after = await attendanceOf(tx, meeting.id);
          allow(mayAttend(after));
          for (const item of items) await this.refuseTaking(tx, item, before, after);
          return { meetingId: meeting.id };
        },
      );
    });
  }

  /** Locks the items of the meeting, so that none of them can be voted on or closed meanwhile. */
  private async takeItems(tx: Tx, meetingId: string): Promise<Resolution[]> {
    const found = await tx.find(
      Resolution,
      { meetingId, state: In(['OPEN', 'CLOSED']) },
      { order: { id: 'ASC' } },
    );
    const items = [];
    for (const { id } of found) items.push(await tx.lock(Resolution, id, 'NO KEY UPDATE'));
    return items;
  }

  private async enter(
    tx: Tx,
    acting: ActingBody,
    meeting: Meeting,
    stay: inputs.StayInput & { at: number },
  ): Promise<void> {
    const field = `stays.${stay.at}`;
    const personId = await this.seated(tx, meeting, stay.person, `${field}.person`);
    const times = { arrivedAt: stay.arrivedAt ?? null, leftAt: stay.leftAt ?? null };
    for (const moment of Object.values(times)) {
      if (moment && londonDay(moment) !== meeting.heldOn)
        refuse(
          'BAD_USER_INPUT',
          'Give arrival and departure times on the day of the meeting.',
          field,
        );
    }
    const entered = { present: stay.present, ...times, recordedBy: tx.actor.personId };
    const { number } = stay;
    const known = await tx.one(MeetingAttendance, { meetingId: meeting.id, personId, number });
    if (known) await tx.update(MeetingAttendance, known.id, known.version, entered);
    const { id } =
      known ??
      (await tx.insert(MeetingAttendance, {
        programmeId: meeting.programmeId,
        bodyId: meeting.bodyId,
        meetingId: meeting.id,
        personId,
        number,
        ...entered,
      }));
    this.acts.recordWithin(tx, acting, {
      type: 'attendance.recorded',
      subjectType: 'attendance',
      subjectId: id,
      payload: { meeting: meeting.id, person: personId, number, present: stay.present, ...times },
    });
  }

  private async seated(tx: Tx, meeting: Meeting, ref: string, field: string): Promise<string> {
    const where = IDENTIFIER.test(ref) ? { id: ref } : { code: ref };
    const person = await tx.one(Person, where);
    if (!person) throw notFound('person', field);
    const seats = await seatsOf(tx, [meeting.bodyId]);
    const seated = seats.some(
      (seat) => seat.personId === person.id && within(meeting.heldOn, seat.fromDay, seat.untilDay),
    );
    if (!seated)
      refuse(
        'BAD_USER_INPUT',
        `${person.displayName} has no seat on this body on that day.`,
        field,
      );
    return person.id;
  }

  private async refuseTaking(
    tx: Tx,
    item: Resolution,
    before: readonly Attendance[],
    after: readonly Attendance[],
  ): Promise<void> {
    const moment = item.itemTakenAt?.toISOString() ?? null;
    const [was, is] = [presentAt(before, moment), presentAt(after, moment)];
    const gone = was.filter((id) => !is.includes(id));
    if (gone.length === 0 && was.length === is.length) return;
    const decided = await tx.one(ResolutionWorking, { resolutionId: item.id });
    if (decided) {
      const because =
        'An item of this meeting is decided, so who was present for it can no longer change.';
      refuse('WRONG_STATE', because, 'stays');
    }
    if (item.state !== 'OPEN') return;
    allow(await settledBy(tx, item.id));
    const votes = await standingVotes(tx, item.id);
    const stands = votes.some((vote) => gone.includes(vote.memberId));
    allow(mayTakeVoteAway(item.state, stands));
  }
}
