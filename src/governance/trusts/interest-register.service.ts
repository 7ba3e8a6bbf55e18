import { Injectable } from '@nestjs/common';
import { AccessService } from '../../platform/access/access.service.js';
import { PeopleService } from '../../platform/accounts/people.service.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { Database } from '../../platform/database/database.service.js';
import type { Tx } from '../../platform/database/tx.js';
import { IdempotencyService, type Once } from '../../platform/idempotency/idempotency.service.js';
import type { Actor } from '../../shared/actor.js';
import { refuse } from '../../shared/refusal.js';
import { StandingInterest } from './trust.entity.js';
import type * as inputs from './trust.input.js';
import { TrustsService } from './trusts.service.js';

/** A Trust's register of interests, kept by its company secretary, in the installation chain (practice P5). */
@Injectable()
export class InterestRegisterService {
  constructor(
    private readonly db: Database,
    private readonly audit: AuditService,
    private readonly access: AccessService,
    private readonly idempotency: IdempotencyService,
    private readonly people: PeopleService,
    private readonly trusts: TrustsService,
  ) {}

  /** Enters an interest in a Trust's register: it is shown against every item that the person decides. */
  async registerInterest(
    actor: Actor,
    input: inputs.RegisterInterestInput,
  ): Promise<Once<{ interestId: string }>> {
    return await this.db.transaction(actor, async (tx) => {
      const trust = await this.trusts.trust(tx, input.trust);
      await this.access.authorise(tx, 'registerInterest', { trustId: trust.id });
      return await this.idempotency.once(
        tx,
        { verb: 'registerInterest', key: input.idempotencyKey, input },
        async () => {
          const person = await this.people.person(tx, input.person);
          const { nature, from: fromDay } = input;
          const untilDay = input.until ?? null;
          if (untilDay && untilDay < fromDay)
            refuse(
              'BAD_USER_INPUT',
              'The interest ends before it begins: correct the dates.',
              'until',
            );
          const interest = await tx.insert(StandingInterest, {
            trustId: trust.id,
            personId: person.id,
            nature,
            fromDay,
            untilDay,
            recordedBy: actor.personId,
          });
          this.record(tx, 'interest.registered', interest.id, {
            trust: trust.id,
            person: person.id,
            from: fromDay,
          });
          return { interestId: interest.id };
        },
      );
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
      this.record(tx, 'interest.ended', interest.id, payload);
      return interest.id;
    });
  }

  private record(
    tx: Tx,
    type: string,
    subjectId: string,
    payload: Parameters<AuditService['record']>[1]['payload'],
  ): void {
    const subject = { subjectType: 'standing-interest', subjectId };
    this.audit.record(tx, { type, programmeId: null, ...subject, payload });
  }
}
