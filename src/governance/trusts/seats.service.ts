import { Injectable } from '@nestjs/common';
import { AccessService } from '../../platform/access/access.service.js';
import { PeopleService } from '../../platform/accounts/people.service.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { Database } from '../../platform/database/database.service.js';
import { onConstraint } from '../../platform/database/database-errors.js';
import type { Tx } from '../../platform/database/tx.js';
import { IdempotencyService, type Once } from '../../platform/idempotency/idempotency.service.js';
import type { Actor } from '../../shared/actor.js';
import { dayInWords, type Day } from '../../shared/day.js';
import { allow, refuse } from '../../shared/refusal.js';
import { isCouncil, maySeat } from './body.rules.js';
import { mayAdopt } from './standing-orders.rules.js';
import { CouncilSeats, DecidingBody, Seat, StandingOrdersVersion } from './trust.entity.js';
import type * as inputs from './trust.input.js';
import { councilSeatsOn } from './trusts.reader.js';
import { TrustsService } from './trusts.service.js';

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

/** The standing orders and the seats of bodies: kept by their secretaries, and in the installation's chain. */
@Injectable()
export class SeatsService {
  constructor(
    private readonly db: Database,
    private readonly audit: AuditService,
    private readonly access: AccessService,
    private readonly idempotency: IdempotencyService,
    private readonly people: PeopleService,
    private readonly trusts: TrustsService,
  ) {}

  /** Enters a body's standing orders from a day on; earlier decisions are not affected. */
  async adoptStandingOrders(
    actor: Actor,
    input: inputs.AdoptStandingOrdersInput,
  ): Promise<Once<{ bodyId: string }>> {
    return await this.db.transaction(actor, async (tx) => {
      const body = await this.trusts.body(tx, input.body);
      await this.access.authoriseSecretary(tx, 'adoptStandingOrders', body);
      return await this.idempotency.once(
        tx,
        { verb: 'adoptStandingOrders', key: input.idempotencyKey, input },
        async () => {
          const { idempotencyKey: _key, body: _body, ...rest } = input;
          const orders = { ...rest, quorumMinimum: input.quorumMinimum ?? null };
          allow(mayAdopt(body.kind, orders));
          const version = await tx.insert(StandingOrdersVersion, {
            bodyId: body.id,
            ...orders,
            adoptedBy: actor.personId,
            createdAt: tx.now,
          });
          this.record(tx, 'standing-orders.adopted', 'standing-orders', version.id, {
            body: body.id,
            ...orders,
          });
          return { bodyId: body.id };
        },
      );
    });
  }

  /** Enters how many seats a council has from a day on; resolutions opened before keep the earlier number. */
  async setCouncilSeats(
    actor: Actor,
    input: inputs.SetCouncilSeatsInput,
  ): Promise<Once<{ bodyId: string }>> {
    return await this.db.transaction(actor, async (tx) => {
      const body = await this.trusts.body(tx, input.body);
      await this.access.authoriseSecretary(tx, 'setCouncilSeats', body);
      const request = { verb: 'setCouncilSeats', key: input.idempotencyKey, input };
      return await this.idempotency.once(tx, request, async () => {
        if (!isCouncil(body.kind))
          refuse(
            'BAD_USER_INPUT',
            `${body.name} is not a council of governors: only a council has a number of seats.`,
            'body',
          );
        const { seats, effectiveFrom, reason } = input;
        const from = await councilSeatsOn(tx, body, effectiveFrom);
        const entry = await tx.insert(CouncilSeats, {
          bodyId: body.id,
          seats,
          effectiveFrom,
          reason,
          enteredBy: actor.personId,
          enteredAt: tx.now,
        });
        const payload = { body: body.id, from, to: seats, effectiveFrom, reason };
        this.record(tx, 'council-seats.set', 'council-seats', entry.id, payload);
        return { bodyId: body.id };
      });
    });
  }

  /** Gives a person a seat. One person may have seats on several bodies. */
  async appointToSeat(
    actor: Actor,
    input: inputs.AppointToSeatInput,
  ): Promise<Once<{ seatId: string }>> {
    return await this.db.transaction(actor, async (tx) => {
      const body = await this.trusts.body(tx, input.body);
      await this.access.authoriseSecretary(tx, 'appointToSeat', body);
      return await this.idempotency.once(
        tx,
        { verb: 'appointToSeat', key: input.idempotencyKey, input },
        async () => {
          const person = await this.people.person(tx, input.person);
          const { kind, title, voting, from: fromDay } = input;
          const untilDay = input.until ?? null;
          allow(maySeat(body.kind, { kind, voting }));
          if (untilDay && untilDay < fromDay)
            refuse('BAD_USER_INPUT', 'The seat ends before it begins: correct the dates.', 'until');
          await this.refuseSecondSeat(tx, body.id, person.id, fromDay, untilDay);
          const seat = await tx.insert(Seat, {
            bodyId: body.id,
            personId: person.id,
            kind,
            title,
            voting,
            fromDay,
            untilDay,
          });
          this.record(tx, 'seat.appointed', 'seat', seat.id, {
            body: body.id,
            person: person.id,
            kind,
            voting,
            from: fromDay,
            until: untilDay,
          });
          return { seatId: seat.id };
        },
      );
    });
  }

  /**
   * Ends a seat. A fixed roll does not change, nor does the vote of a member on it: so a seat cannot end
   * before the day for which an open roll was made (ADR 11).
   */
  async endSeat(actor: Actor, input: inputs.EndSeatInput): Promise<string> {
    return await this.db.transaction(actor, async (tx) => {
      const seat = await tx.must(Seat, { id: input.seatId }, 'seat', 'seatId');
      const body = await tx.must(DecidingBody, { id: seat.bodyId }, 'body');
      await this.access.authoriseSecretary(tx, 'endSeat', body);
      if (input.until < seat.fromDay)
        refuse('BAD_USER_INPUT', 'The seat ends before it begins: correct the dates.', 'until');
      await this.refuseBackdating(tx, seat, input.until);
      await tx.update(Seat, seat.id, input.expectedVersion, { untilDay: input.until });
      this.record(tx, 'seat.ended', 'seat', seat.id, {
        body: body.id,
        person: seat.personId,
        until: input.until,
      });
      return seat.id;
    });
  }

  /** Removes a seat that was entered wrongly, unless it is on a roll; answers with its body. */
  async voidSeat(actor: Actor, input: inputs.VoidSeatInput): Promise<string> {
    return await this.db.transaction(actor, async (tx) => {
      const seat = await tx.must(Seat, { id: input.seatId }, 'seat', 'seatId');
      const body = await tx.must(DecidingBody, { id: seat.bodyId }, 'body');
      await this.access.authoriseSecretary(tx, 'voidSeat', body);
      await tx.lock(DecidingBody, body.id, 'NO KEY UPDATE');
      await tx.remove(Seat, seat.id, input.expectedVersion);
      const { personId: person, kind, title, voting, fromDay: from, untilDay: until } = seat;
      const was = { body: body.id, person, kind, title, voting, from, until };
      this.record(tx, 'seat.voided', 'seat', seat.id, { ...was, reason: input.reason });
      return body.id;
    });
  }

  /** Locks the body's row, so that no roll is fixed meanwhile. */
  private async refuseBackdating(tx: Tx, seat: Seat, until: Day): Promise<void> {
    await tx.lock(DecidingBody, seat.bodyId, 'NO KEY UPDATE');
    const [roll] = await tx.query<{ day: Day | null }>('select access.open_roll_of($1) as day', [
      seat.id,
    ]);
    if (roll!.day === null || until >= roll!.day) return;
    const because = `This seat is on the roll of an open resolution for ${dayInWords(roll!.day)}: it can end on that day or later.`;
    refuse('WRONG_STATE', because, 'until');
  }

  private async refuseSecondSeat(
    tx: Tx,
    bodyId: string,
    personId: string,
    from: string,
    until: string | null,
  ): Promise<void> {
    await tx.lock(DecidingBody, bodyId, 'NO KEY UPDATE');
    const seats = await tx.find(Seat, { bodyId, personId });
    const overlaps = seats.some(
      (seat) =>
        (until === null || seat.fromDay <= until) &&
        (seat.untilDay === null || seat.untilDay >= from),
    );
    if (overlaps)
      refuse(
        'ALREADY_EXISTS',
        `This person already has a seat on this body in that time: end it first (endSeat).`,
        'person',
      );
  }

  private record(
    tx: Tx,
    type: string,
    subjectType: string,
    subjectId: string,
    payload: Parameters<AuditService['record']>[1]['payload'],
  ): void {
    this.audit.record(tx, { type, programmeId: null, subjectType, subjectId, payload });
  }
}
