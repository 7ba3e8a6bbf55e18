import { Injectable } from '@nestjs/common';
import { findPerson } from '../../platform/accounts/people.reader.js';
import { Acts, type At } from '../../platform/acts/acts.service.js';
import type { Target } from '../../platform/acts/target.js';
import { onConstraint } from '../../platform/database/database-errors.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Actor } from '../../shared/actor.js';
import { dayInWords, type Day } from '../../shared/day.js';
import { given } from '../../shared/given.js';
import { allow, refuse } from '../../shared/refusal.js';
import { mayHavePosts, maySeat, seatVotes } from './body.rules.js';
import { asHeld, postOf, postsHeld, postsOf } from './posts.reader.js';
import { mayHavePostsFrom, mayHold, mayShare } from './posts.rules.js';
import { CORRECTED, mayAdopt, mayVoid } from './standing-orders.rules.js';
import { BodyPosts, DecidingBody, Seat, StandingOrdersVersion } from './trust.entity.js';
import type * as inputs from './trust.input.js';
import { ofTheBody, theBody, theStandingOrders } from './trust-targets.js';
import { ordersTold, postsOn } from './trusts.reader.js';

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

onConstraint('seat_shared', {
  code: 'WRONG_STATE',
  because:
    'Another seat shares the post of this one, so it cannot be removed: remove that one first.',
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

onConstraint('resolution_orders', {
  code: 'WRONG_STATE',
  because:
    'A roll was fixed under these standing orders, so they stay: correct them (correctStandingOrders), or enter others from a later day (adoptStandingOrders).',
  field: 'standingOrdersId',
});
for (const name of ['standing_orders_corrects', 'standing_orders_corrected'])
  onConstraint(name, CORRECTED);

/** The standing orders and the seats of bodies: kept by their secretaries, and in the installation's chain. */
@Injectable()
export class SeatsService {
  constructor(private readonly acts: Acts) {}

  /** Enters a body's standing orders from a day on; earlier decisions are not affected. */
  async adoptStandingOrders(actor: Actor, input: inputs.AdoptStandingOrdersInput) {
    return await this.acts.do(actor, 'adoptStandingOrders', input, theBody, async (at) => {
      const { tx, body, tell } = at;
      const { idempotencyKey: _key, body: _body, ...rest } = input;
      const orders = {
        ...rest,
        quorumMinimum: input.quorumMinimum ?? null,
        documentTitle: input.documentTitle ?? null,
        majorityClause: input.majorityClause ?? null,
        castingVoteClause: input.castingVoteClause ?? null,
        majorities: input.majorities.map((one) => ({ ...one, clause: one.clause ?? null })),
      };
      allow(mayAdopt(body.kind, orders));
      const { id } = await tx.insert(StandingOrdersVersion, {
        bodyId: body.id,
        ...orders,
        adoptedBy: actor.personId,
        createdAt: tx.now,
        correctsId: null,
        correctionReason: null,
        correctionDocumentId: null,
      });
      tell('standing-orders.adopted', ['standing-orders', id], { body: body.id, ...orders });
      return { body };
    });
  }

  /** Takes out standing orders that were entered wrongly, unless a roll was fixed under them; answers with their body. */
  async voidStandingOrders(actor: Actor, input: inputs.VoidStandingOrdersInput) {
    const verb = 'voidStandingOrders';
    return await this.acts.do(actor, verb, input, theStandingOrders, async (at) => {
      const { tx, orders, body, tell } = at;
      const { id, adoptedBy, createdAt } = orders;
      allow(mayVoid(orders));
      await tx.remove(StandingOrdersVersion, id);
      const entered = { by: adoptedBy, at: createdAt };
      const payload = { body: body.id, was: ordersTold(orders), entered, reason: input.reason };
      tell('standing-orders.voided', ['standing-orders', id], payload);
      return { body };
    });
  }

  /** Corrects what a seat is called, or takes back the day on which it was to end, with the reason. */
  async reviseSeat(actor: Actor, input: inputs.ReviseSeatInput) {
    return await this.acts.do(actor, 'reviseSeat', input, theSeat, async (at) => {
      const { tx, seat: before, body, tell } = at;
      const { title, reason, expectedVersion } = input;
      if (input.until)
        refuse('BAD_USER_INPUT', 'To end a seat, give its last day to endSeat.', 'until');
      const back = input.until === null && before.untilDay !== null;
      const changes = given({ title: title ?? undefined, untilDay: back ? null : undefined });
      if (Object.keys(changes).length === 0)
        refuse(
          'WRONG_STATE',
          'There is nothing to correct: give a title, or null as `until` of a seat that ends.',
        );
      if (back) await refuseSecondSeat(tx, { ...seatTime(before), until: null }, before.id);
      const seat = await tx.update(Seat, before.id, expectedVersion, changes);
      const from = { title: before.title, until: before.untilDay };
      const to = { title: seat.title, until: seat.untilDay };
      tell('seat.revised', ['seat', seat.id], { body: body.id, from, to, reason });
      return { seat };
    });
  }

  /** Enters how many posts a body has from a day on; resolutions opened before keep the earlier number. */
  async setPosts(actor: Actor, input: inputs.SetPostsInput) {
    return await this.acts.do(actor, 'setPosts', input, theBody, async (at) => {
      const { tx, body, tell } = at;
      const { posts, effectiveFrom, reason } = input;
      allow(mayHavePosts(body.kind, posts));
      // Locked so that no seat is given meanwhile.
      await tx.lock(DecidingBody, body.id, 'NO KEY UPDATE');
      const from = await postsOn(tx, body, effectiveFrom);
      const before = await postsOf(tx, body);
      const changes = [...before.posts.changes, { effectiveFrom, posts }].sort((a, b) =>
        a.effectiveFrom < b.effectiveFrom ? -1 : Number(a.effectiveFrom > b.effectiveFrom),
      );
      const after = { ...before, posts: { ...before.posts, changes } };
      allow(mayHavePostsFrom(after, await postsHeld(tx, body)));
      const { id } = await tx.insert(BodyPosts, {
        bodyId: body.id,
        posts,
        effectiveFrom,
        reason,
        enteredBy: actor.personId,
        enteredAt: tx.now,
      });
      const payload = { body: body.id, from, to: posts, effectiveFrom, reason };
      tell('body-posts.set', ['body-posts', id], payload);
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
        await refuseOverfilling(tx, body, { ...seat, untilDay: until }, 'until');
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
        const { personId: person, kind, title, voting, sharesSeatId } = seat;
        const { fromDay: from, untilDay: until } = seat;
        const was = { body: body.id, person, kind, title, voting, sharesSeatId, from, until };
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
  'kind' | 'title' | 'voting' | 'from' | 'until' | 'sharesSeatId'
>;

/** Gives somebody a seat. The body's row is locked, so that nobody gets two at the same moment. */
export async function appoint(
  { tx, tell, body }: At<{ body: DecidingBody }>,
  personId: string,
  { kind, title, voting, from, until = null, sharesSeatId: shared = null }: SeatGiven,
): Promise<Seat> {
  const sharesSeatId = shared ? await postToShare(tx, body, { kind, voting }, shared) : null;
  await refuseSecondSeat(tx, { bodyId: body.id, personId, from, until });
  const given = { bodyId: body.id, personId, kind, title, voting, sharesSeatId };
  const days = { fromDay: from, untilDay: until };
  await refuseOverfilling(tx, body, { id: '', kind, voting, sharesSeatId, ...days }, 'from');
  const seat = await tx.insert(Seat, { ...given, ...days, enteredAt: tx.now });
  const payload = { body: body.id, person: personId, kind, voting, sharesSeatId, from, until };
  tell('seat.appointed', ['seat', seat.id], payload);
  return seat;
}

const seatTime = ({ bodyId, personId, fromDay: from }: Seat) => ({ bodyId, personId, from });

/** The post of a seat that another one is to share. */
async function postToShare(
  tx: Tx,
  body: DecidingBody,
  seat: { kind: Seat['kind']; voting: boolean },
  shared: string,
): Promise<string> {
  const other = await tx.must(Seat, { id: shared, bodyId: body.id }, 'seat', 'sharesSeatId');
  allow(mayShare(body.kind, seat, other));
  return postOf(other);
}

/** Refuses a seat with which more posts would be held on some day than the body has. */
async function refuseOverfilling(
  tx: Tx,
  body: DecidingBody,
  seat: Pick<Seat, 'id' | 'kind' | 'voting' | 'sharesSeatId' | 'fromDay' | 'untilDay'>,
  field: 'from' | 'until',
): Promise<void> {
  if (!seatVotes(body.kind, seat)) return;
  const others = await postsHeld(tx, body, seat.id);
  allow(mayHold(await postsOf(tx, body), [...others, asHeld(seat)], field));
}

async function refuseSecondSeat(
  tx: Tx,
  seat: { bodyId: string; personId: string; from: Day; until: Day | null },
  own?: string,
): Promise<void> {
  const { bodyId, personId, from, until } = seat;
  const seats = await tx.find(Seat, { bodyId, personId });
  const overlaps = seats.some(
    (other) =>
      other.id !== own &&
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
