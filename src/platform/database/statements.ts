import { createHash } from 'node:crypto';
import { FindOperator, type EntityMetadata, type ObjectLiteral } from 'typeorm';
import type { FindOptionsOrder, FindOptionsWhere } from 'typeorm';

/** Which rows: by the values of their columns, or by an operator such as `In([...])`. */
export type Where<E> = FindOptionsWhere<E>;

/** In which order rows are answered, and at most how many. */
export interface Ordering<E> {
  order?: FindOptionsOrder<E>;
  limit?: number;
}

/** A statement as it is prepared once a connection: its name, its text, and the values of this time. */
export interface Statement {
  name: string;
  text: string;
  values: unknown[];
}

const quoted = (name: string) => `"${name}"`;

/** A text, written piece by piece, and the values that its placeholders stand for. */
class Writing {
  readonly values: unknown[] = [];

  /** A placeholder for a value. */
  value(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  statement(text: string): Statement {
    return prepared(text, this.values);
  }
}

const names = new Map<string, string>();

/** The name of a statement: the same for the same text, on every connection. */
function nameOf(text: string): string {
  const known = names.get(text);
  if (known) return known;
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 24);
  names.set(text, name);
  return name;
}

/** A statement under the name of its text. */
export const prepared = (text: string, values: unknown[]): Statement => ({
  name: nameOf(text),
  text,
  values,
});

/** Rows of one kind by a condition, or by one of several, in an order. */
export function selectRows<E extends ObjectLiteral>(
  metadata: EntityMetadata,
  where: Where<E> | Where<E>[],
  { order, limit }: Ordering<E> = {},
): Statement {
  const writing = new Writing();
  const parts = [
    `select ${columnsOf(metadata)} from ${quoted(metadata.tableName)} t`,
    condition(writing, metadata, where),
  ];
  const by = Object.entries(order ?? {}).map(
    ([property, direction]) => `${column(metadata, property)} ${String(direction).toLowerCase()}`,
  );
  if (by.length > 0) parts.push(`order by ${by.join(', ')}`);
  if (limit !== undefined) parts.push(`limit ${writing.value(limit)}`);
  return writing.statement(parts.filter(Boolean).join(' '));
}

/** How many rows of one kind there are by a condition. */
export function countRows<E extends ObjectLiteral>(
  metadata: EntityMetadata,
  where: Where<E> | Where<E>[],
): Statement {
  const writing = new Writing();
  const text = `select count(*)::int as n from ${quoted(metadata.tableName)} t ${condition(writing, metadata, where)}`;
  return writing.statement(text.trim());
}

/** One row by its id, locked. */
export function lockRow(metadata: EntityMetadata, id: string, lock: string): Statement {
  const writing = new Writing();
  const text = `select ${columnsOf(metadata)} from ${quoted(metadata.tableName)} t where ${column(metadata, 'id')} = ${writing.value(id)} for ${lock}`;
  return writing.statement(text);
}

/** New rows of one kind, each with the same properties; answers each as the chain digests it, if that is asked. */
export function insertRows(
  metadata: EntityMetadata,
  rows: readonly ObjectLiteral[],
  returning: string,
): Statement {
  const writing = new Writing();
  const properties = Object.keys(rows[0]!);
  const lists = rows.map(
    (row) =>
      `(${properties.map((name) => writing.value(kept(metadata, name, row[name]))).join(', ')})`,
  );
  const columns = properties.map((name) => quoted(databaseName(metadata, name)));
  const text = `insert into ${quoted(metadata.tableName)} as t (${columns.join(', ')}) values ${lists.join(', ')} ${returning}`;
  return writing.statement(text.trim());
}

/** Changes the rows of one kind that meet a condition; a property `version` is raised by one. */
export function updateRows<E extends ObjectLiteral>(
  metadata: EntityMetadata,
  where: Where<E>,
  changes: ObjectLiteral,
  returning: string,
): Statement {
  const writing = new Writing();
  const sets = Object.entries(changes).map(
    ([name, value]) =>
      `${quoted(databaseName(metadata, name))} = ${writing.value(kept(metadata, name, value))}`,
  );
  if (metadata.findColumnWithPropertyName('version')) sets.push('version = version + 1');
  const text = `update ${quoted(metadata.tableName)} t set ${sets.join(', ')} ${condition(writing, metadata, where)} ${returning}`;
  return writing.statement(text);
}

/** Removes the rows of one kind that meet a condition; answers one for each. */
export function deleteRows<E extends ObjectLiteral>(
  metadata: EntityMetadata,
  where: Where<E>,
): Statement {
  const writing = new Writing();
  const text = `delete from ${quoted(metadata.tableName)} t ${condition(writing, metadata, where)} returning 1`;
  return writing.statement(text);
}

/**
 * The columns of a kind of row, by name: a statement that is prepared stays good when a column is added. Lists come
 * as JSON, which is read many times faster than an array of PostgreSQL's.
 */
export const columnsOf = (metadata: EntityMetadata): string =>
  metadata.columns
    .map(({ databaseName: name, isArray }) =>
      isArray ? `array_to_json(t.${quoted(name)}) as ${quoted(name)}` : `t.${quoted(name)}`,
    )
    .join(', ');

/** A row, as an answer has its columns, as its entity. */
export function hydrated<E extends ObjectLiteral>(metadata: EntityMetadata, row: ObjectLiteral): E {
  const entity = new (metadata.target as new () => E)() as ObjectLiteral;
  for (const { propertyName, databaseName: name } of metadata.columns)
    entity[propertyName] = row[name] as unknown;
  return entity as E;
}

const databaseName = (metadata: EntityMetadata, property: string): string => {
  const found = metadata.findColumnWithPropertyName(property);
  if (!found) throw new Error(`${metadata.name} has no ${property}`);
  return found.databaseName;
};

const column = (metadata: EntityMetadata, property: string) =>
  `t.${quoted(databaseName(metadata, property))}`;

/** A value as the driver takes it: JSON as its text, for the driver would write a list as an array. */
function kept(metadata: EntityMetadata, property: string, value: unknown): unknown {
  const { type } = metadata.findColumnWithPropertyName(property)!;
  return type === 'jsonb' && value !== null ? JSON.stringify(value) : value;
}

function condition<E extends ObjectLiteral>(
  writing: Writing,
  metadata: EntityMetadata,
  where: Where<E> | Where<E>[],
): string {
  const alternatives = (Array.isArray(where) ? where : [where]).map((one) =>
    Object.entries(one as ObjectLiteral).filter(([, value]) => value !== undefined),
  );
  // Said once, what holds in all of them can be looked up by an index.
  const inAll = ([property, value]: [string, unknown]) =>
    alternatives.every((one) => one.some((other) => other[0] === property && other[1] === value));
  const written = (entries: [string, unknown][]) =>
    entries.map(([property, value]) => comparison(writing, column(metadata, property), value));
  const all = written(alternatives[0]!.filter(inAll));
  const any = alternatives.map((one) =>
    written(one.filter((entry) => !inAll(entry))).join(' and '),
  );
  if (any.every((one) => one !== '')) all.push(`(${any.map((one) => `(${one})`).join(' or ')})`);
  return all.length === 0 ? '' : `where ${all.join(' and ')}`;
}

const SIGNS: Record<string, string> = {
  lessThan: '<',
  lessThanOrEqual: '<=',
  moreThan: '>',
  moreThanOrEqual: '>=',
  ilike: 'ilike',
};

function comparison(writing: Writing, name: string, value: unknown): string {
  if (value === null) return `${name} is null`;
  if (!(value instanceof FindOperator)) return `${name} = ${writing.value(value)}`;
  const { type, value: inner } = value as FindOperator<unknown>;
  if (type === 'isNull') return `${name} is null`;
  if (type === 'in') return `${name} = any (${writing.value(inner)})`;
  if (type === 'not') return `not (${comparison(writing, name, childOf(value))})`;
  if (type === 'or')
    return `(${(inner as unknown[]).map((one) => comparison(writing, name, one)).join(' or ')})`;
  const sign = SIGNS[type];
  if (!sign) throw new Error(`rows are not asked for by ${type}`);
  return `${name} ${sign} ${writing.value(inner)}`;
}

/** What an operator stands before: another operator, or a value. */
const childOf = (operator: FindOperator<unknown>): unknown => operator.child ?? operator.value;
