import type { DataSource, EntityTarget, ObjectLiteral } from 'typeorm';
import type { Actor } from '../shared/actor.js';
import { notFound, Refused } from '../shared/refusal.js';
import { translated } from './database-errors.js';
import { OpenTransaction } from './open-transaction.js';
import { oneOf, type Ordering, type Reader, type Where } from './reader.js';

/**
 * All the reads of one request: one read-only REPEATABLE READ transaction, opened at the first read
 * (for a mutation: after its COMMIT), so that all the numbers on a page agree. Statements queue on its
 * one client; it ends with the response.
 */
export class Reads implements Reader {
  private opening: Promise<OpenTransaction> | null = null;
  private ended = false;

  constructor(
    private readonly source: DataSource,
    readonly actor: Actor | null,
  ) {}

  async clock(): Promise<Date> {
    return (await this.open()).now;
  }

  async find<E extends ObjectLiteral>(
    entity: EntityTarget<E>,
    where: Where<E> | Where<E>[],
    how: Ordering<E> = {},
  ): Promise<E[]> {
    return await this.ask(async ({ manager }) => await manager.find(entity, { where, ...how }));
  }

  async one<E extends ObjectLiteral>(entity: EntityTarget<E>, where: Where<E>): Promise<E | null> {
    return await this.ask(async ({ manager }) => await oneOf(manager, entity, where));
  }

  async count<E extends ObjectLiteral>(entity: EntityTarget<E>, where: Where<E>): Promise<number> {
    return await this.ask(async ({ manager }) => await manager.count(entity, { where }));
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
    return await this.ask(async ({ manager }) => await manager.query<R[]>(sql, values));
  }

  /** A hand-written statement, prepared once a connection, on the request's own client. */
  async named<R = Record<string, unknown>>(
    name: string,
    text: string,
    values: unknown[],
  ): Promise<R[]> {
    return await this.ask(async (open) => await open.named<R>(name, text, values));
  }

  /** Gives the connection back; nothing can be read afterwards. */
  async end(): Promise<void> {
    if (this.ended) return;
    this.ended = true;
    const open = await this.opening?.catch(() => null);
    await open?.rollback();
  }

  private async ask<R>(question: (open: OpenTransaction) => Promise<R>): Promise<R> {
    try {
      return await question(await this.open());
    } catch (error) {
      throw translated(error);
    }
  }

  private async open(): Promise<OpenTransaction> {
    if (this.ended)
      throw new Refused({ code: 'BUSY', because: 'The request had already ended: send it again.' });
    this.opening ??= OpenTransaction.begin(
      this.source,
      'ISOLATION LEVEL REPEATABLE READ READ ONLY',
      this.actor,
      '',
    );
    return await this.opening;
  }
}
