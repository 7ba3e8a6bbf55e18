import type { ObjectLiteral } from 'typeorm';

type EntityClass = new () => ObjectLiteral;

interface Digested {
  /** Columns that are not digested: bytes that are digested elsewhere. */
  except?: readonly string[];
  /** Whether a new row is read for its digest afterwards: row security shows it to its writer only then. */
  readAfter?: boolean;
}

const critical = new Map<EntityClass, Digested>();

/**
 * Marks a table whose every change must have its event in an audit chain.
 *
 * The wrapper digests the rows that a transaction touched; triggers made by the migration refuse a
 * commit without an event.
 */
export function Critical(digested: Digested = {}): ClassDecorator {
  return (target) => {
    critical.set(target as unknown as EntityClass, digested);
  };
}

export const isCritical = (entity: unknown): boolean => critical.has(entity as EntityClass);

/** Columns left out of a critical row's digest. */
export const notDigested = (entity: unknown): readonly string[] =>
  critical.get(entity as EntityClass)?.except ?? [];

/** Whether what was written of a new row is answered at once, so that it need not be read for its digest. */
export const isAnsweredAtOnce = (entity: unknown): boolean =>
  isCritical(entity) && !critical.get(entity as EntityClass)!.readAfter;

export const criticalEntities = (): readonly EntityClass[] => [...critical.keys()];
