import type { DataSource } from 'typeorm';
import type { Actor } from '../../shared/actor.js';
import { Refused } from '../../shared/refusal.js';
import { driverError, translated } from './database-errors.js';
import { OpenTransaction } from './open-transaction.js';
import { Reader } from './reader.js';
import type { Rights } from './rights.js';

const WRITES = '25006';

/**
 * All the reads of one request: one read-only REPEATABLE READ transaction, opened at the first read
 * (for a mutation: after its COMMIT), so that all the numbers on a page agree. Statements queue on its
 * one client; it ends with the response.
 */
export class Reads extends Reader {
  private opening: Promise<OpenTransaction> | null = null;
  private ended = false;

  constructor(
    private readonly source: DataSource,
    readonly actor: Actor | null,
  ) {
    super();
  }

  async clock(): Promise<Date> {
    return (await this.open()).now;
  }

  async rights(): Promise<Rights> {
    return (await this.open()).rights;
  }

  /** Gives the connection back; nothing can be read afterwards. */
  async end(): Promise<void> {
    if (this.ended) return;
    this.ended = true;
    const open = await this.opening?.catch(() => null);
    await open?.rollback();
  }

  protected async ask<R>(question: (open: OpenTransaction) => Promise<R>): Promise<R> {
    try {
      return await question(await this.open());
    } catch (error) {
      // To write here is a fault of ours, whatever the database takes elsewhere.
      throw driverError(error).code === WRITES ? error : translated(error);
    }
  }

  private async open(): Promise<OpenTransaction> {
    if (this.ended)
      throw new Refused({ code: 'BUSY', because: 'The request had already ended: send it again.' });
    this.opening ??= OpenTransaction.begin(
      this.source,
      'ISOLATION LEVEL REPEATABLE READ READ ONLY',
      this.actor,
      '',
    );
    return await this.opening;
  }
}
