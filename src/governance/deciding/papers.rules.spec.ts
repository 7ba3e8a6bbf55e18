import { describe, expect, it } from '@jest/globals';
import { latePapers } from './papers.rules.js';

const meeting = { heldOn: '2026-03-06', papersDueOn: '2026-03-02' };
const undated = { ...meeting, papersDueOn: null };

describe('papers that came late', () => {
  it.each([
    ['on the day they were due', meeting, 3, '2026-03-02', null],
    [
      'after the day they were due',
      meeting,
      3,
      '2026-03-06',
      'The pack was sealed on 6 March 2026, after the papers were due on 2 March 2026.',
    ],
    ['with the clear days, no day set', undated, 3, '2026-03-02', null],
    [
      'within the clear days, no day set',
      undated,
      3,
      '2026-03-03',
      'The pack was sealed on 3 March 2026, less than the 3 clear days before the meeting of 6 March 2026 that the standing orders ask for.',
    ],
    ['on the day, where no clear days are asked for', undated, 0, '2026-03-06', null],
  ])('%s', (_case, of, noticeClearDays, sealedOn, said) => {
    const [warning] = latePapers(of, { noticeClearDays }, [{ what: 'PACK', sealedOn }]);
    expect(warning?.because ?? null).toBe(said);
    if (said) expect(warning?.kind).toBe('PAPERS_LATE');
  });

  it('are told one by one', () => {
    const papers = [
      { what: 'PACK', sealedOn: '2026-03-02' },
      { what: 'ANNEX', sealedOn: '2026-03-05' },
    ] as const;
    expect(
      latePapers(meeting, { noticeClearDays: 3 }, papers).map(({ because }) => because),
    ).toEqual([
      "The body's own annex was sealed on 5 March 2026, after the papers were due on 2 March 2026.",
    ]);
  });
});
