import type { PoolClient } from 'pg';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import type { Actor } from '../../shared/actor.js';
import { Refused } from '../../shared/refusal.js';
import { begin, type Begun } from './begin.js';
import { isTimeout, isServerError, wasNeverSent } from './database-errors.js';
import { outcomeOfRequest, outcomeUnknown } from './outcome.js';
import type { Rights } from './rights.js';
import { StatementQueue } from './statement-queue.js';

/**
 * One transaction on one connection of the pool, from BEGIN until the connection is given back.
 *
 * A connection on which ROLLBACK failed is closed, never given back: what it holds nobody knows.
 */
export class OpenTransaction {
  private readonly turns = new StatementQueue();
  private over = false;

  private constructor(
    private readonly runner: QueryRunner,
    private readonly client: PoolClient,
    private readonly begun: Begun,
  ) {
    const query = runner.query.bind(runner) as QueryRunner['query'];
    runner.query = (async (...args: Parameters<QueryRunner['query']>) =>
      await this.turns.run(async () => await query(...args))) as QueryRunner['query'];
    // The library asks for this before it locks; the transaction itself is begun and ended here.
    Object.assign(runner, { isTransactionActive: true });
  }

  static async begin(
    source: DataSource,
    mode: string,
    actor: Actor | null,
    id: string,
    waitsForDisk = true,
  ): Promise<OpenTransaction> {
    const runner = source.createQueryRunner();
    const client = (await runner.connect()) as PoolClient;
    try {
      const begun = await begin(client, mode, actor, id, waitsForDisk);
      return new OpenTransaction(runner, client, begun);
    } catch (error) {
      await rollBack(client);
      await runner.release();
      throw error;
    }
  }

  /** The database's clock when it began. */
  get now(): Date {
    return this.begun.now;
  }

  /** What was worked out of whoever acts, when it began or the last time that it was asked for. */
  get rights(): Rights {
    return this.begun.rights;
  }

  /** Works it out again, as the tables say now: what an act may do is asked again once it holds its locks. */
  async renewRights(): Promise<void> {
    const [now] = await this.named<{ rights: Rights }>(
      'work-out-rights',
      'select access.work_out() as rights',
      [],
    );
    this.begun.rights = now!.rights;
  }

  get manager(): EntityManager {
    return this.runner.manager;
  }

  /** A hand-written statement, prepared once a connection, on this transaction's own client. */
  async named<R>(name: string, text: string, values: unknown[]): Promise<R[]> {
    return await this.turns.run(
      async () => (await this.client.query({ name, text, values })).rows as R[],
    );
  }

  /**
   * Commits what was done to the thing with this id. What the server itself refuses is rolled back and
   * thrown as it is, and so is that the connection was lost before; when the answer never came nobody
   * knows whether it was written: OUTCOME_UNKNOWN.
   */
  async commit(subjectId?: string): Promise<void> {
    const failed = await this.turns.close();
    if (failed) {
      // Somebody caught the failure and went on: PostgreSQL would answer COMMIT with a silent ROLLBACK.
      await this.rollback();
      throw failed.error;
    }
    const outcome = outcomeOfRequest();
    outcome?.commitSent(subjectId);
    try {
      await this.client.query('COMMIT');
      outcome?.commitAnswered();
    } catch (error) {
      const refused = isServerError(error);
      if (!refused) await hangUp(this.client);
      if (!refused && !wasNeverSent(error))
        throw new Refused(outcomeUnknown(subjectId), { cause: error });
      outcome?.commitRefused();
      throw error;
    } finally {
      await this.giveBack();
    }
  }

  async rollback(): Promise<void> {
    if (this.over) return;
    const failed = await this.turns.close();
    if (failed && isTimeout(failed.error)) await hangUp(this.client);
    else await rollBack(this.client);
    await this.giveBack();
  }

  private async giveBack(): Promise<void> {
    if (this.over) return;
    this.over = true;
    Object.assign(this.runner, { isTransactionActive: false });
    await this.runner.release();
  }
}

async function rollBack(client: PoolClient): Promise<void> {
  await client.query('ROLLBACK').catch(async () => await hangUp(client));
}

/** Closes the connection: the pool drops one that has ended. It does not wait for a server that is gone. */
async function hangUp(client: PoolClient): Promise<void> {
  void (client as unknown as { end(): Promise<void> }).end().catch(() => null);
  await Promise.resolve();
}
