import type { EntityManager, EntityTarget, FindOptionsOrder } from 'typeorm';
import type { FindOptionsWhere, ObjectLiteral } from 'typeorm';
import type { Actor } from '../../shared/actor.js';
import { notFound } from '../../shared/refusal.js';

export type Where<E> = FindOptionsWhere<E>;
export interface Ordering<E> {
  order?: FindOptionsOrder<E>;
  /** At most so many rows. */
  limit?: number;
}
export type LockMode = 'SHARE' | 'NO KEY UPDATE';

/** What answers the questions: an open transaction on its one client. */
export interface Answering {
  readonly manager: EntityManager;
  named<R>(name: string, text: string, values: unknown[]): Promise<R[]>;
}

/** What can be asked of the database: the same questions inside a transaction, in a read and by the verifier. */
export abstract class Reader {
  abstract readonly actor: Actor | null;

  /** The database's clock when this began: what was signed in, granted or revoked is measured by it. */
  abstract clock(): Promise<Date>;

  /** Puts a question to the transaction behind this. */
  protected abstract ask<R>(question: (open: Answering) => Promise<R>): Promise<R>;

  async find<E extends ObjectLiteral>(
    entity: EntityTarget<E>,
    where: Where<E> | Where<E>[],
    { order, limit }: Ordering<E> = {},
  ): Promise<E[]> {
    return await this.ask(
      async ({ manager }) => await manager.find(entity, { where, order, take: limit }),
    );
  }

  /** `findOne({})` answers the first row there is: an empty question is a fault in the caller. */
  async one<E extends ObjectLiteral>(entity: EntityTarget<E>, where: Where<E>): Promise<E | null> {
    if (Object.keys(where).length === 0) throw new Error('a row must be asked for by something');
    return await this.ask(async ({ manager }) => await manager.findOne(entity, { where }));
  }

  async count<E extends ObjectLiteral>(
    entity: EntityTarget<E>,
    where: Where<E> | Where<E>[],
  ): Promise<number> {
    return await this.ask(async ({ manager }) => await manager.count(entity, { where }));
  }

  /** The one row, or NOT_FOUND under the name given. */
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

  /** A hand-written statement, prepared once a connection, on this transaction's own client. */
  async named<R = Record<string, unknown>>(
    name: string,
    text: string,
    values: unknown[],
  ): Promise<R[]> {
    return await this.ask(async (open) => await open.named<R>(name, text, values));
  }
}
