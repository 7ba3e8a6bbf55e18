import { Controller, Get, Res } from '@nestjs/common';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import { Database } from '../platform/database/database.service.js';
import { pendingMigrations } from '../platform/database/migrator.js';
import { MIGRATIONS } from '../platform/database/migrations.js';
import { OutboxWorker, type WorkerState } from '../platform/outbox/worker.service.js';
import { Draining } from './draining.js';

@Controller()
export class HealthController {
  private asking: Promise<string | null> | null = null;

  constructor(
    private readonly source: DataSource,
    private readonly database: Database,
    private readonly draining: Draining,
    private readonly worker: OutboxWorker,
  ) {}

  /** Alive: the process answers. */
  @Get('health')
  health(): { status: string } {
    return { status: 'alive' };
  }

  /**
   * Ready: the database is reached and takes changes, its migrations are done, and the server is not
   * stopping. Whether the worker works is said beside it: people are answered without it too.
   */
  @Get('ready')
  async ready(
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ status: string; because?: string; worker: WorkerState }> {
    // However many ask at once, the database is asked once.
    this.asking ??= this.whyNot().finally(() => (this.asking = null));
    const because = await this.asking;
    const worker = this.worker.state;
    if (!because) return { status: 'ready', worker };
    response.status(503);
    return { status: 'not ready', because, worker };
  }

  private async whyNot(): Promise<string | null> {
    if (this.draining.begun) return 'The server is stopping.';
    try {
      const pending = await pendingMigrations(this.source, MIGRATIONS);
      if (pending.length > 0)
        return `The database lacks migrations of this version (${pending.length}): run \`npm run migrate\`.`;
      if (await this.isReadOnly()) return 'The database can only be read at the moment.';
      return this.database.whyNoChanges();
    } catch {
      return 'The database cannot be reached.';
    }
  }

  private async isReadOnly(): Promise<boolean> {
    const ask = "select current_setting('transaction_read_only') = 'on' as only";
    return (await this.source.query<[{ only: boolean }]>(ask))[0].only;
  }
}
