import { digestsOfKept } from '../../platform/idempotency/idempotency.service.js';
import { type Check, type Found, type Verification } from './check.js';

const FAULTS = `
  select 'idempotency' as table, actor_id || '/' || key as row,
    'This request is recorded as done, but has no answer.' as because
  from idempotency where answer is null
  union all
  select 'idempotency', min(actor_id || '/' || key),
    'The same row was answered to ' || count(*) || ' different requests (' || verb || ').'
  from idempotency where answer is not null and answer <> '{}' and verb ~ '^(create|add|grant)'
  group by verb, answer having count(*) > 1
  union all
  select 'idempotency', i.actor_id || '/' || i.key, 'This request was answered with a checkpoint that is not there.'
  from idempotency i where i.verb = 'makeCheckpoint' and i.answer is not null
    and not exists (select from audit_checkpoint k where k.id::text = i.answer #>> '{checkpoint,id}')
  order by 2`;

export const idempotencyCheck: Check = {
  name: 'idempotency',
  promise:
    'The answer that is kept of each request is the one that was given, as far as the record has it, and no two requests made the same thing.',
  async *faults(it) {
    yield* await it.db.query<Found & { table: string }>(FAULTS);
    yield* changedAnswers(it);
  },
};

interface Kept {
  actorId: string;
  key: string;
  verb: string;
  requestHash: string;
  answer: unknown;
}

/** A checkpoint is made after the entry that asks for it, which therefore cannot vouch for the answer. */
async function* changedAnswers({ db, facts }: Verification): AsyncGenerator<Found> {
  const kept = db.stream<Kept>(
    `select actor_id as "actorId", key, verb, request_hash as "requestHash", answer
     from idempotency where answer is not null order by actor_id, key`,
  );
  for await (const { answer, ...request } of kept) {
    const digests = digestsOfKept(request, answer);
    const vouched = facts.requests.get(digests.id);
    if (vouched === undefined || vouched === digests.answer) continue;
    const because = `The answer that is kept of this request (${request.verb}) is not the one that its entry vouches for: it was changed.`;
    yield { table: 'idempotency', row: `${request.actorId}/${request.key}`, because };
  }
}
