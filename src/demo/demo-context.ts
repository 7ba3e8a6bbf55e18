import type { INestApplicationContext, Type } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { SignInService } from '../platform/accounts/sign-in.service.js';
import { Database } from '../platform/database/database.service.js';
import { SYSTEM_ACTOR, type Actor } from '../shared/actor.js';
import { PROGRAMME_CODE } from './story.data.js';

/**
 * Where the story is played: real people acting through the real services.
 *
 * Every act has a key made from its name, so that a story that was cut off goes on where it stopped.
 */
export class DemoContext {
  private readonly actors = new Map<string, Actor>();

  constructor(
    private readonly app: INestApplicationContext,
    private readonly stop?: AbortSignal,
  ) {}

  /** One of the services; throws here, between two acts, when the start was told to stop. */
  service<T>(type: Type<T>): T {
    this.stop?.throwIfAborted();
    return this.app.get(type, { strict: false });
  }

  /** The person with this code, signed in. */
  async as(code: string): Promise<Actor> {
    const known = this.actors.get(code);
    if (known) return known;
    const [person] = await this.ask<{ id: string }>('select id from person where code = $1', [
      code,
    ]);
    const [account] = await this.ask<{ hash: string }>(
      'select password_hash as hash from account where id = $1',
      [person!.id],
    );
    const { actor } = await this.service(SignInService).start(person!.id, account?.hash);
    this.actors.set(code, actor);
    return actor;
  }

  async ask<R>(sql: string, values: unknown[] = []): Promise<R[]> {
    const database = this.service(Database);
    return await database.reading(SYSTEM_ACTOR, async (reads) => await reads.query<R>(sql, values));
  }

  /** Rows of the programme, as its director sees them; `$1` is its code unless values are given. */
  async programme<R>(sql: string, ...values: unknown[]): Promise<R[]> {
    const database = this.service(Database);
    const director = await this.as('director');
    const given = values.length > 0 ? values : [PROGRAMME_CODE];
    return await database.reading(director, async (reads) => await reads.query<R>(sql, given));
  }

  /** Rows as somebody in particular sees them, such as a body's own part by its secretary. */
  async seenBy<R>(by: string, sql: string, ...values: unknown[]): Promise<R[]> {
    const database = this.service(Database);
    const actor = await this.as(by);
    return await database.reading(actor, async (reads) => await reads.query<R>(sql, values));
  }

  /** The idempotency key of an act of the story. */
  key(act: string): string {
    const hex = createHash('sha256').update(`watersmeet.demo ${act}`).digest('hex');
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `4${hex.slice(13, 16)}`,
      `8${hex.slice(17, 20)}`,
      hex.slice(20, 32),
    ].join('-');
  }
}
