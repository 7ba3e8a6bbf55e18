import { Injectable } from '@nestjs/common';
import { AccessService } from '../access/access.service.js';
import { PeopleService } from '../access/people.service.js';
import { AuditService } from '../audit/audit.service.js';
import { Database } from '../database/database.service.js';
import { onConstraint } from '../database/database-errors.js';
import type { Reader, Tx } from '../database/tx.js';
import { IdempotencyService, type Once } from '../idempotency/idempotency.service.js';
import type { Actor } from '../shared/actor.js';
import { byRef } from '../shared/refs.js';
import { allow, notFound, refuse } from '../shared/refusal.js';
import { maySeat, votesHere } from './body.rules.js';
import { mayAdopt } from './standing-orders.rules.js';
import { DecidingBody, Seat, Site, StandingInterest, StandingOrdersVersion, Trust } from './trust.entity.js';
import type * as inputs from './trust.type.js';

onConstraint('trust_code', { code: 'ALREADY_EXISTS', because: 'There is a Trust with this code.', field: 'code' });
onConstraint('trust_ods_code', { code: 'ALREADY_EXISTS', because: 'There is a Trust with this ODS code.', field: 'odsCode' });
onConstraint('trust_site_code', { code: 'ALREADY_EXISTS', because: 'The Trust has a site with this code.', field: 'sites' });
onConstraint('deciding_body_code', { code: 'ALREADY_EXISTS', because: 'There is a body with this code.', field: 'code' });
onConstraint('standing_orders_day', { code: 'ALREADY_EXISTS', because: 'This body has standing orders from that day already.', field: 'effectiveFrom' });

/** Trusts, the bodies that decide, their standing orders and who sits on them: all in the house chain. */
@Injectable()
export class TrustsService {
  constructor(
    private readonly db: Database,
    private readonly audit: AuditService,
    private readonly access: AccessService,
    private readonly idempotency: IdempotencyService,
    private readonly people: PeopleService,
  ) {}

  /** Adds a Trust with its sites. */
  async createTrust(actor: Actor, input: inputs.CreateTrustInput): Promise<Once<{ trustId: string }>> {
    return await this.db.transaction(actor, async (tx) => {
      await this.access.authorise(tx, 'createTrust');
      return await this.idempotency.once(tx, { verb: 'createTrust', key: input.idempotencyKey, input }, async () => {
        const { code, odsCode, name, kind, sites } = input;
        const trust = await tx.insert(Trust, { code, odsCode, name, kind, createdAt: tx.now });
        for (const site of sites) await tx.insert(Site, { trustId: trust.id, ...pick(site) });
        this.record(tx, 'trust.created', 'trust', trust.id, { code, kind, sites: sites.map((site) => site.code) });
        return { trustId: trust.id };
      });
    });
  }

  /** Adds a body: a Trust's own, or one outside whose decisions are recorded here. */
  async createBody(actor: Actor, input: inputs.CreateBodyInput): Promise<Once<{ bodyId: string }>> {
    return await this.db.transaction(actor, async (tx) => {
      await this.access.authorise(tx, 'createBody');
      return await this.idempotency.once(tx, { verb: 'createBody', key: input.idempotencyKey, input }, async () => {
        const { code, name, kind } = input;
        const trust = input.trust ? await this.trust(tx, input.trust) : null;
        if (kind === 'TRUST_BOARD' && !trust) refuse('BAD_USER_INPUT', 'A Trust board belongs to a Trust: name it.', 'trust');
        if (kind === 'COUNCIL_OF_GOVERNORS' && trust?.kind !== 'FOUNDATION_TRUST') {
          refuse('BAD_USER_INPUT', 'Only a foundation trust has a council of governors.', 'trust');
        }
        if (!votesHere(kind) && trust) refuse('BAD_USER_INPUT', 'A body outside belongs to no Trust.', 'trust');
        const body = await tx.insert(DecidingBody, { code, name, kind, trustId: trust?.id ?? null, seats: input.seatCount ?? null });
        this.record(tx, 'body.created', 'body', body.id, { code, kind, trust: trust?.id });
        return { bodyId: body.id };
      });
    });
  }

  /** Enters a body's standing orders from a day on; what was decided under earlier ones stays as it was. */
  async adoptStandingOrders(actor: Actor, input: inputs.AdoptStandingOrdersInput): Promise<Once<{ bodyId: string }>> {
    return await this.db.transaction(actor, async (tx) => {
      const body = await this.body(tx, input.body);
      await this.access.authorise(tx, 'adoptStandingOrders', { trustId: body.trustId });
      return await this.idempotency.once(tx, { verb: 'adoptStandingOrders', key: input.idempotencyKey, input }, async () => {
        const { idempotencyKey: _key, body: _body, ...rest } = input;
        const orders = { ...rest, quorumMinimum: input.quorumMinimum ?? null };
        allow(mayAdopt(body.kind, orders));
        const version = await tx.insert(StandingOrdersVersion, { bodyId: body.id, ...orders, adoptedBy: actor.personId, createdAt: tx.now });
        this.record(tx, 'standing-orders.adopted', 'standing-orders', version.id, { body: body.id, ...orders });
        return { bodyId: body.id };
      });
    });
  }

  /** Gives a person a seat. One person may sit on several bodies: each seat is its own. */
  async appointToSeat(actor: Actor, input: inputs.AppointToSeatInput): Promise<Once<{ seatId: string }>> {
    return await this.db.transaction(actor, async (tx) => {
      const body = await this.body(tx, input.body);
      await this.access.authorise(tx, 'appointToSeat', { trustId: body.trustId });
      return await this.idempotency.once(tx, { verb: 'appointToSeat', key: input.idempotencyKey, input }, async () => {
        const person = await this.people.person(tx, input.person);
        const { kind, title, voting, from: fromDay } = input;
        const untilDay = input.until ?? null;
        allow(maySeat(body.kind, { kind, voting }));
        if (untilDay && untilDay < fromDay) refuse('BAD_USER_INPUT', 'A seat cannot end before it begins.', 'until');
        await this.refuseSecondSeat(tx, body.id, person.id, fromDay, untilDay);
        const seat = await tx.insert(Seat, { bodyId: body.id, personId: person.id, kind, title, voting, fromDay, untilDay });
        this.record(tx, 'seat.appointed', 'seat', seat.id, { body: body.id, person: person.id, kind, voting, from: fromDay, until: untilDay });
        return { seatId: seat.id };
      });
    });
  }

  /** Ends a seat. A roll that is frozen already stays as it is. */
  async endSeat(actor: Actor, input: inputs.EndSeatInput): Promise<string> {
    return await this.db.transaction(actor, async (tx) => {
      const seat = await tx.must(Seat, { id: input.seatId }, 'seat', 'seatId');
      const body = await tx.must(DecidingBody, { id: seat.bodyId }, 'body');
      await this.access.authorise(tx, 'endSeat', { trustId: body.trustId });
      if (input.until < seat.fromDay) refuse('BAD_USER_INPUT', 'A seat cannot end before it begins.', 'until');
      await tx.update(Seat, seat.id, input.expectedVersion, { untilDay: input.until });
      this.record(tx, 'seat.ended', 'seat', seat.id, { body: body.id, person: seat.personId, until: input.until });
      return seat.id;
    });
  }

  /** Enters an interest in a Trust's register: it is shown against every item that the person decides (P5). */
  async registerInterest(actor: Actor, input: inputs.RegisterInterestInput): Promise<Once<{ interestId: string }>> {
    return await this.db.transaction(actor, async (tx) => {
      const trust = await this.trust(tx, input.trust);
      await this.access.authorise(tx, 'registerInterest', { trustId: trust.id });
      return await this.idempotency.once(tx, { verb: 'registerInterest', key: input.idempotencyKey, input }, async () => {
        const person = await this.people.person(tx, input.person);
        const { nature, from: fromDay } = input;
        const untilDay = input.until ?? null;
        if (untilDay && untilDay < fromDay) refuse('BAD_USER_INPUT', 'An interest cannot end before it begins.', 'until');
        const interest = await tx.insert(StandingInterest, { trustId: trust.id, personId: person.id, nature, fromDay, untilDay, recordedBy: actor.personId });
        this.record(tx, 'interest.registered', 'standing-interest', interest.id, { trust: trust.id, person: person.id, from: fromDay });
        return { interestId: interest.id };
      });
    });
  }

  /** A Trust by code or id. */
  async trust(reader: Reader, ref: string, field = 'trust'): Promise<Trust> {
    const found = await reader.one(Trust, byRef(ref));
    if (!found) throw notFound('Trust', field);
    return found;
  }

  /** A body by code or id. */
  async body(reader: Reader, ref: string, field = 'body'): Promise<DecidingBody> {
    const found = await reader.one(DecidingBody, byRef(ref));
    if (!found) throw notFound('body', field);
    return found;
  }

  private async refuseSecondSeat(tx: Tx, bodyId: string, personId: string, from: string, until: string | null): Promise<void> {
    await tx.lock(DecidingBody, bodyId, 'NO KEY UPDATE');
    const seats = await tx.find(Seat, { bodyId, personId });
    const overlaps = seats.some((seat) => (until === null || seat.fromDay <= until) && (seat.untilDay === null || seat.untilDay >= from));
    if (overlaps) refuse('ALREADY_EXISTS', 'This person has a seat on this body in that time.', 'person');
  }

  private record(tx: Tx, type: string, subjectType: string, subjectId: string, payload: Parameters<AuditService['record']>[1]['payload']): void {
    this.audit.record(tx, { type, programmeId: null, subjectType, subjectId, payload });
  }
}

const pick = ({ code, name, place, kind }: inputs.SiteInput) => ({ code, name, place, kind });
