import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type OpenResolution, decided, DERBY_BOARD, secretaryOf } from '../support/resolving.js';
import { whileTampered } from '../support/tampering.js';
import { TestApp } from '../support/test-app.js';
import { key, world } from '../support/world.js';

let t: TestApp;
let resolution: OpenResolution;
let member: string;

beforeAll(async () => {
  t = await TestApp.start({ world: world() });
  const votes = Object.fromEntries(DERBY_BOARD.map((person) => [person, 'FOR']));
  resolution = await decided(t, {
    votes: { ...votes, 'derby-ned-3': 'AGAINST', 'derby-exec-3': 'ABSTAIN' },
  });
  const [ned] = await t.asOwner("select id from person where code = 'derby-ned-1'");
  member = ned!.id;
});
afterAll(async () => {
  await t.stop();
});

const faults = async () => await t.faults();
const changed = (table: string, row: string) => ({
  check: 'critical-rows',
  table,
  row,
  because: expect.stringMatching(
    /does not agree with its latest audit entry \(entry \d+ of chain UHDB\): it was changed/,
  ),
});
const working = (because: string) => ({
  check: 'outcomes',
  table: 'resolution_working',
  row: resolution.id,
  because,
});
const otherRows = (what: string) => working(`Rows have changed since it was worked out: ${what}.`);

describe('a decision', () => {
  it('is sound as it was taken', async () => {
    expect(await faults()).toEqual([]);
  });

  it('that was deferred without being put is sound too', async () => {
    const input = {
      idempotencyKey: key(),
      programme: 'UHDB',
      body: 'BURTON-BOARD',
      wording: 'To wait.',
      purpose: 'FINAL_APPROVE',
      method: 'WRITTEN_RESOLUTION',
      way: 'NAMED_VOTES',
      pack: 'FBC/1',
      closesOn: '2018-06-30',
    };
    const secretary = secretaryOf('BURTON-BOARD');
    const { resolution: draft } = await t.ok(
      'mutation ($input: DraftResolutionInput!) { draftResolution(input: $input) { resolution { id } } }',
      { input },
      secretary,
    );
    const asked = { deferReason: 'MORE_INFORMATION', newDate: '2018-07-01', reason: 'Asked for.' };
    await t.ok(
      'mutation ($input: DeferResolutionInput!) { deferResolution(input: $input) { resolution { state } } }',
      { input: { idempotencyKey: key(), resolution: draft.id, ...asked } },
      secretary,
    );
    expect(await faults()).toEqual([]);
    const found = await whileTampered(
      t,
      ['resolution_outcome'],
      `update resolution_outcome set outcome = 'APPROVED', carried = true where resolution_id = '${draft.id}'`,
      faults,
    );
    expect(found).toEqual([
      changed('resolution_outcome', draft.id),
      {
        check: 'outcomes',
        table: 'resolution',
        row: draft.id,
        because: 'Its outcome is APPROVED, but its working is missing.',
      },
    ]);
  });
});

describe('a hand laid on a decision', () => {
  const vote = () => `${resolution.id}/${member}/1`;
  const where = () => `resolution_id = '${resolution.id}' and person_id = '${member}'`;

  it.each([
    [
      'a vote turned round',
      ['vote'],
      () => `update vote set choice = 'AGAINST' where ${where()}`,
      () => [changed('vote', vote()), otherRows('its votes')],
    ],
    [
      'a vote taken out',
      ['vote'],
      () => `delete from vote where ${where()}`,
      () => [
        {
          check: 'critical-rows',
          table: 'vote',
          row: vote(),
          because: expect.stringMatching(
            /^This vote is recorded by entry \d+ of chain UHDB, but it is missing/,
          ),
        },
        otherRows('its votes'),
        otherRows('what the secretary recorded for others'),
      ],
    ],
    [
      'a change of mind put in afterwards',
      ['vote'],
      () =>
        `insert into vote (id, resolution_id, person_id, revision, programme_id, body_id, voting, choice, manifest_sha256, cast_at, entered_by)
         select gen_random_uuid(), resolution_id, person_id, 3, programme_id, body_id, voting, 'AGAINST', repeat('0', 64), cast_at, entered_by from vote where ${where()}`,
      () => [
        {
          check: 'critical-rows',
          table: 'vote',
          row: `${resolution.id}/${member}/3`,
          because: 'This vote has no audit entry.',
        },
        {
          check: 'votes',
          table: 'vote',
          row: `${resolution.id}/${member}/3`,
          because: 'An earlier revision of this vote is missing.',
        },
        {
          check: 'votes',
          table: 'vote',
          row: `${resolution.id}/${member}/3`,
          because: 'This vote was cast on other papers than those the resolution decides on.',
        },
        otherRows('its votes'),
      ],
    ],
    [
      'a member taken off the roll',
      ['elector'],
      () => `update elector set voting = false where ${where()}`,
      () => [
        changed('elector', `${resolution.id}/${member}`),
        {
          check: 'votes',
          table: 'vote',
          row: vote(),
          because: 'The person who cast this vote is not on the roll as a voting member.',
        },
        otherRows('its roll'),
        {
          check: 'parents',
          table: 'vote',
          row: vote(),
          because: 'Its elector is missing.',
        },
      ],
    ],
    [
      'a member said to have been away',
      ['meeting_attendance'],
      () => `update meeting_attendance set kind = 'APOLOGIES' where person_id = '${member}'`,
      () => [
        {
          check: 'critical-rows',
          table: 'meeting_attendance',
          row: expect.any(String),
          because: expect.stringMatching(
            /^This meeting attendance does not agree with its latest audit entry/,
          ),
        },
        otherRows('the attendance'),
      ],
    ],
    [
      'an outcome turned round',
      ['resolution_outcome'],
      () =>
        `update resolution_outcome set outcome = 'REJECTED', carried = false where resolution_id = '${resolution.id}'`,
      () => [
        changed('resolution_outcome', resolution.id),
        {
          check: 'outcomes',
          table: 'resolution_outcome',
          row: resolution.id,
          because: 'The outcome does not agree with its working.',
        },
      ],
    ],
    [
      'a working that no rule gives',
      ['resolution_working'],
      () =>
        `update resolution_working set worked = replace(worked, '"carried":true', '"carried":false')`,
      () => [
        changed('resolution_working', resolution.id),
        {
          check: 'outcomes',
          table: 'resolution_outcome',
          row: resolution.id,
          because: 'The outcome does not agree with its working.',
        },
        working('Worked out again from what was stored, the outcome is different.'),
      ],
    ],
    [
      'an outcome taken out',
      ['resolution_outcome'],
      () => `delete from resolution_outcome where resolution_id = '${resolution.id}'`,
      () => [
        {
          check: 'critical-rows',
          table: 'resolution_outcome',
          row: resolution.id,
          because: expect.stringMatching(
            /is recorded by entry \d+ of chain UHDB, but it is missing/,
          ),
        },
        {
          check: 'outcomes',
          table: 'resolution',
          row: resolution.id,
          because: 'It has ended, but has no outcome.',
        },
      ],
    ],
    [
      'other papers',
      ['resolution'],
      () => `update resolution set manifest_sha256 = repeat('0', 64) where id = '${resolution.id}'`,
      () => [
        changed('resolution', resolution.id),
        {
          check: 'votes',
          table: 'resolution',
          row: resolution.id,
          because: 'It decides on other papers than those of its pack.',
        },
        ...DERBY_BOARD.map(() => ({
          check: 'votes',
          table: 'vote',
          row: expect.stringContaining(resolution.id),
          because: 'This vote was cast on other papers than those the resolution decides on.',
        })),
      ],
    ],
    [
      "another programme's vote",
      ['vote'],
      () =>
        `update vote set body_id = (select id from deciding_body where code = 'BURTON-BOARD') where ${where()}`,
      () => [
        changed('vote', vote()),
        {
          check: 'parents',
          table: 'vote',
          row: vote(),
          because: 'It does not belong to the same programme, body, resolution as its elector.',
        },
      ],
    ],
  ])('is found: %s', async (_what, tables, sql, found) => {
    const there = await whileTampered(t, tables, sql(), faults);
    expect(there).toEqual(found());
    expect(await faults()).toEqual([]);
  });
});
