import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { byHand } from '../support/by-hand.js';
import { TestApp } from '../support/test-app.js';
import { aWorld } from '../support/world.js';

/** What the service's own account cannot do, whatever SQL it is made to send. */
let t: TestApp;
beforeAll(async () => {
  t = await TestApp.start();
  await aWorld(t);
  // Where the migrating account may not take the right away, the functions alone must hold.
  await t.asSuperuser(`grant temporary on database ${t.database} to public`);
});
afterAll(async () => {
  await t.stop();
});

describe('a temporary table', () => {
  it.each([
    ['no decision at all', false],
    ['decisions of its own making', true],
  ])('passes no gate with %s', async (_case, shadowed) => {
    const said = await byHand(t, 'director', async (ask) => {
      const [gate] = await ask("select * from gate where code = 'FBC'");
      const deciders = await ask('select * from gate_decider where gate_id = $1', [gate!.id]);
      expect(deciders.length).toBeGreaterThan(1);
      await ask(
        `insert into gate_passing (gate_id, programme_id, passed_on, passed_by, passed_at, evidence, evidence_sha256, kind)
         select $1, $2, '2018-05-31', p.id, now(), '{}', repeat('0', 64), 'LIVE' from person p where p.code = 'director'`,
        [gate!.id, gate!.programme_id],
      );
      if (shadowed)
        await ask(`
          create temp table resolution (like public.resolution);
          create temp table resolution_outcome (like public.resolution_outcome);
          do $$ declare c record; begin
            for c in select attrelid::regclass as t, attname as n from pg_attribute
                     where attrelid in ('pg_temp.resolution'::regclass, 'pg_temp.resolution_outcome'::regclass) and attnum > 0 and attnotnull loop
              execute format('alter table %s alter %I drop not null', c.t, c.n);
            end loop; end $$;
          grant select on pg_temp.resolution, pg_temp.resolution_outcome to public`);
      for (const one of deciders) {
        const id = randomUUID();
        await ask(
          `insert into public.counted_decision (gate_id, decider_id, programme_id, source, decision_id) values ($1, $2, $3, 'LIVE', $4)`,
          [gate!.id, one.id, gate!.programme_id, id],
        );
        if (!shadowed) continue;
        await ask(
          `insert into pg_temp.resolution (id, programme_id, body_id, purpose, state, subject_type, subject_id, stage, manifest_sha256)
           values ($1, $2, $3, $4, 'CLOSED', 'GATE', $5, $6, 'aa')`,
          [id, gate!.programme_id, one.body_id, one.purpose, gate!.id, gate!.case_stage],
        );
        await ask(
          `insert into pg_temp.resolution_outcome (resolution_id, outcome, decided_on, closed_at) values ($1, $2, '2018-05-31', now())`,
          [id, one.satisfying[0]],
        );
      }
      await ask('set constraints gate_passing_stands immediate');
    });
    expect(said).toMatch(/^gate .* is not passed: the decision of body .* does not stand$/);
  });
});
