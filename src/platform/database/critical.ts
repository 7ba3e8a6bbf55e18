import type { ObjectLiteral } from 'typeorm';

type EntityClass = new () => ObjectLiteral;
const critical = new Map<EntityClass, readonly string[]>();

/**
 * Marks a table whose every change must have its event in an audit chain.
 *
 * The wrapper digests the rows that a transaction touched; triggers made by the migration refuse a
 * commit without an event. `except` names columns that are not digested (bytes digested elsewhere).
 */
export function Critical(options: { except?: readonly string[] } = {}): ClassDecorator {
  return (target) => {
    critical.set(target as unknown as EntityClass, options.except ?? []);
  };
}

export const isCritical = (entity: unknown): boolean => critical.has(entity as EntityClass);

/** Columns left out of a critical row's digest. */
export const notDigested = (entity: unknown): readonly string[] =>
  critical.get(entity as EntityClass) ?? [];

export const criticalEntities = (): readonly EntityClass[] => [...critical.keys()];
