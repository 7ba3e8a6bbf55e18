import { Injectable } from '@nestjs/common';
import { findPerson } from '../../platform/accounts/people.reader.js';
import { Acts, type At } from '../../platform/acts/acts.service.js';
import type { Target } from '../../platform/acts/target.js';
import { onConstraint } from '../../platform/database/database-errors.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Actor } from '../../shared/actor.js';
import { dayInWords, type Day } from '../../shared/day.js';
import { allow, refuse } from '../../shared/refusal.js';
import { isCouncil, maySeat } from './body.rules.js';
import { mayAdopt } from './standing-orders.rules.js';
import { CouncilSeats, DecidingBody, Seat, StandingOrdersVersion } from './trust.entity.js';
import type * as inputs from './trust.input.js';
import { ofTheBody, theBody } from './trust-targets.js';
import { councilSeatsOn } from './trusts.reader.js';

onConstraint('standing_orders_day', {
  code: 'ALREADY_EXISTS',
  because: 'This body already has standing orders from that day: choose another day.',
  field: 'effectiveFrom',
});

onConstraint('elector_seat', {
  code: 'WRONG_STATE',
  because: 'This seat is on a roll, so it cannot be removed: end it instead (endSeat).',
  field: 'seatId',
});

/** A seat that an input names; its body's row is locked, so that no roll is fixed meanwhile. */
const theSeat: Target<{ seatId: string }, { seat: Seat; body: DecidingBody }> = {
  find: async (reader, { seatId: id }) => {
    const seat = await reader.must(Seat, { id }, 'seat', 'seatId');
    const body = await reader.must(DecidingBody, { id: seat.bodyId }, 'body');
    return { seat, body };
  },
  ...ofTheBody,
  lock: async (tx, { seat, body }) => ({
    seat,
    body: await tx.lock(DecidingBody, body.id, 'NO KEY UPDATE'),
  }),
};

/** The standing orders and the seats of bodies: kept by their secretaries, and in the installation's chain. */
@Injectable()
export class SeatsService {
  constructor(private readonly acts: Acts) {}

  /** Enters a body's standing orders from a day on; earlier decisions are not affected. */
  async adoptStandingOrders(actor: Actor, input: inputs.AdoptStandingOrdersInput) {
    return await this.acts.do(actor, 'adoptStandingOrders', input, theBody, async (at) => {
      const { tx, body, tell } = at;
      const { idempotencyKey: _key, body: _body, ...rest } = input;
      const orders = { ...rest, quorumMinimum: input.quorumMinimum ?? null };
      allow(mayAdopt(body.kind, orders));
      const { id } = await tx.insert(StandingOrdersVersion, {
        bodyId: body.id,
        ...orders,
        adoptedBy: actor.personId,
        createdAt: tx.now,
      });
      tell('standing-orders.adopted', ['standing-orders', id], { body: body.id, ...orders });
      return { body };
    });
  }

  /** Enters how many seats a council has from a day on; resolutions opened before keep the earlier number. */
  async setCouncilSeats(actor: Actor, input: inputs.SetCouncilSeatsInput) {
    return await this.acts.do(actor, 'setCouncilSeats', input, theBody, async (at) => {
      const { tx, body, tell } = at;
      if (!isCouncil(body.kind))
        refuse(
          'BAD_USER_INPUT',
          `${body.name} is not a council of governors: only a council has a number of seats.`,
          'body',
        );
      const { seats, effectiveFrom, reason } = input;
      const from = await councilSeatsOn(tx, body, effectiveFrom);
      const { id } = await tx.insert(CouncilSeats, {
        bodyId: body.id,
        seats,
        effectiveFrom,
        reason,
        enteredBy: actor.personId,
        enteredAt: tx.now,
      });
      const payload = { body: body.id, from, to: seats, effectiveFrom, reason };
      tell('council-seats.set', ['council-seats', id], payload);
      return { body };
    });
  }

  /** Gives a person a seat. One person may have seats on several bodies. */
  async appointToSeat(actor: Actor, input: inputs.AppointToSeatInput) {
    return await this.acts.do(actor, 'appointToSeat', input, theBody, async (at) => {
      const { tx, body } = at;
      const { id: personId } = await findPerson(tx, input.person);
      allow(maySeat(body.kind, input));
      if (input.until && input.until < input.from)
        refuse('BAD_USER_INPUT', 'The seat ends before it begins: correct the dates.', 'until');
      await tx.lock(DecidingBody, body.id, 'NO KEY UPDATE');
      return { seat: await appoint(at, personId, input) };
    });
  }

  /**
   * Ends a seat. A fixed roll does not change, nor does the vote of a member on it: so a seat cannot end
   * before the day for which an open roll was made (ADR 11).
   */
  async endSeat(actor: Actor, input: inputs.EndSeatInput) {
    return await this.acts.do(
      actor,
      'endSeat',
      input,
      theSeat,
      async ({ tx, seat, body, tell }) => {
        const { until } = input;
        if (until < seat.fromDay)
          refuse('BAD_USER_INPUT', 'The seat ends before it begins: correct the dates.', 'until');
        await refuseBackdating(tx, seat, until);
        const ended = await tx.update(Seat, seat.id, input.expectedVersion, { untilDay: until });
        tell('seat.ended', ['seat', seat.id], { body: body.id, person: seat.personId, until });
        return { seat: ended };
      },
    );
  }

  /** Removes a seat that was entered wrongly, unless it is on a roll; answers with its body. */
  async voidSeat(actor: Actor, input: inputs.VoidSeatInput) {
    return await this.acts.do(
      actor,
      'voidSeat',
      input,
      theSeat,
      async ({ tx, seat, body, tell }) => {
        await tx.remove(Seat, seat.id, input.expectedVersion);
        const { personId: person, kind, title, voting, fromDay: from, untilDay: until } = seat;
        const was = { body: body.id, person, kind, title, voting, from, until };
        tell('seat.voided', ['seat', seat.id], { ...was, reason: input.reason });
        return { body };
      },
    );
  }
}

async function refuseBackdating(tx: Tx, seat: Seat, until: Day): Promise<void> {
  const [roll] = await tx.query<{ day: Day | null }>('select access.open_roll_of($1) as day', [
    seat.id,
  ]);
  if (roll!.day === null || until >= roll!.day) return;
  const because = `This seat is on the roll of an open resolution for ${dayInWords(roll!.day)}: it can end on that day or later.`;
  refuse('WRONG_STATE', because, 'until');
}

/** The seat that somebody gets. */
export type SeatGiven = Pick<
  inputs.AppointToSeatInput,
  'kind' | 'title' | 'voting' | 'from' | 'until'
>;

/** Gives somebody a seat. The body's row is locked, so that nobody gets two at the same moment. */
export async function appoint(
  { tx, tell, body }: At<{ body: DecidingBody }>,
  personId: string,
  { kind, title, voting, from, until = null }: SeatGiven,
): Promise<Seat> {
  await refuseSecondSeat(tx, { bodyId: body.id, personId, from, until });
  const given = { bodyId: body.id, personId, kind, title, voting };
  const seat = await tx.insert(Seat, { ...given, fromDay: from, untilDay: until });
  const payload = { body: body.id, person: personId, kind, voting, from, until };
  tell('seat.appointed', ['seat', seat.id], payload);
  return seat;
}

async function refuseSecondSeat(
  tx: Tx,
  seat: { bodyId: string; personId: string; from: Day; until: Day | null },
): Promise<void> {
  const { bodyId, personId, from, until } = seat;
  const seats = await tx.find(Seat, { bodyId, personId });
  const overlaps = seats.some(
    (other) =>
      (until === null || other.fromDay <= until) &&
      (other.untilDay === null || other.untilDay >= from),
  );
  if (overlaps)
    refuse(
      'ALREADY_EXISTS',
      `This person already has a seat on this body in that time: end it first (endSeat).`,
      'person',
    );
}
