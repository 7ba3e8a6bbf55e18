import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { PROJECT_FOLDER } from '../../src/platform/config/config.js';
import { aCompletePack, aDocument, aSealedPack } from '../support/packs.js';
import { TestApp } from '../support/test-app.js';
import { aPerson, aRole, key, world } from '../support/world.js';

const t = TestApp.forSpec({ world: world() }, async (app) => {
  await aPerson(app, 'stranger');
  await aPerson(app, 'manager');
  await aRole(app, 'manager', 'PROGRAMME_MANAGER', 'UHDB');
});
const pmo = t.as('pmo');
const director = t.as('director');

const of = (pack: string) => ({ programme: 'UHDB', pack });
const SECOND = of('STRATEGIC_CASE/2');
const words = {
  kind: 'STRATEGIC',
  title: 'Why',
  text: 'One\nTwo',
  completeness: 'IN_PROGRESS',
} as const;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const read = async (code: string) =>
  await pmo.reads(
    'casePack',
    of(code),
    `version status supersededBy { code } sections { kind title text }
     documents { position title role document { sha256 } }`,
  );
const versionOf = async (code: string) => (await read(code)).version;

describe('drafting a pack', () => {
  const start = {
    programme: 'UHDB',
    stage: 'STRATEGIC_CASE',
    label: 'the first draft',
  } as const;

  it('happens once when the request comes twice, and one draft a stage at a time', async () => {
    const manager = t.as('manager');
    const first = { ...start, idempotencyKey: key() };
    const { casePack } = await manager.does('createCasePack', first);
    expect(casePack.code).toBe('STRATEGIC_CASE/1');
    await manager.again();
    const other = { ...first, label: 'another' };
    await manager.refused('createCasePack', other, 'IDEMPOTENCY_KEY_REUSED');
    await pmo.refused('createCasePack', start, 'WRONG_STATE', 'stage');
  });

  it('starts one of two drafts that are started at once', async () => {
    const drop = { expectedVersion: 1, status: 'WITHDRAWN' } as const;
    const { casePack } = await pmo.does('revisePack', { ...of('STRATEGIC_CASE/1'), ...drop });
    await pmo.again();
    expect(casePack.status).toBe('WITHDRAWN');
    const people = ['pmo', 'manager', 'director'];
    for (const code of people) await t.tokenOf(code);
    const codes = await Promise.all(
      people.map(async (as) => await t.as(as).tries('createCasePack', start)),
    );
    expect(codes.sort()).toEqual(['WRONG_STATE', 'WRONG_STATE', 'done']);
  });

  it.each([
    ['an unknown pack', { pack: 'FBC/9' }, 'pmo', 'NOT_FOUND'],
    ['an unknown programme', { programme: 'NONE' }, 'pmo', 'NOT_FOUND'],
    ['a stranger', {}, 'stranger', 'NOT_FOUND'],
    ['an observer', {}, 'observer', 'NOT_ALLOWED'],
    ['the SRO', {}, 'sro', 'NOT_ALLOWED'],
    ['what is not there', { expectedVersion: 1 }, 'pmo', 'NOT_FOUND'],
    ['two titles', { title: 'a\nb' }, 'pmo', 'BAD_USER_INPUT'],
    ['an unseen letter', { text: 'a\u202eb' }, 'pmo', 'BAD_USER_INPUT'],
    ['a long text', { text: 'a'.repeat(100_001) }, 'pmo', 'BAD_USER_INPUT'],
  ])('is refused: %s', async (_what, over, as, code) => {
    await t.as(as).refused('putSection', { ...SECOND, ...words, ...over }, code);
  });

  it('is refused: a strange document', async () => {
    const strange = { documentId: key(), title: 'T', role: 'LTFM' };
    await pmo.refused('placeDocument', { ...SECOND, ...strange }, 'NOT_FOUND');
  });

  it('names the version that was seen, and waits while the pack is in review', async () => {
    await pmo.does('putSection', { ...SECOND, ...words });
    await pmo.again();
    const twice = await pmo.refused('putSection', { ...SECOND, ...words }, 'STALE_VERSION');
    expect(twice.currentVersion).toBe(1);
    const later = { ...SECOND, ...words, text: 'One\nThree', expectedVersion: 1 };
    const shown = 'casePack { version sections { kind title completeness version } }';
    const { casePack } = await pmo.does('putSection', later, shown);
    expect(casePack.sections).toEqual([
      { kind: 'STRATEGIC', title: 'Why', completeness: 'IN_PROGRESS', version: 2 },
    ]);
    const review = { ...SECOND, status: 'IN_REVIEW' } as const;
    const old = { ...review, expectedVersion: 1 };
    const stale = await pmo.refused('revisePack', old, 'STALE_VERSION');
    expect(stale.currentVersion).toBe(casePack.version);
    await pmo.does('revisePack', { ...review, expectedVersion: casePack.version });
    const change = { ...later, expectedVersion: 2 };
    await pmo.refused('putSection', change, 'WRONG_STATE');
    const back = { ...SECOND, expectedVersion: casePack.version + 1, status: 'DRAFT' } as const;
    await pmo.does('revisePack', back);
  });

  it('states figures to the penny, each as its kind asks', async () => {
    const saving = { title: 'Saving', kind: 'GROSS_SAVING', priceBase: '2017/18' } as const;
    const figure = { ...SECOND, ...saving, code: 'GROSS-SAVING', amount: '23000000.00' };
    const shown = 'casePack { keyFigures { code value priceBase money { amount pence } } }';
    const { casePack } = await pmo.does('putKeyFigure', figure, shown);
    expect(casePack.keyFigures).toEqual([
      {
        code: 'GROSS-SAVING',
        value: '23000000.00',
        priceBase: '2017/18',
        money: { amount: '23000000.00', pence: '2300000000' },
      },
    ]);
    for (const [over, field] of [
      [{ months: 3 }, 'months'],
      [{}, 'amount'],
      [{ amount: '1.00', priceBase: null }, 'priceBase'],
    ] as const) {
      const other = { ...SECOND, ...saving, code: 'OTHER', ...over };
      await pmo.refused('putKeyFigure', other, 'BAD_USER_INPUT', field);
    }
  });
});

describe('sealing a pack', () => {
  const BOTH = { programme: 'UHDB', a: 'FBC/1', b: 'FBC/2' };

  it('is refused with everything that is missing', async () => {
    const sealing = { ...SECOND, expectedVersion: await versionOf(SECOND.pack) };
    const { blockers } = await director.refused('sealPack', sealing, 'PACK_INCOMPLETE');
    const missing = blockers!.filter(({ kind }) => kind === 'SECTION');
    expect(missing.map(({ subjectId }) => subjectId)).toEqual([
      'STRATEGIC',
      'ECONOMIC',
      'COMMERCIAL',
      'FINANCIAL',
      'MANAGEMENT',
    ]);
    await pmo.refused('sealPack', sealing, 'NOT_ALLOWED');
    await director.refused('sealPack', { ...sealing, expectedVersion: 1 }, 'STALE_VERSION');
  });

  it('is done by one of three who seal at once, and never changed afterwards', async () => {
    const { code, version } = await aCompletePack(t);
    const sealing = { ...of(code), expectedVersion: version };
    const people = ['director', 'derby-secretary', 'director'];
    for (const as of people) await t.tokenOf(as);
    const codes = await Promise.all(
      people.map(async (as) => await t.as(as).tries('sealPack', sealing)),
    );
    expect(codes.sort()).toEqual(['SEALED', 'SEALED', 'done']);
    const sealed = await pmo.reads('casePack', of(code));
    expect(sealed).toMatchObject({ status: 'SEALED', sealedOn: '2018-05-31', asSealed: true });
    expect(sealed.manifestSha256).toBe(sha256(sealed.manifest));
    await pmo.refused('putSection', { ...of(code), ...words }, 'SEALED');
    const label = { ...of(code), expectedVersion: version + 1, label: 'x' };
    await pmo.refused('revisePack', label, 'SEALED');
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
    const drop = { expectedVersion: await versionOf(SECOND.pack), status: 'WITHDRAWN' } as const;
    await pmo.does('revisePack', { ...SECOND, ...drop });
    const { code } = await aSealedPack(t, { stage: 'STRATEGIC_CASE' });
    const { manifest } = await pmo.reads('casePack', of(code));
    // The ids of standing orders are new with every database.
    const steady = manifest.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID');
    const golden = join(PROJECT_FOLDER, 'test', 'golden', 'manifest.txt');
    expect(`${steady}\n`).toBe(readFileSync(golden, 'utf8'));
  });

  it('replaces the version before, whose contents the next one starts with', async () => {
    const start = { programme: 'UHDB', stage: 'FBC', label: 'with changes' } as const;
    const unknown = { ...start, copyFrom: 'FBC/7' };
    await pmo.refused('createCasePack', unknown, 'NOT_FOUND', 'copyFrom');
    await pmo.does('createCasePack', { ...start, copyFrom: 'FBC/1' });
    const [first, second] = [await read('FBC/1'), await read('FBC/2')];
    expect([second.sections, second.documents]).toEqual([first.sections, first.documents]);
    const text = 'About STRATEGIC.\nAnd more.';
    const section = {
      kind: 'STRATEGIC',
      title: 'STRATEGIC',
      text,
      completeness: 'COMPLETE',
    } as const;
    await pmo.does('putSection', { ...of('FBC/2'), ...section, expectedVersion: 1 });
    const documentId = await aDocument(t, { fileName: 'letter.pdf' });
    const letter = { documentId, title: 'Letter', role: 'LETTER_OF_SUPPORT' } as const;
    await pmo.does('placeDocument', { ...of('FBC/2'), ...letter });
    await pmo.again();
    await pmo.refused('comparePacks', BOTH, 'WRONG_STATE', 'b');
    const sealing = { ...of('FBC/2'), expectedVersion: await versionOf('FBC/2') };
    await director.does('sealPack', sealing);
    await director.again();
    expect(await read('FBC/1')).toMatchObject({
      status: 'SUPERSEDED',
      supersededBy: { code: 'FBC/2' },
    });
  });

  it('lets two sealed packs be compared by whoever reads them', async () => {
    const observer = t.as('observer');
    const shown = `a { code } b { code } differenceCount differences { area subject change before after line }`;
    const found = await observer.reads('comparePacks', BOTH, shown);
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
    const same = await observer.reads('comparePacks', { ...BOTH, a: 'FBC/2' }, shown);
    expect(same.differences).toEqual([]);
    await observer.refused('comparePacks', { ...BOTH, b: 'FBC/9' }, 'NOT_FOUND');
    await t.as('stranger').refused('comparePacks', BOTH, 'NOT_FOUND');
  });
});
