import { Injectable, Logger } from '@nestjs/common';
import { Logger as WorkerLogger, parseCronItems, run, type Runner } from 'graphile-worker';
import type { Pool } from 'pg';
import { SignInLimits } from '../accounts/sign-in-limits.service.js';
import type { Connection } from '../database/data-source.js';
import { driverError } from '../database/database-errors.js';
import { workerPool } from '../database/worker-schema.js';

/** What the worker does, by name. A job names its task, and what it is about by ids: never content. */
export const Task = { FORGET_SIGN_IN_ATTEMPTS: 'forget-sign-in-attempts' } as const;

/** Whether the worker of this server works. */
export type WorkerState = 'NOT_STARTED' | 'WORKING' | 'STOPPED';

/** Every hour, at this minute. */
const HOURLY = '17 * * * *';
/** How often it looks for jobs of which nobody told it, such as those to be tried again. */
const LOOK_MILLISECONDS = 60_000;
/** One to hear of jobs, one to do them. */
const CONNECTIONS = 2;

/**
 * Does what need not be done while somebody waits for an answer: one job at a time on each server, each job on
 * one server alone. Jobs are kept in PostgreSQL; one that fails is tried again later.
 */
@Injectable()
export class OutboxWorker {
  private readonly log = new Logger('worker');
  private runner: Runner | null = null;
  private pool: Pool | null = null;
  state: WorkerState = 'NOT_STARTED';

  constructor(private readonly limits: SignInLimits) {}

  /** Begins to work, with the service's account. */
  async start(connection: Connection): Promise<void> {
    this.pool = workerPool(connection, { max: CONNECTIONS, application_name: 'watersmeet-worker' });
    const runner = await this.run(this.pool);
    this.runner = runner;
    this.state = 'WORKING';
    runner.promise.then(
      () => (this.state = 'STOPPED'),
      () => (this.state = 'STOPPED'),
    );
  }

  /** Takes no more jobs; waits for the one that it is doing. */
  async stop(): Promise<void> {
    // It may have stopped by itself.
    await this.runner?.stop().catch(() => undefined);
    await this.runner?.promise.catch(() => undefined);
    await this.pool?.end();
    this.runner = null;
    this.pool = null;
  }

  private async run(pgPool: Pool): Promise<Runner> {
    return await run({
      pgPool,
      concurrency: 1,
      noHandleSignals: true,
      // Else it stops without waiting until what it has done is noted as done.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
      pollInterval: LOOK_MILLISECONDS,
      logger: new WorkerLogger(() => (level, message) => this.tell(level, message)),
      taskList: {
        [Task.FORGET_SIGN_IN_ATTEMPTS]: async () => await this.try(this.limits.forgetExpired()),
      },
      parsedCronItems: parseCronItems([
        { task: Task.FORGET_SIGN_IN_ATTEMPTS, match: HOURLY, options: { maxAttempts: 3 } },
      ]),
    });
  }

  /** What is kept of a failure is its code: what the database says may hold values. */
  private async try(work: Promise<void>): Promise<void> {
    await work.catch((error: unknown) => {
      throw new Error(driverError(error).code ?? (error as Error).name);
    });
  }

  private tell(level: string, message: string): void {
    if (level === 'error') this.log.error(message);
    else if (level === 'warning') this.log.warn(message);
    else this.log.debug(message);
  }
}
