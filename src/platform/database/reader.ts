import type { EntityManager, EntityMetadata, EntityTarget, ObjectLiteral } from 'typeorm';
import type { Actor } from '../../shared/actor.js';
import { notFound } from '../../shared/refusal.js';
import type { Rights } from './rights.js';
import {
  countRows,
  hydrated,
  selectRows,
  type Ordering,
  type Statement,
  type Where,
} from './statements.js';
import { separated, together, type Lists, type RowsOf } from './together.js';

export type { Ordering, Where };
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

  /** What the database worked out of whoever acts: their roles, their bodies, their open rolls. */
  abstract rights(): Promise<Rights>;

  /** Puts a question to the transaction behind this. */
  protected abstract ask<R>(question: (open: Answering) => Promise<R>): Promise<R>;

  async find<E extends ObjectLiteral>(
    entity: EntityTarget<E>,
    where: Where<E> | Where<E>[],
    { order, limit }: Ordering<E> = {},
  ): Promise<E[]> {
    return await this.rows(entity, (metadata) => selectRows(metadata, where, { order, limit }));
  }

  /** An empty question would be answered with any row there is: it is a fault in the caller. */
  async one<E extends ObjectLiteral>(entity: EntityTarget<E>, where: Where<E>): Promise<E | null> {
    if (Object.keys(where).length === 0) throw new Error('a row must be asked for by something');
    const [found] = await this.find(entity, where, { limit: 1 });
    return found ?? null;
  }

  async count<E extends ObjectLiteral>(
    entity: EntityTarget<E>,
    where: Where<E> | Where<E>[],
  ): Promise<number> {
    return await this.ask(async (open) => {
      const { name, text, values } = countRows(metadataOf(open, entity), where);
      const [counted] = await open.named<{ n: number }>(name, text, values);
      return counted!.n;
    });
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

  /** Several lists in one statement, each by its name. */
  async together<L extends Lists>(lists: L): Promise<RowsOf<L>> {
    return await this.ask(async (open) => {
      const of = (entity: EntityTarget<ObjectLiteral>) => metadataOf(open, entity);
      const { name, text, values } = together(lists, of);
      const [answer] = await open.named<ObjectLiteral>(name, text, values);
      return separated(lists, of, answer!);
    });
  }

  /** A hand-written statement, prepared once a connection, on this transaction's own client. */
  async named<R = Record<string, unknown>>(
    name: string,
    text: string,
    values: unknown[],
  ): Promise<R[]> {
    return await this.ask(async (open) => await open.named<R>(name, text, values));
  }

  /** The rows of a statement about one kind of row, as entities. */
  protected async rows<E extends ObjectLiteral>(
    entity: EntityTarget<E>,
    statement: (metadata: EntityMetadata) => Statement,
  ): Promise<E[]> {
    return await this.ask(async (open) => {
      const metadata = metadataOf(open, entity);
      const { name, text, values } = statement(metadata);
      const rows = await open.named<ObjectLiteral>(name, text, values);
      return rows.map((row) => hydrated<E>(metadata, row));
    });
  }
}

const metadataOf = ({ manager }: Answering, entity: EntityTarget<ObjectLiteral>) =>
  manager.connection.getMetadata(entity);
