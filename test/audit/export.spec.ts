import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AuditService } from '../../src/platform/audit/audit.service.js';
import { ProgrammeExportService } from '../../src/governance/programmes/programme-export.service.js';
import { aResolution, cast, close } from '../support/resolving.js';
import { TakenAway } from '../support/taken-away.js';
import { TestApp } from '../support/test-app.js';
import { aPerson, aRole, key, world } from '../support/world.js';

let t: TestApp;
let taken: TakenAway;
let programmeId: string;
let boardId: string;
let checkpoint: string;
const SECRET = 'What the Derby board alone may know.';

beforeAll(async () => {
  t = await TestApp.start({ world: world() });
  await aPerson(t, 'stranger');
  programmeId = (await t.asOwner("select id from programme where code = 'UHDB'"))[0]!.id;
  boardId = (await t.asOwner("select id from deciding_body where code = 'DERBY-BOARD'"))[0]!.id;
  await t.db.transaction(await t.actor('derby-secretary'), async (tx) => {
    t.app.get(AuditService).record(tx, {
      type: 'annex.revised',
      programmeId,
      subjectType: 'body',
      subjectId: boardId,
      payload: { said: SECRET },
      confidentialTo: boardId,
    });
    await Promise.resolve();
  });
  for (let n = 1; n <= 3; n += 1) await pledge(`Pledge ${n}.`);
  await t.as('auditor').does('makeCheckpoint', { programme: 'UHDB' });
  await pledge('Pledge after the checkpoint.');
  taken = new TakenAway(t);
  checkpoint = await taken.keepCheckpoint();
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

describe('the public keys', () => {
  it('are for anybody', async () => {
    const answer = await taken.ask('keys');
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
    const answer = await taken.ask('export?programme=UHDB', 'derby-secretary');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/x-ndjson');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename=UHDB-audit.jsonl');
    const text = await answer.text();
    expect(text).toContain(SECRET);
    const { code, said } = await taken.verdictOn(text);
    expect(said).toContain('SOUND: "UHDB"');
    expect(said).toContain('Entries: 7. None is missing');
    expect(said).toContain('Content: shown and unchanged for 7 of 7 entries.');
    expect(said).not.toContain('is not in this file');
    expect(said).toContain('Entries after the checkpoint: 1. The next checkpoint will prove them.');
    expect(said).toContain('Checkpoints inside the export: 1 signed by your key, 0 by other keys.');
    expect(code).toBe(0);
  });

  it('lacks what is not for whoever asks, and is sound all the same', async () => {
    for (const person of ['auditor', 'burton-secretary', 'director']) {
      const text = await taken.export(person);
      expect(text).not.toContain(SECRET);
      expect(text).not.toContain('annex.revised');
      const { code, said } = await taken.verdictOn(text);
      expect([code, said]).toEqual([
        0,
        expect.stringContaining('Content of 1 entry is not in this file'),
      ]);
    }
  });

  it.each([
    [
      'a changed word',
      (text: string) => text.replace('Pledge 2.', 'Pledge 9.'),
      'CONTENT (entry 4',
    ],
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
    const { code, said } = await taken.verdictOn(tamper(await taken.export('auditor')));
    expect([code, said]).toEqual([1, expect.stringContaining(`NOT SOUND: ${kind}`)]);
  });

  it('from which somebody cut content by hand is found', async () => {
    const cut = (await taken.export('derby-secretary')).split('\n').map((line) => {
      const { content, salt, type, ...entry } = JSON.parse(line || '{}');
      return type === 'annex.revised' && content && salt ? JSON.stringify(entry) : line;
    });
    const { code, said } = await taken.verdictOn(cut.join('\n'));
    expect([code, said]).toEqual([1, expect.stringContaining('NOT SOUND: CONTENT_COUNT.')]);
    expect(said).toContain(
      '7 shown, 0 withheld, 0 erased, but the file has 6 shown, 1 withheld, 0 erased',
    );
  });

  it.each([
    ['nobody', 'export?programme=UHDB', undefined, 401, 'NOT_SIGNED_IN'],
    ['somebody outside', 'export?programme=UHDB', 'stranger', 404, 'NOT_FOUND'],
    ['an unknown programme', 'export?programme=NOWHERE', 'auditor', 404, 'NOT_FOUND'],
    ['another role', 'export?programme=UHDB', 'observer', 403, 'NOT_ALLOWED'],
    ['no programme named', 'export', 'auditor', 400, 'BAD_USER_INPUT'],
    ['two programmes named', 'export?programme=A&programme=B', 'auditor', 400, 'BAD_USER_INPUT'],
    [
      'the installation, for its people alone',
      'export?chain=installation',
      'observer',
      403,
      'NOT_ALLOWED',
    ],
    ['nobody', 'checkpoints/latest?programme=UHDB', undefined, 401, 'NOT_SIGNED_IN'],
    ['somebody outside', 'checkpoints/latest?programme=UHDB', 'stranger', 404, 'NOT_FOUND'],
  ])('is refused to %s, in JSON: %s', async (_who, path, person, status, code) => {
    const answer = await taken.ask(path, person);
    expect(answer.status).toBe(status);
    const body = (await answer.json()) as { errors: { extensions: object }[] };
    expect(body.errors[0]!.extensions).toMatchObject({ code, requestId: expect.any(String) });
  });

  it('of the installation proves its chain with the checkpoint that was made beside', async () => {
    await taken.keepCheckpoint('chain=installation');
    const { code, said } = await taken.verdictOn(
      await taken.export('administrator', 'chain=installation'),
    );
    taken.keep('checkpoint.json', checkpoint);
    expect([code, said]).toEqual([0, expect.stringContaining('SOUND: "installation"')]);
  });

  it('of many entries comes in pieces and is whole', async () => {
    await t.db.transaction(await t.actor('director'), async (tx) => {
      for (let n = 0; n < 1_100; n += 1) {
        t.app.get(AuditService).record(tx, {
          type: 'statement.added',
          programmeId,
          subjectType: 'programme',
          subjectId: programmeId,
          payload: { n },
        });
      }
      await Promise.resolve();
    });
    const { code, said } = await taken.verdictOn(await taken.export('auditor'));
    expect([code, said]).toEqual([0, expect.stringContaining('Entries: 1107. None is missing')]);
  });
});

describe('an export that is being taken while things change', () => {
  const begun = async (as: string) => {
    const { pieces } = await t.app
      .get(ProgrammeExportService)
      .open(await t.actor(as), { programme: 'UHDB' });
    const header = (await pieces.next()).value as string;
    const rest = async () => {
      let text = header;
      for await (const piece of pieces) text += piece;
      return text;
    };
    return rest;
  };

  it('is of the moment at which it was asked for', async () => {
    const votes = { 'derby-chair': 'FOR', 'derby-exec-1': 'FOR' } as const;
    const resolution = await aResolution(t, { present: Object.keys(votes) });
    await cast(t, resolution, votes);
    const rest = await begun('auditor');
    await close(t, resolution);
    const text = await rest();
    expect(text).not.toContain('vote.cast');
    expect(await taken.export('auditor')).toContain('vote.cast');
    const { code } = await taken.verdictOn(text);
    expect(code).toBe(0);
  });

  it('ends where its reader may read no more', async () => {
    await aPerson(t, 'leaver');
    await aRole(t, 'leaver', 'AUDITOR', 'UHDB');
    const rest = await begun('leaver');
    const [membership] = await t.asOwner(
      "select m.id, m.version from membership m join person p on p.id = m.person_id where p.code = 'leaver'",
    );
    const input = { membershipId: membership!.id, expectedVersion: membership!.version };
    await t.as('administrator').does('revokeRole', input);
    await expect(rest()).rejects.toThrow('There is no such entry,');
  });
});
