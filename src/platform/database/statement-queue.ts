import { Refused } from '../../shared/refusal.js';

/** How long all the statements of one transaction may take together. */
const LONGEST_MILLISECONDS = 20_000;

const ENDED = 'The request had already ended: send it again.';
const TOO_LONG = 'This took too long. Nothing was changed: ask for less, or try again.';

/**
 * The statements of one transaction, one after another on its one client.
 *
 * Once it is closed nothing more is sent: the client may be another request's by then. Once a statement
 * has failed the others fail as it did, for PostgreSQL would only say that the transaction is aborted.
 */
export class StatementQueue {
  private last: Promise<unknown> = Promise.resolve();
  private closed = false;
  private fault: { error: unknown } | null = null;
  private readonly until = Date.now() + LONGEST_MILLISECONDS;

  async run<R>(statement: () => Promise<R>): Promise<R> {
    const turn = this.last.then(async () => await this.perform(statement));
    this.last = turn.catch(() => null);
    return await turn;
  }

  /** Lets the statement that is running finish; those that wait are refused. Answers what failed, if anything. */
  async close(): Promise<{ error: unknown } | null> {
    this.closed = true;
    await this.last;
    return this.fault;
  }

  private async perform<R>(statement: () => Promise<R>): Promise<R> {
    if (this.closed) throw new Refused({ code: 'BUSY', because: ENDED });
    if (this.fault) throw this.fault.error;
    try {
      if (Date.now() > this.until) throw new Refused({ code: 'BUSY', because: TOO_LONG });
      return await statement();
    } catch (error) {
      this.fault = { error };
      throw error;
    }
  }
}
