import type { DataSource, EntityTarget, ObjectLiteral, QueryRunner } from 'typeorm';
import type { PoolClient } from 'pg';
import type { Actor } from '../shared/actor.js';
import { notFound } from '../shared/refusal.js';
import { begin } from './begin.js';
import { translated } from './database-errors.js';
import { oneOf, type Ordering, type Reader, type Where } from './reader.js';

/**
 * All the reads of one request: one read-only REPEATABLE READ transaction, opened at the first read
 * (for a mutation: after its COMMIT), so that all the numbers on a page agree. Statements queue on its
 * one client; it ends with the response.
 */
export class Reads implements Reader {
  private runner: Promise<QueryRunner> | null = null;
  private queue: Promise<unknown> = Promise.resolve();
  private ended = false;

  constructor(
    private readonly source: DataSource,
    readonly actor: Actor | null,
  ) {}

  async find<E extends ObjectLiteral>(
    entity: EntityTarget<E>,
    where: Where<E> | Where<E>[],
    how: Ordering<E> = {},
  ): Promise<E[]> {
    const runner = await this.open();
    return await runner.manager.find(entity, { where, ...how });
  }

  async one<E extends ObjectLiteral>(entity: EntityTarget<E>, where: Where<E>): Promise<E | null> {
    return await oneOf((await this.open()).manager, entity, where);
  }

  async count<E extends ObjectLiteral>(entity: EntityTarget<E>, where: Where<E>): Promise<number> {
    return await (await this.open()).manager.count(entity, { where });
  }

  async must<E extends ObjectLiteral>(
    entity: EntityTarget<E>,
    where: Where<E>,
    what: string,
    field?: string,
  ): Promise<E> {
    const found = await this.one(entity, where);
    if (!found) throw notFound(what, field);
    return found;
  }

  async query<R = Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<R[]> {
    return (await (await this.open()).query(sql, values)) as R[];
  }

  /** A hand-written statement, prepared once a connection, on the request's own client. */
  async named<R = Record<string, unknown>>(
    name: string,
    text: string,
    values: unknown[],
  ): Promise<R[]> {
    const runner = await this.open();
    const client = (await runner.connect()) as PoolClient;
    return await this.inTurn(async () => (await client.query({ name, text, values })).rows as R[]);
  }

  /** Gives the connection back; nothing can be read afterwards. */
  async end(): Promise<void> {
    if (this.ended) return;
    this.ended = true;
    const runner = await this.runner?.catch(() => null);
    if (!runner) return;
    await this.queue.catch(() => null);
    const client = (await runner.connect()) as PoolClient;
    await client.query('ROLLBACK').catch(() => null);
    await runner.release();
  }

  private async open(): Promise<QueryRunner> {
    if (this.ended) throw new Error('the request has ended');
    this.runner ??= this.start();
    return await this.runner;
  }

  private async start(): Promise<QueryRunner> {
    const runner = this.source.createQueryRunner();
    try {
      const client = (await runner.connect()) as PoolClient;
      await begin(client, 'ISOLATION LEVEL REPEATABLE READ READ ONLY', this.actor, '');
    } catch (error) {
      await runner.release();
      throw translated(error);
    }
    const query = runner.query.bind(runner) as QueryRunner['query'];
    runner.query = ((...args: Parameters<QueryRunner['query']>) =>
      this.inTurn(
        async () =>
          await query(...args).catch((error: unknown) =>
            Promise.reject(translated(error) as Error),
          ),
      )) as QueryRunner['query'];
    return runner;
  }

  private async inTurn<R>(work: () => Promise<R>): Promise<R> {
    const turn = this.queue.then(work, work);
    this.queue = turn.catch(() => null);
    return await turn;
  }
}
