import type { CanonicalValue } from '../../shared/canonical.js';

/** What may be put into an event; it is written as text, booleans, lists and objects only. */
export type Auditable =
  | string
  | number
  | boolean
  | null
  | undefined
  | Date
  | readonly Auditable[]
  | { readonly [key: string]: Auditable };

/** The canonical form of a payload: numbers and moments as text, what is not there left out. */
export function auditable(value: Auditable): CanonicalValue {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return (value as readonly Auditable[]).filter(isThere).map(auditable);
  const entries = Object.entries(value as Record<string, Auditable>).filter(([, item]) =>
    isThere(item),
  );
  return Object.fromEntries(entries.map(([key, item]) => [key, auditable(item)]));
}

/** What is told of a revision: the new values, and by name the fields that were emptied. */
export function revisionOf(changes: Record<string, Auditable>): Record<string, Auditable> {
  const emptied = Object.keys(changes).filter((name) => changes[name] === null);
  return { ...changes, emptied: emptied.length > 0 ? emptied : undefined };
}

const isThere = (value: Auditable) => value !== null && value !== undefined;
