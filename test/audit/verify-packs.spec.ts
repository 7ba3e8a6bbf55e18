import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCompletePack, aPdf, sendFile } from '../support/packs.js';
import { whileTampered } from '../support/tampering.js';
import { TestApp } from '../support/test-app.js';
import { key, world } from '../support/world.js';

const FIGURE =
  'mutation ($input: PutKeyFigureInput!) { putKeyFigure(input: $input) { casePack { version } } }';
const ANNEX =
  'mutation ($input: CreateAnnexInput!) { createAnnex(input: $input) { annex { id version } } }';
const SEAL_ANNEX =
  'mutation ($input: SealAnnexInput!) { sealAnnex(input: $input) { annex { id manifestSha256 } } }';

let t: TestApp;
const ids: Record<string, string> = {};

beforeAll(async () => {
  t = await TestApp.start({ world: world() });
  const pack = await aCompletePack(t);
  ids.pack = pack.id;
  const of = { programme: 'UHDB', pack: pack.code };
  const figure = { code: 'GROSS', title: 'Gross saving', kind: 'GROSS_SAVING' };
  const given = { ...figure, amount: '23000000.00', priceBase: '2016/17' };
  const put = await t.ok(FIGURE, { input: { idempotencyKey: key(), ...of, ...given } }, 'pmo');
  const seen = { ...of, expectedVersion: put.casePack.version };
  await t.as('director').does('sealPack', seen);
  await sealAnnex(pack.code);
  const one = async (sql: string) => (await t.asOwner<{ id: string }>(sql))[0]!.id;
  ids.document = await one('select document_id as id from pack_document order by position limit 1');
  ids.section = await one('select id from pack_section order by kind limit 1');
  ids.figure = await one('select id from key_figure');
  ids.place = await one('select id from pack_document order by position limit 1');
});
afterAll(async () => {
  await t.stop();
});

async function sealAnnex(pack: string): Promise<void> {
  const input = { idempotencyKey: key(), programme: 'UHDB', pack, body: 'DERBY-BOARD' };
  const made = await t.ok(ANNEX, { input: { ...input, title: 'Advice' } }, 'derby-secretary');
  ids.annex = made.annex.id;
  const sent = await sendFile(t, {
    annex: ids.annex,
    as: 'derby-secretary',
    content: aPdf('advice'),
    fields: { title: 'Advice', role: 'OTHER', privileged: 'true' },
  });
  ids.advice = sent.document.id;
  const [{ version }] = (await t.asOwner('select version from pack_annex')) as [
    { version: number },
  ];
  const sealing = { idempotencyKey: key(), annexId: ids.annex, expectedVersion: version };
  await t.ok(SEAL_ANNEX, { input: sealing }, 'derby-secretary');
}

const changed = (table: string, row: unknown) => ({
  check: 'critical-rows',
  table,
  row,
  because: expect.stringMatching(
    /does not agree with its latest audit entry \(entry \d+ of chain UHDB\): it was changed/,
  ),
});
const found = (check: string, table: string, row: unknown, because: string) => ({
  check,
  table,
  row,
  because,
});
const OTHER_BYTES = 'Its stored bytes do not match its digest: they were changed.';
const PDF = aPdf('another');
const OTHER = `convert_to('${PDF}', 'UTF8')`;
const SHA = createHash('sha256').update(PDF).digest('hex');
const says = (what: string) => `Its manifest does not agree with its rows: ${what}.`;

describe('a sealed pack', () => {
  it('is sound as it was sealed, with its annex, though the programme was renamed since', async () => {
    expect(await t.faults()).toEqual([]);
    const { version } = await t.ok(
      'query { programme(programme: "UHDB") { version } }',
      {},
      'director',
    );
    const input = { programme: 'UHDB', expectedVersion: version, title: 'University Hospitals' };
    await t.as('director').does('reviseProgramme', input);
    expect(await t.faults()).toEqual([]);
  });

  it.each([
    [
      'the bytes of a document',
      ['document_chunk'],
      () =>
        `update document_chunk set content = ${OTHER} where sha256 = (select sha256 from document where id = '${ids.document}')`,
      () => [found('documents', 'document', ids.document, OTHER_BYTES)],
    ],
    [
      'a swapped document: its bytes with their digest',
      ['document_chunk', 'document'],
      () =>
        `update document_chunk set content = ${OTHER}, sha256 = '${SHA}' where sha256 = (select sha256 from document where id = '${ids.document}');
         update document set sha256 = '${SHA}', bytes = octet_length(${OTHER}) where id = '${ids.document}'`,
      () => [
        changed('document', ids.document!),
        found('sealed-packs', 'case_pack', ids.pack, says('documents')),
      ],
    ],
    [
      'a swapped document: another in its place',
      ['pack_document'],
      () =>
        `update pack_document set document_id = (select document_id from pack_document order by position desc limit 1) where id = '${ids.place}'`,
      () => [
        changed('pack_document', ids.place!),
        found('sealed-packs', 'case_pack', ids.pack, says('documents')),
      ],
    ],
    [
      'a piece of a document taken out',
      ['document_chunk'],
      () =>
        `delete from document_chunk where sha256 = (select sha256 from document where id = '${ids.document}')`,
      () => [
        found('documents', 'document', ids.document, 'The bytes of this document are missing.'),
      ],
    ],
    [
      'bytes of no document',
      ['document_chunk'],
      () =>
        `insert into document_chunk select programme_id, '${SHA}', 0, ${OTHER} from document limit 1`,
      () => [
        found(
          'documents',
          'document_chunk',
          expect.stringContaining(SHA),
          'These bytes belong to no document.',
        ),
      ],
    ],
    [
      'the title of a document',
      ['pack_document'],
      () => `update pack_document set title = 'Another' where id = '${ids.place}'`,
      () => [
        changed('pack_document', ids.place!),
        found('sealed-packs', 'case_pack', ids.pack, says('documents')),
      ],
    ],
    [
      'a section',
      ['pack_section'],
      () => `update pack_section set text = 'Another.' where id = '${ids.section}'`,
      () => [
        changed('pack_section', ids.section!),
        found('sealed-packs', 'case_pack', ids.pack, says('sections')),
      ],
    ],
    [
      'a key figure',
      ['key_figure'],
      () => `update key_figure set value = '33000000.00' where id = '${ids.figure}'`,
      () => [
        changed('key_figure', ids.figure!),
        found('sealed-packs', 'case_pack', ids.pack, says('key figures')),
      ],
    ],
    [
      'the manifest',
      ['case_pack'],
      () => `update case_pack set manifest = replace(manifest, 'About', 'Not about')`,
      () => [
        changed('case_pack', ids.pack!),
        found('sealed-packs', 'case_pack', ids.pack, 'Its manifest does not match its digest.'),
      ],
    ],
    [
      'the manifest and its digest',
      ['case_pack'],
      () =>
        `update case_pack set manifest = replace(manifest, 'About', 'Not about');
         update case_pack set manifest_sha256 = encode(sha256(convert_to(manifest, 'UTF8')), 'hex')`,
      () => [
        changed('case_pack', ids.pack!),
        found('sealed-packs', 'case_pack', ids.pack, says('sections')),
      ],
    ],
    [
      "the bytes of a body's own annex",
      ['annex_chunk'],
      () => `update annex_chunk set content = ${OTHER}`,
      () => [found('documents', 'annex_document', ids.advice, OTHER_BYTES)],
    ],
    [
      "what a body's own annex is called",
      ['pack_annex'],
      () => `update pack_annex set title = 'Another'`,
      () => [
        changed('pack_annex', ids.annex!),
        found(
          'sealed-packs',
          'pack_annex',
          ids.annex,
          'Its manifest does not agree with its rows.',
        ),
      ],
    ],
  ])('is found changed: %s', async (_what, tables, sql, faults) => {
    const there = await whileTampered(t, tables, sql(), async () => await t.faults());
    expect(there).toEqual(faults());
    expect(await t.faults()).toEqual([]);
  });
});
