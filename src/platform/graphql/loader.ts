import DataLoader from 'dataloader';
import { In, type FindOptionsOrder, type ObjectLiteral } from 'typeorm';
import type { Where } from '../database/reader.js';
import type { RequestContext } from './request-context.js';

/**
 * A loader for one request: many fields that ask for one thing each become one question.
 * It is kept in the request's context, never in a module: another request has other rights.
 */
export function loader<V>(
  context: RequestContext,
  name: string,
  load: (keys: readonly string[]) => Promise<Map<string, V>>,
): DataLoader<string, V | null> {
  const found = context.loaders.get(name) as DataLoader<string, V | null> | undefined;
  if (found) return found;
  const made = new DataLoader<string, V | null>(async (keys) => {
    const rows = await load(keys);
    return keys.map((key) => rows.get(key) ?? null);
  });
  context.loaders.set(name, made);
  return made;
}

/** Rows by one of their columns, for a loader of lists. */
export function grouped<R>(rows: readonly R[], key: (row: R) => string): Map<string, R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}

/**
 * The rows that belong to something, by the column that names it: all that ask in one request become one
 * question. `const votesOf = listOf(Vote, 'resolutionId', { personId: 'ASC' })`.
 */
export function listOf<E extends ObjectLiteral>(
  entity: new () => E,
  column: keyof E & string,
  order: FindOptionsOrder<E>,
  only: Where<E> = {},
) {
  const name = `${entity.name} by ${column} ${JSON.stringify([order, only])}`;
  return async (context: RequestContext, key: string): Promise<E[]> => {
    const rows = loader(context, name, async (keys) => {
      const where = Object.assign({ [column]: In([...keys]) }, only) as Where<E>;
      return grouped(await context.reads.find(entity, where, { order }), (row) =>
        String(row[column]),
      );
    });
    return (await rows.load(key)) ?? [];
  };
}

/**
 * The one row with an id, or with another column that is unique; null without a key, or when the caller
 * may not see it. All that ask in one request become one question. `const personOf = oneOf(Person)`.
 */
export function oneOf<E extends ObjectLiteral>(
  entity: new () => E,
  column: keyof E & string = 'id',
) {
  const name = `one ${entity.name} by ${column}`;
  return async (context: RequestContext, key: string | null | undefined): Promise<E | null> => {
    if (!key) return null;
    const rows = loader(context, name, async (keys) => {
      const where = { [column]: In([...keys]) } as Where<E>;
      const found = await context.reads.find(entity, where);
      return new Map(found.map((row) => [String(row[column]), row]));
    });
    return await rows.load(key);
  };
}
