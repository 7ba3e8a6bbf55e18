import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AuditService } from '../../src/platform/audit/audit.service.js';
import type { Tx } from '../../src/platform/database/tx.js';
import { ProgrammeStatement } from '../../src/governance/programmes/programme.entity.js';
import { TestApp } from '../support/test-app.js';
import { key, world } from '../support/world.js';

let t: TestApp;
let programmeId: string;

beforeAll(async () => {
  t = await TestApp.start({ world: world() });
  programmeId = (await t.asOwner("select id from programme where code = 'UHDB'"))[0]!.id;
});
afterAll(async () => {
  await t.stop();
});

const counts = async () =>
  await t.asOwner(
    'select (select count(*) from audit_entry) e, (select count(*) from audit_content) b, (select count(*) from audit_mark) m',
  );
const event = (tx: Tx) =>
  t.app.get(AuditService).record(tx, {
    type: 'statement.added',
    programmeId,
    subjectType: 'programme',
    subjectId: programmeId,
    payload: {},
  });

describe('the tables of the chains', () => {
  it.each([
    ["update audit_entry set at = 'x'", /audit_entry is only ever added to/],
    ['delete from audit_entry', /audit_entry is only ever added to/],
    ['truncate audit_entry', /audit_entry is only ever added to/],
    ["update audit_content set content = '{}'", /audit_content is only ever added to/],
    ['update audit_content set content = null, salt = null', /audit_content is only ever added to/],
    ['delete from audit_content', /audit_content is only ever added to/],
    ['truncate audit_content', /audit_content is only ever added to/],
    ['update audit_checkpoint set seq = 1', /audit_checkpoint is only ever added to/],
    ['truncate audit_checkpoint', /audit_checkpoint is only ever added to/],
    ['delete from audit_key', /audit_key is only ever added to/],
    ['truncate vote', /vote is only ever added to/],
    ['truncate standing_orders cascade', /is only ever added to/],
  ])('are never changed, not even by their owner: %s', async (sql, because) => {
    await t.as('auditor').does('makeCheckpoint', { programme: 'UHDB' });
    const before = await counts();
    await expect(t.asOwner(sql)).rejects.toThrow(because);
    expect(await counts()).toEqual(before);
  });

  it.each([
    "insert into audit_entry values (gen_random_uuid(), 1, null, 'x', 'x', 'x', 'x', gen_random_uuid())",
    'insert into audit_content (chain_id, seq) values (gen_random_uuid(), 1)',
    "insert into audit_mark values (gen_random_uuid(), 'vote')",
    'insert into audit_chain (id) values (gen_random_uuid())',
    'update audit_chain set head_seq = 0',
    'delete from audit_mark',
    "select audit.mark('vote')",
    "select audit.erase(gen_random_uuid(), 1, gen_random_uuid(), 'x', '{}')",
  ])('are not written by the service, but through audit.append: %s', async (sql) => {
    await expect(t.asRole('watersmeet_service', sql)).rejects.toThrow(/permission denied/);
  });
});

describe('an event and the change it stands for', () => {
  it('are of one transaction: a change without an event is refused at commit', async () => {
    const director = await t.actor('director');
    const before = await counts();
    const silent = t.db.transaction(director, async (tx) => {
      await tx.insert(ProgrammeStatement, {
        programmeId,
        kind: 'AIM',
        challengeKind: null,
        position: 9,
        text: 'Unseen',
      });
    });
    await expect(silent).rejects.toThrow(
      'a change of programme_statement has no event in an audit chain',
    );
    expect(await counts()).toEqual(before);
    expect(await t.asOwner("select from programme_statement where text = 'Unseen'")).toEqual([]);
  });

  it('are refused outside the wrapper, whoever asks', async () => {
    await expect(t.asOwner("update programme set title = 'Other'")).rejects.toThrow(
      'a critical change of programme outside the wrapper',
    );
  });

  it("do not lean on another transaction's event, by borrowing its id", async () => {
    let earlier = '';
    const director = await t.actor('director');
    await t.db.transaction(director, async (tx) => {
      earlier = tx.id;
      event(tx);
      await Promise.resolve();
    });
    const before = await counts();
    const borrowed = t.db.transaction(director, async (tx) => {
      await tx.query("select set_config('app.tx', $1, true)", [earlier]);
      await tx.query("update programme set title = 'Other', version = version + 1 where id = $1", [
        programmeId,
      ]);
    });
    await expect(borrowed).rejects.toThrow('a change of programme has no event in an audit chain');
    const again = t.db.transaction(director, async (tx) => {
      await tx.query("select set_config('app.tx', $1, true)", [earlier]);
      event(tx);
    });
    await expect(again).rejects.toThrow(`the transaction ${earlier} has been written down already`);
    expect(await counts()).toEqual(before);
  });

  it('are not parted by asking the database to be quiet', async () => {
    const quiet = t.db.transaction(await t.actor('director'), async (tx) => {
      await tx.query("select set_config('app.quiet', 'on', true)");
      await tx.query("update programme set title = 'Other', version = version + 1 where id = $1", [
        programmeId,
      ]);
    });
    await expect(quiet).rejects.toThrow('has no event in an audit chain');
  });

  it("leave a token's use unwritten, and nothing else of it", async () => {
    const input = {
      idempotencyKey: key(),
      name: 'Reader',
      programme: 'UHDB',
      role: 'PMO',
      days: 3,
    };
    const made = await t.ok(
      'mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { token } }',
      { input },
      'pmo',
    );
    const before = await counts();
    const answer = await fetch(`${t.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${made.token}` },
      body: JSON.stringify({ query: '{ me { person { code } } }' }),
    });
    expect(answer.status).toBe(200);
    expect(await t.asOwner('select from api_token where last_used_at is not null')).toHaveLength(1);
    expect(await counts()).toEqual(before);
    expect(await t.faults()).toEqual([]);
    await expect(t.asOwner("update api_token set name = 'x'")).rejects.toThrow(
      /outside the wrapper/,
    );
  });
});

describe('a role that was ended', () => {
  it('has its digest', async () => {
    const [mine] = await t.asOwner(
      "select m.id, m.version from membership m join person p on p.id = m.person_id where p.code = 'sro'",
    );
    await t
      .as('administrator')
      .does('revokeRole', { membershipId: mine!.id, expectedVersion: mine!.version });
    expect(await t.asOwner('select from membership where revoked_at is not null')).toHaveLength(1);
    expect(await t.faults()).toEqual([]);
  });
});
