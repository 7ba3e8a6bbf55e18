import { clearDays, dayInWords } from '../../shared/day.js';
import type { Day } from '../../shared/day.js';
import type { Refusal } from '../../shared/refusal.js';
import { SEAT_KINDS, isCouncil } from '../trusts/body.rules.js';
import type { BodyKind, SeatKind } from '../trusts/body.rules.js';
import type { Method } from '../trusts/standing-orders.rules.js';

/** Whether a part of a meeting is held with the public in the room. */
export const Part = { PUBLIC: 'PUBLIC', PRIVATE: 'PRIVATE' } as const;
export type Part = keyof typeof Part;

/** Whether this method brings the members together, so that only those present may vote. */
export function isMeeting(method: Method): boolean {
  return method === 'MEETING' || method === 'MEETING_IN_COMMON';
}

/** How somebody was at a meeting: as a member of the body, without a seat, or not at all. */
export const AttendanceKind = {
  PRESENT: 'PRESENT',
  IN_ATTENDANCE: 'IN_ATTENDANCE',
  APOLOGIES: 'APOLOGIES',
} as const;
export type AttendanceKind = keyof typeof AttendanceKind;

/**
 * One member's attendance at a meeting; a member who leaves and returns has two.
 *
 * Moments are ISO texts with their offset. No arrival means from the start, no departure means to
 * the end, `present: false` means apologies.
 */
export interface Attendance {
  memberId: string;
  present: boolean;
  arrivedAt: string | null;
  leftAt: string | null;
}

/** Someone with a seat on the body. */
export interface Seated {
  memberId: string;
  seatKind: SeatKind;
}

/**
 * The members present when an item was taken, each once, in the order of their ids.
 *
 * - A member who arrives at that very moment is present; one who leaves at that very moment is not.
 * - Without a moment for the item, only members who were present throughout are known to have been there.
 */
export function presentAt(attendance: readonly Attendance[], itemAt: string | null): string[] {
  const there = attendance.filter((entry) => entry.present && covers(entry, itemAt));
  return inOrder(there.map((entry) => entry.memberId));
}

/**
 * The members present for an item: those who were there when it was taken and still there when the question
 * was put to the vote, which is the same moment unless given. Who left in between does not vote, and who
 * came for the vote alone did not hear the item.
 */
export function presentForItem(
  attendance: readonly Attendance[],
  takenAt: string | null,
  putAt: string | null,
): string[] {
  const there = presentAt(attendance, takenAt);
  if (putAt === null) return there;
  const still = presentAt(attendance, putAt);
  return there.filter((id) => still.includes(id));
}

function covers({ arrivedAt, leftAt }: Attendance, itemAt: string | null): boolean {
  if (itemAt === null) return arrivedAt === null && leftAt === null;
  const moment = Date.parse(itemAt);
  const arrived = arrivedAt === null || Date.parse(arrivedAt) <= moment;
  return arrived && (leftAt === null || moment < Date.parse(leftAt));
}

/** Ids once each and in order, so that an explanation never depends on the order of entry. */
export function inOrder(ids: readonly string[]): string[] {
  return [...new Set(ids)].sort((a, b) => (a < b ? -1 : 1));
}

/**
 * Whether somebody can be entered at a meeting in this way; null means yes.
 *
 * - Who has a seat on the body that day is present, or sends apologies.
 * - Anybody else is in attendance.
 */
export function mayBeEntered(
  kind: AttendanceKind,
  { name, seated }: { name: string; seated: boolean },
): Refusal | null {
  if (kind !== 'IN_ATTENDANCE' && !seated) {
    return wrong(
      'person',
      `${name} has no seat on this body on that day: enter them under inAttendance.`,
    );
  }
  if (kind === 'IN_ATTENDANCE' && seated) {
    return wrong(
      'person',
      `${name} has a seat on this body on that day: enter them under present or apologies.`,
    );
  }
  return null;
}

/** Whether somebody in attendance is named once: as a person here, or by a name; null means yes. */
export function mayBeNamed(who: { person: string | null; name: string | null }): Refusal | null {
  if ((who.person === null) !== (who.name === null)) return null;
  return wrong('person', 'Give either the person or a name, not both.');
}

/** Whether attendance holds together; null means yes. */
export function mayAttend(attendance: readonly Attendance[]): Refusal | null {
  for (const { present, arrivedAt, leftAt } of attendance) {
    if (!present && (arrivedAt !== null || leftAt !== null)) {
      return wrong(
        'attendance',
        'A member who sent apologies has no arrival or departure: leave these out.',
      );
    }
    if (![arrivedAt, leftAt].every((moment) => moment === null || isMoment(moment))) {
      return wrong(
        'attendance',
        'Write each arrival and departure with its offset, such as 2026-03-05T14:30:00Z.',
      );
    }
    if (arrivedAt !== null && leftAt !== null && Date.parse(leftAt) <= Date.parse(arrivedAt)) {
      return wrong('attendance', 'Nobody leaves before they arrive: correct the times.');
    }
  }
  return null;
}

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** Whether the text is a moment with its offset, so that it means the same on every machine. */
export function isMoment(text: string): boolean {
  return MOMENT.test(text) && !Number.isNaN(Date.parse(text));
}

/** Whether a part of a meeting may be held in this way; null means yes. A private part needs a reason. */
export function mayHold(part: Part, privateReason: string | null): Refusal | null {
  if (part === 'PRIVATE' && !privateReason?.trim()) {
    return wrong('privateReason', 'Say why this part of the meeting is private.');
  }
  return null;
}

/**
 * Whether an item may be opened for this meeting; null means yes.
 *
 * A decision in common is taken at a table where another body meets too. `atTable` counts the meetings
 * there, this one included.
 */
export function mayTakeItems(meeting: { atTable: number }, method: Method): Refusal | null {
  if (method === 'MEETING_IN_COMMON' && meeting.atTable < 2) {
    const because =
      "This meeting is not in common yet: each body's secretary joins its own meeting first (meetInCommon).";
    return { code: 'WRONG_STATE', because, field: 'meetingId' };
  }
  return null;
}

/**
 * Whether an item may be taken at this moment; null means yes: on the day of its meeting, and not before
 * that day, since nothing is voted on before the meeting.
 */
export function mayTakeItem(heldOn: Day, takenOn: Day, today: Day): Refusal | null {
  if (today < heldOn) {
    const because = `The meeting is on ${dayInWords(heldOn)}: its items cannot be taken before that day.`;
    return { code: 'WRONG_STATE', because };
  }
  if (takenOn === heldOn) return null;
  return wrong('itemTakenAt', `Give a time on ${dayInWords(heldOn)}, the day of the meeting.`);
}

/** Whether the question may have been put at this moment; null means yes: no sooner than its item was taken. */
export function mayPutItem(takenAt: Date, putAt: Date | null): Refusal | null {
  if (putAt === null || putAt >= takenAt) return null;
  return wrong('itemPutAt', 'The question is put once its item is taken: correct the times.');
}

/** What can be wrong with the notice of a meeting. */
export const NoticeFault = {
  NOTICE_NOT_GIVEN: 'NOTICE_NOT_GIVEN',
  NOTICE_SHORT: 'NOTICE_SHORT',
  PAPERS_SHORT: 'PAPERS_SHORT',
  PAPERS_LATE: 'PAPERS_LATE',
} as const;
export type NoticeFault = keyof typeof NoticeFault;

/** Something to put right about a meeting that does not make its decisions void. */
export interface NoticeWarning {
  kind: NoticeFault;
  because: string;
}

/**
 * Where a meeting falls short of its standing orders' clear days.
 *
 * A warning, never a refusal: a fault in the notice does not void a meeting.
 */
export function noticeWarnings(
  meeting: { heldOn: Day; noticeGivenOn: Day | null; papersDueOn: Day | null },
  orders: { noticeClearDays: number },
): NoticeWarning[] {
  const { heldOn, noticeGivenOn, papersDueOn } = meeting;
  const asked = orders.noticeClearDays;
  const short = (from: Day) => clearDays(from, heldOn) < asked || from > heldOn;
  const days = `${asked} clear ${asked === 1 ? 'day' : 'days'}`;
  const warnings: NoticeWarning[] = [];

  if (noticeGivenOn === null) {
    const because = `No notice of the meeting of ${dayInWords(heldOn)} is recorded.`;
    warnings.push({ kind: 'NOTICE_NOT_GIVEN', because });
  } else if (short(noticeGivenOn)) {
    const because = `Notice was given on ${dayInWords(noticeGivenOn)}, less than the ${days} before the meeting that the standing orders ask for.`;
    warnings.push({ kind: 'NOTICE_SHORT', because });
  }
  if (papersDueOn !== null && short(papersDueOn)) {
    const because = `Papers are due on ${dayInWords(papersDueOn)}, less than the ${days} before the meeting that the standing orders ask for.`;
    warnings.push({ kind: 'PAPERS_SHORT', because });
  }
  return warnings;
}

/** Who presides over an item, or that the members have to choose someone. */
export interface Presiding {
  memberId: string | null;
  because: string;
}

/**
 * Who presides over an item.
 *
 * - The chair; in the chair's absence the vice-chair; failing both, one whom the members present
 *   choose and who is not an executive.
 * - `available` are those present and not ruled out by an interest: a member who leaves for an item, or
 *   stays without a vote, cannot preside over it.
 */
export function whoPresides(
  body: BodyKind,
  seated: readonly Seated[],
  available: readonly string[],
  chosenId: string | null = null,
): Presiding {
  const sitting = (kind: SeatKind) =>
    inOrder(seated.filter((seat) => seat.seatKind === kind).map((seat) => seat.memberId));
  const chair = sitting('CHAIR').find((id) => available.includes(id));
  if (chair !== undefined) return { memberId: chair, because: 'The chair presides.' };

  const vice = sitting('VICE_CHAIR').find((id) => available.includes(id));
  if (vice !== undefined) {
    return { memberId: vice, because: 'The chair cannot preside, so the vice-chair does.' };
  }
  if (chosenId !== null && mayBeChosen(seated, available, chosenId)) {
    const because =
      'Neither the chair nor the vice-chair can preside, so the members present chose this person.';
    return { memberId: chosenId, because };
  }
  const who = isCouncil(body) ? 'a governor' : 'a member who is not an executive';
  const because = `Neither the chair nor the vice-chair can preside: the members present must choose ${who}.`;
  return { memberId: null, because };
}

function mayBeChosen(seated: readonly Seated[], available: readonly string[], id: string): boolean {
  return (
    available.includes(id) &&
    seated.some(({ memberId, seatKind }) => memberId === id && !isExecutiveOrGuest(seatKind))
  );
}

function isExecutiveOrGuest(seatKind: SeatKind): boolean {
  return seatKind === 'NON_VOTING_DIRECTOR' || SEAT_KINDS[seatKind].side === 'EXECUTIVE';
}

/** Whether this person may preside over the item; null means yes. */
export function mayPreside(
  memberId: string,
  body: BodyKind,
  seated: readonly Seated[],
  available: readonly string[],
): Refusal | null {
  const due = whoPresides(body, seated, available, memberId);
  if (due.memberId === memberId) return null;
  return wrong('presidingId', `This member cannot preside over the item. ${due.because}`);
}

function wrong(field: string, because: string): Refusal {
  return { code: 'BAD_USER_INPUT', because, field };
}

/** Whether anything more can be done at a meeting; null means yes: nothing at one that was cancelled. */
export function mayMeet({ cancelledAt }: { cancelledAt: Date | null }): Refusal | null {
  if (cancelledAt === null) return null;
  const because = 'This meeting was cancelled: plan another one (planMeeting).';
  return { code: 'WRONG_STATE', because, field: 'meetingId' };
}
