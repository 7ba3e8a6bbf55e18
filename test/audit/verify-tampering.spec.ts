import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyDatabase } from '../../src/tasks/verify/verify-database.js';
import { whileTampered } from '../support/tampering.js';
import { TestApp } from '../support/test-app.js';
import { key, world } from '../support/world.js';

let t: TestApp;
const ids: Record<string, string> = {};

const ADD =
  'mutation ($input: AddStatementInput!) { addStatement(input: $input) { statement { id } } }';

beforeAll(async () => {
  t = await TestApp.start({ world: world() });
  for (const text of ['Keep patient choice.', 'One emergency department.']) {
    const input = { idempotencyKey: key(), programme: 'UHDB', kind: 'PLEDGE', text };
    ids[text] = (await t.ok(ADD, { input }, 'director')).statement.id;
    ids.pledge = ids[text]!;
  }
  const shown = 'checkpoint { id signed }';
  const { checkpoint: made } = await t
    .as('auditor')
    .does('makeCheckpoint', { programme: 'UHDB' }, shown);
  ids.checkpoint = made.id;
  const [membership] = await t.asOwner(
    "select m.id from membership m join person p on p.id = m.person_id where p.code = 'observer'",
  );
  ids.membership = membership!.id;
  const [chain] = await t.asOwner("select id from audit_chain where name = 'UHDB'");
  ids.chain = chain!.id;
});
afterAll(async () => {
  await t.stop();
});

describe('what somebody with the superuser account did', () => {
  const where = (seq: number) => `where chain_id = '${ids.chain}' and seq = ${seq}`;

  it.each([
    [
      'a payload',
      ['audit_content'],
      () => `update audit_content set content = replace(content, 'choice', 'chance') ${where(2)}`,
      () => [
        {
          check: 'chains',
          chain: 'UHDB',
          seq: 2,
          because: 'The content of entry 2 was changed: it does not match its digest.',
        },
      ],
    ],
    [
      'what stands beside a content',
      ['audit_content'],
      () => `update audit_content set actor_id = gen_random_uuid() ${where(2)}`,
      () => [
        {
          check: 'chains',
          chain: 'UHDB',
          seq: 2,
          because: 'Entry 2: its column actor_id does not agree with its content.',
        },
      ],
    ],
    [
      'a content taken out',
      ['audit_content'],
      () => `delete from audit_content ${where(4)}`,
      () => [
        {
          check: 'chains',
          chain: 'UHDB',
          seq: 4,
          because: 'The content of entry 4 is missing, and no entry records that it was erased.',
        },
      ],
    ],
    [
      'a deleted entry',
      ['audit_entry', 'audit_content'],
      () => `delete from audit_entry ${where(2)}; delete from audit_content ${where(2)}`,
      () => [
        { check: 'chains', chain: 'UHDB', seq: 2, because: 'Entry 2 is missing.' },
        {
          check: 'critical-rows',
          table: 'programme_statement',
          row: ids['Keep patient choice.'],
          because: 'This programme statement has no audit entry.',
        },
      ],
    ],
    [
      'an entry moved in time',
      ['audit_entry'],
      () => `update audit_entry set at = '2018-06-12T10:00:00.000000Z' ${where(3)}`,
      () => [
        {
          check: 'chains',
          chain: 'UHDB',
          seq: 3,
          because: 'Entry 3 was changed: it does not match its hash.',
        },
      ],
    ],
    [
      'the head of a chain',
      ['audit_chain'],
      () => `update audit_chain set head_seq = 9 where id = '${ids.chain}'`,
      () => [
        {
          check: 'chains',
          chain: 'UHDB',
          seq: 5,
          because:
            'The chain ends at entry 4, but its last entry should be 9: its end was cut off.',
        },
      ],
    ],
    [
      'a membership',
      ['membership'],
      () => `update membership set role = 'SRO' where id = '${ids.membership}'`,
      () => [
        {
          check: 'critical-rows',
          table: 'membership',
          row: ids.membership,
          because: expect.stringMatching(
            /^This membership does not agree with its latest audit entry \(entry \d+ of chain installation\): it was changed\.$/,
          ),
        },
      ],
    ],
    [
      'a row put in',
      ['membership'],
      () =>
        `insert into membership select '${ids.chain}', person_id, programme_id, trust_id, 'SRO', from_day, until_day, revoked_at, granted_by, version from membership where id = '${ids.membership}'`,
      () => [
        {
          check: 'critical-rows',
          table: 'membership',
          row: ids.chain,
          because: 'This membership has no audit entry.',
        },
      ],
    ],
    [
      'a row taken out',
      ['programme_statement'],
      () => `delete from programme_statement where id = '${ids.pledge}'`,
      () => [
        {
          check: 'critical-rows',
          table: 'programme_statement',
          row: ids.pledge,
          because:
            'This programme statement is recorded by entry 3 of chain UHDB, but it is missing.',
        },
      ],
    ],
    [
      'a checkpoint',
      ['audit_checkpoint'],
      () => `update audit_checkpoint set seq = 3 where id = '${ids.checkpoint}'`,
      () => [
        {
          check: 'checkpoints',
          table: 'audit_checkpoint',
          row: ids.checkpoint,
          chain: 'UHDB',
          seq: 3,
          because: 'The columns of the checkpoint do not agree with what was signed.',
        },
      ],
    ],
    [
      'the signature of a checkpoint',
      ['audit_checkpoint'],
      () =>
        `update audit_checkpoint set signed = replace(signed, '"signature":"', '"signature":"AAAA') where id = '${ids.checkpoint}'`,
      () => [
        {
          check: 'checkpoints',
          table: 'audit_checkpoint',
          row: ids.checkpoint,
          chain: 'UHDB',
          seq: 4,
          because: 'The stored checkpoint cannot be read.',
        },
      ],
    ],
  ])('is found and named: %s', async (_what, tables, sql, found) => {
    const faults = await whileTampered(t, tables, sql(), async () => await t.faults());
    expect(faults).toEqual(found());
    expect(await t.faults()).toEqual([]);
  });

  it('is named first where it shows first, unless every fault is asked for', async () => {
    const report = await whileTampered(
      t,
      ['membership', 'audit_content'],
      `update membership set role = 'SRO'; update audit_content set type = 'x' ${where(2)}`,
      async () => await verifyDatabase(t.connection('watersmeet_auditor')),
    );
    expect(report.faults).toEqual([
      {
        check: 'chains',
        chain: 'UHDB',
        seq: 2,
        because: 'The content of entry 2 is not of the type "x".',
      },
    ]);
  });
});
