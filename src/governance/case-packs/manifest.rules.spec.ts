import { describe, expect, it } from '@jest/globals';
import { canonicalRecord, sha256Hex } from '../../shared/canonical.js';
import { assertCanonicalValues, manifest, mayStateFigure } from './manifest.rules.js';
import type { ManifestFacts } from './manifest.rules.js';

const DIGEST = 'a'.repeat(64);
const FACTS: ManifestFacts = {
  practice: false,
  programme: { code: 'UHDB', title: 'Derby and Burton' },
  stage: 'FBC',
  version: 3,
  label: 'final for the boards',
  documents: [
    {
      position: 2,
      title: 'Model',
      role: 'LTFM',
      fileName: 'ltfm.xlsx',
      mediaType: 'text/csv',
      bytes: 5_000_000_000n,
      sha256: DIGEST,
    },
    {
      position: 1,
      title: 'Full business case',
      role: 'FULL_BUSINESS_CASE',
      fileName: 'fbc.pdf',
      mediaType: 'application/pdf',
      bytes: 12,
      sha256: DIGEST,
    },
  ],
  sections: [
    { kind: 'ECONOMIC', title: 'Economic case', text: 'Cafe\u0301' },
    { kind: 'STRATEGIC', title: 'Strategic case', text: 'Why', textSha256: DIGEST },
  ],
  snapshot: { pledges: { version: '1', value: ['A&E stays'] } },
};

describe('the manifest', () => {
  it('is the whole pack in words, in its order, with nothing but text, booleans and lists', () => {
    expect(manifest(FACTS)).toEqual({
      format: 'watersmeet.manifest/2',
      practice: false,
      programme: { code: 'UHDB', title: 'Derby and Burton' },
      stage: 'FBC',
      version: '3',
      label: 'final for the boards',
      documents: [
        {
          position: '1',
          title: 'Full business case',
          role: 'FULL_BUSINESS_CASE',
          fileName: 'fbc.pdf',
          mediaType: 'application/pdf',
          bytes: '12',
          sha256: DIGEST,
        },
        {
          position: '2',
          title: 'Model',
          role: 'LTFM',
          fileName: 'ltfm.xlsx',
          mediaType: 'text/csv',
          bytes: '5000000000',
          sha256: DIGEST,
        },
      ],
      sections: [
        { kind: 'STRATEGIC', title: 'Strategic case', text: 'Why', textSha256: DIGEST },
        { kind: 'ECONOMIC', title: 'Economic case', text: 'Caf\u00e9' },
      ],
      snapshot: { pledges: { version: '1', value: ['A&E stays'] } },
    });
  });

  it('has the same canonical bytes in whatever order it was put together', () => {
    const turned = {
      ...FACTS,
      documents: [...FACTS.documents].reverse(),
      sections: [...FACTS.sections].reverse(),
    };
    expect(canonicalRecord(manifest(turned))).toBe(canonicalRecord(manifest(FACTS)));
    expect(sha256Hex(canonicalRecord(manifest(FACTS)))).toBe(
      'b5d468441955605283f7e226f359cb6f7bb8d449727b08cf9874a78cac55c4bf',
    );
  });

  it.each([
    ['practice', { practice: true }],
    ['the version', { version: 4 }],
    ['the label', { label: 'final' }],
    ['a title', { documents: FACTS.documents.map((one) => ({ ...one, title: `${one.title}.` })) }],
    ['a file name', { documents: FACTS.documents.map((one) => ({ ...one, fileName: 'x.pdf' })) }],
    ['the text of a section', { sections: [{ ...FACTS.sections[0]!, text: 'Other' }] }],
    ['the snapshot', { snapshot: { pledges: { version: '1', value: ['A&E goes'] } } }],
  ])('changes with %s', (_case, change) => {
    const changed = canonicalRecord(manifest({ ...FACTS, ...change }));
    expect(changed).not.toBe(canonicalRecord(manifest(FACTS)));
  });

  it.each([
    ['two documents at one place', { documents: [FACTS.documents[0]!, FACTS.documents[0]!] }],
    ['two sections of a kind', { sections: [FACTS.sections[0]!, FACTS.sections[0]!] }],
    ['a digest that is none', { documents: [{ ...FACTS.documents[0]!, sha256: 'abc' }] }],
    [
      'a number in the snapshot',
      { snapshot: { x: { version: '1', value: 1 as unknown as string } } },
    ],
  ])('cannot be made with %s', (_case, change) => {
    expect(() => manifest({ ...FACTS, ...change })).toThrow(TypeError);
  });
});

describe('values of a manifest', () => {
  it.each([
    ['text', 'a'],
    ['a boolean', false],
    ['a list of objects', [{ a: 'b' }, []]],
  ])('%s', (_case, value) => {
    expect(() => assertCanonicalValues(value)).not.toThrow();
  });

  it.each([
    ['a number', { a: [1] }, '$.a[0]: number'],
    ['null', { a: null }, '$.a: null'],
    ['nothing', [undefined], '$[0]: undefined'],
    ['a big number', 1n, '$: bigint'],
    ['a date', { at: new Date(0) }, '$.at: object'],
    ['text not in its composed form', 'e\u0301', '$: text that is not'],
    ['a key not in its composed form', { 'e\u0301': 'x' }, 'composed form'],
    ['half of a surrogate pair', '\ud800', 'surrogate'],
  ])('never %s', (_case, value, place) => {
    expect(() => assertCanonicalValues(value)).toThrow(place);
  });
});

describe('a key figure', () => {
  it.each([
    ['pounds and pence', 'GROSS_SAVING', '23000000.00', '2017/18', null],
    ['a loss', 'NET_PRESENT_VALUE', '-0.01', '2017/18', null],
    ['three places', 'GROSS_SAVING', '23000000.001', '2017/18', 'value'],
    ['no places', 'GROSS_SAVING', '23000000', '2017/18', 'value'],
    ['leading noughts', 'GROSS_SAVING', '023.00', '2017/18', 'value'],
    ['no price base', 'COST_TO_ACHIEVE', '1.00', '', 'priceBase'],
    ['a date', 'GO_LIVE', '2018-07-01', '', null],
    ['no date', 'GO_LIVE', 'July 2018', '', 'value'],
    ['months', 'PAYBACK_MONTHS', '36', '', null],
    ['part of a month', 'PAYBACK_MONTHS', '36.5', '', 'value'],
  ] as const)('with %s', (_case, kind, value, priceBase, field) => {
    expect(mayStateFigure({ kind, value, priceBase })?.field ?? null).toBe(field);
  });
});
