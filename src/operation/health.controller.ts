import { Controller, Get, Res } from '@nestjs/common';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import { pendingMigrations } from '../platform/database/migrator.js';
import { MIGRATIONS } from '../platform/database/migrations.js';
import { Draining } from './draining.js';

@Controller()
export class HealthController {
  constructor(
    private readonly source: DataSource,
    private readonly draining: Draining,
  ) {}

  /** Alive: the process answers. */
  @Get('health')
  health(): { status: string } {
    return { status: 'alive' };
  }

  /** Ready: the database is reached, its migrations are done, and the server is not stopping. */
  @Get('ready')
  async ready(
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ status: string; because?: string }> {
    const because = await this.whyNot();
    if (!because) return { status: 'ready' };
    response.status(503);
    return { status: 'not ready', because };
  }

  private async whyNot(): Promise<string | null> {
    if (this.draining.begun) return 'The server is stopping.';
    try {
      const pending = await pendingMigrations(this.source, MIGRATIONS);
      return pending.length > 0
        ? `The database lacks migrations of this version (${pending.length}): run \`npm run migrate\`.`
        : null;
    } catch {
      return 'The database cannot be reached.';
    }
  }
}
