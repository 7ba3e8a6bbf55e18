import type { Check, Found } from './check.js';

export const idempotencyCheck: Check = {
  name: 'idempotency',
  promise: 'Every request that was done has its answer, and no two requests made the same row.',
  async *faults({ db }) {
    const rows = await db.query<Found & { table: string }>(`
      select 'idempotency' as table, actor_id || '/' || key as row,
        'This request is recorded as done, but has no answer.' as because
      from idempotency where answer is null
      union all
      select 'idempotency', min(actor_id || '/' || key),
        'The same row was answered to ' || count(*) || ' different requests (' || verb || ').'
      from idempotency where answer is not null and answer <> '{}' and verb ~ '^(create|add|grant)'
      group by verb, answer having count(*) > 1
      order by 2`);
    yield* rows;
  },
};
