import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCompletePack, aPdf, SEAL, sendFile, type UploadPlan } from '../support/packs.js';
import { documentCounts, download, refusedUpload } from '../support/documents.js';
import { TestApp } from '../support/test-app.js';
import { aWordFile, aZip, filesOnTheWay } from '../support/uploads.js';
import { crowd } from '../support/waiting.js';
import { aPerson, aRole, key, world } from '../support/world.js';

const MEGABYTE = 1024 * 1024;
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const CHANGE =
  'update document_chunk set content = set_byte(content, 10, get_byte(content, 10) # 1) where number = 0 and sha256 = $1';

let t: TestApp;
beforeAll(async () => {
  t = await TestApp.start({ world: world() });
  await aPerson(t, 'stranger');
  await t.ok(
    'mutation ($input: CreateProgrammeInput!) { createProgramme(input: $input) { programme { id } } }',
    {
      input: {
        idempotencyKey: key(),
        code: 'OTHER',
        title: 'Another',
        practice: true,
        businessDate: '2018-05-31',
        regime: 'REGIME_2017_STRATEGIC_FBC',
        transactionType: 'ACQUISITION_S56A',
        parties: [
          { trust: 'DERBY', role: 'ACQUIRING' },
          { trust: 'BURTON', role: 'ACQUIRED' },
        ],
      },
    },
    'administrator',
  );
  await aPerson(t, 'outsider');
  await aRole(t, 'outsider', 'PMO', 'OTHER');
  for (const code of ['pmo', 'observer', 'stranger', 'outsider', 'auditor', 'director'])
    await t.tokenOf(code);
});
afterAll(async () => {
  await t.stop();
});

const counts = async () => await documentCounts(t);
const refused = async (plan: UploadPlan) => await refusedUpload(t, plan);
const get = async (id: string, as: string | null = 'auditor', method = 'GET') =>
  await download(t, id, as, method);
const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');

describe('an uploaded document', () => {
  it.each([
    ['a PDF', 'case.pdf', aPdf('case'), 'application/pdf'],
    ['a picture', 'map.PNG', PNG, 'image/png'],
    ['a text', 'notes.txt', 'Größe\r\n', 'text/plain'],
    [
      'a Word file',
      'case.docx',
      aWordFile(),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
  ])('is kept as it came: %s', async (_what, fileName, content, mediaType) => {
    const answer = await sendFile(t, { fileName, content });
    expect(answer).toEqual({
      status: 201,
      deduplicated: false,
      replayed: false,
      document: {
        id: expect.any(String),
        fileName,
        mediaType,
        sha256: sha256(content),
        bytes: Buffer.byteLength(content),
      },
    });
    const file = await get(answer.document.id);
    expect(Buffer.from(await file.arrayBuffer())).toEqual(Buffer.from(content));
    expect(await filesOnTheWay()).toEqual([]);
  });

  it.each([
    ['of another kind', 'tool.exe', 'MZ', 'This kind of file is not accepted: send PDF, Word'],
    ['without an ending', 'case', aPdf('x'), 'This kind of file is not accepted: send PDF, Word'],
    ['with another ending', 'case.png', aPdf('x'), 'does not fit the ending of its name'],
    ['a page named a text', 'a.txt', PNG, 'does not fit the ending of its name'],
    ['a text named a PDF', 'a.pdf', 'text', 'does not fit the ending of its name'],
    ['empty', 'a.pdf', '', 'The file is empty: send one with content.'],
    ['bytes named a text', 'a.csv', 'a\u0000b', 'not plain text'],
    ['only dots', '..', aPdf('x'), 'The file has no usable name'],
    ['only unseen letters', '\u202e\u200b', aPdf('x'), 'The file has no usable name'],
    ['with macros', 'a.docx', aWordFile({ name: 'word/vbaProject.bin' }), 'macros'],
    ['with a macro sheet', 'a.docx', aWordFile({ name: 'xl/macrosheets/s.xml' }), 'macros'],
    ['a bomb', 'a.docx', aWordFile({ name: 'b', claims: 201 * MEGABYTE }), 'more than 200 MB'],
    [
      'of too many parts',
      'a.docx',
      aWordFile(...Array.from({ length: 2_000 }, (_, at) => ({ name: `p${at}` }))),
      'more than 2000 parts',
    ],
    ['no Word file', 'a.docx', aZip([{ name: 'a' }]), 'does not fit the ending of its name'],
    ['half a Word file', 'a.docx', aWordFile().subarray(0, 200), 'damaged'],
  ])('is refused: %s', async (_what, fileName, content, because) => {
    expect(await refused({ fileName, content })).toEqual([
      422,
      'DOCUMENT_REFUSED',
      expect.stringContaining(because),
    ]);
  });

  it.each([
    ['nobody', { as: null }, 401, 'NOT_SIGNED_IN'],
    ['an observer', { as: 'observer' }, 403, 'NOT_ALLOWED'],
    ['somebody without a role', { as: 'stranger' }, 404, 'NOT_FOUND'],
    ['somebody of another programme', { as: 'outsider' }, 404, 'NOT_FOUND'],
    ['for no programme', { programme: 'NOWHERE' }, 404, 'NOT_FOUND'],
    ['with a key that is none', { headers: { 'idempotency-key': 'x' } }, 400, 'BAD_USER_INPUT'],
  ])('is refused from %s', async (_what, plan, status, code) => {
    expect((await refused(plan)).slice(0, 2)).toEqual([status, code]);
  });

  it('loses its folders and what nobody can see of its name', async () => {
    const { document } = await sendFile(t, { fileName: '..\\a/b/../ca\u202ese 1.pdf' });
    expect(document.fileName).toBe('case 1.pdf');
  });

  it('is kept once a programme, however often it is uploaded, and apart in another', async () => {
    const content = aPdf('the same');
    const plan = { fileName: 'one.pdf', content };
    const first = await sendFile(t, plan);
    const two = { of: 'one file', many: 2, together: 2 };
    const again = await crowd(
      t,
      two,
      async (at) => await sendFile(t, { ...plan, fileName: ['two.pdf', 'three.pdf'][at]! }),
    );
    expect([first, ...again].map(({ deduplicated }) => deduplicated)).toEqual([false, true, true]);
    const other = await sendFile(t, { ...plan, programme: 'OTHER', as: 'outsider' });
    expect(other.deduplicated).toBe(false);
    const kept = async (table: string) =>
      (await t.asOwner(`select from ${table} where sha256 = $1`, [sha256(content)])).length;
    expect([await kept('document'), await kept('document_chunk')]).toEqual([4, 2]);
  });

  it('is one document when it is sent twice with one key, which fits no other file', async () => {
    const headers = { 'idempotency-key': key() };
    const first = await sendFile(t, { fileName: 'once.pdf', headers });
    const again = await sendFile(t, { fileName: 'once.pdf', headers });
    expect([first.status, again.status, again.replayed]).toEqual([201, 200, true]);
    expect(again.document).toEqual(first.document);
    expect((await refused({ fileName: 'twice.pdf', headers })).slice(0, 2)).toEqual([
      400,
      'IDEMPOTENCY_KEY_REUSED',
    ]);
  });
});

describe('a downloaded document', () => {
  it('is kept by whoever asked for it, and never run', async () => {
    const { document } = await sendFile(t, { fileName: 'Bedarf für März.pdf' });
    for (const method of ['GET', 'HEAD']) {
      const { status, headers } = await get(document.id, 'auditor', method);
      expect([status, Object.fromEntries(headers)]).toEqual([
        200,
        expect.objectContaining({
          'content-type': 'application/pdf',
          'content-length': String(document.bytes),
          'content-disposition': `attachment; filename="Bedarf f_r M_rz.pdf"; filename*=UTF-8''Bedarf%20f%C3%BCr%20M%C3%A4rz.pdf`,
          'content-security-policy': "sandbox; default-src 'none'",
          'x-content-type-options': 'nosniff',
          'cache-control': 'private, no-store',
          etag: `"${document.sha256}"`,
        }),
      ]);
    }
  });

  it('is not there for anybody else', async () => {
    const { document } = await sendFile(t, { fileName: 'own.pdf' });
    const status = async (id: string, as: string | null) => (await get(id, as)).status;
    expect(await status(document.id, null)).toBe(401);
    expect(await status(document.id, 'stranger')).toBe(404);
    expect(await status(document.id, 'outsider')).toBe(404);
    expect(await status(key(), 'auditor')).toBe(404);
    expect(await status('mine', 'auditor')).toBe(404);
    expect(await status(document.id, 'observer')).toBe(200);
  });

  it('is cut off before its end when a byte of it has changed', async () => {
    const content = `%PDF-1.4\n${'x'.repeat(600 * 1024)}`;
    const { document } = await sendFile(t, { content });
    await t.tamper(CHANGE, [document.sha256]);
    const file = await get(document.id);
    expect(file.status).toBe(200);
    await expect(file.text()).rejects.toThrow();
  });

  it('is not given out when its only row has changed, and no pack that holds it is sealed', async () => {
    const { code, version } = await aCompletePack(t);
    const [{ sha256: digest, id, place }] = (await t.asOwner(
      `select d.sha256, d.id, p.id as place from pack_document p join document d on d.id = p.document_id
       order by p.position limit 1`,
    )) as [Record<string, string>];
    await t.tamper(CHANGE, [digest]);
    expect((await get(id!)).status).toBe(500);
    const before = await counts();
    const input = { programme: 'UHDB', pack: code, expectedVersion: version };
    const refusal = await t.refused(
      SEAL,
      { input: { idempotencyKey: key(), ...input } },
      'director',
    );
    expect(refusal).toMatchObject({
      code: 'PACK_INCOMPLETE',
      blockers: expect.arrayContaining([
        expect.objectContaining({ kind: 'DOCUMENT', subjectType: 'DOCUMENT', subjectId: place }),
      ]),
    });
    expect(await counts()).toEqual(before);
  });
});
