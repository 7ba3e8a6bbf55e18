import { Injectable } from '@nestjs/common';
import { driverError } from '../database/database-errors.js';
import type { Reader } from '../database/reader.js';
import type { Tx } from '../database/tx.js';
import { canonicalJson, sha256Hex } from '../../shared/canonical.js';
import { Refused, refuse } from '../../shared/refusal.js';

/** An answer as it is kept with its key: a row by its table and id, a plain value as it is. */
export type KeptAnswer = Record<
  string,
  { row: string; id: string } | string | number | boolean | null
>;

/** What is asked under a key: the verb and its input. */
export interface KeyedRequest {
  verb: string;
  key: string;
  input: object;
}

const LOCK_TIMED_OUT = '55P03';

/** The same request, sent twice, has one effect. */
@Injectable()
export class IdempotencyService {
  /**
   * Claims a key for a request, as the first thing that its transaction writes: null when it is new, else
   * the answer that was kept. A failure of the transaction gives it back. The same key with another
   * request is refused. Errors: IDEMPOTENCY_KEY_REUSED, IN_PROGRESS.
   */
  async claim(tx: Tx, request: KeyedRequest): Promise<KeptAnswer | null> {
    const { verb, key } = request;
    const claimed = await tx
      .query(
        `insert into idempotency (actor_id, key, verb, request_hash, done_at) values ($1, $2, $3, $4, $5)
         on conflict do nothing returning key`,
        [tx.actor.personId, key, verb, hashOf(request), tx.now],
      )
      .catch((error: unknown) => {
        if (driverError(error).code !== LOCK_TIMED_OUT) throw error;
        throw new Refused({
          code: 'IN_PROGRESS',
          because:
            'The same request is being done now: send it again in a moment, with the same key.',
        });
      });
    return claimed.length === 1 ? null : await this.answered(tx, request);
  }

  /** The answer of a request that was done before; null when its key is new. Errors: IDEMPOTENCY_KEY_REUSED. */
  async answered(reader: Reader, request: KeyedRequest): Promise<KeptAnswer | null> {
    const { verb, key } = request;
    const [found] = await reader.query<{ verb: string; hash: string; answer: KeptAnswer }>(
      'select verb, request_hash as hash, answer from idempotency where actor_id = $1 and key = $2',
      [reader.actor?.personId, key],
    );
    if (!found) return null;
    if (found.verb !== verb || found.hash !== hashOf(request))
      refuse(
        'IDEMPOTENCY_KEY_REUSED',
        'This key was used for another request: make a new key.',
        'idempotencyKey',
      );
    return found.answer;
  }

  /** Keeps the answer of the request that claimed the key; answers with the digests of both. */
  async keep(tx: Tx, request: KeyedRequest, answer: KeptAnswer) {
    const { verb, key } = request;
    const actorId = tx.actor.personId;
    await tx.query('update idempotency set answer = $3 where actor_id = $1 and key = $2', [
      actorId,
      key,
      answer,
    ]);
    return digestsOfKept({ actorId, key, verb, requestHash: hashOf(request) }, answer);
  }
}

/** The digests by which a chain names a request under its key, and the answer that was kept of it. */
export function digestsOfKept(
  kept: { actorId: string; key: string; verb: string; requestHash: string },
  answer: unknown,
): { id: string; answer: string } {
  const { actorId, key, verb, requestHash } = kept;
  const id = sha256Hex(canonicalJson({ actorId, key, verb, requestHash }));
  return { id, answer: sha256Hex(canonicalJson(answer)) };
}

const hashOf = ({ verb, input }: KeyedRequest) =>
  sha256Hex(canonicalJson({ verb, input: plain(input) }));

/** The input as it was sent: without the key, and what was left out is left out. */
function plain(input: object): unknown {
  const { idempotencyKey: _key, ...rest } = input as Record<string, unknown>;
  return JSON.parse(JSON.stringify(rest)) as unknown;
}
