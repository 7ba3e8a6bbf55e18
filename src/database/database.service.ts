import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { DataSource, type QueryRunner } from 'typeorm';
import type { Actor } from '../shared/actor.js';
import { Refused } from '../shared/refusal.js';
import { begin } from './begin.js';
import { isConnectionLost, isRetryable, OUTCOME_UNKNOWN, translated } from './database-errors.js';
import { Reads } from './reads.js';
import { Tx } from './tx.js';

const MOST_TRIES = 5;

/** The one door to the database: a transaction to write, one snapshot a request to read. */
@Injectable()
export class Database {
  constructor(private readonly source: DataSource) {}

  /**
   * Runs a service verb in one READ COMMITTED transaction that carries the actor's row security.
   *
   * A serialization failure or deadlock re-runs the whole function, reads included, with jitter; never
   * once COMMIT was sent: a connection lost then is answered OUTCOME_UNKNOWN.
   */
  async transaction<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.once(actor, work);
      } catch (error) {
        if (!isRetryable(error) || attempt === MOST_TRIES) throw translated(error);
        await pause(Math.random() * 20 * attempt);
      }
    }
  }

  /** The reads of one request. Whoever opens them ends them. */
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

  private async once<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    try {
      const client = (await runner.connect()) as PoolClient;
      const tx = new Tx(runner.manager, actor);
      // The library asks for this before it locks; the transaction itself is begun and ended here.
      Object.assign(runner, { isTransactionActive: true });
      tx.now = await begin(client, 'ISOLATION LEVEL READ COMMITTED', actor, tx.id);
      const result = await rollingBack(client, async () => {
        const answer = await work(tx);
        await tx.runLastSteps();
        return answer;
      });
      await commit(client);
      return result;
    } finally {
      await release(runner);
    }
  }
}

async function rollingBack<T>(client: PoolClient, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await client.query('ROLLBACK').catch(() => null);
    throw error;
  }
}

async function commit(client: PoolClient): Promise<void> {
  try {
    await client.query('COMMIT');
  } catch (error) {
    if (isConnectionLost(error)) throw new Refused(OUTCOME_UNKNOWN);
    throw error;
  }
}

async function release(runner: QueryRunner): Promise<void> {
  Object.assign(runner, { isTransactionActive: false });
  await runner.release();
}

const pause = async (milliseconds: number) =>
  await new Promise((done) => setTimeout(done, milliseconds));
