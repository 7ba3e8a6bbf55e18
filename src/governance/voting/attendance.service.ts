import { Injectable } from '@nestjs/common';
import { findPerson } from '../../platform/accounts/people.reader.js';
import { Acts, type At } from '../../platform/acts/acts.service.js';
import type { AuditEvent } from '../../platform/audit/audit.service.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Actor } from '../../shared/actor.js';
import { londonDay, within } from '../../shared/day.js';
import { momentGiven } from '../../shared/london-time.js';
import { allow, refuse, type Refusal } from '../../shared/refusal.js';
import { seatsOf } from '../trusts/trusts.reader.js';
import { changingWho, lockItemsOf } from '../resolutions/findings.js';
import type { RecordAttendanceInput, TimesInput } from './attendance.input.js';
import { mayList, type Presence } from '../deciding/attendance-list.rules.js';
import { Meeting, MeetingAttendance } from '../meetings/meeting.entity.js';
import { theMeetingLocked, type MeetingInContext } from '../meetings/meeting-targets.js';
import {
  mayAttend,
  mayBeEntered,
  mayBeNamed,
  type AttendanceKind,
} from '../deciding/meeting.rules.js';

/** Attendance at a meeting, entered once: the quorum of each item follows from it. */
@Injectable()
export class AttendanceService {
  constructor(private readonly acts: Acts) {}

  /**
   * Records who was at a meeting, and who sent apologies: all of it, or nothing if one entry is refused. It
   * removes nobody's vote, and does not change who was present for an item that is decided.
   */
  async recordAttendance(actor: Actor, input: RecordAttendanceInput) {
    return await this.acts.do(actor, 'recordAttendance', input, theMeetingLocked, async (at) => {
      const { tx, meeting } = at;
      const items = await lockItemsOf(tx, meeting.id);
      const recorded = await tx.update(Meeting, meeting.id, input.expectedVersion, {});
      const entries = entriesOf(input, meeting);
      const people: (Entry & Who)[] = [];
      for (const entry of entries) people.push({ ...entry, ...(await whoWas(tx, meeting, entry)) });
      allow(mayList(await knownPresences(tx, meeting.id), people.map(asPresence)));
      const record = async () => {
        for (const entry of people) await enter(at, entry);
      };
      await changingWho(tx, items, record, 'present');
      return { meeting: recorded };
    });
  }
}

/** The entries of a meeting as they stand. */
async function knownPresences(tx: Tx, meetingId: string): Promise<Presence[]> {
  return (await tx.find(MeetingAttendance, { meetingId })).map(asPresence);
}

const asPresence = <Of extends Omit<Presence, 'who'> & Who>(of: Of) => ({
  ...of,
  who: of.personId ?? of.name!,
});

async function enter(at: At<MeetingInContext>, entry: Entry & Who): Promise<void> {
  const { tx, meeting } = at;
  const { kind, field, capacity, arrivedAt, leftAt, personId, name } = entry;
  const who = { personId, name };
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
    tellOfEntry(at, id, { ...told, number });
  }
  if (corrected.length > 0) return;
  const { programmeId, bodyId } = meeting;
  const of = { programmeId, bodyId, meetingId: meeting.id, number: entry.number };
  const { id } = await tx.insert(MeetingAttendance, { ...of, ...who, ...entered });
  tellOfEntry(at, id, { ...told, number: entry.number });
}

const tellOfEntry = (
  { tell, body }: At<MeetingInContext>,
  id: string,
  payload: AuditEvent['payload'],
) => tell('attendance.recorded', ['attendance', id], payload, { confidentialTo: body.id });

/** Whom an entry is of: a person here, or a name. */
interface Who {
  personId: string | null;
  name: string | null;
}

/** A person here, whose seat fits the way in which they are entered; or a name. */
async function whoWas(
  tx: Tx,
  meeting: Meeting,
  { kind, field, person: ref, name }: Entry,
): Promise<Who> {
  if (ref === null) return { personId: null, name };
  const place = kind === 'APOLOGIES' ? field : `${field}.person`;
  const person = await findPerson(tx, ref, place);
  const seats = await seatsOf(tx, [meeting.bodyId]);
  const seated = seats.some(
    (seat) => seat.personId === person.id && within(meeting.heldOn, seat.fromDay, seat.untilDay),
  );
  allow(under(place, mayBeEntered(kind, { name: person.displayName, seated })));
  return { personId: person.id, name: null };
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

function entriesOf(
  { present, inAttendance, apologies }: RecordAttendanceInput,
  { heldOn }: Meeting,
): Entry[] {
  const throughout = { number: 1, arrivedAt: null, leftAt: null };
  const times = ({ arrivedAt, leftAt }: TimesInput, field: string) => ({
    arrivedAt: arrivedAt ? momentGiven(arrivedAt, heldOn, `${field}.arrivedAt`) : null,
    leftAt: leftAt ? momentGiven(leftAt, heldOn, `${field}.leftAt`) : null,
  });
  const members = present.map((entry, at): Entry => {
    const { person, number } = entry;
    const field = `present.${at}`;
    const who = { person, name: null, capacity: null };
    return { kind: 'PRESENT', field, ...who, number, ...times(entry, field) };
  });
  const others = inAttendance.map((entry, at): Entry => {
    const { person = null, name = null, capacity, number } = entry;
    const field = `inAttendance.${at}`;
    allow(under(`${field}.person`, mayBeNamed({ person, name })));
    const who = { person, name, capacity };
    return { kind: 'IN_ATTENDANCE', field, ...who, number, ...times(entry, field) };
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
