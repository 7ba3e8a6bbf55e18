import type { EntityManager, EntityMetadata, EntityTarget, ObjectLiteral } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../shared/actor.js';
import { given } from '../../shared/given.js';
import { notFound, stale } from '../../shared/refusal.js';
import { londonDay, type Day } from '../../shared/day.js';
import { normaliseText } from './normalise-text.js';
import { isCritical } from './critical.js';
import type { OpenTransaction } from './open-transaction.js';
import { Reader, type LockMode, type Where } from './reader.js';
import { humanName } from './human-name.js';

/** A row that the transaction touched and whose digest its event must carry. */
export interface TouchedRow {
  entity: EntityTarget<ObjectLiteral>;
  table: string;
  key: Record<string, string>;
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
    const lock = mode === 'SHARE' ? 'pessimistic_read' : 'for_no_key_update';
    const found = await this.manager
      .createQueryBuilder(entity, 'row')
      .setLock(lock)
      .where('row.id = :id', { id })
      .getOne();
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
    await this.manager
      .createQueryBuilder()
      .insert()
      .into(entity)
      .values(composed as QueryDeepPartialEntity<E>)
      .updateEntity(false)
      .execute();
    this.touch(entity, composed);
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
    await this.manager
      .createQueryBuilder()
      .insert()
      .into(entity)
      .values(complete as QueryDeepPartialEntity<E>[])
      .updateEntity(false)
      .execute();
    for (const row of complete) this.touch(entity, row);
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
    const changed = await this.change(
      entity,
      'id = :id and version = :expectedVersion',
      { id, expectedVersion },
      changes,
    );
    if (changed) return changed;
    const current = await this.manager.findOneBy(entity, { id } as Where<E>);
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
    const changed = await this.change(entity, 'id = :id', { id }, changes);
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
    const result = await this.manager
      .createQueryBuilder()
      .delete()
      .from(entity)
      .where({ id, ...seen })
      .execute();
    if (result.affected === 1) return this.touch(entity, { id });
    const current = (await this.manager.findOneBy(entity, { id } as Where<E>)) as {
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
    where: string,
    values: ObjectLiteral,
    changes: Row<E>,
  ): Promise<E | null> {
    const metadata = this.manager.connection.getMetadata(entity);
    const columns: ObjectLiteral = normaliseText(given(changes));
    if (metadata.findColumnWithPropertyName('version')) columns.version = () => 'version + 1';
    const result = await this.manager
      .createQueryBuilder()
      .update(entity)
      .set(columns as QueryDeepPartialEntity<E>)
      .where(where, values)
      .returning('*')
      .updateEntity(false)
      .execute();
    const [changed] = result.raw as ObjectLiteral[];
    if (!changed) return null;
    this.touch(entity, values);
    return await this.hydrated(metadata, changed);
  }

  /** A row as an entity, from the columns that a statement returned. */
  private hydrated<E extends ObjectLiteral>(metadata: EntityMetadata, row: ObjectLiteral): E {
    const { driver } = this.manager.connection;
    const properties = metadata.columns.map((column) => [
      column.propertyName,
      driver.prepareHydratedValue(row[column.databaseName], column) as unknown,
    ]);
    return Object.assign(metadata.create() as E, Object.fromEntries(properties));
  }

  /** Adds a row written by SQL of its own to those that the next event must digest. */
  touch(entity: EntityTarget<ObjectLiteral>, row: ObjectLiteral): void {
    if (!isCritical(entity)) return;
    const metadata = this.manager.connection.getMetadata(entity);
    const key: Record<string, string> = {};
    for (const column of metadata.primaryColumns)
      key[column.databaseName] = String(row[column.propertyName]);
    const table = metadata.tableName;
    this.touched.set(`${table} ${JSON.stringify(key)}`, { entity, table, key });
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
