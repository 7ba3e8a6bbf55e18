import { describe, expect, it } from '@jest/globals';
import { endingOf, fileNameOf, mayKeep, mayLookInto } from './document.rules.js';
import type { ReceivedFacts, ZipFacts } from './document.rules.js';

describe('the name of a file', () => {
  it.each([
    ['as it is', 'Full business case.pdf', 'Full business case.pdf'],
    ['in its composed form', 'Cafe\u0301.pdf', 'Caf\u00e9.pdf'],
    ['without its folders', '../../etc/passwd.txt', 'passwd.txt'],
    ['without the folders of another system', 'C:\\cases\\fbc.docx', 'fbc.docx'],
    ['without a mark that turns text round', 'case\u202exslx.pdf', 'casexslx.pdf'],
    ['without control characters', 'a\u0000b\r\n\tc.pdf', 'abc.pdf'],
    ['without what nobody sees', '\u200bcase\ufeff.pdf', 'case.pdf'],
    ['without half of a surrogate pair', 'a\ud800.pdf', 'a.pdf'],
    ['without the dots that hide it', '...hidden.pdf', 'hidden.pdf'],
    ['with what a system refuses replaced', 'a"b<c>|d:e*?.pdf', 'a_b_c__d_e__.pdf'],
    ['with what a browser writes for those replaced', 'a%22b%0D%0Ac 100%.pdf', 'a_b__c 100%.pdf'],
    ['in another script', 'Arbeitsplan Übersicht 計画.xlsx', 'Arbeitsplan Übersicht 計画.xlsx'],
  ])('%s', (_case, sent, kept) => {
    expect(fileNameOf(sent)).toBe(kept);
  });

  it('is cut to 200 characters and keeps its ending', () => {
    expect(fileNameOf(`${'x'.repeat(300)}.docx`)).toBe(`${'x'.repeat(195)}.docx`);
    expect(fileNameOf(`${'\u{1f3e5}'.repeat(150)}.pdf`)).toBe(`${'\u{1f3e5}'.repeat(98)}.pdf`);
  });

  it.each(['', '...', '/', 'a/', '\u202e', ' . '])('is refused when "%s" leaves none', (sent) => {
    expect(fileNameOf(sent)).toBeNull();
  });

  it.each([
    ['FBC.PDF', 'pdf'],
    ['archive.tar.gz', 'gz'],
    ['README', ''],
  ])('%s ends in "%s"', (name, ending) => {
    expect(endingOf(name)).toBe(ending);
  });
});

const received = (over: Partial<ReceivedFacts>): ReceivedFacts => ({
  fileName: 'case.pdf',
  bytes: 10,
  textual: false,
  ...over,
});
const zip = (over: Partial<ZipFacts>): ZipFacts => ({
  entries: 2_000,
  unpackedBytes: 200 * 1024 * 1024,
  macros: false,
  ...over,
});

describe('a file is looked into', () => {
  it.each([
    ['when it is of a kind that is kept', {}, null],
    ['when it unpacks to the very most', { fileName: 'a.docx', zip: zip({}) }, null],
    ['never when it is a program', { fileName: 'case.exe' }, 'This kind of file is not accepted'],
    [
      'never when its name has no ending',
      { fileName: 'case' },
      'This kind of file is not accepted',
    ],
    [
      'never as SVG, which can carry programs',
      { fileName: 'logo.svg' },
      'This kind of file is not accepted',
    ],
    ['never when it is empty', { bytes: 0 }, 'empty'],
    ['never with one part too many', { zip: zip({ entries: 2_001 }) }, '2000 parts'],
    ['never one byte too large', { zip: zip({ unpackedBytes: 209_715_201 }) }, '200 MB'],
    ['never with macros', { zip: zip({ macros: true }) }, 'macros'],
    ['never when its directory is broken', { zip: null }, 'damaged'],
  ] as const)('%s', (_case, over, because) => {
    const refusal = mayLookInto(received(over));
    if (because === null) expect(refusal).toBeNull();
    else {
      expect(refusal?.because).toContain(because);
      expect(refusal).toMatchObject({ code: 'DOCUMENT_REFUSED', field: 'file' });
    }
  });
});

describe('a file is kept', () => {
  it.each([
    ['a PDF', 'case.pdf', 'pdf', false, null],
    ['a photograph', 'site.JPEG', 'jpg', false, null],
    ['a table', 'model.xlsx', 'xlsx', false, null],
    ['text', 'notes.txt', null, true, null],
    [
      'a table named as a text document',
      'model.docx',
      'xlsx',
      false,
      'does not fit the ending of its name',
    ],
    [
      'a PDF whose bytes tell nothing',
      'case.pdf',
      null,
      true,
      'does not fit the ending of its name',
    ],
    ['a PDF named as text', 'case.txt', 'pdf', false, 'does not fit the ending of its name'],
    ['bytes named as text', 'case.csv', null, false, 'plain text'],
    [
      'a plain archive named as a document',
      'case.docx',
      'zip',
      false,
      'does not fit the ending of its name',
    ],
    ['a document with macros', 'case.docx', 'docm', false, 'macros'],
    ['a locked document', 'case.docx', 'cfb', false, 'password'],
  ] as const)('or not: %s', (_case, fileName, sniffed, textual, because) => {
    const refusal = mayKeep(received({ fileName, textual }), sniffed);
    if (because === null) expect(refusal).toBeNull();
    else expect(refusal?.because).toContain(because);
  });
});
