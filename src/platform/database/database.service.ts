import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../shared/actor.js';
import { Refused } from '../../shared/refusal.js';
import { driverError, isRetryable, translated } from './database-errors.js';
import { OpenTransaction } from './open-transaction.js';
import { Reads } from './reads.js';
import { Tx, newTxId } from './tx.js';

const MOST_TRIES = 5;
const REMEMBERED_MILLISECONDS = 30_000;
const notWaiting = new AsyncLocalStorage<boolean>();

/** The one door to the database: a transaction to write, one snapshot a request to read. */
@Injectable()
export class Database {
  private readonly log = new Logger('database');
  private refused: { because: string; at: number } | null = null;

  constructor(private readonly source: DataSource) {}

  /**
   * Runs a service verb in one READ COMMITTED transaction that carries the actor's row security.
   *
   * A serialization failure or deadlock, which the server itself has rolled back, re-runs the whole
   * function, reads included, with jitter. A connection lost at COMMIT is never tried again: it is
   * answered OUTCOME_UNKNOWN.
   */
  async transaction<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.once(actor, work);
      } catch (error) {
        if (!isRetryable(error) || attempt === MOST_TRIES) throw this.noted(translated(error));
        await pause(Math.random() * 20 * attempt);
      }
    }
  }

  /**
   * Why the database takes no changes, if the last one was refused for that (UNAVAILABLE) not long ago: after
   * half a minute it is worth another try.
   */
  whyNoChanges(): string | null {
    const { because, at } = this.refused ?? { because: null, at: 0 };
    return Date.now() - at < REMEMBERED_MILLISECONDS ? because : null;
  }

  private noted(error: unknown): unknown {
    if (!(error instanceof Refused) || error.refusal.code !== 'UNAVAILABLE') return error;
    const { because } = error.refusal;
    this.refused = { because, at: Date.now() };
    this.log.error(`${because} (${driverError(error).code})`);
    return error;
  }

  /** The reads of one request. The caller ends them. */
  reads(actor: Actor | null): Reads {
    return new Reads(this.source, actor);
  }

  /** Reads within one snapshot and gives the connection back. */
  async reading<T>(actor: Actor | null, work: (reads: Reads) => Promise<T>): Promise<T> {
    const reads = this.reads(actor);
    try {
      return await work(reads);
    } finally {
      await reads.end();
    }
  }

  /**
   * For work that can be repeated, such as loading the demo: its COMMITs do not wait for the disk. A power
   * cut may lose the last of them, never one from the middle; the next COMMIT that waits saves them all.
   */
  async withAsyncCommit<T>(work: () => Promise<T>): Promise<T> {
    return await notWaiting.run(true, work);
  }

  private async once<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    const id = newTxId();
    const open = await OpenTransaction.begin(
      this.source,
      'ISOLATION LEVEL READ COMMITTED',
      actor,
      id,
      !notWaiting.getStore(),
    );
    const tx = new Tx(open, actor, id);
    let answer: T;
    try {
      answer = await work(tx);
      await tx.runLastSteps();
    } catch (error) {
      await open.rollback();
      throw error;
    }
    await open.commit(tx.subjectId);
    this.refused = null;
    return answer;
  }
}

const pause = async (milliseconds: number) =>
  await new Promise((done) => setTimeout(done, milliseconds));
