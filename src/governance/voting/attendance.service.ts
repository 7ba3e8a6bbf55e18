import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Person } from '../../platform/accounts/account.entity.js';
import type { AuditEvent } from '../../platform/audit/audit.service.js';
import { Database } from '../../platform/database/database.service.js';
import type { Tx } from '../../platform/database/tx.js';
import { IdempotencyService, type Once } from '../../platform/idempotency/idempotency.service.js';
import { BodyActsService, type ActingBody } from '../programmes/body-acts.service.js';
import type { Actor } from '../../shared/actor.js';
import { londonDay, within } from '../../shared/day.js';
import { IDENTIFIER } from '../../shared/refs.js';
import { allow, notFound, refuse, type Refusal } from '../../shared/refusal.js';
import { seatsOf } from '../trusts/trusts.reader.js';
import { attendanceOf, settledBy, standingVotes } from '../resolutions/decision.reader.js';
import type { RecordAttendanceInput } from './attendance.input.js';
import { Meeting, MeetingAttendance } from '../meetings/meeting.entity.js';
import {
  mayAttend,
  mayBeEntered,
  mayBeNamed,
  presentAt,
  type Attendance,
  type AttendanceKind,
} from '../deciding/meeting.rules.js';
import { Resolution, ResolutionWorking } from '../resolutions/resolution.entity.js';
import { mayTakeVoteAway } from '../deciding/voting.rules.js';

/** Attendance at a meeting, entered once: the quorum of each item follows from it. */
@Injectable()
export class AttendanceService {
  constructor(
    private readonly db: Database,
    private readonly idempotency: IdempotencyService,
    private readonly acts: BodyActsService,
  ) {}

  /**
   * Records who was at a meeting, and who sent apologies: all of it, or nothing if one entry is refused. It
   * removes nobody's vote, and does not change who was present for an item that is decided.
   */
  async recordAttendance(
    actor: Actor,
    input: RecordAttendanceInput,
  ): Promise<Once<{ meetingId: string }>> {
    return await this.db.transaction(actor, async (tx) => {
      const found = await tx.must(Meeting, { id: input.meetingId }, 'meeting', 'meetingId');
      const acting = await this.acts.beginOn(tx, 'recordAttendance', found);
      return await this.idempotency.once(
        tx,
        { verb: 'recordAttendance', key: input.idempotencyKey, input },
        async () => {
          const meeting = await tx.lock(Meeting, found.id, 'NO KEY UPDATE', 'meeting');
          const items = await this.lockItems(tx, meeting.id);
          const before = await attendanceOf(tx, meeting.id);
          await tx.update(Meeting, meeting.id, input.expectedVersion, {});
          for (const entry of entriesOf(input)) await this.enter(tx, acting, meeting, entry);
          const after = await attendanceOf(tx, meeting.id);
          for (const item of items) await this.refuseTaking(tx, item, before, after);
          return { meetingId: meeting.id };
        },
      );
    });
  }

  /** Locks the items of the meeting, so that none of them can be voted on or closed meanwhile. */
  private async lockItems(tx: Tx, meetingId: string): Promise<Resolution[]> {
    const found = await tx.find(
      Resolution,
      { meetingId, state: In(['OPEN', 'CLOSED']) },
      { order: { id: 'ASC' } },
    );
    const items = [];
    for (const { id } of found) items.push(await tx.lock(Resolution, id, 'NO KEY UPDATE'));
    return items;
  }

  private async enter(tx: Tx, acting: ActingBody, meeting: Meeting, entry: Entry): Promise<void> {
    const { kind, field, capacity, arrivedAt, leftAt } = entry;
    const who = await this.whoWas(tx, meeting, entry);
    for (const moment of [arrivedAt, leftAt]) {
      if (moment && londonDay(moment) !== meeting.heldOn)
        refuse(
          'BAD_USER_INPUT',
          'Give arrival and departure times on the day of the meeting.',
          field,
        );
    }
    const times = {
      arrivedAt: arrivedAt?.toISOString() ?? null,
      leftAt: leftAt?.toISOString() ?? null,
    };
    allow(under(field, mayAttend([{ memberId: '', present: kind !== 'APOLOGIES', ...times }])));
    const same = who.personId ? { personId: who.personId } : { name: who.name! };
    const known = await tx.find(MeetingAttendance, { meetingId: meeting.id, ...same });
    // Apologies are for the whole meeting: they correct every entry of the member.
    const corrected = known.filter(({ number }) => kind === 'APOLOGIES' || number === entry.number);
    const entered = { kind, capacity, arrivedAt, leftAt, recordedBy: tx.actor.personId };
    const told = { meeting: meeting.id, ...who, kind, capacity, arrivedAt, leftAt };
    for (const { id, version, number } of corrected) {
      await tx.update(MeetingAttendance, id, version, entered);
      this.record(tx, acting, id, { ...told, number });
    }
    if (corrected.length > 0) return;
    const { programmeId, bodyId } = meeting;
    const of = { programmeId, bodyId, meetingId: meeting.id, number: entry.number };
    const { id } = await tx.insert(MeetingAttendance, { ...of, ...who, ...entered });
    this.record(tx, acting, id, { ...told, number: entry.number });
  }

  private record(
    tx: Tx,
    acting: ActingBody,
    subjectId: string,
    payload: AuditEvent['payload'],
  ): void {
    const type = 'attendance.recorded';
    this.acts.recordWithin(tx, acting, { type, subjectType: 'attendance', subjectId, payload });
  }

  /** A person here, whose seat fits the way in which they are entered; or a name. */
  private async whoWas(tx: Tx, meeting: Meeting, { kind, field, person: ref, name }: Entry) {
    if (ref === null) return { personId: null, name };
    const at = kind === 'APOLOGIES' ? field : `${field}.person`;
    const where = IDENTIFIER.test(ref) ? { id: ref } : { code: ref };
    const person = await tx.one(Person, where);
    if (!person) throw notFound('person', at);
    const seats = await seatsOf(tx, [meeting.bodyId]);
    const seated = seats.some(
      (seat) => seat.personId === person.id && within(meeting.heldOn, seat.fromDay, seat.untilDay),
    );
    allow(under(at, mayBeEntered(kind, { name: person.displayName, seated })));
    return { personId: person.id, name: null };
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
      refuse('WRONG_STATE', because, 'present');
    }
    if (item.state !== 'OPEN') return;
    allow(await settledBy(tx, item.id));
    const votes = await standingVotes(tx, item.id);
    const stands = votes.some((vote) => gone.includes(vote.memberId));
    allow(mayTakeVoteAway(item.state, stands));
  }
}

/** What is entered of one person, and under which name a refusal names it. */
interface Entry {
  kind: AttendanceKind;
  field: string;
  person: string | null;
  name: string | null;
  capacity: string | null;
  number: number;
  arrivedAt: Date | null;
  leftAt: Date | null;
}

function entriesOf({ present, inAttendance, apologies }: RecordAttendanceInput): Entry[] {
  const throughout = { number: 1, arrivedAt: null, leftAt: null };
  const members = present.map((entry, at): Entry => {
    const { person, number, arrivedAt = null, leftAt = null } = entry;
    const who = { person, name: null, capacity: null };
    return { kind: 'PRESENT', field: `present.${at}`, ...who, number, arrivedAt, leftAt };
  });
  const others = inAttendance.map((entry, at): Entry => {
    const { person = null, name = null, capacity, number, arrivedAt = null, leftAt = null } = entry;
    const field = `inAttendance.${at}`;
    allow(under(`${field}.person`, mayBeNamed({ person, name })));
    return { kind: 'IN_ATTENDANCE', field, person, name, capacity, number, arrivedAt, leftAt };
  });
  const absent = apologies.map((person, at): Entry => {
    const who = { person, name: null, capacity: null };
    return { kind: 'APOLOGIES', field: `apologies.${at}`, ...who, ...throughout };
  });
  const entries = [...members, ...others, ...absent];
  if (entries.length === 0) {
    const because = 'Name at least one person, under present, inAttendance or apologies.';
    refuse('BAD_USER_INPUT', because, 'present');
  }
  return entries;
}

/** A refusal of an entry, by the place of the entry in the input. */
const under = (field: string, refusal: Refusal | null): Refusal | null =>
  refusal && { ...refusal, field };
