import { describe, expect, it } from '@jest/globals';
import { latestRulings } from './quorum.rules.js';
import { countAsked, type CountAsked } from './tally.rules.js';

const nothing: CountAsked = {
  forCount: null,
  againstCount: null,
  abstainCount: null,
  spoiltCount: null,
  dissents: null,
  abstentions: null,
  scrutineer: null,
  certificateSha256: null,
};
const hands = { forCount: 4, againstCount: 2, abstainCount: 1 };
const found = { for: 4, against: 2, abstain: 1 };
const certified = { scrutineer: 'A solicitor', certificateSha256: 'e' };

describe('what was counted', () => {
  it.each([
    ['AGREED_WITHOUT_VOTE', {}, { dissents: [], abstentions: [] }],
    ['AGREED_WITHOUT_VOTE', { dissents: ['a'] }, { dissents: ['a'], abstentions: [] }],
    ['SHOW_OF_HANDS', hands, found],
    [
      'BALLOT',
      { ...hands, spoiltCount: 0, ...certified },
      { ...found, spoilt: 0, scrutineer: 'A solicitor', certificateSha256: 'e' },
    ],
  ] as const)('by %s is kept in its terms', (way, asked, kept) => {
    expect(countAsked(way, { ...nothing, ...(asked as object) })).toEqual({ way, ...kept });
  });

  it.each([
    ['NAMED_VOTES', hands, 'METHOD_NOT_ALLOWED', undefined],
    ['AGREED_WITHOUT_VOTE', { forCount: 4 }, 'BAD_USER_INPUT', 'forCount'],
    ['SHOW_OF_HANDS', { ...hands, spoiltCount: 0 }, 'BAD_USER_INPUT', 'spoiltCount'],
    ['SHOW_OF_HANDS', { forCount: 4, againstCount: 2 }, 'BAD_USER_INPUT', 'abstainCount'],
    ['BALLOT', { ...hands, ...certified }, 'BAD_USER_INPUT', 'spoiltCount'],
    [
      'BALLOT',
      { ...hands, spoiltCount: 0, scrutineer: 'x' },
      'BAD_USER_INPUT',
      'certificateSha256',
    ],
    [
      'BALLOT',
      { ...hands, spoiltCount: 0, ...certified, dissents: ['a'] },
      'BAD_USER_INPUT',
      'dissents',
    ],
  ] as const)('by %s is not %j', (way, asked, code, field) => {
    const refusal = countAsked(way, { ...nothing, ...(asked as object) });
    expect(refusal).toMatchObject(field ? { code, field } : { code });
  });
});

it('is told of everything that is missing or too much', () => {
  expect(countAsked('BALLOT', { ...nothing, forCount: 4 })).toEqual({
    code: 'BAD_USER_INPUT',
    because:
      'Give againstCount, abstainCount, spoiltCount, scrutineer, certificateSha256 too: this resolution is decided by ballot.',
    field: 'againstCount',
  });
  expect(countAsked('SHOW_OF_HANDS', { ...nothing, ...hands, ...certified })).toEqual({
    code: 'BAD_USER_INPUT',
    because:
      'Leave out scrutineer, certificateSha256: this resolution is decided by show of hands.',
    field: 'scrutineer',
  });
});

describe('the ruling that binds', () => {
  it('is the last on each interest', () => {
    const on = (interestId: string, ruling: 'LEAVE' | 'TAKE_PART') => {
      return { interestId, memberId: 'n1', ruling };
    };
    const given = [on('a', 'LEAVE'), on('b', 'LEAVE'), on('a', 'TAKE_PART')];
    expect(latestRulings(given)).toEqual([on('a', 'TAKE_PART'), on('b', 'LEAVE')]);
  });
});
