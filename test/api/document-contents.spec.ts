import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { aPdf, sendFile } from '../support/packs.js';
import { aScanner, type Verdict } from '../support/clamd.js';
import { TestApp } from '../support/test-app.js';
import { aWordFile, aZip, piecesOfPdf, wordParts, type ZipEntry } from '../support/uploads.js';
import { world } from '../support/world.js';

const HARMFUL = 'harmful-bytes';
let verdict: Verdict;
let scanner: Awaited<ReturnType<typeof aScanner>>;
let t: TestApp;
let scanned: TestApp;
let shown: number[] = [];

beforeAll(async () => {
  scanner = await aScanner((bytes) => verdict(bytes));
  t = await TestApp.start({ world: world() });
  scanned = await TestApp.start({ beside: t, clamd: scanner.address });
  for (const app of [t, scanned]) await app.tokenOf('pmo');
});
afterAll(async () => {
  await scanned.stop();
  await t.stop();
  await scanner.stop();
});

const counts = async () =>
  await t.asOwner(
    `select (select count(*) from document) d, (select count(*) from document_chunk) c,
       (select count(*) from audit_entry) a`,
  );
const read = async (fileName: string) => {
  const { documents } = await t.ok(
    `{ programme(programme: "UHDB") { documents(first: 50) { edges { node { fileName caution scan } } } } }`,
    {},
    'pmo',
  );
  const nodes = documents.edges.map(({ node }: any) => node);
  const { caution, scan } = nodes.find((node: any) => node.fileName === fileName);
  return { caution, scan };
};

const relations = (...tags: string[]) => `<Relationships>${tags.join('')}</Relationships>`;
const relation = (type: string, outside: boolean) =>
  `<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="https://elsewhere.example/x"${outside ? ' TargetMode="External"' : ''}/>`;
const rels = (content: string, over: Partial<ZipEntry> = {}): ZipEntry => ({
  name: 'word/_rels/document.xml.rels',
  content,
  ...over,
});
const field = (words: string): ZipEntry => ({
  name: 'word/footer1.xml',
  content: `<w:p><w:r><w:instrText xml:space="preserve"> ${words} </w:instrText></w:r></w:p>`,
});

describe('a Word file', () => {
  it.each([
    ['nothing.docx', [], null],
    ['own-picture.docx', [rels(relations(relation('image', false)))], null],
    ['a-link-to-follow.docx', [rels(relations(relation('hyperlink', true)))], null],
    ['a-page-number.docx', [field('PAGE')], null],
    ['a-link-field.docx', [field('HYPERLINK "https://elsewhere.example"')], null],
    ['linked-picture.docx', [rels(relations(relation('image', true)))], 'LINKS_OUTSIDE'],
    [
      'linked-after-a-link.docx',
      [rels(relations(relation('hyperlink', true), relation('attachedTemplate', true)))],
      'LINKS_OUTSIDE',
    ],
    ['fetched-text.docx', [field('INCLUDETEXT "https://elsewhere.example/x"')], 'LINKS_OUTSIDE'],
    ['fetched-figure.docx', [field('DDEAUTO excel "book" "cell"')], 'LINKS_OUTSIDE'],
    [
      'linked-in-wide-letters.docx',
      [rels('', { raw: Buffer.from(`\ufeff${relations(relation('image', true))}`, 'utf16le') })],
      'LINKS_OUTSIDE',
    ],
    [
      'linked-and-packed.docx',
      [
        rels('', {
          method: 8,
          raw: deflateRawSync(
            Buffer.from(`${' '.repeat(200_000)}${relations(relation('oleObject', true))}`),
          ),
        }),
      ],
      'LINKS_OUTSIDE',
    ],
  ])('%s is kept, and its reader told', async (fileName, parts, caution) => {
    const answer = await sendFile(t, { fileName, content: aWordFile(...parts) });
    expect(answer.status).toBe(201);
    expect(await read(fileName)).toEqual({ caution, scan: 'NOT_SCANNED' });
  });

  it.each([
    ['that cannot be unpacked', rels('', { method: 8, raw: Buffer.from('no such packing') })],
    ['packed in a way that nobody knows', rels('x', { method: 99 })],
  ])('with a part %s is refused', async (_what, part) => {
    const before = await counts();
    const answer = await sendFile(t, { fileName: 'case.docx', content: aWordFile(part) });
    expect([answer.status, answer.errors![0]!.extensions]).toEqual([
      422,
      expect.objectContaining({
        code: 'DOCUMENT_REFUSED',
        field: 'file',
        because: 'The file is damaged and a part of it cannot be unpacked: save it again.',
      }),
    ]);
    expect(await counts()).toEqual(before);
  });

  it('that unpacks to more text than can be looked through is refused, and quickly', async () => {
    const raw = deflateRawSync(Buffer.alloc(13 * 1024 * 1024, '<Relationship '));
    const parts = [1, 2, 3, 4, 5].map((number) => ({
      ...rels('', { raw, method: 8, claims: 100 }),
      name: `word/_rels/${number}.rels`,
    }));
    const answer = await sendFile(t, { fileName: 'bomb.docx', content: aWordFile(...parts) });
    expect(answer.errors![0]!.extensions.because).toBe(
      'The file has more than 64 MB of text: save it as PDF.',
    );
  });

  it('is known by its types wherever they stand', async () => {
    const large = randomBytes(3 * 1024 * 1024);
    const content = aWordFile({ name: 'word/media/picture.png', raw: large });
    const late = aZip([{ name: 'word/media/1.png', raw: large }, ...wordParts()]);
    for (const [fileName, bytes] of [
      ['types-first.docx', content],
      ['types-last.docx', late],
    ] as const)
      expect((await sendFile(t, { fileName, content: bytes })).status).toBe(201);
  });

  it('whose part begins nowhere is refused', async () => {
    const file = aWordFile(rels(relations()));
    const at = file.lastIndexOf(Buffer.from('word/_rels/document.xml.rels')) - 4;
    file.writeUInt32LE(7, at);
    const answer = await sendFile(t, { fileName: 'case.docx', content: file });
    expect(answer.errors![0]!.extensions.because).toBe(
      'The file is damaged and a part of it cannot be unpacked: save it again.',
    );
  });
});

it('says that a workbook shows the figures of another', async () => {
  const content = aZip([
    {
      name: '[Content_Types].xml',
      content:
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
    },
    {
      name: 'xl/externalLinks/_rels/externalLink1.xml.rels',
      content: relations(relation('externalLinkPath', true)),
    },
  ]);
  await sendFile(t, { fileName: 'figures.xlsx', content });
  expect(await read('figures.xlsx')).toEqual({ caution: 'LINKS_OUTSIDE', scan: 'NOT_SCANNED' });
});

describe('a text', () => {
  it.each([
    ['in another alphabet than UTF-8', Buffer.from([0x47, 0x72, 0xf6, 0xdf, 0x65])],
    ['cut off within a letter', Buffer.from('caf\u00e9').subarray(0, -1)],
  ])('%s is refused', async (_what, content) => {
    const before = await counts();
    const answer = await sendFile(t, { fileName: 'notes.txt', content });
    expect(answer.errors![0]!.extensions.because).toBe(
      'The file is not plain text: save it as UTF-8.',
    );
    expect(await counts()).toEqual(before);
  });

  it('with a letter across two pieces of the stream is kept', async () => {
    const content = Buffer.from(`${'x'.repeat(65_535)}\u00e9${'y'.repeat(65_535)}\u8a08`);
    expect((await sendFile(t, { fileName: 'long.txt', content })).status).toBe(201);
  });
});

describe('with a scanner', () => {
  const judge: Verdict = (bytes) => {
    shown.push(bytes.length);
    return bytes.includes(HARMFUL) ? 'stream: Test-Signature FOUND' : 'stream: OK';
  };
  const send = async (fileName: string, content: Buffer | string) =>
    await sendFile(scanned, { fileName, content });

  it('every byte is shown to it, and a clean document says so', async () => {
    [verdict, shown] = [judge, []];
    const content = Buffer.concat([...piecesOfPdf(700_000)]);
    expect((await send('scanned.pdf', content)).status).toBe(201);
    expect(shown).toEqual([700_000]);
    expect(await read('scanned.pdf')).toEqual({ caution: null, scan: 'CLEAN' });
  });

  it.each([
    ['what is harmful', judge, HARMFUL, 422, 'DOCUMENT_REFUSED'],
    ['what it will not look at', () => 'INSTREAM size limit exceeded. ERROR', '', 503, 'BUSY'],
    ['what it says nothing about', () => null, '', 503, 'BUSY'],
  ] as [string, Verdict, string, number, string][])(
    'keeps nothing of %s',
    async (_what, says, more, status, code) => {
      verdict = says;
      const before = await counts();
      const answer = await send('case.pdf', aPdf('x') + more);
      expect([answer.status, answer.errors![0]!.extensions.code]).toEqual([status, code]);
      expect(await counts()).toEqual(before);
    },
  );

  it('keeps nothing when it is not there', async () => {
    const gone = await TestApp.start({ beside: t, clamd: '127.0.0.1:1' });
    await gone.tokenOf('pmo');
    const before = await counts();
    const answer = await sendFile(gone, { fileName: 'case.pdf', content: aPdf('x') });
    expect(answer.errors![0]!.extensions).toMatchObject({
      code: 'BUSY',
      because:
        'The scanner for harmful software does not answer, so the file was not kept: try again in a moment.',
    });
    expect(await counts()).toEqual(before);
    await gone.stop();
  });
});
