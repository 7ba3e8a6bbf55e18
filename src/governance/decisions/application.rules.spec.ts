import { describe, expect, it } from '@jest/globals';
import { mayAnswerApplication, mayApply, type ApplicationFacts } from './application.rules.js';

const FACTS: ApplicationFacts = {
  needed: [
    { bodyId: 'b', bodyName: 'Derby Board', approvedOn: '2018-06-12' },
    { bodyId: 'c', bodyName: 'Derby Council', approvedOn: '2018-06-15' },
  ],
  appliedOn: null,
  today: '2018-06-20',
};
const waiting = [{ bodyId: 'c', bodyName: 'Derby Council', approvedOn: null }];

describe('the application', () => {
  it.each<[string, string, Partial<ApplicationFacts>, string | null]>([
    ['on the day of the last approval', '2018-06-15', {}, null],
    ['the day before', '2018-06-14', {}, 'BAD_USER_INPUT'],
    ['today', '2018-06-20', {}, null],
    ['tomorrow', '2018-06-21', {}, 'BAD_USER_INPUT'],
    ['while a council has not approved', '2018-06-20', { needed: waiting }, 'WRONG_STATE'],
    ['twice', '2018-06-20', { appliedOn: '2018-06-16' }, 'WRONG_STATE'],
  ])('is made %s', (_case, madeOn, change, code) => {
    expect(mayApply(madeOn, { ...FACTS, ...change })?.code ?? null).toBe(code);
  });

  const grant = { purpose: 'GRANT', outcome: 'GRANTED', decidedOn: '2018-06-29' } as const;
  const sos = { ...grant, purpose: 'APPROVE_GRANT', outcome: 'APPROVED' } as const;
  it.each([
    ['the grant before any', grant, null, 'purpose'],
    ["the minister's approval before any", sos, null, 'purpose'],
    ['the grant before it was made', grant, '2018-06-30', 'decidedOn'],
    ['the grant on its day', grant, '2018-06-29', null],
    ['that it is pending', { ...grant, outcome: 'PENDING' } as const, null, null],
    ['a rating', { ...grant, purpose: 'RATE', outcome: 'RATED' } as const, null, null],
  ])('is what is answered: %s', (_case, answer, appliedOn, field) => {
    expect(mayAnswerApplication(answer, appliedOn)?.field ?? null).toBe(field);
  });
});
