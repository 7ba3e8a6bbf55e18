import { Injectable } from '@nestjs/common';
import { findPerson } from '../../platform/accounts/people.reader.js';
import { Acts } from '../../platform/acts/acts.service.js';
import type { Target } from '../../platform/acts/target.js';
import type { Actor } from '../../shared/actor.js';
import { refuse } from '../../shared/refusal.js';
import { StandingInterest } from './trust.entity.js';
import type * as inputs from './trust.input.js';
import { theTrust } from './trust-targets.js';

const theInterest: Target<{ standingInterestId: string }, { interest: StandingInterest }> = {
  find: async (reader, { standingInterestId: id }) => ({
    interest: await reader.must(StandingInterest, { id }, 'interest', 'standingInterestId'),
  }),
  scope: ({ interest: { trustId } }) => ({ trustId }),
  chain: () => null,
};

/** A Trust's register of interests, kept by its company secretary, in the installation chain (practice P5). */
@Injectable()
export class InterestRegisterService {
  constructor(private readonly acts: Acts) {}

  /** Enters an interest in a Trust's register: it is shown against every item that the person decides. */
  async registerInterest(actor: Actor, input: inputs.RegisterInterestInput) {
    return await this.acts.do(actor, 'registerInterest', input, theTrust, async (at) => {
      const { tx, trust, tell } = at;
      const { id: personId } = await findPerson(tx, input.person);
      const { nature, pecuniary, from: fromDay } = input;
      const untilDay = input.until ?? null;
      refuseBackwards(fromDay, untilDay);
      const interest = await tx.insert(StandingInterest, {
        trustId: trust.id,
        personId,
        nature,
        pecuniary,
        fromDay,
        untilDay,
        recordedBy: actor.personId,
        enteredAt: tx.now,
      });
      const payload = { trust: trust.id, person: personId, pecuniary, from: fromDay };
      tell('interest.registered', ['standing-interest', interest.id], payload);
      return { interest };
    });
  }

  /** Ends an interest in a Trust's register: after its last day it is no longer brought in. */
  async endInterest(actor: Actor, input: inputs.EndInterestInput) {
    return await this.acts.do(actor, 'endInterest', input, theInterest, async (at) => {
      const { tx, tell } = at;
      const { id, trustId: trust, personId: person, fromDay, untilDay: from } = at.interest;
      const { until, expectedVersion, reason } = input;
      refuseBackwards(fromDay, until);
      const ended = await tx.update(StandingInterest, id, expectedVersion, { untilDay: until });
      const payload = { trust, person, from, to: until, reason };
      tell('interest.ended', ['standing-interest', id], payload);
      return { interest: ended };
    });
  }
}

function refuseBackwards(from: string, until: string | null): void {
  if (until && until < from)
    refuse('BAD_USER_INPUT', 'The interest ends before it begins: correct the dates.', 'until');
}
