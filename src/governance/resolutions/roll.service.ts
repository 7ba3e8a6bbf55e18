import { Injectable } from '@nestjs/common';
import type { Reader } from '../../platform/database/reader.js';
import type { Tx } from '../../platform/database/tx.js';
import { NoticesService } from '../../platform/outbox/notices.service.js';
import { within, type Day } from '../../shared/day.js';
import { refuse } from '../../shared/refusal.js';
import { isCouncil, seatVotes } from '../trusts/body.rules.js';
import { standingOrdersOn } from '../trusts/standing-orders.rules.js';
import { Seat, StandingOrdersVersion, type DecidingBody } from '../trusts/trust.entity.js';
import { councilSeatsOn, seatsOf } from '../trusts/trusts.reader.js';
import { bringInInterests } from './interests-brought-in.js';
import { Elector, Resolution, ResolutionCount, Vote } from './resolution.entity.js';
import { tellWithin, type AtResolution, type ResolutionInContext } from './resolution-targets.js';

/** The members of a body on one day, and its standing orders on that day. */
export interface Membership {
  day: Day;
  roll: Seat[];
  orders: StandingOrdersVersion | null;
  /** Of a council: its seats on that day. */
  councilSeats: number | null;
}

/**
 * The roll of a resolution: the members in post on the day of its meeting, or without a meeting on the day
 * it is opened.
 */
@Injectable()
export class RollService {
  constructor(private readonly notices: NoticesService) {}

  /**
   * Fixes the roll once more as the item is taken, if the body's seats or the day of the meeting
   * changed since it was opened; once a vote or a count is recorded it no longer changes. Members who are
   * no longer on it are told. Answers the resolution if that changed with it.
   */
  async fixAgain(at: AtResolution, day: Day): Promise<Resolution | null> {
    const { tx, body, resolution } = at;
    const { id: resolutionId } = resolution;
    const voted = await tx.count(Vote, { resolutionId });
    if (voted + (await tx.count(ResolutionCount, { resolutionId })) > 0) return null;
    const { roll, orders, councilSeats } = await membershipOn(tx, body, day);
    if (!orders)
      refuse(
        'STANDING_ORDERS_MISSING',
        'This body has no standing orders on the day of the meeting: enter them first (adoptStandingOrders).',
      );
    const before = await tx.find(Elector, { resolutionId });
    const { added, changed, gone } = changesOf(at, before, roll);
    for (const seat of added) await tx.insert(Elector, elector(at, seat));
    for (const seat of changed) await alter(tx, elector(at, seat));
    for (const one of gone) {
      await alter(tx, { ...one, voting: false, struckOff: true });
      await this.tellStruckOff(at, one.personId);
    }
    await bringIn(at, day, added);
    if (added.length + changed.length + gone.length > 0) tellRollFixed(at, { day, roll });
    const same =
      orders.id === resolution.standingOrdersId && councilSeats === resolution.councilSeats;
    if (same) return null;
    return await tx.set(Resolution, resolutionId, { standingOrdersId: orders.id, councilSeats });
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

/** The members with a vote on that day, the chair of a council, and the standing orders of that day. */
export async function membershipOn(
  reader: Reader,
  body: DecidingBody,
  day: Day,
): Promise<Membership> {
  const versions = await reader.find(StandingOrdersVersion, { bodyId: body.id });
  const seats = await seatsOf(reader, [body.id]);
  const roll = seats.filter(
    (seat) => within(day, seat.fromDay, seat.untilDay) && isOnRoll(body, seat),
  );
  const councilSeats = await councilSeatsOn(reader, body, day);
  return { day, roll, orders: standingOrdersOn(versions, day), councilSeats };
}

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
  seatKind: seat.kind,
  title: seat.title,
  voting: seatVotes(body.kind, seat),
  struckOff: null,
});

const differs = (was: Elector, is: Elector) =>
  was.personId === is.personId &&
  (was.seatId !== is.seatId ||
    was.seatKind !== is.seatKind ||
    was.title !== is.title ||
    was.voting !== is.voting ||
    was.struckOff === true);

async function alter(tx: Tx, to: Elector): Promise<void> {
  await tx.query(
    `update elector set seat_id = $3, seat_kind = $4, title = $5, voting = $6, struck_off = $7
     where resolution_id = $1 and person_id = $2`,
    [to.resolutionId, to.personId, to.seatId, to.seatKind, to.title, to.voting, to.struckOff],
  );
  tx.touch(Elector, to);
}
