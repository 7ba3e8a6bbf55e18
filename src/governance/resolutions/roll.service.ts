import { Injectable } from '@nestjs/common';
import type { Reader } from '../../platform/database/reader.js';
import type { Tx } from '../../platform/database/tx.js';
import { NoticesService } from '../../platform/outbox/notices.service.js';
import { within, type Day } from '../../shared/day.js';
import { refuse } from '../../shared/refusal.js';
import { isCouncil, seatVotes } from '../trusts/body.rules.js';
import { asCorrectedBy, corrects, standingOrdersOn } from '../trusts/standing-orders.rules.js';
import { Seat, StandingOrdersVersion, type DecidingBody } from '../trusts/trust.entity.js';
import { postCounts, postOf } from '../trusts/posts.reader.js';
import { postsOn } from '../trusts/posts.rules.js';
import { seatsOf } from '../trusts/trusts.reader.js';
import type { Programme } from '../programmes/programme.entity.js';
import { calendarOf, type DayEntered } from '../programmes/programmes.reader.js';
import { bringInInterests } from './interests-brought-in.js';
import { Elector, Resolution, ResolutionCount, Vote } from './resolution.entity.js';
import { SeatInstrument } from './seat-instrument.entity.js';
import { tellWithin, type AtResolution, type ResolutionInContext } from './resolution-targets.js';

/** The members of a body on one day, and its standing orders on that day. */
export interface Membership {
  day: Day;
  roll: Seat[];
  orders: StandingOrdersVersion | null;
  /** Where only standing orders were entered that were not known then: the day on which these were. */
  ordersEnteredOn: Day | null;
  /** All the posts of the body on that day, held or vacant; null where no number was entered. */
  posts: number | null;
  /** How many members with a vote had a seat on that day that was not entered by then. */
  unknown: number;
}

/** What is taken as known of a body. */
export interface Known {
  /** What a resolution found when it was opened, and what was entered by then; null before that. */
  opening: Opening | null;
  /** Of an item entered after its meeting: what was entered by the day of it. */
  meeting: { heldOn: Day; enteredOn: DayEntered } | null;
  /** The seats that count by an instrument, whenever they were entered. */
  admitted: readonly string[];
}

/** What is known of an item: for one entered after its meeting, what was entered by the day of it. */
export async function knownAt(
  reader: Reader,
  programme: Programme,
  lateFor: Day | null,
  opening: Opening | null = null,
  admitted: readonly string[] = [],
): Promise<Known> {
  if (lateFor === null) return { opening, meeting: null, admitted };
  const enteredOn = await calendarOf(reader, programme);
  return { opening, meeting: { heldOn: lateFor, enteredOn }, admitted };
}

/**
 * The roll of a resolution: the members in post on the day of its meeting, or without a meeting on the day
 * it is opened.
 */
@Injectable()
export class RollService {
  constructor(private readonly notices: NoticesService) {}

  /**
   * Fixes the roll once more as the item is taken, if seats ended or the day of the meeting changed since
   * it was opened; once a vote or a count is recorded it no longer changes. Who may vote is known before it is
   * put: standing orders or posts entered since the resolution was opened do not count, and a seat only by an
   * instrument. Members who are no longer on it are told. Answers the resolution if that changed with it.
   */
  async fixAgain(at: AtResolution, day: Day): Promise<Resolution | null> {
    const { tx, resolution } = at;
    const { id: resolutionId } = resolution;
    const voted = await tx.count(Vote, { resolutionId });
    if (voted + (await tx.count(ResolutionCount, { resolutionId })) > 0) return null;
    const before = await tx.find(Elector, { resolutionId });
    const { roll, orders, ordersEnteredOn, posts } = await membershipAgain(at, day, before);
    const { added, changed, gone } = changesOf(at, before, roll);
    for (const seat of added) await tx.insert(Elector, elector(at, seat));
    for (const seat of changed) await alter(tx, elector(at, seat));
    for (const one of gone) {
      await alter(tx, { ...one, voting: false, struckOff: true });
      await this.tellStruckOff(at, one.personId);
    }
    await bringIn(at, day, added);
    if (added.length + changed.length + gone.length > 0) tellRollFixed(at, { day, roll });
    const same = orders.id === resolution.standingOrdersId && posts === resolution.posts;
    if (same) return null;
    const found = { standingOrdersId: orders.id, ordersEnteredOn, posts };
    return await tx.set(Resolution, resolutionId, found);
  }

  private async tellStruckOff(
    { tx, resolution, body }: AtResolution,
    personId: string,
  ): Promise<void> {
    await this.notices.tell(tx, {
      personId,
      programmeId: resolution.programmeId,
      type: 'roll.struck-off',
      text: `You are no longer on the roll of ${body.code}/${resolution.number}, because you had no seat on the day of its meeting. If that is wrong, tell the secretary before anyone votes on it.`,
      subjectType: 'resolution',
      subjectId: resolution.id,
    });
  }
}

/** The membership on which a roll is fixed once more: by what was known, and with what counts by an instrument. */
async function membershipAgain(
  { tx, programme, body, resolution }: AtResolution,
  day: Day,
  before: readonly Elector[],
): Promise<Membership & { orders: StandingOrdersVersion }> {
  const opening = {
    openedAt: resolution.openedAt!,
    standingOrdersId: resolution.standingOrdersId!,
    seatIds: before.map(({ seatId }) => seatId),
  };
  const lateFor = resolution.lateReason === null ? null : day;
  const admitted = await admittedSeats(tx, resolution.id);
  const known = await knownAt(tx, programme, lateFor, opening, admitted);
  const { orders, ...membership } = await membershipOn(tx, body, day, known);
  if (!orders)
    refuse(
      'STANDING_ORDERS_MISSING',
      'When this resolution was opened, no standing orders were entered for the day of the meeting. Withdraw it, enter them (adoptStandingOrders) and put it again.',
    );
  return { ...membership, orders };
}

/** What a resolution found when it was opened. */
export interface Opening {
  openedAt: Date;
  standingOrdersId: string;
  seatIds: readonly string[];
}

/**
 * The members with a vote on that day, the chair of a council, and the standing orders and the posts of
 * that day: for a resolution that is open as they were entered by then, and for an item entered after its
 * meeting as they were entered by the day of it. Where only later standing orders are entered, these apply,
 * and it is said that they do.
 */
export async function membershipOn(
  reader: Reader,
  body: DecidingBody,
  day: Day,
  known: Known,
): Promise<Membership> {
  const { opening, meeting } = known;
  const versions = await reader.find(StandingOrdersVersion, { bodyId: body.id });
  const seats = (await seatsOf(reader, [body.id])).filter((seat) =>
    hasPlaceOnRoll(body, seat, day),
  );
  const roll = seats.filter(
    (seat) =>
      known.admitted.includes(seat.id) ||
      (isFound(opening, seat.enteredAt, opening?.seatIds.includes(seat.id)) &&
        isKnown(meeting, seat.enteredAt)),
  );
  const orders = ordersKnown(versions, day, known);
  const late = orders !== null && meeting !== null && !isKnown(meeting, orders.createdAt);
  return {
    day,
    roll,
    orders,
    ordersEnteredOn: late ? meeting.enteredOn(orders.createdAt) : null,
    posts: await postsKnownOn(reader, body, day, known),
    unknown: seats.filter((seat) => !roll.includes(seat) && seatVotes(body.kind, seat)).length,
  };
}

/**
 * The standing orders of a day by which an item goes, of every version that its body ever entered: by what is
 * known of it, and, to see what it would be, by corrections that were entered since.
 */
export function ordersKnown(
  versions: readonly StandingOrdersVersion[],
  day: Day,
  { opening, meeting }: Known,
  since: readonly StandingOrdersVersion[] = [],
): StandingOrdersVersion | null {
  const own = opening?.standingOrdersId;
  const found = versions.filter(
    (version) =>
      isFound(opening, version.createdAt, version.id === own) &&
      // A correction of what it was opened under was not there yet, although it was begun before.
      !(own && corrects(versions, version, own)),
  );
  const inTime = found.filter((version) => isKnown(meeting, version.createdAt));
  const on = (known: StandingOrdersVersion[]) => standingOrdersOn(asCorrectedBy(known, since), day);
  return on(inTime) ?? on(found);
}

async function postsKnownOn(
  reader: Reader,
  body: DecidingBody,
  day: Day,
  { opening, meeting }: Known,
): Promise<number | null> {
  const entries = await postCounts(reader, body);
  const changes = entries.filter(
    ({ enteredAt }) => isFound(opening, enteredAt) && isKnown(meeting, enteredAt),
  );
  return postsOn({ first: body.posts, changes }, day);
}

/** Whether a resolution was opened with something: found then, or entered by then. */
const isFound = (opening: Opening | null, enteredAt: Date, found = false): boolean =>
  opening === null || found || enteredAt <= opening.openedAt;

/** Whether something was entered by the day of the meeting of an item that is entered after it. */
const isKnown = (meeting: Known['meeting'], enteredAt: Date): boolean =>
  meeting === null || (meeting.enteredOn(enteredAt) ?? meeting.heldOn) <= meeting.heldOn;

/** Fixes the roll at opening, and brings in the interests that the members have registered. */
export async function fixRoll(
  at: AtResolution,
  { day, roll }: Membership,
  annexSha256: string | null,
): Promise<void> {
  for (const seat of roll) await at.tx.insert(Elector, elector(at, seat));
  await bringIn(at, day, roll);
  tellRollFixed(at, { annexSha256, day, roll });
}

/** A seat as its member is on the roll. */
export const onRoll = (body: DecidingBody, seat: Seat) => ({
  memberId: seat.personId,
  postId: postOf(seat),
  seatKind: seat.kind,
  voting: seatVotes(body.kind, seat),
});

/** What is different on the roll since it was fixed. */
function changesOf(of: ResolutionInContext, before: readonly Elector[], roll: readonly Seat[]) {
  return {
    added: roll.filter((seat) => !before.some((one) => one.personId === seat.personId)),
    changed: roll.filter((seat) => before.some((one) => differs(one, elector(of, seat)))),
    gone: before.filter(
      (one) => one.struckOff !== true && !roll.some((seat) => seat.personId === one.personId),
    ),
  };
}

async function bringIn(
  { tx, resolution, body }: AtResolution,
  day: Day,
  seats: readonly Seat[],
): Promise<void> {
  const { id: resolutionId, programmeId } = resolution;
  const people = seats.map((seat) => seat.personId);
  await bringInInterests(tx, { programmeId, resolutionId, body, people, day });
}

function tellRollFixed(
  at: AtResolution,
  { roll, ...facts }: { day: Day; roll: readonly Seat[]; annexSha256?: string | null },
): void {
  const entries = roll.map((seat) => onRoll(at.body, seat));
  tellWithin(at, 'resolution.roll-fixed', { ...facts, roll: entries });
}

/** Whether a seat is held on a day and has a place on the roll. */
export const hasPlaceOnRoll = (body: DecidingBody, seat: Seat, day: Day): boolean =>
  within(day, seat.fromDay, seat.untilDay) && isOnRoll(body, seat);

/** The seats that count for an item by an instrument that whoever presides confirmed. */
async function admittedSeats(reader: Reader, resolutionId: string): Promise<string[]> {
  const attached = await reader.find(SeatInstrument, { resolutionId });
  return attached.filter((one) => one.confirmedAt !== null).map((one) => one.seatId);
}

/** Whether a seat is on the roll: one with a vote, and at a council its chair, who presides without one. */
function isOnRoll(body: DecidingBody, seat: Seat): boolean {
  if (seatVotes(body.kind, seat)) return true;
  return isCouncil(body.kind) && ['CHAIR', 'VICE_CHAIR'].includes(seat.kind);
}

const elector = ({ resolution, body }: ResolutionInContext, seat: Seat): Elector => ({
  resolutionId: resolution.id,
  personId: seat.personId,
  programmeId: resolution.programmeId,
  bodyId: body.id,
  seatId: seat.id,
  postId: postOf(seat),
  seatKind: seat.kind,
  title: seat.title,
  voting: seatVotes(body.kind, seat),
  struckOff: null,
});

const differs = (was: Elector, is: Elector) =>
  was.personId === is.personId &&
  (was.seatId !== is.seatId ||
    was.postId !== is.postId ||
    was.seatKind !== is.seatKind ||
    was.title !== is.title ||
    was.voting !== is.voting ||
    was.struckOff === true);

async function alter(tx: Tx, to: Elector): Promise<void> {
  await tx.query(
    `update elector set seat_id = $3, seat_kind = $4, title = $5, voting = $6, struck_off = $7, post_id = $8
     where resolution_id = $1 and person_id = $2`,
    [
      to.resolutionId,
      to.personId,
      to.seatId,
      to.seatKind,
      to.title,
      to.voting,
      to.struckOff,
      to.postId,
    ],
  );
  tx.touch(Elector, to);
}
