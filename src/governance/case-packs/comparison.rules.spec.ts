import { describe, expect, it } from '@jest/globals';
import { compareLines, comparePacks } from './comparison.rules.js';
import type { Manifest, ManifestDocument } from './manifest.rules.js';

const document = (title: string, digest: string, position = '1'): ManifestDocument => ({
  position,
  title,
  role: 'OTHER',
  fileName: `${title}.pdf`,
  mediaType: 'application/pdf',
  bytes: '1',
  sha256: digest,
});

const figure = (kind: string, value: string) => ({ kind, value, priceBase: '2017/18' });

const V1: Manifest = {
  format: 'watersmeet.manifest/2',
  practice: false,
  programme: { code: 'UHDB', title: 'Derby and Burton' },
  stage: 'FBC',
  version: '1',
  label: 'one',
  documents: [document('Case', 'a'), document('Model', 'b', '2')],
  sections: [{ kind: 'STRATEGIC', title: 'Strategic case', text: 'one\ntwo\nthree' }],
  snapshot: {
    keyFigures: {
      version: '1',
      value: [figure('NET_SAVING', '10.00'), figure('GROSS_SAVING', '12.00')],
    },
    pledges: { version: '1', value: ['A&E stays'] },
    conditions: {
      version: '1',
      value: [
        { kind: 'PRECEDENT', text: 'x' },
        { kind: 'PRECEDENT', text: 'y' },
      ],
    },
  },
};

describe('comparing two packs', () => {
  it('finds nothing between a pack and itself, whatever its number and label', () => {
    expect(comparePacks(V1, V1)).toEqual([]);
    expect(comparePacks(V1, { ...V1, version: '2', label: 'two' })).toEqual([]);
  });

  it.each<[string, Partial<Manifest>, [string, string, string][]]>([
    [
      'a line of a section',
      { sections: [{ ...V1.sections[0]!, text: 'one\n2\nthree' }] },
      [
        ['SECTION', 'STRATEGIC', 'REMOVED'],
        ['SECTION', 'STRATEGIC', 'ADDED'],
      ],
    ],
    [
      'the title of a section',
      { sections: [{ ...V1.sections[0]!, title: 'Why' }] },
      [['SECTION', 'STRATEGIC', 'CHANGED']],
    ],
    ['a section that went', { sections: [] }, [['SECTION', 'STRATEGIC', 'REMOVED']]],
    [
      'a section that came',
      { sections: [...V1.sections, { kind: 'LEGAL', title: 'Legal', text: 'x' }] },
      [['SECTION', 'LEGAL', 'ADDED']],
    ],
    [
      'the bytes of a document',
      { documents: [document('Case', 'c'), document('Model', 'b', '2')] },
      [['DOCUMENT', 'Case', 'CHANGED']],
    ],
    [
      'the title of a document',
      { documents: [document('Full case', 'a'), document('Model', 'b', '2')] },
      [['DOCUMENT', 'Full case', 'CHANGED']],
    ],
    [
      'a document before the others',
      {
        documents: [
          document('Letter', 'z'),
          document('Case', 'a', '2'),
          document('Model', 'b', '3'),
        ],
      },
      [['DOCUMENT', 'Letter', 'ADDED']],
    ],
    [
      'a document that went',
      { documents: [document('Model', 'b')] },
      [['DOCUMENT', 'Case', 'REMOVED']],
    ],
    [
      'the order of documents',
      { documents: [document('Model', 'b'), document('Case', 'a', '2')] },
      [
        ['DOCUMENT', 'Model', 'CHANGED'],
        ['DOCUMENT', 'Case', 'CHANGED'],
      ],
    ],
    [
      'a key figure',
      {
        snapshot: {
          ...V1.snapshot,
          keyFigures: {
            version: '1',
            value: [figure('GROSS_SAVING', '12.00'), figure('NET_SAVING', '9.00')],
          },
        },
      },
      [['FIGURE', 'NET_SAVING.value', 'CHANGED']],
    ],
    [
      'a key figure that came',
      {
        snapshot: {
          ...V1.snapshot,
          keyFigures: {
            version: '1',
            value: [
              figure('NET_SAVING', '10.00'),
              figure('GROSS_SAVING', '12.00'),
              { kind: 'GO_LIVE', value: '2018-07-01' },
            ],
          },
        },
      },
      [
        ['FIGURE', 'GO_LIVE.kind', 'ADDED'],
        ['FIGURE', 'GO_LIVE.value', 'ADDED'],
      ],
    ],
    [
      'a pledge',
      { snapshot: { ...V1.snapshot, pledges: { version: '1', value: [] } } },
      [
        ['SNAPSHOT', 'pledges', 'ADDED'],
        ['SNAPSHOT', 'pledges.1', 'REMOVED'],
      ],
    ],
    [
      'one of two conditions of a kind',
      {
        snapshot: {
          ...V1.snapshot,
          conditions: {
            version: '1',
            value: [
              { kind: 'PRECEDENT', text: 'z' },
              { kind: 'PRECEDENT', text: 'y' },
            ],
          },
        },
      },
      [['SNAPSHOT', 'conditions.1.text', 'CHANGED']],
    ],
  ])('shows %s', (_case, change, expected) => {
    const found = comparePacks(V1, { ...V1, ...change });
    expect(found.map(({ area, subject, change: how }) => [area, subject, how])).toEqual(expected);
  });

  it('says what a figure was and is', () => {
    const value = [figure('NET_SAVING', '9.00'), figure('GROSS_SAVING', '12.00')];
    const v2 = { ...V1, snapshot: { ...V1.snapshot, keyFigures: { version: '1', value } } };
    expect(comparePacks(V1, v2)).toEqual([
      {
        area: 'FIGURE',
        subject: 'NET_SAVING.value',
        change: 'CHANGED',
        before: '10.00',
        after: '9.00',
        line: null,
      },
    ]);
  });
});

describe('comparing lines', () => {
  it.each([
    ['nothing', 'a\nb', 'a\nb', []],
    ['a line put in', 'a\nc', 'a\nb\nc', ['+2 b']],
    ['a line taken out', 'a\nb\nc', 'a\nc', ['-2 b']],
    ['a line said twice', 'a\na', 'a\na\na', ['+3 a']],
    ['two lines exchanged', 'x\na\nb\ny', 'x\nb\na\ny', ['-2 a', '+3 a']],
    ['all of it', 'a', 'b', ['-1 a', '+1 b']],
  ])('%s', (_case, before, after, expected) => {
    const found = compareLines(before, after);
    const shown = found.map(
      (one) => `${one.change === 'ADDED' ? '+' : '-'}${one.line} ${one.after ?? one.before}`,
    );
    expect(shown).toEqual(expected);
  });

  it('stays quick on texts too long to align', () => {
    const long = (mark: string) =>
      Array.from({ length: 3000 }, (_v, at) => `${mark}${at}`).join('\n');
    expect(compareLines(long('a'), long('b'))).toHaveLength(6000);
  });
});
