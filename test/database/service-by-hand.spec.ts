import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import * as r from '../support/resolving.js';
import { byHand } from '../support/by-hand.js';
import { TestApp } from '../support/test-app.js';
import { world } from '../support/world.js';

/** What the service's own account cannot do, whatever SQL it is made to send. */
let t: TestApp;
let open: r.OpenResolution;
beforeAll(async () => {
  t = await TestApp.start({ world: world() });
  open = await r.aResolution(t, { method: 'WRITTEN_RESOLUTION' });
  await r.cast(t, open, { 'derby-ned-1': 'FOR' });
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
        `insert into gate_passing (number, gate_id, programme_id, passed_on, passed_by, passed_at, evidence, evidence_sha256, kind)
         select 1, $1, $2, '2018-05-31', p.id, now(), '{}', repeat('0', 64), 'LIVE' from person p where p.code = 'director'`,
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
          `insert into public.counted_decision (number, gate_id, decider_id, programme_id, source, decision_id) values (1, $1, $2, $3, 'LIVE', $4)`,
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

const ME = "(select id from person where id = nullif(current_setting('app.actor'), '')::uuid)";
const OPEN = 'select * from resolution where id = $1';

describe('an event', () => {
  const say = async (as: string, actor: string, about: object = {}) =>
    await byHand(t, as, async (ask) => {
      const [one] = await ask<{ id: string; tx: string }>(
        "select id, current_setting('app.tx') as tx from person where code = $1",
        [actor],
      );
      const { id, tx } = one!;
      const body = { actor: id, tx, type: 'x', subject: { type: 'person', id }, ...about };
      await ask("select audit.append(null, $1, 'x', 'person', $1, null, repeat('00', 32), $2)", [
        id,
        JSON.stringify(body),
      ]);
    });

  it("is written in nobody else's name", async () => {
    expect(await say('observer', 'observer')).toBe('done');
    expect(await say('observer', 'administrator')).toBe('an event is written by whoever acts');
  });

  it.each([
    ['actor', { actor: randomUUID() }],
    ['type', { type: 'y' }],
    ['subject', { subject: { type: 'person', id: randomUUID() } }],
    ['body that alone may read it', { confidentialTo: randomUUID() }],
    ['transaction', { tx: randomUUID() }],
  ])('says of itself no other %s', async (_what, about) => {
    expect(await say('observer', 'observer', about)).toBe(
      'the content of the event and its columns do not agree',
    );
  });

  it('is written by no other function', async () => {
    const said = await byHand(t, 'observer', async (ask) => {
      await ask("select audit.write_entry(null, null, 'x', 'x', null, null, '', '')");
    });
    expect(said).toBe('permission denied for function write_entry');
  });
});

describe('a role', () => {
  const REFUSED = 'new row violates row-level security policy for table "membership"';
  const give = async (as: string, role: string, place: string) =>
    await byHand(t, as, async (ask) => {
      await ask(
        `insert into membership (id, person_id, programme_id, trust_id, role, from_day, version)
         select gen_random_uuid(), ${ME}, ${place}, $1, '2016-01-01', 1`,
        [role],
      );
    });
  const UHDB = "(select id from programme where code = 'UHDB')";
  const trust = (code: string) => `${UHDB}, (select id from trust where code = '${code}')`;

  it.each([
    ['observer', 'ADMINISTRATOR', 'null, null'],
    ['observer', 'AUDITOR', `${UHDB}, null`],
    ['director', 'SRO', `${UHDB}, null`],
    ['director', 'OBSERVER', trust('DERBY')],
    ['derby-secretary', 'BOARD_MEMBER', trust('BURTON')],
    ['derby-secretary', 'COMPANY_SECRETARY', trust('DERBY')],
  ])('is not given to themselves by %s: %s', async (as, role, place) => {
    expect(await give(as, role, place)).toBe(REFUSED);
  });

  it.each([
    ['director', 'OBSERVER', `${UHDB}, null`],
    ['derby-secretary', 'GOVERNOR', trust('DERBY')],
    ['administrator', 'AUDITOR', `${UHDB}, null`],
  ])('is given by %s, who may: %s', async (as, role, place) => {
    expect(await give(as, role, place)).toBe('done');
  });

  it('is not brought back by its holder', async () => {
    const said = await byHand(t, 'observer', async (ask) => {
      await ask(`update membership set revoked_at = null where person_id = ${ME}`);
    });
    expect(said).toBe(REFUSED);
  });
});

describe('what was put to a body', () => {
  const PUT = 'a resolution cannot change once it is opened';
  const MINE = ['derby-secretary', 'DERBY'] as const;

  it.each([
    ['goes back to a draft', "state = 'DRAFT'"],
    ['says something else', "wording = 'x'"],
    ['is decided on other papers', 'manifest_sha256 = null'],
    ['is decided in another way', "way = 'SHOW_OF_HANDS'"],
  ])('never %s', async (_case, change) => {
    const said = await byHand(t, MINE[0], async (ask) => {
      await ask(`update resolution set ${change} where id = $1`, [open.id]);
    });
    expect(said).toBe(PUT);
  });

  it.each(['observer', 'director', 'burton-secretary'])('is not changed by %s', async (as) => {
    for (const sql of ["update resolution set state = 'CLOSED' where id = $1"])
      expect(await byHand(t, as, async (ask) => void (await ask(sql, [open.id])))).toBe(
        'new row violates row-level security policy for table "resolution"',
      );
    const decide = await byHand(t, as, async (ask) => {
      const [found] = await ask(OPEN, [open.id]);
      await ask(
        `insert into resolution_outcome (resolution_id, programme_id, body_id, outcome, carried, steps, rule_version, decided_on, closed_by, closed_at)
         values ($1, $2, $3, 'APPROVED', true, '{}', '1', '2018-05-31', ${ME}, now())`,
        [open.id, found!.programme_id, found!.body_id],
      );
    });
    expect(decide).toBe(
      'new row violates row-level security policy for table "resolution_outcome"',
    );
  });

  it('has the roll that it was opened with', async () => {
    const said = await byHand(t, MINE[0], async (ask) => {
      const [seat] = await ask('select * from elector where resolution_id = $1 limit 1', [open.id]);
      await ask(
        `insert into elector (resolution_id, person_id, programme_id, body_id, seat_id, post_id, seat_kind, title, voting)
         select $1, p.id, $2, $3, $4, $4, 'NON_EXECUTIVE', 'x', true from person p where p.code = 'observer'`,
        [open.id, seat!.programme_id, seat!.body_id, seat!.seat_id],
      );
    });
    expect(said).toBe('a roll is fixed when its resolution is opened, or its item taken');
  });

  it.each([
    [
      'on other papers',
      'derby-ned-2',
      1,
      "repeat('f', 64)",
      'a vote is cast on the papers decided on',
    ],
    ['after none', 'derby-ned-2', 2, 'manifest_sha256', 'a vote follows the one that it replaces'],
    ['as it should be', 'derby-ned-2', 1, 'manifest_sha256', 'done'],
  ])('has no vote %s', async (_case, person, revision, manifest, said) => {
    expect(await vote(open.id, person, revision, manifest)).toBe(said);
  });

  it('has no vote once it is decided', async () => {
    const decided = await r.decided(t, { votes: { 'derby-chair': 'FOR' } });
    expect(await vote(decided.id, 'derby-ned-2', 1, 'manifest_sha256')).toBe(
      'a vote is cast while voting is open',
    );
    const said = await byHand(t, MINE[0], async (ask) => {
      await ask("update resolution set state = 'OPEN' where id = $1", [decided.id]);
    });
    expect(said).toBe(PUT);
  });
});

const vote = async (id: string, person: string, revision: number, manifest: string) =>
  await byHand(t, person, async (ask) => {
    await ask(
      `insert into vote (id, resolution_id, person_id, revision, programme_id, body_id, voting, choice, manifest_sha256, cast_at, entered_by)
       select gen_random_uuid(), id, ${ME}, $2, programme_id, body_id, true, 'FOR', ${manifest}, now(), ${ME} from resolution where id = $1`,
      [id, revision],
    );
  });

describe("the auditor's account", () => {
  it.each([
    'select password_hash from account',
    'select * from session',
    'select t from api_token t',
  ])('reads nothing that opens something: %s', async (sql) => {
    await expect(t.asRole('watersmeet_auditor', sql)).rejects.toThrow('permission denied');
  });

  it("works out a token's digest as its event has it, and finds a changed one", async () => {
    await t.ok(
      'mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { token } }',
      {
        input: {
          idempotencyKey: randomUUID(),
          name: 'É "quoted" \\ name',
          programme: 'UHDB',
          role: 'OBSERVER',
          days: 3,
        },
      },
      'observer',
    );
    expect(await t.faults()).toEqual([]);
    await t.tamper("update api_token set secret_hash = 'x'");
    expect(await t.faults()).toEqual([
      expect.objectContaining({ check: 'critical-rows', table: 'api_token' }),
    ]);
  });
});
