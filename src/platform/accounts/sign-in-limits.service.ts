import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { translated } from '../database/database-errors.js';
import { sha256Hex } from '../../shared/canonical.js';
import { Refused } from '../../shared/refusal.js';
import { TurnQueue, type Turn } from './turn-queue.js';

/** Of an account from one address, of an account from anywhere, and of an address. */
export const ATTEMPTS = { pair: 10, account: 100, address: 100 };
const WINDOW_SECONDS = 15 * 60;
/** An account is known at an address for so long after it has last signed in there. */
const KNOWN_SECONDS = 90 * 24 * 60 * 60;
/** Where an account is known, tries beyond the limit are let through one in so many seconds. */
const SLOW_SECONDS = 3;
/** How many tries of an account at an address wait for their turn; any more are told when to try again. */
const MOST_WAITING = 2;
/** Tries of strangers that are counted at a time: a flood of them leaves the database's connections to others. */
const COUNTED_AT_ONCE = 4;
const HOUR = 3_600_000;

/** An e-mail address in one form, however it was typed. */
export const tidyName = (email: string) => email.trim().toLowerCase().normalize('NFC');

/** An account in the log: who runs the service can work it out from an e-mail address, and not the other way. */
export const accountDigest = (email: string) => sha256Hex(tidyName(email)).slice(0, 16);

/** A try to sign in that was let through and counted as a failure until it succeeds. */
export interface Try {
  /** Whose turn its digest takes. */
  turn: Turn;
  /** It was no failure; from now on the account is known at the address. */
  succeeded: () => Promise<void>;
}

/**
 * How often somebody may fail to sign in, counted in PostgreSQL for all nodes together: ten times an
 * account from one address, a hundred times an account or an address, in 15 minutes. So nobody guesses a
 * password; and so that nobody shuts anybody else out by guessing, an account at an address from which it
 * has signed in before is only slowed, and only by what is tried on it there. Kept by digest: the names are
 * nowhere.
 */
@Injectable()
export class SignInLimits {
  private readonly pair: RateLimiterPostgres;
  private readonly account: RateLimiterPostgres;
  private readonly address: RateLimiterPostgres;
  private readonly known: RateLimiterPostgres;
  private readonly slow: RateLimiterPostgres;
  private readonly strangers = new TurnQueue(COUNTED_AT_ONCE);
  private readonly waiting = new Map<string, number>();

  constructor(private readonly source: DataSource) {
    const limiter = (keyPrefix: string, points: number, duration = WINDOW_SECONDS) =>
      new RateLimiterPostgres({
        storeClient: (source.driver as unknown as { master: Pool }).master,
        storeType: 'pool',
        tableName: 'sign_in_limit',
        tableCreated: true,
        clearExpiredByTimeout: false,
        keyPrefix,
        points,
        duration,
      });
    this.pair = limiter('pair', ATTEMPTS.pair);
    this.account = limiter('account', ATTEMPTS.account);
    this.address = limiter('address', ATTEMPTS.address);
    this.known = limiter('known', 1, KNOWN_SECONDS);
    this.slow = limiter('slow', 1, SLOW_SECONDS);
  }

  /**
   * Counts a try before it is made, so that a thousand at once are not all let through; LIMIT when there
   * were too many.
   */
  async begin(email: string, address: string): Promise<Try> {
    const [account, place] = [sha256Hex(tidyName(email)), sha256Hex(address)];
    const pair = sha256Hex(`${account} ${place}`);
    return await this.counted(async () => {
      const known = (await this.known.get(pair)) !== null;
      const turn = { name: known ? pair : place, known };
      if (known) await this.countKnown(pair);
      else
        await this.strangers.run(turn, async () => {
          await this.countStranger(pair, place, account);
        });
      const succeeded = async () => {
        if (!known) {
          await this.address.reward(place);
          await this.account.reward(account);
        }
        await this.pair.delete(pair);
        await this.known.set(pair, 1, KNOWN_SECONDS);
      };
      return { turn, succeeded };
    });
  }

  /**
   * Counts a try of somebody who is signed in to give their password again: ten failures of a session in 15
   * minutes, so that whoever finds an open session cannot guess it. Others' tries do not count against it.
   */
  async beginAgain(sessionId: string): Promise<Try> {
    const pair = sha256Hex(`session ${sessionId}`);
    return await this.counted(async () => {
      await this.pair.consume(pair);
      const succeeded = async () => void (await this.pair.delete(pair));
      return { turn: { name: sessionId, known: true }, succeeded };
    });
  }

  private async countStranger(pair: string, place: string, account: string): Promise<void> {
    await this.pair.consume(pair);
    await this.address.consume(place);
    await this.account.consume(account);
  }

  private async countKnown(pair: string): Promise<void> {
    try {
      await this.pair.consume(pair);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      await this.takeTurn(pair);
    }
  }

  /** Waits until a try is let through; of those that come meanwhile only so many wait too. */
  private async takeTurn(pair: string): Promise<void> {
    const before = this.waiting.get(pair) ?? 0;
    this.waiting.set(pair, before + 1);
    try {
      for (let tries = 0; ; tries += 1) {
        const soon = await this.slow.consume(pair).then(
          () => null,
          (error: unknown) => error,
        );
        if (soon === null) return;
        const wait =
          soon instanceof RateLimiterRes && before < MOST_WAITING && tries < MOST_WAITING;
        if (!wait) throw soon;
        await sleep(soon.msBeforeNext);
      }
    } finally {
      const left = this.waiting.get(pair)! - 1;
      if (left > 0) this.waiting.set(pair, left);
      else this.waiting.delete(pair);
    }
  }

  private async counted(count: () => Promise<Try>): Promise<Try> {
    try {
      return await count();
    } catch (error) {
      throw error instanceof RateLimiterRes ? tooMany(error) : translated(error);
    }
  }

  /** Clears away what has expired an hour ago: keys are digests, but they need not pile up. */
  async forgetExpired(): Promise<void> {
    await this.source.query('delete from sign_in_limit where expire < $1', [Date.now() - HOUR]);
  }
}

function tooMany({ msBeforeNext }: RateLimiterRes): Refused {
  const seconds = Math.max(1, Math.ceil(msBeforeNext / 1_000));
  const minutes = Math.max(1, Math.ceil(msBeforeNext / 60_000));
  const said = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`;
  const when = seconds < 60 ? said(seconds, 'second') : said(minutes, 'minute');
  return new Refused({
    code: 'LIMIT',
    because: `Too many sign-in attempts: try again in ${when}.`,
  });
}
