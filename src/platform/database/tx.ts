import type { EntityManager, EntityMetadata, EntityTarget, ObjectLiteral } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../shared/actor.js';
import { given } from '../../shared/given.js';
import { notFound, stale } from '../../shared/refusal.js';
import { londonDay, type Day } from '../../shared/day.js';
import { normaliseText } from './normalise-text.js';
import { isAnsweredAtOnce, isCritical } from './critical.js';
import type { OpenTransaction } from './open-transaction.js';
import { Reader, type LockMode, type Where } from './reader.js';
import { humanName } from './human-name.js';
import type { Rights } from './rights.js';
import { columnsOf, deleteRows, hydrated, insertRows, lockRow, updateRows } from './statements.js';

/** A row that the transaction touched and whose digest its event must carry. */
export interface TouchedRow {
  entity: EntityTarget<ObjectLiteral>;
  table: string;
  key: Record<string, string>;
  /** Its columns as the server answered them when it was written last, if it did. */
  written?: ObjectLiteral | undefined;
}

type Row<E> = { [K in keyof E]?: E[K] };

export const newTxId = (): string => uuidv7();

/**
 * A step inside one transaction: the only way to write.
 *
 * There is no `save`: a row is inserted, or updated against the version that the caller saw. Every
 * critical row that is touched is remembered until its event is recorded.
 */
export class Tx extends Reader {
  readonly manager: EntityManager;
  /** The database's clock when the transaction began. */
  readonly now: Date;
  /** The id of what is made or changed, once it is known. */
  subjectId: string | undefined;
  private touched = new Map<string, TouchedRow>();
  private readonly lastSteps: ((tx: Tx) => Promise<void>)[] = [];

  constructor(
    private readonly open: OpenTransaction,
    readonly actor: Actor,
    readonly id: string,
  ) {
    super();
    this.manager = open.manager;
    this.now = open.now;
  }

  async clock(): Promise<Date> {
    return await Promise.resolve(this.now);
  }

  async rights(): Promise<Rights> {
    return await Promise.resolve(this.open.rights);
  }

  /** Has what whoever acts may do and see worked out again, as the tables say now. */
  async renewRights(): Promise<void> {
    await this.open.renewRights();
  }

  /** The London date now: what memberships, sessions and tokens go by. */
  get calendarDay(): Day {
    return londonDay(this.now);
  }

  /** Locks the row; a second caller waits, then reads the committed state. */
  async lock<E extends ObjectLiteral>(
    entity: EntityTarget<E>,
    id: string,
    mode: LockMode,
    what?: string,
  ): Promise<E> {
    const lock = mode === 'SHARE' ? 'share' : 'no key update';
    const [found] = await this.rows<E>(entity, (metadata) => lockRow(metadata, id, lock));
    if (!found) throw notFound(what ?? humanName(this.table(entity)));
    return found;
  }

  /**
   * Writes a new row; `id` is made here when the row has one and none is given. A property that is
   * undefined is left out, as if it were not there: its column takes its default, and is null in the
   * row answered.
   */
  async insert<E extends ObjectLiteral>(entity: new () => E, row: Row<E>): Promise<E> {
    const metadata = this.manager.connection.getMetadata(entity);
    const composed = normaliseText(this.completed(metadata, row));
    await this.insertTouched(entity, metadata, [composed]);
    return Object.assign(
      new entity(),
      emptied(metadata.columns.map((c) => c.propertyName)),
      composed,
    );
  }

  /** Writes new rows of one kind in one statement, as `insert` does one. */
  async insertAll<E extends ObjectLiteral>(
    entity: new () => E,
    rows: readonly Row<E>[],
  ): Promise<void> {
    if (rows.length === 0) return;
    const metadata = this.manager.connection.getMetadata(entity);
    const complete = rows.map((row) => normaliseText(this.completed(metadata, row)));
    await this.insertTouched(entity, metadata, complete);
  }

  /**
   * Changes a row that the caller saw at `expectedVersion`, and answers the row as it is then;
   * STALE_VERSION if it has moved on. A property that is undefined is left out: its column stays as it is.
   */
  async update<E extends ObjectLiteral & { id: string; version: number }>(
    entity: new () => E,
    id: string,
    expectedVersion: number,
    changes: Row<E>,
  ): Promise<E> {
    const seen = { id, version: expectedVersion } as unknown as Where<E>;
    const changed = await this.change(entity, seen, changes);
    if (changed) return changed;
    const current = await this.one(entity, { id } as Where<E>);
    if (!current) throw notFound(humanName(this.table(entity)));
    throw stale(expectedVersion, current.version);
  }

  /**
   * Changes a row that this transaction has locked, so that nobody else can have changed it, and answers
   * the row as it is then. A property that is undefined is left out: its column stays as it is.
   */
  async set<E extends ObjectLiteral & { id: string }>(
    entity: new () => E,
    id: string,
    changes: Row<E>,
  ): Promise<E> {
    const changed = await this.change(entity, { id } as unknown as Where<E>, changes);
    if (!changed) throw notFound(humanName(this.table(entity)));
    return changed;
  }

  /**
   * Removes a row that the caller saw at `expectedVersion`; without one, a row whose parent this
   * transaction has locked. Its audit entry records the removal.
   */
  async remove<E extends ObjectLiteral & { id: string }>(
    entity: new () => E,
    id: string,
    expectedVersion?: number,
  ): Promise<void> {
    const seen = expectedVersion === undefined ? {} : { version: expectedVersion };
    const metadata = this.manager.connection.getMetadata(entity);
    const { name, text, values } = deleteRows(metadata, { id, ...seen } as unknown as Where<E>);
    const removed = await this.open.named(name, text, values);
    if (removed.length === 1) return this.touch(entity, { id });
    const current = (await this.one(entity, { id } as unknown as Where<E>)) as {
      version?: number;
    } | null;
    if (!current || expectedVersion === undefined) throw notFound(humanName(this.table(entity)));
    throw stale(expectedVersion, current.version ?? 0);
  }

  /** A new row with its id and version, where it has them and none were given. */
  private completed<E>(metadata: EntityMetadata, row: Row<E>): Record<string, unknown> {
    const complete: Record<string, unknown> = given(row);
    if (metadata.findColumnWithPropertyName('id')) complete.id ??= uuidv7();
    if (metadata.findColumnWithPropertyName('version')) complete.version ??= 1;
    return complete;
  }

  protected async ask<R>(question: (open: OpenTransaction) => Promise<R>): Promise<R> {
    return await question(this.open);
  }

  private async change<E extends ObjectLiteral>(
    entity: new () => E,
    where: Where<E>,
    changes: Row<E>,
  ): Promise<E | null> {
    const metadata = this.manager.connection.getMetadata(entity);
    const columns: ObjectLiteral = normaliseText(given(changes));
    const { name, text, values } = updateRows(
      metadata,
      where,
      columns,
      `returning ${columnsOf(metadata)}, to_jsonb(t) as "the row"`,
    );
    const [changed] = await this.open.named<ObjectLiteral>(name, text, values);
    if (!changed) return null;
    const entityOf = hydrated<E>(metadata, changed);
    this.touch(entity, entityOf, changed['the row'] as ObjectLiteral);
    return entityOf;
  }

  /** Inserts rows; what is digested of them is what the server answers that it wrote. */
  private async insertTouched<E extends ObjectLiteral>(
    entity: new () => E,
    metadata: EntityMetadata,
    rows: readonly ObjectLiteral[],
  ): Promise<void> {
    const returning = isAnsweredAtOnce(entity) ? 'returning to_jsonb(t) as row' : '';
    const { name, text, values } = insertRows(metadata, rows, returning);
    const written = await this.open.named<{ row: ObjectLiteral }>(name, text, values);
    for (const [at, row] of rows.entries()) this.touch(entity, row, written[at]?.row);
  }

  /**
   * Adds a row to those that the next event must digest: as it was answered when it was written, or, where it was
   * written by SQL of its own or removed, as it is then.
   */
  touch(entity: EntityTarget<ObjectLiteral>, row: ObjectLiteral, written?: ObjectLiteral): void {
    if (!isCritical(entity)) return;
    const metadata = this.manager.connection.getMetadata(entity);
    const key: Record<string, string> = {};
    for (const column of metadata.primaryColumns)
      key[column.databaseName] = String(row[column.propertyName]);
    const table = metadata.tableName;
    this.touched.set(`${table} ${JSON.stringify(key)}`, { entity, table, key, written });
  }

  /** Hands over the critical rows touched since the last call: they belong to the event being recorded. */
  takeTouched(): TouchedRow[] {
    const rows = [...this.touched.values()];
    this.touched = new Map();
    return rows;
  }

  /** Runs last, just before COMMIT, in the order of asking: the chain's lock is taken as late as can be. */
  lastly(step: (tx: Tx) => Promise<void>): void {
    this.lastSteps.push(step);
  }

  async runLastSteps(): Promise<void> {
    for (const step of this.lastSteps.splice(0)) await step(this);
  }

  /** The table of a row. */
  tableOf(row: object): string {
    return this.table(row.constructor as EntityTarget<ObjectLiteral>);
  }

  /** A row by the name of its table, as far as the caller may see it. */
  async rowOf(table: string, id: string): Promise<ObjectLiteral | null> {
    const { entityMetadatas } = this.manager.connection;
    const { target } = entityMetadatas.find(({ tableName }) => tableName === table)!;
    return await this.one(target as EntityTarget<ObjectLiteral>, { id });
  }

  private table(entity: EntityTarget<ObjectLiteral>): string {
    return this.manager.connection.getMetadata(entity).tableName;
  }
}

const emptied = (properties: string[]) =>
  Object.fromEntries(properties.map((name) => [name, null]));
