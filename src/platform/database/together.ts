import type { EntityMetadata, EntityTarget, ObjectLiteral } from 'typeorm';
import { hydrated, prepared, selectRows, type Ordering, type Statement } from './statements.js';
import type { Where } from './statements.js';

type MetadataOf = (entity: EntityTarget<ObjectLiteral>) => EntityMetadata;

/** A list that is read in one statement with others, and how a row of it is made of the JSON that comes back. */
export interface List<R> {
  asked: (of: MetadataOf) => Pick<Statement, 'text' | 'values'>;
  read: (of: MetadataOf) => (row: ObjectLiteral) => R;
}

/** Several lists, by name. */
export type Lists = Record<string, List<unknown>>;
/** Their rows. */
export type RowsOf<L extends Lists> = {
  [Name in keyof L]: L[Name] extends List<infer R> ? R[] : never;
};

/** Rows of one kind. */
export function rowsOf<E extends ObjectLiteral>(
  entity: new () => E,
  where: Where<E> | Where<E>[],
  ordering?: Ordering<E>,
): List<E> {
  return {
    asked: (of) => selectRows(inJson(of(entity)), where, ordering),
    read: (of) => {
      const metadata = of(entity);
      const moments = metadata.columns.filter(({ type }) => type === 'timestamptz');
      const names = moments.map(({ databaseName }) => databaseName);
      return (row) => hydrated<E>(metadata, withMoments(row, names));
    },
  };
}

const NOT_IN_JSON: readonly unknown[] = ['bytea', 'bigint', 'int8', 'numeric'];

/** A kind of row that JSON carries whole; a fault in the caller for any other. */
function inJson(metadata: EntityMetadata): EntityMetadata {
  const lost = metadata.columns.find(({ type }) => NOT_IN_JSON.includes(type));
  if (lost) throw new Error(`${metadata.name}.${lost.propertyName} is lost in JSON: use find`);
  return metadata;
}

/** What a hand-written statement answers; `moments` names those of its columns that are moments. */
export function answersTo<R extends object>(
  text: string,
  values: unknown[],
  moments: readonly (keyof R & string)[] = [],
): List<R> {
  return {
    asked: () => ({ text, values }),
    read: () => (row) => withMoments(row, moments) as R,
  };
}

/**
 * One statement for several lists: each comes back as JSON, in its own order. Whole numbers beyond 2^53 and bytes are
 * not for it.
 */
export function together(lists: Lists, of: MetadataOf): Statement {
  const values: unknown[] = [];
  const parts = Object.entries(lists).map(([name, list]) => {
    const { text, values: own } = list.asked(of);
    const before = values.length;
    values.push(...own);
    const placed = text.replace(/\$(\d+)/g, (_all, at: string) => `$${before + Number(at)}`);
    return `(select coalesce(json_agg(l), '[]') from (${placed}) l) as "${name}"`;
  });
  return prepared(`select ${parts.join(', ')}`, values);
}

/** The rows of each list. */
export function separated<L extends Lists>(
  lists: L,
  of: MetadataOf,
  answer: ObjectLiteral,
): RowsOf<L> {
  const rows = Object.entries(lists).map(([name, list]) => [
    name,
    (answer[name] as ObjectLiteral[]).map(list.read(of)),
  ]);
  return Object.fromEntries(rows) as RowsOf<L>;
}

function withMoments(row: ObjectLiteral, names: readonly string[]): ObjectLiteral {
  for (const name of names) if (row[name] !== null) row[name] = new Date(row[name] as string);
  return row;
}
