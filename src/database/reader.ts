import type {
  EntityManager,
  EntityTarget,
  FindOptionsOrder,
  FindOptionsWhere,
  ObjectLiteral,
} from 'typeorm';
import type { Actor } from '../shared/actor.js';

export type Where<E> = FindOptionsWhere<E>;
export interface Ordering<E> {
  order?: FindOptionsOrder<E>;
  take?: number;
}
export type LockMode = 'SHARE' | 'NO KEY UPDATE';

/** What can be asked of the database: the same questions inside a transaction and in a read. */
export interface Reader {
  readonly actor: Actor | null;
  /** The database's clock when this began: what was signed in, granted or revoked is measured by it. */
  clock(): Promise<Date>;
  find<E extends ObjectLiteral>(
    entity: EntityTarget<E>,
    where: Where<E> | Where<E>[],
    how?: Ordering<E>,
  ): Promise<E[]>;
  one<E extends ObjectLiteral>(entity: EntityTarget<E>, where: Where<E>): Promise<E | null>;
  count<E extends ObjectLiteral>(entity: EntityTarget<E>, where: Where<E>): Promise<number>;
  /** The one row, or NOT_FOUND under the name given. */
  must<E extends ObjectLiteral>(
    entity: EntityTarget<E>,
    where: Where<E>,
    what: string,
    field?: string,
  ): Promise<E>;
  query<Row = Record<string, unknown>>(sql: string, values?: unknown[]): Promise<Row[]>;
}

/** `findOneBy({})` answers the first row there is: an empty question is a fault in the caller. */
export async function oneOf<E extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<E>,
  where: Where<E>,
): Promise<E | null> {
  if (Object.keys(where).length === 0) throw new Error('a row must be asked for by something');
  return await manager.findOne(entity, { where });
}
