import DataLoader from 'dataloader';
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

/** Rows by their id, for a loader of single things. */
export const byId = <R extends { id: string }>(rows: readonly R[]): Map<string, R> =>
  new Map(rows.map((row) => [row.id, row]));
