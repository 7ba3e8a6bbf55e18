import { describe, expect, it } from '@jest/globals';
import { interestRuleOf } from '../trusts/trust.rules.js';
import { mayBeNoted, mayRuleSo, type RulingAsked } from './interest.rules.js';

const asked: RulingAsked = {
  rule: 'STATUTORY_PECUNIARY',
  pecuniary: true,
  ruling: 'TAKE_PART',
  dispensation: false,
};

describe('interests', () => {
  it('are judged by statute on the board of an NHS trust, elsewhere by whoever presides', () => {
    expect([
      interestRuleOf('NHS_TRUST'),
      interestRuleOf('FOUNDATION_TRUST'),
      interestRuleOf(null),
    ]).toEqual(['STATUTORY_PECUNIARY', 'PRESIDING_MEMBER', 'PRESIDING_MEMBER']);
  });

  it.each<[string, Partial<RulingAsked>, string | null]>([
    ['a pecuniary one, to take part', {}, 'dispensationDocumentId'],
    ['a pecuniary one, to take part by a dispensation', { dispensation: true }, null],
    ['a pecuniary one, to leave', { ruling: 'LEAVE' }, null],
    ['a pecuniary one, to stay without a vote', { ruling: 'STAY_NO_VOTE' }, null],
    ['another, to take part', { pecuniary: false }, null],
    ['a pecuniary one elsewhere', { rule: 'PRESIDING_MEMBER' }, null],
    [
      'to leave, by a dispensation that is not needed',
      { ruling: 'LEAVE', dispensation: true },
      'dispensationDocumentId',
    ],
    [
      'another, by a dispensation that is not needed',
      { pecuniary: false, dispensation: true },
      'dispensationDocumentId',
    ],
  ])('are ruled on: %s', (_case, change, field) => {
    expect(mayRuleSo({ ...asked, ...change })?.field ?? null).toBe(field);
  });

  it.each([
    ['STATUTORY_PECUNIARY', true, false],
    ['STATUTORY_PECUNIARY', false, true],
    ['PRESIDING_MEMBER', true, true],
  ] as const)('can be noted with others: %s, pecuniary %s', (rule, pecuniary, may) => {
    expect(mayBeNoted(rule, pecuniary)).toBe(may);
  });
});
