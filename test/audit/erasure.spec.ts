import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AuditService } from '../../src/platform/audit/audit.service.js';
import { eraseContent } from '../../src/tasks/erase/erase-content.js';
import { TakenAway } from '../support/taken-away.js';
import { TestApp } from '../support/test-app.js';
import { crowd } from '../support/waiting.js';
import { key, world } from '../support/world.js';

let t: TestApp;
let taken: TakenAway;
let programmeId: string;
let boardId: string;

beforeAll(async () => {
  t = await TestApp.start({ world: world() });
  programmeId = (await t.asOwner("select id from programme where code = 'UHDB'"))[0]!.id;
  boardId = (await t.asOwner("select id from deciding_body where code = 'DERBY-BOARD'"))[0]!.id;
  await t.db.transaction(await t.actor('derby-secretary'), async (tx) => {
    t.app.get(AuditService).record(tx, {
      type: 'annex.revised',
      programmeId,
      subjectType: 'body',
      subjectId: boardId,
      payload: { said: 'For the board alone.' },
      confidentialTo: boardId,
    });
    await Promise.resolve();
  });
  for (let n = 1; n <= 3; n += 1) await pledge(`Pledge ${n}.`);
  await t.as('auditor').does('makeCheckpoint', { programme: 'UHDB' });
  taken = new TakenAway(t);
  await taken.keepCheckpoint();
});
afterAll(async () => {
  taken.remove();
  await t.stop();
});

async function pledge(text: string): Promise<void> {
  const input = { idempotencyKey: key(), programme: 'UHDB', kind: 'PLEDGE', text };
  await t.ok(
    'mutation ($input: AddStatementInput!) { addStatement(input: $input) { statement { id } } }',
    { input },
    'director',
  );
}

describe('an erasure', () => {
  const owner = () => t.connection('watersmeet_owner');
  const erase = async (seq: number, reason = 'Order of 2 July 2018: personal data.') =>
    await eraseContent(owner(), { chain: 'UHDB', seq, reason });

  it('blanks what an entry says and leaves the chain sound, and its rows proven', async () => {
    expect(await taken.export('auditor')).toContain('Pledge 3.');
    const { seq } = await erase(5);
    expect(seq).toBe('7');
    const text = await taken.export('auditor');
    expect(text).not.toContain('Pledge 3.');
    const { code, said } = await taken.verdictOn(text);
    expect([code, said]).toEqual([0, expect.stringContaining('Entries: 7. None is missing')]);
    expect(said).toContain('Content: shown and unchanged for 5 of 7 entries.');
    expect(said).toContain('Content of 1 entry is not in this file');
    expect(said).toContain('Content of 1 entry was erased, for everybody.');
    expect(await t.faults()).toEqual([]);

    const [row] = await t.asOwner("select id from programme_statement where text = 'Pledge 3.'");
    await t.tamper("update programme_statement set text = 'Pledge 9.' where id = $1", [row!.id]);
    expect(await t.faults()).toMatchObject([
      { check: 'critical-rows', table: 'programme_statement', row: row!.id },
    ]);
    await t.tamper("update programme_statement set text = 'Pledge 3.' where id = $1", [row!.id]);
  });

  it('asked for by many at once is done once', async () => {
    const plan = { of: 'one erasure', many: 6, together: 6 };
    const asked = await crowd(t, plan, async () => (await Promise.allSettled([erase(4)]))[0]!);
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const erasures = await t.asOwner(
      `select b.seq::int from audit_content b where b.type = 'audit.content-erased' and b.content::jsonb #>> '{payload,seq}' = '4'`,
    );
    expect(erasures).toEqual([{ seq: 8 }]);
    expect(await t.faults()).toEqual([]);
  });

  it('of what was confidential stays confidential', async () => {
    await erase(2, 'Not to be kept.');
    const [event] = await t.asOwner(
      "select confidential_to, content from audit_content where type = 'audit.content-erased' and seq = 9",
    );
    expect(event).toMatchObject({ confidential_to: boardId });
    expect(JSON.parse(event!.content).payload).toMatchObject({
      seq: '2',
      type: 'annex.revised',
      reason: 'Not to be kept.',
      rows: [],
    });
    expect(await taken.export('auditor')).not.toContain('Not to be kept.');
    expect(await t.faults()).toEqual([]);
  });

  it.each([
    [2, 'The content of entry 2 of chain UHDB has already been erased.'],
    [7, 'Entry ${seq} of chain ${chain} records an erasure, which cannot itself be erased.'],
    [9999, 'There is no entry 9999 in a chain UHDB: check --chain and --seq.'],
  ])('of entry %i is refused: %s', async (seq, because) => {
    const before = await t.asOwner('select count(*) from audit_entry');
    await expect(erase(seq)).rejects.toThrow(because);
    expect(await t.asOwner('select count(*) from audit_entry')).toEqual(before);
  });

  it.each(['watersmeet_service', 'watersmeet_auditor'])('is not for %s', async (user) => {
    await expect(
      eraseContent(t.connection(user), { chain: 'UHDB', seq: 3, reason: 'x' }),
    ).rejects.toThrow(/permission denied to set role/);
  });

  it('without its event is found', async () => {
    await t.tamper(
      `update audit_content set content = null, salt = null where type = 'statement.added' and seq = 3`,
    );
    expect(await t.faults()).toEqual([
      {
        check: 'chains',
        chain: 'UHDB',
        seq: 3,
        because: 'The content of entry 3 is missing, and no entry records that it was erased.',
      },
      {
        check: 'critical-rows',
        table: 'programme_statement',
        row: expect.any(String),
        because: 'This programme statement has no audit entry.',
      },
    ]);
  });
});
