import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import {
  aCompletePack,
  aPdf,
  aSealedPack,
  sendFile,
  withSealedPack,
  type UploadPlan,
} from '../support/packs.js';
import { TestApp } from '../support/test-app.js';
import { key, world } from '../support/world.js';

const ANNEX = `id title version manifestSha256 sealedAt asSealed manifest sealedBy { code } body { code } pack { code }
  documents { id position title role privileged fileName mediaType bytes sha256 uploadedBy { code } }`;
const SECRET = 'Advice on the liabilities of Burton';

const t = TestApp.forSpec({ world: withSealedPack(world()) });
const secretary = t.as('derby-secretary');
let annex: string;

const started = { programme: 'UHDB', pack: 'FBC/1', body: 'DERBY-BOARD', title: SECRET };
const upload = async (fields: Record<string, string>, plan: UploadPlan = {}) => {
  const { as = 'derby-secretary', fileName = 'advice.pdf' } = plan;
  return await sendFile(t, { annex, fields, as, fileName, content: aPdf(fileName), ...plan });
};
const mine = async (as = 'derby-secretary') => {
  const pack = { programme: 'UHDB', pack: 'FBC/1' };
  return (await t.as(as).reads('casePack', pack, `annexes { ${ANNEX} }`)).annexes;
};
const own = async (as?: string) => (await mine(as))[0]!;
const document = async (at: number) => (await own()).documents[at]!.id;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe("a body's own annex", () => {
  it("is started by the body's secretary, and once when the request comes twice", async () => {
    const made = await secretary.does('createAnnex', started, `annex { ${ANNEX} }`);
    expect(made.annex).toEqual({
      id: expect.any(String),
      title: SECRET,
      version: 1,
      asSealed: false,
      documents: [],
      manifest: null,
      manifestSha256: null,
      sealedAt: null,
      sealedBy: null,
      body: { code: 'DERBY-BOARD' },
      pack: { code: 'FBC/1' },
    });
    annex = made.annex.id;
    await secretary.again();
  });

  it.each([
    ['a second one', {}, 'derby-secretary', 'ALREADY_EXISTS', 'body'],
    ["another body's", { body: 'BURTON-BOARD' }, 'derby-secretary', 'NOT_ALLOWED', undefined],
    ['one by a member', {}, 'derby-ned-1', 'NOT_ALLOWED', undefined],
    ['one by the director', {}, 'director', 'NOT_ALLOWED', undefined],
    ['one by the other secretary', {}, 'burton-secretary', 'NOT_ALLOWED', undefined],
    ['an unknown body', { body: 'NOWHERE' }, 'derby-secretary', 'NOT_FOUND', 'body'],
    ['an unknown pack', { pack: 'FBC/9' }, 'derby-secretary', 'NOT_FOUND', 'pack'],
    ['no programme', { programme: 'OTHER' }, 'derby-secretary', 'NOT_FOUND', 'programme'],
    ['a body outside', { body: 'CMA' }, 'derby-secretary', 'NOT_ALLOWED', undefined],
    ['a long title', { title: 'a'.repeat(201) }, 'derby-secretary', 'BAD_USER_INPUT', 'title'],
    ['an unseen letter', { title: 'a\u202eb' }, 'derby-secretary', 'BAD_USER_INPUT', 'title'],
  ])('is not started: %s', async (_what, over, as, code, field) => {
    await t.as(as).refused('createAnnex', { ...started, ...over }, code, field);
  });

  it('takes documents of its own, in their order, with what its form says', async () => {
    const words = { title: SECRET, role: 'LEGAL_ADVICE', privileged: 'true' };
    const first = await upload(words);
    const second = await upload({}, { fileName: 'diligence.pdf' });
    expect([first.status, second.status, first.deduplicated]).toEqual([201, 201, false]);
    const content = aPdf('advice.pdf');
    expect(await own()).toMatchObject({
      version: 3,
      documents: [
        {
          id: first.document.id,
          position: 1,
          ...words,
          privileged: true,
          fileName: 'advice.pdf',
          mediaType: 'application/pdf',
          sha256: sha256(content),
          bytes: String(content.length),
          uploadedBy: { code: 'derby-secretary' },
        },
        { position: 2, title: 'diligence.pdf', role: 'OTHER', privileged: false },
      ],
    });
    const common = await t.asOwner('select from document_chunk where sha256 = $1', [
      first.document.sha256,
    ]);
    expect(common).toEqual([]);
  });

  it('takes one document when its upload is sent twice with one key', async () => {
    const headers = { 'idempotency-key': key() };
    const first = await upload({ title: 'Assurance' }, { fileName: 'a.pdf', headers });
    const again = await upload({ title: 'Assurance' }, { fileName: 'a.pdf', headers });
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.document).toEqual(first.document);
    expect((await own()).documents).toHaveLength(3);
  });

  it.each([
    ['a role that is none', { role: 'SECRET' }, {}, 400, 'BAD_USER_INPUT'],
    ['a mark that is none', { privileged: 'yes' }, {}, 400, 'BAD_USER_INPUT'],
    ['a blank title', { title: ' ' }, {}, 400, 'BAD_USER_INPUT'],
    ['a programme too', { programme: 'UHDB' }, {}, 400, 'BAD_USER_INPUT'],
    ['an annex that is no id', {}, { annex: 'mine' }, 404, 'NOT_FOUND'],
    ['an unknown annex', {}, { annex: '01890000-0000-7000-8000-000000000000' }, 404, 'NOT_FOUND'],
    ['the other secretary', {}, { as: 'burton-secretary' }, 404, 'NOT_FOUND'],
    ['a member', {}, { as: 'derby-ned-1' }, 403, 'NOT_ALLOWED'],
    ['the office', {}, { as: 'pmo' }, 404, 'NOT_FOUND'],
    ['nobody', {}, { as: null }, 401, 'NOT_SIGNED_IN'],
    ['what is not what it says', {}, { content: 'text' }, 422, 'DOCUMENT_REFUSED'],
  ] as [string, Record<string, string>, UploadPlan, number, string][])(
    'takes no document: %s',
    async (_what, fields, plan, status, code) => {
      const before = await t.everything(plan.as ?? undefined);
      const answer = await upload(fields, plan);
      expect([answer.status, answer.errors?.[0]?.extensions.code]).toEqual([status, code]);
      expect(await t.everything()).toEqual(before);
    },
  );

  it('changes as its secretary saw it: titles, roles, marks, documents taken out', async () => {
    const annexDocumentId = await document(1);
    const over = { title: 'Diligence', role: 'DUE_DILIGENCE_REPORT', privileged: true } as const;
    const shown = 'annex { version documents { position title privileged } }';
    const changed = { annexDocumentId, expectedVersion: 4, ...over };
    const revised = await secretary.does('reviseAnnexDocument', changed, shown);
    await secretary.again();
    expect(revised.annex).toMatchObject({ version: 5 });
    expect(revised.annex.documents[1]).toMatchObject({ title: 'Diligence', privileged: true });
    const taken = { annexDocumentId, expectedVersion: 5 };
    const left = await secretary.does('removeAnnexDocument', taken, shown);
    await secretary.again();
    expect(left.annex.documents).toMatchObject([
      { position: 1, title: SECRET },
      { position: 2, title: 'Assurance' },
    ]);
    expect(await t.asOwner('select count(*)::int as n from annex_chunk')).toEqual([{ n: 2 }]);
    const title = `${SECRET}, final`;
    const retitled = { annexId: annex, expectedVersion: 6, title };
    const last = await secretary.does('reviseAnnex', retitled);
    await secretary.again();
    expect(last.annex).toMatchObject({ title, version: 7 });
  });

  it.each([
    ['an old version', { expectedVersion: 1 }, 'derby-secretary', 'STALE_VERSION'],
    ['another body', {}, 'burton-secretary', 'NOT_FOUND'],
    ['a member', {}, 'derby-exec-1', 'NOT_ALLOWED'],
    ['an unknown annex', { annexId: key() }, 'derby-secretary', 'NOT_FOUND'],
  ])('is not changed nor sealed: %s', async (_what, over, as, code) => {
    const named = { annexId: annex, expectedVersion: 7, ...over };
    await t.as(as).refused('reviseAnnex', { title: 'T', ...named }, code);
    await t.as(as).refused('sealAnnex', named, code);
  });

  it('is not there for anybody else: not its title, its documents, its bytes or its events', async () => {
    const { documents } = await own('derby-ned-1');
    for (const as of ['burton-secretary', 'burton-ned-1', 'derby-governor-1', 'pmo', 'auditor'])
      expect([as, await mine(as)]).toEqual([as, []]);
    const get = async (as: string) =>
      await fetch(`${t.url}/api/annex-documents/${documents[0]!.id}`, {
        headers: { authorization: `Bearer ${await t.tokenOf(as)}` },
      });
    expect((await get('burton-secretary')).status).toBe(404);
    const read = await get('derby-ned-1');
    expect([read.status, read.headers.get('content-disposition')]).toEqual([
      200,
      `attachment; filename="advice.pdf"; filename*=UTF-8''advice.pdf`,
    ]);
    expect(await read.text()).toBe(aPdf('advice.pdf'));
    const told = await t.asOwner(
      `select b.type, count(*)::int as n, bool_and(d.code = 'DERBY-BOARD') as own from audit_content b
       left join deciding_body d on d.id = b.confidential_to where b.content like $1 or b.type like 'annex.%' group by 1 order by 1`,
      [`%${SECRET}%`],
    );
    expect(told).toEqual([
      { type: 'annex.created', n: 1, own: true },
      { type: 'annex.document-removed', n: 1, own: true },
      { type: 'annex.document-revised', n: 1, own: true },
      { type: 'annex.document-uploaded', n: 3, own: true },
      { type: 'annex.revised', n: 1, own: true },
    ]);
    const burton = await t.actor('burton-secretary');
    const seen = await t.db.reading(
      burton,
      async (reads) =>
        await reads.query(
          `select (select count(*)::int from audit_content where type like 'annex.%') as events,
             (select count(*)::int from pack_annex) as annexes, (select count(*)::int from annex_document) as documents,
             (select count(*)::int from annex_chunk) as chunks`,
        ),
    );
    expect(seen).toEqual([{ events: 0, annexes: 0, documents: 0, chunks: 0 }]);
  });

  it('is not sealed while a byte of it is not what came, or a row of it is missing', async () => {
    const sealing = { annexId: annex, expectedVersion: (await own()).version };
    const id = await document(0);
    const read = 'select content from annex_chunk where annex_document_id = $1';
    const [{ content }] = (await t.asOwner(read, [id])) as [{ content: Buffer }];
    const changed = Buffer.from(content);
    changed[9]! ^= 1;
    const write = 'update annex_chunk set content = $2 where annex_document_id = $1';
    await t.tamper(write, [id, changed]);
    const { blockers } = await secretary.refused('sealAnnex', sealing, 'PACK_INCOMPLETE');
    expect(blockers).toMatchObject([{ kind: 'DOCUMENT', subjectType: 'DOCUMENT', subjectId: id }]);
    await t.tamper(write, [id, content]);
  });

  it('is sealed under its own digest, by one of two who seal at once, and stays as it is', async () => {
    const sealing = { annexId: annex, expectedVersion: 7 };
    await t.tokenOf('derby-secretary');
    const three = [1, 2, 3].map(async () => await secretary.tries('sealAnnex', sealing));
    expect((await Promise.all(three)).sort()).toEqual(['SEALED', 'SEALED', 'done']);
    const sealed = await own('derby-chair');
    expect(sealed).toMatchObject({ asSealed: true, sealedBy: { code: 'derby-secretary' } });
    expect(sealed.manifestSha256).toBe(sha256(sealed.manifest));
    const advice = aPdf('advice.pdf');
    const line = (position: string, title: string, role: string, name: string, words: string) => ({
      position,
      title,
      role,
      privileged: role === 'LEGAL_ADVICE',
      fileName: name,
      mediaType: 'application/pdf',
      bytes: String(words.length),
      sha256: sha256(words),
    });
    expect(JSON.parse(sealed.manifest)).toEqual({
      format: 'watersmeet.annex/2',
      practice: true,
      pack: 'FBC/1',
      title: `${SECRET}, final`,
      programme: { code: 'UHDB', title: 'Programme UHDB' },
      body: { code: 'DERBY-BOARD', name: 'Board of DERBY Hospitals' },
      documents: [
        line('1', SECRET, 'LEGAL_ADVICE', 'advice.pdf', advice),
        line('2', 'Assurance', 'OTHER', 'a.pdf', aPdf('a.pdf')),
      ],
    });
  });

  it('is never changed once it is sealed: not through the API, nor by the owner of the tables', async () => {
    const [annexDocumentId, expectedVersion] = [await document(0), 8];
    const whole = { annexId: annex, expectedVersion };
    const part = { annexDocumentId, expectedVersion };
    await secretary.refused('reviseAnnex', { ...whole, title: 'T' }, 'SEALED');
    await secretary.refused('reviseAnnexDocument', { ...part, title: 'T' }, 'SEALED');
    await secretary.refused('removeAnnexDocument', part, 'SEALED');
    await secretary.refused('sealAnnex', whole, 'SEALED');
    const answer = await upload({}, { fileName: 'late.pdf' });
    expect([answer.status, answer.errors?.[0]?.extensions.code]).toEqual([409, 'SEALED']);
    for (const sql of [
      "update pack_annex set title = 'x'",
      'delete from pack_annex',
      "update annex_document set title = 'x'",
      'delete from annex_document',
      "update annex_chunk set content = '\\x00'",
      'delete from annex_chunk',
      'truncate annex_chunk',
      'truncate pack_annex cascade',
    ])
      await expect(t.asOwner(sql)).rejects.toThrow(/never changed|only ever added to|only added/);
  });

  it('goes to a pack that may yet be decided on, and may be empty until it is sealed', async () => {
    const { code: pack, version } = await aCompletePack(t, { label: 'the next' });
    const briefing = { ...started, pack, body: 'BURTON-COUNCIL', title: 'Briefing' };
    const made = await t.as('burton-secretary').does('createAnnex', briefing);
    const sealing = { annexId: made.annex.id, expectedVersion: 1 };
    await t.as('burton-secretary').refused('sealAnnex', sealing, 'PACK_INCOMPLETE');
    const drop = {
      programme: 'UHDB',
      pack,
      expectedVersion: version,
      status: 'WITHDRAWN',
    } as const;
    await t.as('pmo').does('revisePack', drop);
    await secretary.refused('createAnnex', { ...started, pack, title: 'Late' }, 'WRONG_STATE');
    await aSealedPack(t, { label: 'the third' });
    const superseded = { ...started, body: 'DERBY-COUNCIL', title: 'Late' };
    await secretary.refused('createAnnex', superseded, 'PACK_SUPERSEDED');
  });
});
