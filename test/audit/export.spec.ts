import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AuditService } from '../../src/audit/audit.service.js';
import { eraseBody } from '../../src/tasks/erase/erase-body.js';
import { runVerifier } from '../../src/tasks/verify/verify-command.js';
import { TestApp } from '../support/test-app.js';
import { aPerson, aWorld, key } from '../support/world.js';

let t: TestApp;
let programmeId: string;
let boardId: string;
let folder: string;
let checkpoint: string;
const SECRET = 'What the Derby board alone may know.';

beforeAll(async () => {
  t = await TestApp.start();
  await aWorld(t);
  await aPerson(t, 'stranger');
  programmeId = (await t.asOwner("select id from programme where code = 'UHDB'"))[0]!.id;
  boardId = (await t.asOwner("select id from deciding_body where code = 'DERBY-BOARD'"))[0]!.id;
  await t.db.transaction(await t.actor('derby-secretary'), async (tx) => {
    t.app
      .get(AuditService)
      .record(tx, {
        ...{ type: 'test.confidential', programmeId, subjectType: 'body', subjectId: boardId },
        ...{ payload: { said: SECRET }, confidentialTo: boardId },
      });
    await Promise.resolve();
  });
  for (let n = 1; n <= 3; n += 1) await pledge(`Pledge ${n}.`);
  await t.ok(
    'mutation { makeCheckpoint(input: { programme: "UHDB" }) { checkpoint { id } } }',
    {},
    'auditor',
  );
  await pledge('Pledge after the checkpoint.');
  folder = mkdtempSync(join(tmpdir(), 'watersmeet-export-'));
  checkpoint = await (await get('checkpoints/latest?programme=UHDB', 'observer')).text();
  writeFileSync(join(folder, 'checkpoint.json'), checkpoint);
  writeFileSync(join(folder, 'key.pem'), t.keys.current.publicKeyPem);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
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

async function get(path: string, as?: string): Promise<Response> {
  const headers: Record<string, string> = as
    ? { authorization: `Bearer ${await t.tokenOf(as)}` }
    : {};
  return await fetch(`${t.url}/api/audit/${path}`, { headers });
}

async function exportOf(as: string): Promise<string> {
  return await (await get('export?programme=UHDB', as)).text();
}

/** The offline verifier on an export, as its sentences. */
async function verdictOn(exported: string): Promise<{ code: number; said: string }> {
  writeFileSync(join(folder, 'export.jsonl'), exported);
  const said: string[] = [];
  const files = ['export.jsonl', 'checkpoint.json', 'key.pem'].map((name) => join(folder, name));
  const args = ['--export', files[0]!, '--checkpoint', files[1]!, '--public-key', files[2]!];
  const code = await runVerifier(args, (text) => void said.push(text));
  return { code, said: said.join('\n') };
}

describe('the public keys', () => {
  it('are for anybody', async () => {
    const answer = await get('keys');
    const { keyId, publicKeyPem, fingerprint } = t.keys.current;
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      current: { keyId, publicKey: publicKeyPem, fingerprint, unanchored: false },
      earlier: [],
    });
  });
});

describe('an export', () => {
  it('is a file of JSON lines, which the offline verifier finds sound', async () => {
    const answer = await get('export?programme=UHDB', 'derby-secretary');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/x-ndjson');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename=UHDB-audit.jsonl');
    const text = await answer.text();
    expect(text).toContain(SECRET);
    const { code, said } = await verdictOn(text);
    expect(said).toContain('SOUND: "UHDB"');
    expect(said).toContain('Entries: 7, without a gap');
    expect(said).toContain('Bodies: 7 present and unchanged, 0 not shown');
    expect(said).toContain('After that checkpoint: 1, which it does not prove yet.');
    expect(said).toContain('Checkpoints inside: 1 signed by the key given, 0 by others.');
    expect(code).toBe(0);
  });

  it('lacks what is not for whoever asks, and is sound all the same', async () => {
    for (const person of ['auditor', 'burton-secretary', 'director']) {
      const text = await exportOf(person);
      expect(text).not.toContain(SECRET);
      expect(text).not.toContain('test.confidential');
      const { code, said } = await verdictOn(text);
      expect([code, said]).toEqual([0, expect.stringContaining('6 present and unchanged, 1 not')]);
    }
  });

  it.each([
    ['a changed word', (text: string) => text.replace('Pledge 2.', 'Pledge 9.'), 'BODY (entry 4'],
    [
      'a line taken out',
      (text: string) =>
        text
          .split('\n')
          .filter((_line, at) => at !== 3)
          .join('\n'),
      'GAP (entry 3',
    ],
    [
      'its tail cut',
      (text: string) =>
        text
          .split('\n')
          .filter((line) => line.includes('"format"') || !/"seq":[67][,}]/.test(line))
          .join('\n'),
      'HEAD (entry 6',
    ],
  ])('with %s is found', async (_what, tamper, kind) => {
    const { code, said } = await verdictOn(tamper(await exportOf('auditor')));
    expect([code, said]).toEqual([1, expect.stringContaining(`NOT SOUND: ${kind}`)]);
  });

  it.each([
    ['nobody', 'export?programme=UHDB', undefined, 401, 'NOT_SIGNED_IN'],
    ['somebody outside', 'export?programme=UHDB', 'stranger', 404, 'NOT_FOUND'],
    ['an unknown programme', 'export?programme=NOWHERE', 'auditor', 404, 'NOT_FOUND'],
    ['another role', 'export?programme=UHDB', 'observer', 403, 'NOT_ALLOWED'],
    ['no programme named', 'export', 'auditor', 400, 'BAD_USER_INPUT'],
    ['two programmes named', 'export?programme=A&programme=B', 'auditor', 400, 'BAD_USER_INPUT'],
    ['the house, for its people alone', 'export?chain=house', 'auditor', 403, 'NOT_ALLOWED'],
    ['nobody', 'checkpoints/latest?programme=UHDB', undefined, 401, 'NOT_SIGNED_IN'],
    ['somebody outside', 'checkpoints/latest?programme=UHDB', 'stranger', 404, 'NOT_FOUND'],
  ])('is refused to %s, in JSON: %s', async (_who, path, person, status, code) => {
    const answer = await get(path, person);
    expect(answer.status).toBe(status);
    const body = (await answer.json()) as { errors: { extensions: object }[] };
    expect(body.errors[0]!.extensions).toMatchObject({ code, requestId: expect.any(String) });
  });

  it('of the house proves its chain with the checkpoint that was made beside', async () => {
    const kept = await (await get('checkpoints/latest?chain=house', 'observer')).text();
    const file = await (await get('export?chain=house', 'administrator')).text();
    writeFileSync(join(folder, 'checkpoint.json'), kept);
    const { code, said } = await verdictOn(file);
    writeFileSync(join(folder, 'checkpoint.json'), checkpoint);
    expect([code, said]).toEqual([0, expect.stringContaining('SOUND: "house"')]);
  });

  it('of many entries comes in pieces and is whole', async () => {
    await t.db.transaction(await t.actor('director'), async (tx) => {
      for (let n = 0; n < 1_100; n += 1) {
        t.app
          .get(AuditService)
          .record(tx, {
            ...{ type: 'test.many', programmeId, subjectType: 'programme', subjectId: programmeId },
            payload: { n },
          });
      }
      await Promise.resolve();
    });
    const { code, said } = await verdictOn(await exportOf('auditor'));
    expect([code, said]).toEqual([0, expect.stringContaining('Entries: 1107, without a gap')]);
  });
});

describe('an erasure', () => {
  const owner = () => t.connection('watersmeet_owner');
  const erase = async (seq: number, reason = 'Order of 2 July 2018: personal data.') =>
    await eraseBody(owner(), { chain: 'UHDB', seq, reason });

  it('blanks what an entry says and leaves the chain sound, and its rows proven', async () => {
    expect(await exportOf('auditor')).toContain('Pledge 3.');
    const { seq } = await erase(5);
    expect(seq).toBe('1108');
    const text = await exportOf('auditor');
    expect(text).not.toContain('Pledge 3.');
    const { code, said } = await verdictOn(text);
    expect([code, said]).toEqual([0, expect.stringContaining('Entries: 1108, without a gap')]);
    expect(await t.faults()).toEqual([]);

    const [row] = await t.asOwner("select id from programme_statement where text = 'Pledge 3.'");
    await t.tamper("update programme_statement set text = 'Pledge 9.' where id = $1", [row!.id]);
    expect(await t.faults()).toMatchObject([
      { check: 'critical-rows', table: 'programme_statement', row: row!.id },
    ]);
    await t.tamper("update programme_statement set text = 'Pledge 3.' where id = $1", [row!.id]);
  });

  it('of what was confidential stays confidential', async () => {
    await erase(2, 'Not to be kept.');
    const [event] = await t.asOwner(
      "select confidential_to, body from audit_body where type = 'audit.body-erased' and seq = 1109",
    );
    expect(event).toMatchObject({ confidential_to: boardId });
    expect(JSON.parse(event!.body).payload).toMatchObject({
      ...{ seq: '2', type: 'test.confidential', reason: 'Not to be kept.', rows: [] },
    });
    expect(await exportOf('auditor')).not.toContain('Not to be kept.');
    expect(await t.faults()).toEqual([]);
  });

  it.each([
    [2, 'Entry 2 of chain UHDB is blank.'],
    [1108, 'An erasure cannot be erased.'],
    [9999, 'There is no entry 9999 in a chain UHDB.'],
  ])('of entry %i is refused: %s', async (seq, because) => {
    const before = await t.asOwner('select count(*) from audit_entry');
    await expect(erase(seq)).rejects.toThrow(because);
    expect(await t.asOwner('select count(*) from audit_entry')).toEqual(before);
  });

  it.each(['watersmeet_service', 'watersmeet_auditor'])('is not for %s', async (user) => {
    await expect(
      eraseBody(t.connection(user), { chain: 'UHDB', seq: 3, reason: 'x' }),
    ).rejects.toThrow(/permission denied to set role/);
  });

  it('without its event is found', async () => {
    await t.tamper(
      `update audit_body set body = null, salt = null where type = 'test.many' and seq = 9`,
    );
    expect(await t.faults()).toEqual([
      {
        check: 'chains',
        chain: 'UHDB',
        seq: 9,
        because: 'The body of entry 9 is not there, and no event says that it was erased.',
      },
    ]);
  });
});
