import { Injectable } from '@nestjs/common';
import { AccessService } from '../access/access.service.js';
import { AuditService } from '../audit/audit.service.js';
import { onConstraint } from '../database/database-errors.js';
import { Database } from '../database/database.service.js';
import type { Tx } from '../database/tx.js';
import { IdempotencyService, type Once } from '../idempotency/idempotency.service.js';
import type { Actor } from '../shared/actor.js';
import { refuse } from '../shared/refusal.js';
import { isCouncil } from './body.rules.js';
import type * as inputs from './corrections.type.js';
import { SeatsService } from './seats.service.js';
import { CouncilSeats, DecidingBody, Seat, StandingInterest } from './trust.entity.js';
import { councilSeatsOn } from './trusts.reader.js';
import { TrustsService } from './trusts.service.js';

onConstraint('elector_seat', {
  code: 'WRONG_STATE',
  because: 'This seat is on a roll, so it cannot be removed: end it instead (endSeat).',
  field: 'seatId',
});

/** Corrections to bodies and to the register of interests: the installation's chain keeps what was there. */
@Injectable()
export class CorrectionsService {
  constructor(
    private readonly db: Database,
    private readonly audit: AuditService,
    private readonly access: AccessService,
    private readonly idempotency: IdempotencyService,
    private readonly seats: SeatsService,
    private readonly trusts: TrustsService,
  ) {}

  /** Enters how many seats a council has from a day on; resolutions opened before keep the earlier number. */
  async setCouncilSeats(
    actor: Actor,
    input: inputs.SetCouncilSeatsInput,
  ): Promise<Once<{ bodyId: string }>> {
    return await this.db.transaction(actor, async (tx) => {
      const body = await this.trusts.body(tx, input.body);
      await this.seats.authorise(tx, 'setCouncilSeats', body);
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

  /** Removes a seat that was entered wrongly, unless it is on a roll; answers with its body. */
  async voidSeat(actor: Actor, input: inputs.VoidSeatInput): Promise<string> {
    return await this.db.transaction(actor, async (tx) => {
      const seat = await tx.must(Seat, { id: input.seatId }, 'seat', 'seatId');
      const body = await tx.must(DecidingBody, { id: seat.bodyId }, 'body');
      await this.seats.authorise(tx, 'voidSeat', body);
      await tx.lock(DecidingBody, body.id, 'NO KEY UPDATE');
      await tx.remove(Seat, seat.id, input.expectedVersion);
      const { personId: person, kind, title, voting, fromDay: from, untilDay: until } = seat;
      const was = { body: body.id, person, kind, title, voting, from, until };
      this.record(tx, 'seat.voided', 'seat', seat.id, { ...was, reason: input.reason });
      return body.id;
    });
  }

  /** Ends an interest in a Trust's register: after its last day it is no longer brought in. */
  async endInterest(actor: Actor, input: inputs.EndInterestInput): Promise<string> {
    return await this.db.transaction(actor, async (tx) => {
      const where = { id: input.standingInterestId };
      const interest = await tx.must(StandingInterest, where, 'interest', 'standingInterestId');
      const { trustId, personId: person, fromDay, untilDay } = interest;
      await this.access.authorise(tx, 'endInterest', { trustId });
      if (input.until < fromDay)
        refuse('BAD_USER_INPUT', 'The interest ends before it begins: correct the dates.', 'until');
      const { until, expectedVersion, reason } = input;
      await tx.update(StandingInterest, interest.id, expectedVersion, { untilDay: until });
      const payload = { trust: trustId, person, from: untilDay, to: until, reason };
      this.record(tx, 'interest.ended', 'standing-interest', interest.id, payload);
      return interest.id;
    });
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
