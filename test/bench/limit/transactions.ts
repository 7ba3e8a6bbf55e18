import { Pool, type PoolClient } from 'pg';
import { begin } from '../../../src/platform/database/begin.js';
import { sourceOptions } from '../../../src/platform/database/data-source.js';
import { newTxId } from '../../../src/platform/database/tx.js';
import { bearerHash, grantProof } from '../../../src/platform/accounts/secrets.js';
import type { Actor } from '../../../src/shared/actor.js';

export interface Address {
  host: string;
  port: number;
  user: string;
  database: string;
}

/** A hand-written statement with a name: prepared once a connection. */
export type Ask = <R>(name: string, text: string, values: unknown[]) => Promise<R[]>;

/** What the limit does its work in: the product's own pool settings, sign-in check and row security. */
export class Transactions {
  private readonly pool: Pool;

  constructor(address: Address) {
    const connection = { ...address };
    const { extra } = sourceOptions({
      connection,
      poolSize: 20,
      entities: [],
      applicationName: 'watersmeet-limit',
    });
    this.pool = new Pool({ ...address, ...(extra as object), max: 20 });
    this.pool.on('error', () => undefined);
  }

  /** Who stands behind the header, by the digest of the secret; null for nobody. */
  async actorOf(header: string | undefined): Promise<Actor | null> {
    const hash = bearerHash(header);
    if (!hash) return null;
    const { rows } = await this.pool.query({
      name: 'grant',
      text: 'select * from access.use_grant($1)',
      values: [hash],
    });
    const [grant] = rows as [
      { person_id: string; grant_id: string; grant_kind: 'SESSION'; authenticated_at: Date }?,
    ];
    if (!grant) return null;
    return {
      personId: grant.person_id,
      grantId: grant.grant_id,
      grantKind: grant.grant_kind,
      authenticatedAt: grant.authenticated_at,
      grantProof: grantProof(grant.grant_id, hash),
    };
  }

  /** One snapshot, read only, as the product reads. */
  async reading<T>(actor: Actor, work: (ask: Ask, now: Date) => Promise<T>): Promise<T> {
    const mode = 'ISOLATION LEVEL REPEATABLE READ READ ONLY';
    return await this.within(actor, mode, '', 'ROLLBACK', work);
  }

  /** One transaction, as the product writes. */
  async writing<T>(
    actor: Actor,
    work: (ask: Ask, now: Date, txId: string) => Promise<T>,
  ): Promise<T> {
    const id = newTxId();
    const mode = 'ISOLATION LEVEL READ COMMITTED';
    return await this.within(
      actor,
      mode,
      id,
      'COMMIT',
      async (ask, now) => await work(ask, now, id),
    );
  }

  private async within<T>(
    actor: Actor,
    mode: string,
    txId: string,
    end: 'COMMIT' | 'ROLLBACK',
    work: (ask: Ask, now: Date) => Promise<T>,
  ): Promise<T> {
    const client = await this.pool.connect();
    try {
      const { now } = await begin(client, mode, actor, txId);
      const answer = await work(askOn(client), now);
      await client.query(end);
      return answer;
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
  }
}

const askOn =
  (client: PoolClient): Ask =>
  async <R>(name: string, text: string, values: unknown[]) =>
    (await client.query({ name, text, values })).rows as R[];
