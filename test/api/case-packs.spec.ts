import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PROJECT_FOLDER } from '../../src/config/config.js';
import {
  aCompletePack,
  aDocument,
  aSealedPack,
  CREATE_PACK,
  PLACE,
  PUT_SECTION,
  REVISE_PACK,
  SEAL,
} from '../support/packs.js';
import { TestApp } from '../support/test-app.js';
import { crowd } from '../support/waiting.js';
import { aPerson, aRole, key, world } from '../support/world.js';

const FIGURE =
  'mutation ($input: PutKeyFigureInput!) { putKeyFigure(input: $input) { replayed casePack { keyFigures { code value priceBase money { amount pence } } } } }';
const READ =
  'query ($c: String!) { casePack(programme: "UHDB", pack: $c) { version status label supersededBy { code } sections { kind title text } keyFigures { code value } documents { id position title role version document { sha256 } } } }';
const COMPARE =
  'query ($a: String!, $b: String!) { comparePacks(programme: "UHDB", a: $a, b: $b) { a { code } b { code } differenceCount differences { area subject change before after line } } }';

let t: TestApp;
beforeAll(async () => {
  t = await TestApp.start({ world: world() });
  await aPerson(t, 'stranger');
  await aPerson(t, 'manager');
  await aRole(t, 'manager', 'PROGRAMME_MANAGER', 'UHDB');
  for (const code of ['pmo', 'observer', 'stranger', 'manager', 'director', 'sro'])
    await t.tokenOf(code);
});
afterAll(async () => {
  await t.stop();
});

const counts = async () =>
  await t.asOwner(
    `select (select sum(version) from case_pack) v, (select count(*) from case_pack) p, (select count(*) from pack_section) s,
       (select count(*) from key_figure) k, (select count(*) from pack_document) d,
       (select count(*) from audit_entry) a, (select count(*) from idempotency) i`,
  );
const refused = async (query: string, input: object, as = 'pmo') => {
  const before = await counts();
  const refusal = await t.refused(query, { input }, as);
  expect(await counts()).toEqual(before);
  return refusal;
};
const of = (pack: string, over: object = {}) => ({
  idempotencyKey: key(),
  programme: 'UHDB',
  pack,
  ...over,
});
const words = { kind: 'STRATEGIC', title: 'Why', text: 'One\nTwo', completeness: 'IN_PROGRESS' };
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const read = async (code: string) => await t.ok(READ, { c: code }, 'pmo');

describe('drafting a pack', () => {
  const start = { programme: 'UHDB', stage: 'STRATEGIC_CASE', label: 'the first draft' };

  it('happens once when the request comes twice, and one draft a stage at a time', async () => {
    const input = { idempotencyKey: key(), ...start };
    const first = await t.ok(CREATE_PACK, { input }, 'manager');
    expect(first).toMatchObject({ replayed: false, casePack: { code: 'STRATEGIC_CASE/1' } });
    const again = await t.ok(CREATE_PACK, { input }, 'manager');
    expect(again).toEqual({ ...first, replayed: true });
    const other = { ...input, label: 'another' };
    expect((await refused(CREATE_PACK, other, 'manager')).code).toBe('IDEMPOTENCY_KEY_REUSED');
    const second = { ...start, idempotencyKey: key() };
    expect(await refused(CREATE_PACK, second)).toMatchObject({
      code: 'WRONG_STATE',
      field: 'stage',
    });
  });

  it('starts one of two drafts that are started at once', async () => {
    const { casePack } = await t.ok(
      REVISE_PACK,
      {
        input: {
          programme: 'UHDB',
          pack: 'STRATEGIC_CASE/1',
          expectedVersion: 1,
          status: 'WITHDRAWN',
        },
      },
      'pmo',
    );
    expect(casePack.status).toBe('WITHDRAWN');
    const people = ['pmo', 'manager', 'director'];
    for (const as of people) await t.tokenOf(as);
    const plan = { of: 'drafts of one stage', many: 3, together: 3 };
    const answers = await crowd(t, plan, async (at) => {
      const input = { ...start, idempotencyKey: key() };
      return await t.send(CREATE_PACK, { input }, people[at]);
    });
    const codes = answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'done').sort();
    expect(codes).toEqual(['WRONG_STATE', 'WRONG_STATE', 'done']);
  });

  it.each([
    ['an unknown pack', PUT_SECTION, { pack: 'FBC/9', ...words }, 'pmo', 'NOT_FOUND'],
    ['an unknown programme', PUT_SECTION, { programme: 'NONE', ...words }, 'pmo', 'NOT_FOUND'],
    ['a stranger', PUT_SECTION, words, 'stranger', 'NOT_FOUND'],
    ['an observer', PUT_SECTION, words, 'observer', 'NOT_ALLOWED'],
    ['the SRO', PUT_SECTION, words, 'sro', 'NOT_ALLOWED'],
    ['what is not there', PUT_SECTION, { ...words, expectedVersion: 1 }, 'pmo', 'NOT_FOUND'],
    ['two titles', PUT_SECTION, { ...words, title: 'a\nb' }, 'pmo', 'BAD_USER_INPUT'],
    ['an unseen letter', PUT_SECTION, { ...words, text: 'a\u202eb' }, 'pmo', 'BAD_USER_INPUT'],
    ['a long text', PUT_SECTION, { ...words, text: 'a'.repeat(100_001) }, 'pmo', 'BAD_USER_INPUT'],
    [
      'a strange document',
      PLACE,
      { documentId: key(), title: 'T', role: 'LTFM' },
      'pmo',
      'NOT_FOUND',
    ],
  ])('is refused: %s', async (_what, query, over, as, code) => {
    expect((await refused(query, of('STRATEGIC_CASE/2', over), as)).code).toBe(code);
  });

  it('names the version that was seen, and waits while the pack is in review', async () => {
    const pack = 'STRATEGIC_CASE/2';
    await t.ok(PUT_SECTION, { input: of(pack, words) }, 'pmo');
    expect(await refused(PUT_SECTION, of(pack, words))).toMatchObject({
      code: 'STALE_VERSION',
      currentVersion: 1,
    });
    const later = { ...words, text: 'One\nThree', expectedVersion: 1 };
    const answer = await t.ok(PUT_SECTION, { input: of(pack, later) }, 'pmo');
    expect(answer.casePack.sections).toEqual([
      { kind: 'STRATEGIC', title: 'Why', completeness: 'IN_PROGRESS', version: 2 },
    ]);
    const { version } = await read(pack);
    const move = (over: object) => ({ programme: 'UHDB', pack, ...over });
    expect(
      await refused(REVISE_PACK, move({ expectedVersion: 1, status: 'IN_REVIEW' })),
    ).toMatchObject({ code: 'STALE_VERSION', currentVersion: version });
    const review = move({ expectedVersion: version, status: 'IN_REVIEW' });
    await t.ok(REVISE_PACK, { input: review }, 'pmo');
    const change = { ...words, expectedVersion: 2 };
    expect((await refused(PUT_SECTION, of(pack, change))).code).toBe('WRONG_STATE');
    const back = move({ expectedVersion: version + 1, status: 'DRAFT' });
    await t.ok(REVISE_PACK, { input: back }, 'pmo');
  });

  it('states figures to the penny, each as its kind asks', async () => {
    const pack = 'STRATEGIC_CASE/2';
    const saving = {
      code: 'GROSS-SAVING',
      title: 'Saving',
      kind: 'GROSS_SAVING',
      priceBase: '2017/18',
    };
    const { casePack } = await t.ok(
      FIGURE,
      { input: of(pack, { ...saving, amount: '23000000.00' }) },
      'pmo',
    );
    expect(casePack.keyFigures).toEqual([
      {
        code: 'GROSS-SAVING',
        value: '23000000.00',
        priceBase: '2017/18',
        money: { amount: '23000000.00', pence: '2300000000' },
      },
    ]);
    const other = { ...saving, code: 'OTHER' };
    const bad = async (over: object) =>
      (await refused(FIGURE, of(pack, { ...other, ...over }))).field;
    expect(await bad({ months: 3 })).toBe('months');
    expect(await bad({})).toBe('amount');
    expect(await bad({ amount: '1.00', priceBase: null })).toBe('priceBase');
  });
});

describe('sealing a pack', () => {
  it('is refused with everything that is missing', async () => {
    const { version } = await read('STRATEGIC_CASE/2');
    const input = of('STRATEGIC_CASE/2', { expectedVersion: version });
    const refusal = await refused(SEAL, input, 'director');
    expect(refusal.code).toBe('PACK_INCOMPLETE');
    const missing = refusal.blockers.filter(({ kind }: any) => kind === 'SECTION');
    expect(missing.map(({ subjectId }: any) => subjectId)).toEqual([
      'STRATEGIC',
      'ECONOMIC',
      'COMMERCIAL',
      'FINANCIAL',
      'MANAGEMENT',
    ]);
    expect((await refused(SEAL, input, 'pmo')).code).toBe('NOT_ALLOWED');
    const stale = of('STRATEGIC_CASE/2', { expectedVersion: 1 });
    expect((await refused(SEAL, stale, 'director')).code).toBe('STALE_VERSION');
  });

  it('is done by one of three who seal at once, and never changed afterwards', async () => {
    const { code, version } = await aCompletePack(t);
    await t.tokenOf('derby-secretary');
    const people = ['director', 'derby-secretary', 'director'];
    const plan = { of: 'one pack sealed', many: 3, together: 3 };
    const answers = await crowd(t, plan, async (at) => {
      const input = of(code, { expectedVersion: version });
      return await t.send(SEAL, { input }, people[at]);
    });
    const codes = answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'done').sort();
    expect(codes).toEqual(['SEALED', 'SEALED', 'done']);
    const { casePack } = answers.find(({ errors }) => !errors)!.data.sealPack;
    expect(casePack).toMatchObject({ status: 'SEALED', sealedOn: '2018-05-31', asSealed: true });
    expect(casePack.manifestSha256).toBe(sha256(casePack.manifest));
    expect((await refused(PUT_SECTION, of(code, words))).code).toBe('SEALED');
    const label = { programme: 'UHDB', pack: code, expectedVersion: version + 1, label: 'x' };
    expect((await refused(REVISE_PACK, label)).code).toBe('SEALED');
    for (const sql of [
      `update case_pack set label = 'x' where status = 'SEALED'`,
      `update case_pack set status = 'DRAFT' where status = 'SEALED'`,
      `delete from case_pack where status = 'SEALED'`,
      'truncate case_pack cascade',
      ...['pack_section', 'pack_document'].flatMap((table) => [
        `update ${table} set title = 'x' where pack_id = (select id from case_pack where status = 'SEALED')`,
        `delete from ${table} where pack_id = (select id from case_pack where status = 'SEALED')`,
      ]),
      "update document set file_name = 'x'",
      "update document_chunk set content = '\\x00'",
    ])
      await expect(t.asOwner(sql)).rejects.toThrow(/never (changed|removed)|only ever added to/);
  });

  it('writes the exact text that it always wrote', async () => {
    const pack = 'STRATEGIC_CASE/2';
    const { version } = await read(pack);
    const drop = { programme: 'UHDB', pack, expectedVersion: version, status: 'WITHDRAWN' };
    await t.ok(REVISE_PACK, { input: drop }, 'pmo');
    const { manifest } = (await aSealedPack(t, { stage: 'STRATEGIC_CASE' })) as unknown as {
      manifest: string;
    };
    // The ids of standing orders are new with every database.
    const steady = manifest.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID');
    const golden = join(PROJECT_FOLDER, 'test', 'golden', 'manifest.txt');
    expect(`${steady}\n`).toBe(readFileSync(golden, 'utf8'));
  });

  it('replaces the version before, whose contents the next one starts with', async () => {
    const input = { idempotencyKey: key(), programme: 'UHDB', stage: 'FBC', label: 'with changes' };
    const unknown = { ...input, copyFrom: 'FBC/7' };
    expect((await refused(CREATE_PACK, unknown)).field).toBe('copyFrom');
    const { casePack } = await t.ok(CREATE_PACK, { input: { ...input, copyFrom: 'FBC/1' } }, 'pmo');
    const [first, second] = [await read('FBC/1'), await read(casePack.code)];
    const plain = (pack: any) => ({
      sections: pack.sections,
      documents: pack.documents.map(({ position, title, role, document }: any) => ({
        position,
        title,
        role,
        document,
      })),
    });
    expect(plain(second)).toEqual(plain(first));
    const text = 'About STRATEGIC.\nAnd more.';
    const section = { ...words, title: 'STRATEGIC', text, completeness: 'COMPLETE' };
    await t.ok(
      PUT_SECTION,
      { input: of(casePack.code, { ...section, expectedVersion: 1 }) },
      'pmo',
    );
    const documentId = await aDocument(t, { fileName: 'letter.pdf' });
    const letter = { documentId, title: 'Letter', role: 'LETTER_OF_SUPPORT' };
    await t.ok(PLACE, { input: of(casePack.code, letter) }, 'pmo');
    const unsealed = await t.refused(COMPARE, { a: 'FBC/1', b: casePack.code }, 'pmo');
    expect(unsealed).toMatchObject({ code: 'WRONG_STATE', field: 'b' });
    const { version } = await read(casePack.code);
    await t.ok(SEAL, { input: of(casePack.code, { expectedVersion: version }) }, 'director');
    expect(await read('FBC/1')).toMatchObject({
      status: 'SUPERSEDED',
      supersededBy: { code: 'FBC/2' },
    });
  });

  it('lets two sealed packs be compared by whoever reads them', async () => {
    const found = await t.ok(COMPARE, { a: 'FBC/1', b: 'FBC/2' }, 'observer');
    expect(found).toMatchObject({ a: { code: 'FBC/1' }, b: { code: 'FBC/2' } });
    expect(found.differenceCount).toBe(found.differences.length);
    expect(found.differences).toEqual([
      {
        area: 'SECTION',
        subject: 'STRATEGIC',
        change: 'ADDED',
        line: 2,
        before: null,
        after: 'And more.',
      },
      {
        area: 'DOCUMENT',
        subject: 'Letter',
        change: 'ADDED',
        before: null,
        line: null,
        after: expect.stringContaining('LETTER_OF_SUPPORT, letter.pdf, application/pdf'),
      },
    ]);
    expect((await t.ok(COMPARE, { a: 'FBC/2', b: 'FBC/2' }, 'observer')).differences).toEqual([]);
    const nowhere = { a: 'FBC/1', b: 'FBC/9' };
    expect((await t.refused(COMPARE, nowhere, 'observer')).code).toBe('NOT_FOUND');
    expect((await t.refused(COMPARE, { a: 'FBC/1', b: 'FBC/2' }, 'stranger')).code).toBe(
      'NOT_FOUND',
    );
  });
});
