import { describe, expect, it } from '@jest/globals';
import {
  COVERED_BY,
  FIVE_CASES,
  mayEdit,
  mayMovePack,
  maySeal,
  nextVersion,
  PACK_MOVES,
  packStatus,
  PackStatus,
  usualDemands,
  whatIsMissing,
} from './case-pack.rules.js';
import type { PackContents, SectionKind, StoredPackStatus } from './case-pack.rules.js';

const ALL = Object.keys(PackStatus) as PackStatus[];
const section = (kind: SectionKind) => ({ kind, completeness: 'COMPLETE', text: 'Text.' }) as const;
const FIVE = (Object.keys(FIVE_CASES) as SectionKind[]).map(section);
const CASE = { id: 'd1', title: 'OBC', role: 'OUTLINE_BUSINESS_CASE', received: true } as const;
const LTFM = { id: 'd2', title: 'Model', role: 'LTFM', received: true } as const;

const OBC: PackContents = {
  status: 'DRAFT',
  label: 'final',
  sections: FIVE,
  documents: [CASE, LTFM],
};
const OBC_DEMANDS = usualDemands('OBC', ['OUTLINE_BUSINESS_CASE', 'LTFM']);

describe('the status of a pack', () => {
  it.each([
    ['a draft', 'DRAFT', ['IN_REVIEW', 'SEALED', 'WITHDRAWN'], null],
    ['in review', 'IN_REVIEW', ['DRAFT', 'SEALED', 'WITHDRAWN'], 'WRONG_STATE'],
    ['R12: sealed', 'SEALED', [], 'SEALED'],
    ['superseded', 'SUPERSEDED', [], 'SEALED'],
    ['withdrawn', 'WITHDRAWN', [], 'WRONG_STATE'],
  ] as const)('%s', (_case, status, next, editing) => {
    const targets = ALL.filter((to): to is StoredPackStatus => to !== 'SUPERSEDED');
    expect(targets.filter((to) => mayMovePack(status, to) === null)).toEqual(
      targets.filter((to) => (next as readonly string[]).includes(to)),
    );
    expect(mayEdit(status)?.code ?? null).toBe(editing);
  });

  it('is superseded only by a later sealed version, and only once sealed', () => {
    expect(packStatus('SEALED', true)).toBe('SUPERSEDED');
    expect(packStatus('SEALED', false)).toBe('SEALED');
    expect(packStatus('DRAFT', true)).toBe('DRAFT');
    expect(packStatus('WITHDRAWN', true)).toBe('WITHDRAWN');
  });

  it('is never left again once withdrawn', () => {
    expect(PACK_MOVES.WITHDRAWN).toEqual([]);
  });

  it('counts versions from 1, and goes past 15', () => {
    expect(nextVersion([])).toBe(1);
    expect(nextVersion([15, 3])).toBe(16);
  });
});

describe('what a pack still lacks', () => {
  const without = (kind: SectionKind) => FIVE.filter((one) => one.kind !== kind);
  const economic = (completeness: 'IN_PROGRESS' | 'NOT_APPLICABLE' | 'COMPLETE', text: string) => [
    ...without('ECONOMIC'),
    { kind: 'ECONOMIC', completeness, text } as const,
  ];

  it.each([
    ['nothing', {}, []],
    ['a label', { label: ' ' }, ['Add a label to this version.']],
    ['a document of the regime', { documents: [CASE] }, ['Add a document: LTFM.']],
    ['a case', { sections: without('FINANCIAL') }, ['Add the section financial.']],
    [
      'the end of a case',
      { sections: economic('IN_PROGRESS', 'x') },
      ['Complete the section economic.'],
    ],
    [
      'the text of a case',
      { sections: economic('COMPLETE', ' ') },
      ['Complete the section economic.'],
    ],
    [
      'a case that was left out',
      { sections: economic('NOT_APPLICABLE', 'why') },
      ['Write the economic case: it cannot be marked as not applicable.'],
    ],
    ['a title', { documents: [CASE, { ...LTFM, title: '' }] }, ['Add a title to this document.']],
    [
      'the bytes of a document',
      { documents: [CASE, { ...LTFM, received: false }] },
      ['The document "Model" was not received in full: upload it again.'],
    ],
  ] as const)('%s', (_case, change, becauses) => {
    const pack = { ...OBC, ...change };
    expect(whatIsMissing(pack, OBC_DEMANDS).map(({ because }) => because)).toEqual(becauses);
    expect(maySeal(pack, OBC_DEMANDS)?.code).toBe(becauses.length ? 'PACK_INCOMPLETE' : undefined);
  });

  it('asks at the last stage for what supports the Five Cases, as a section or as a document', () => {
    const demands = usualDemands('FBC', []);
    const kinds = () => whatIsMissing(OBC, demands).map((blocker) => blocker.subjectId);
    const supporting = Object.keys(COVERED_BY).filter((kind) => kind !== 'LTFM');
    expect(kinds()).toEqual(supporting);
    expect(kinds()).not.toContain('DUE_DILIGENCE');
  });

  it.each([
    ['with its reason', 'Nothing is built.', 0],
    ['without a reason', '', 1],
  ])('a supporting section left out %s', (_case, text, faults) => {
    const estates = { kind: 'ESTATES', completeness: 'NOT_APPLICABLE', text } as const;
    const pack = { ...OBC, sections: [...FIVE, estates] };
    expect(whatIsMissing(pack, { sections: ['ESTATES'], documents: [] })).toHaveLength(faults);
  });

  it.each([
    ['a sealed pack again', 'SEALED', 'SEALED'],
    ['a withdrawn pack', 'WITHDRAWN', 'WRONG_STATE'],
    ['a pack in review', 'IN_REVIEW', undefined],
  ] as const)('sealing %s', (_case, status, code) => {
    expect(maySeal({ ...OBC, status }, OBC_DEMANDS)?.code).toBe(code);
  });
});
