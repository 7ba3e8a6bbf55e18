import { Injectable } from '@nestjs/common';
import { driverError } from '../database/database-errors.js';
import type { Tx } from '../database/tx.js';
import { canonicalJson, sha256Hex } from '../../shared/canonical.js';
import { Refused, refuse } from '../../shared/refusal.js';

/** What a request came to: the ids of its rows, and whether it had been done before. */
export interface Once<Ids> {
  ids: Ids;
  replayed: boolean;
}

/** An answer as it is kept with its key: a row by its table and id, a plain value as it is. */
export type KeptAnswer = Record<
  string,
  { row: string; id: string } | string | number | boolean | null
>;

const LOCK_TIMED_OUT = '55P03';

/** The same request, sent twice, has one effect. */
@Injectable()
export class IdempotencyService {
  /**
   * Does the work once for a key: the first statement of the transaction claims it, and the work's own
   * failure gives it back. The same key with another request is refused.
   *
   * `input` is the verb's input without the key. Errors: IDEMPOTENCY_KEY_REUSED, IN_PROGRESS.
   */
  async once<Ids extends Record<string, string>>(
    tx: Tx,
    request: { verb: string; key: string; input: object },
    work: () => Promise<Ids>,
  ): Promise<Once<Ids>> {
    const hash = sha256Hex(canonicalJson({ verb: request.verb, input: plain(request.input) }));
    const before = await this.claimHash(tx, request, hash);
    if (before) return { ids: before as Ids, replayed: true };
    const ids = await work();
    await tx.query('update idempotency set answer = $3 where actor_id = $1 and key = $2', [
      tx.actor.personId,
      request.key,
      ids,
    ]);
    return { ids, replayed: false };
  }

  /**
   * Claims a key for a request, as the first thing that its transaction writes: null when it is new, else
   * the answer that was kept. The same key with another request is refused. Errors: IDEMPOTENCY_KEY_REUSED,
   * IN_PROGRESS.
   */
  async claim(tx: Tx, request: { verb: string; key: string; input: object }) {
    const hash = sha256Hex(canonicalJson({ verb: request.verb, input: plain(request.input) }));
    return (await this.claimHash(tx, request, hash)) as KeptAnswer | null;
  }

  /** Keeps the answer of the request that claimed the key. */
  async keep(tx: Tx, key: string, answer: object): Promise<void> {
    await tx.query('update idempotency set answer = $3 where actor_id = $1 and key = $2', [
      tx.actor.personId,
      key,
      answer,
    ]);
  }

  private async claimHash(
    tx: Tx,
    request: { verb: string; key: string },
    hash: string,
  ): Promise<Record<string, string> | null> {
    const claimed = await tx
      .query(
        `insert into idempotency (actor_id, key, verb, request_hash, done_at) values ($1, $2, $3, $4, $5)
         on conflict do nothing returning key`,
        [tx.actor.personId, request.key, request.verb, hash, tx.now],
      )
      .catch((error: unknown) => {
        if (driverError(error).code !== LOCK_TIMED_OUT) throw error;
        throw new Refused({
          code: 'IN_PROGRESS',
          because:
            'The same request is being done now: send it again in a moment, with the same key.',
        });
      });
    if (claimed.length === 1) return null;
    const [found] = await tx.query<{
      verb: string;
      request_hash: string;
      answer: Record<string, string>;
    }>('select verb, request_hash, answer from idempotency where actor_id = $1 and key = $2', [
      tx.actor.personId,
      request.key,
    ]);
    if (found!.verb !== request.verb || found!.request_hash !== hash) {
      refuse(
        'IDEMPOTENCY_KEY_REUSED',
        'This key was used for another request: make a new key.',
        'idempotencyKey',
      );
    }
    return found!.answer;
  }
}

/** The input as it was sent: without the key, and what was left out is left out. */
function plain(input: object): unknown {
  const { idempotencyKey: _key, ...rest } = input as Record<string, unknown>;
  return JSON.parse(JSON.stringify(rest)) as unknown;
}
