import { describe, expect, it } from '@jest/globals';
import type { SeatKind } from '../trusts/body.rules.js';
import type { RollMember } from './quorum.rules.js';
import { mayTakeUrgently } from './urgent.rules.js';
import type { UrgentDecision } from './urgent.rules.js';

const member = (memberId: string, seatKind: SeatKind, voting = true): RollMember => ({
  memberId,
  seatKind,
  voting,
});
const roll = [
  member('c', 'CHAIR'),
  member('v', 'VICE_CHAIR'),
  member('n1', 'NON_EXECUTIVE'),
  member('n2', 'NON_EXECUTIVE'),
  member('n3', 'NON_EXECUTIVE', false),
  member('e1', 'EXECUTIVE'),
  member('e2', 'EXECUTIVE'),
];
const urgent: UrgentDecision = {
  reason: 'The lease ends before the next board',
  deciderIds: ['c', 'e1'],
  consulteeIds: ['n1', 'n2'],
  ratifyBy: '2018-07-03',
};
const today = '2018-06-12';

describe('an urgent decision', () => {
  it.each<[string, Partial<UrgentDecision>]>([
    ['by chair and executive', {}],
    ['by vice-chair and executive', { deciderIds: ['e2', 'v'] }],
    ['consulting the vice-chair', { consulteeIds: ['v', 'n1'] }],
    ['ratified today', { ratifyBy: today }],
  ])('is taken %s', (_case, change) => {
    expect(mayTakeUrgently({ ...urgent, ...change }, roll, today)).toBeNull();
  });

  it.each<[string, Partial<UrgentDecision>, string]>([
    ['without a reason', { reason: ' ' }, 'urgent.reason'],
    ['by the chair alone', { deciderIds: ['c'] }, 'urgent.deciderIds'],
    ['by two executives', { deciderIds: ['e1', 'e2'] }, 'urgent.deciderIds'],
    ['by chair and vice-chair', { deciderIds: ['c', 'v'] }, 'urgent.deciderIds'],
    ['by three', { deciderIds: ['c', 'e1', 'e2'] }, 'urgent.deciderIds'],
    ['by a stranger', { deciderIds: ['c', 'x'] }, 'urgent.deciderIds'],
    ['consulting one', { consulteeIds: ['n1'] }, 'urgent.consulteeIds'],
    ['consulting one twice', { consulteeIds: ['n1', 'n1'] }, 'urgent.consulteeIds'],
    ['consulting an executive', { consulteeIds: ['n1', 'e2'] }, 'urgent.consulteeIds'],
    [
      'consulting who decides',
      { deciderIds: ['v', 'e1'], consulteeIds: ['v', 'n1'] },
      'urgent.consulteeIds',
    ],
    ['consulting one without a vote', { consulteeIds: ['n1', 'n3'] }, 'urgent.consulteeIds'],
    ['without a date to ratify', { ratifyBy: null }, 'urgent.ratifyBy'],
    ['to be ratified yesterday', { ratifyBy: '2018-06-11' }, 'urgent.ratifyBy'],
  ])('is refused %s', (_case, change, field) => {
    expect(mayTakeUrgently({ ...urgent, ...change }, roll, today)).toMatchObject({
      code: 'BAD_USER_INPUT',
      field,
    });
  });

  it('is refused without its terms, all that are missing at once', () => {
    const faults = [
      { field: 'urgent.reason', because: 'Say why this decision cannot wait.' },
      {
        field: 'urgent.deciderIds',
        because:
          'Name the two voting members who decide: the chair or vice-chair, and one executive.',
      },
      {
        field: 'urgent.consulteeIds',
        because:
          'Name at least 2 non-executives who were consulted: voting members of the body, other ' +
          'than the two who decide.',
      },
      {
        field: 'urgent.ratifyBy',
        because: 'Give the day by which the body is to ratify it: today or later.',
      },
    ];
    expect(mayTakeUrgently(null, roll, today)).toEqual({
      code: 'BAD_USER_INPUT',
      because: faults.map(({ because }) => because).join(' '),
      field: 'urgent.reason',
      faults,
    });
  });
});
