import { expect, it } from '@jest/globals';
import { judge } from './criterion.rules.js';
import type { CriterionFacts } from './criterion.rules.js';

const GROUND: CriterionFacts = {
  confirmation: null,
  documents: [],
  trustIds: ['derby', 'burton'],
  rating: null,
  packLabel: 'FBC/2 final',
  goLiveOn: '2018-07-01',
  today: '2018-06-30',
};
const certificate = (trustId: string) => ({ role: 'BOARD_CERTIFICATION', trustId }) as const;
const EACH = { role: 'BOARD_CERTIFICATION', fromEachTrust: true };

it.each([
  ['nobody confirmed it', 'MANUAL', {}, {}, false, 'Nobody has confirmed it yet.'],
  [
    'somebody did',
    'MANUAL',
    {},
    { confirmation: { byName: 'PMO', note: 'Minutes of May' } },
    true,
    'Confirmed by PMO: Minutes of May',
  ],
  ['no document', 'DOCUMENT', { role: 'APPLICATION' }, {}, false, 'No application is attached.'],
  [
    'the document',
    'DOCUMENT',
    { role: 'APPLICATION' },
    { documents: [{ role: 'APPLICATION', trustId: null }] },
    true,
    'It is attached.',
  ],
  [
    'that of one Trust of two',
    'DOCUMENT',
    EACH,
    { documents: [certificate('derby'), certificate('derby')] },
    false,
    '1 of the 2 Trusts has not attached its board certification.',
  ],
  [
    'that of each Trust',
    'DOCUMENT',
    EACH,
    { documents: [certificate('derby'), certificate('burton')] },
    true,
    'Each of the 2 Trusts has attached its board certification.',
  ],
  [
    'no rating',
    'RATING',
    { worstAllowed: 'AMBER' },
    {},
    false,
    'No rating of FBC/2 final is recorded yet.',
  ],
  [
    'a rating as bad as allowed',
    'RATING',
    { worstAllowed: 'AMBER' },
    { rating: { outcome: 'RATED', overall: 'AMBER', letsProceed: null } },
    true,
    'The boards may proceed: rated amber.',
  ],
  [
    'a worse one',
    'RATING',
    { worstAllowed: 'AMBER' },
    { rating: { outcome: 'RATED', overall: 'AMBER_RED', letsProceed: null } },
    false,
    'The boards may not proceed: rated amber red.',
  ],
  [
    'a setting that is no colour',
    'RATING',
    { worstAllowed: 'PINK' },
    { rating: { outcome: 'RATED', overall: 'AMBER', letsProceed: null } },
    false,
    'The boards may not proceed: rated amber.',
  ],
  [
    'a letter that says go on',
    'RATING',
    { worstAllowed: 'GREEN' },
    { rating: { outcome: 'RATED', overall: null, letsProceed: true } },
    true,
    'The boards may proceed: no overall colour, as the letter says.',
  ],
  [
    'R8: the eve of the legal date',
    'DAY_REACHED',
    { day: 'GO_LIVE' },
    {},
    false,
    'It comes on 1 July 2018.',
  ],
  [
    'R8: the legal date, 1 July 2018',
    'DAY_REACHED',
    { day: 'GO_LIVE' },
    { today: '2018-07-01' },
    true,
    'It came on 1 July 2018.',
  ],
  [
    'no legal date',
    'DAY_REACHED',
    { day: 'GO_LIVE' },
    { goLiveOn: null },
    false,
    'No go-live date is set.',
  ],
] as const)('a criterion with %s', (_case, kind, settings, change, met, because) => {
  expect(judge(kind, settings, { ...GROUND, ...change })).toEqual({ met, because });
});
