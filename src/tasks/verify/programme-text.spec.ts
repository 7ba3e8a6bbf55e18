import { describe, expect, it } from '@jest/globals';
import type { DecisionReport, ProgrammeReport } from './programme-report.js';
import { programmeText, typedInText } from './programme-text.js';

const resolution: DecisionReport = {
  source: 'RESOLUTION',
  name: 'DERBY-BOARD/1',
  body: 'Board of Derby',
  outcome: 'APPROVED',
  on: '2018-05-31',
  gate: 'FBC',
  purpose: 'FINAL_APPROVE',
  wording: 'That the case\n be  approved.',
  paper: null,
  pack: 'FBC/2',
  manifestSha256: '0123456789abcdef'.repeat(4),
  forCount: 7,
  againstCount: 1,
  abstainCount: null,
  minute: 'DB/1',
  corrected: false,
  asCorrected: [],
};
const none = { wording: null, pack: null, manifestSha256: null };
const uncounted = { forCount: null, againstCount: null, abstainCount: null, minute: null };
const minuted: DecisionReport = {
  ...resolution,
  ...none,
  source: 'MINUTES',
  name: null,
  gate: 'OBC',
  paper: 'Outline case of 1 June',
  corrected: true,
};
const letter: DecisionReport = {
  ...resolution,
  ...none,
  ...uncounted,
  source: 'LETTER',
  name: 'ME/1',
  outcome: 'CLEARED_ON_BENEFITS',
};
const programme = (...decisions: DecisionReport[]): ProgrammeReport => ({
  code: 'UHDB',
  title: 'Derby and Burton',
  practice: false,
  entries: 0,
  from: null,
  until: null,
  decisions,
  gates: [{ code: 'FBC', title: 'Full business case', passedOn: '2018-06-15' }],
});

describe('a decision in words', () => {
  it.each<[string, DecisionReport, string[]]>([
    [
      'taken here',
      resolution,
      [
        '    31 May 2018, Board of Derby: approved',
        '      "That the case be approved."',
        '      gate FBC, purpose FINAL_APPROVE; pack FBC/2 (its digest begins 0123456789ab); 7 for, 1 against, 0 abstained; minute DB/1',
        '      decided here, by resolution DERBY-BOARD/1',
      ],
    ],
    [
      'taken here, at no gate, on no pack and without a count',
      { ...resolution, ...none, ...uncounted, gate: null },
      [
        '    31 May 2018, Board of Derby: approved',
        '      purpose FINAL_APPROVE; no pack',
        '      decided here, by resolution DERBY-BOARD/1',
      ],
    ],
    [
      'typed in from minutes, and corrected',
      minuted,
      [
        '    31 May 2018, Board of Derby: approved',
        '      gate OBC, purpose FINAL_APPROVE; paper "Outline case of 1 June"; 7 for, 1 against, 0 abstained; minute DB/1',
        '      typed in from its minutes; corrected by a later record',
      ],
    ],
    [
      'taken here, and corrected with its minutes',
      {
        ...resolution,
        ...none,
        ...uncounted,
        asCorrected: [
          { outcome: 'APPROVED', counts: true },
          { outcome: 'NOT_QUORATE', counts: false },
        ],
      },
      [
        '    31 May 2018, Board of Derby: approved',
        '      gate FBC, purpose FINAL_APPROVE; no pack',
        '      decided here, by resolution DERBY-BOARD/1; by its minutes, with which it was corrected, approved; by its minutes, with which it was corrected, not quorate (not confirmed)',
      ],
    ],
    [
      'typed in from a letter',
      letter,
      [
        '    31 May 2018, Board of Derby: cleared on benefits',
        '      gate FBC, purpose FINAL_APPROVE; no pack',
        '      typed in from its letter, "ME/1"',
      ],
    ],
  ])('%s', (_what, decision, lines) => {
    expect(programmeText(programme(decision)).split('\n')).toEqual([
      'Programme UHDB, "Derby and Burton".',
      '  Its record has 0 entries, made from never to never. An entry has the time at which it was made: what it tells of may be older.',
      '  Decisions:',
      ...lines,
      '  Gates:',
      '    FBC Full business case: passed on 15 June 2018',
    ]);
  });
});

describe('what was typed in', () => {
  it.each<[DecisionReport[], string | null]>([
    [[], null],
    [[resolution], null],
    [[letter], '1 of 1 decision was typed in'],
    [[resolution, minuted, letter], '2 of 3 decisions were typed in'],
  ])('is counted', (decisions, said) => {
    const text = typedInText([programme(), programme(...decisions)]);
    if (said === null) expect(text).toBeNull();
    else
      expect(text).toBe(
        `${said} from minutes or letters. It is checked that a document was attached where one is needed, not that the document says so.`,
      );
  });
});
