import { Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { translated } from '../database/database-errors.js';
import { sha256Hex } from '../../shared/canonical.js';
import { Refused } from '../../shared/refusal.js';

/** Of an account from one address, of an account from anywhere, and of an address. */
export const ATTEMPTS = { pair: 10, account: 100, address: 100 };
const WINDOW_SECONDS = 15 * 60;
const HOUR = 3_600_000;
/** One attempt in so many clears away what has expired: keys are digests, but they need not pile up. */
const TIDY_ONE_IN = 100;

/** An e-mail address in one form, however it was typed. */
export const tidyName = (email: string) => email.trim().toLowerCase().normalize('NFC');

/**
 * How often somebody may fail to sign in, counted in PostgreSQL for all nodes together: ten times an
 * account from one address, a hundred times an account or an address, in 15 minutes. So a stranger at
 * one address cannot shut a member out on the day of a vote. Kept by digest: the names are nowhere.
 */
@Injectable()
export class SignInLimits {
  private readonly pair: RateLimiterPostgres;
  private readonly account: RateLimiterPostgres;
  private readonly address: RateLimiterPostgres;

  constructor(private readonly source: DataSource) {
    const limiter = (keyPrefix: string, points: number) =>
      new RateLimiterPostgres({
        storeClient: (source.driver as unknown as { master: Pool }).master,
        storeType: 'pool',
        tableName: 'sign_in_limit',
        tableCreated: true,
        clearExpiredByTimeout: false,
        keyPrefix,
        points,
        duration: WINDOW_SECONDS,
      });
    this.pair = limiter('pair', ATTEMPTS.pair);
    this.account = limiter('account', ATTEMPTS.account);
    this.address = limiter('address', ATTEMPTS.address);
  }

  /**
   * Counts an attempt before it is made, so that a thousand at once are not all let through; LIMIT when
   * there were too many. Answers how to take it back: what succeeded is no failure.
   */
  async spend(email: string, address: string | null): Promise<() => Promise<void>> {
    const account = sha256Hex(tidyName(email));
    const place = address === null ? null : sha256Hex(address);
    const pair = sha256Hex(`${account} ${place ?? 'own'}`);
    try {
      await this.pair.consume(pair);
      if (place) await this.address.consume(place);
      await this.account.consume(account);
      if (Math.random() * TIDY_ONE_IN < 1) await this.tidy();
    } catch (error) {
      throw error instanceof RateLimiterRes ? tooMany(error) : translated(error);
    }
    return async () => {
      if (place) await this.address.reward(place);
      await this.account.reward(account);
      await this.pair.delete(pair);
    };
  }

  private async tidy(): Promise<void> {
    await this.source.query('delete from sign_in_limit where expire < $1', [Date.now() - HOUR]);
  }
}

function tooMany({ msBeforeNext }: RateLimiterRes): Refused {
  const minutes = Math.max(1, Math.ceil(msBeforeNext / 60_000));
  const because = `Too many sign-in attempts: try again in ${minutes} minute${minutes === 1 ? '' : 's'}.`;
  return new Refused({ code: 'LIMIT', because });
}
