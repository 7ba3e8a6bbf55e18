import { setTimeout as sleep } from 'node:timers/promises';
import type { NextFunction, Request, Response } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { noteLimit } from '../platform/graphql/request-context.js';
import { Refused } from '../shared/refusal.js';
import { shareholder } from './fair-share.js';

/** What may be asked in a minute, in the cost that `extensions.cost` tells. */
export interface Budgets {
  /** Of one person, wherever they are. */
  person: number;
  /** Of one address, of everybody there who is not signed in. */
  address: number;
}

/** The budget of an address, for whoever is not signed in there: to sign in costs none of it. */
export const ADDRESS_BUDGET = 20_000;

const SECONDS = 60;
/** Who has used up their minute is told so after a moment: asking again at once would keep us as busy. */
const REFUSED_MILLISECONDS = 250;

/**
 * What each may still ask of this node in this minute. It keeps this node's processor and connections for all,
 * and every node has its own: so it is counted in memory, not for all nodes together as wrong passwords are.
 */
export class Budget {
  private readonly persons: RateLimiterMemory;
  private readonly addresses: RateLimiterMemory;

  constructor({ person, address }: Budgets) {
    this.persons = new RateLimiterMemory({ points: person, duration: SECONDS });
    this.addresses = new RateLimiterMemory({ points: address, duration: SECONDS });
  }

  /** Takes what a request costs; LIMIT when whoever asks has not so much left in this minute. */
  spend = async (request: Request, cost: number): Promise<void> => {
    const actor = (request as { actor?: object | null }).actor;
    try {
      await (actor ? this.persons : this.addresses).consume(shareholder(request), cost);
    } catch (left) {
      if (!(left instanceof RateLimiterRes)) throw left;
      await sleep(REFUSED_MILLISECONDS, undefined, { ref: false });
      const seconds = Math.max(1, Math.ceil(left.msBeforeNext / 1_000));
      noteLimit(request, 'budget');
      request.res?.setHeader('retry-after', seconds);
      const because = `You have asked for more than is allowed in a minute: try again in ${seconds} second${seconds === 1 ? '' : 's'}.`;
      throw new Refused({ code: 'LIMIT', because });
    }
  };

  /** Takes the same of every request that comes this way. */
  takes =
    (cost: number) =>
    (request: Request, _response: Response, next: NextFunction): void => {
      this.spend(request, cost).then(() => next(), next);
    };
}
