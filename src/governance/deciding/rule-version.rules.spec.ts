import { describe, expect, it } from '@jest/globals';
import { Method, Way, usualStandingOrders } from '../trusts/standing-orders.rules.js';
import { decide, mayDecide, silentMembers } from './outcome.rules.js';
import type { DecisionInput } from './outcome.rules.js';
import type { RollMember } from './quorum.rules.js';
import { isRuleVersion, RULE_SETS, RULE_VERSION } from './rule-version.rules.js';
import type { Choice } from './tally.rules.js';

const roll = ['c', 'n1', 'n2', 'e1', 'e2'].map((memberId): RollMember => {
  const kinds = { c: 'CHAIR', n: 'NON_EXECUTIVE', e: 'EXECUTIVE' } as const;
  return { memberId, seatKind: kinds[memberId[0] as 'c'], voting: true };
});
const there = (...ids: string[]) =>
  ids.map((memberId) => ({ memberId, present: true, arrivedAt: null, leftAt: null }));
const byName = (votes: Record<string, Choice | null>) => ({
  way: 'NAMED_VOTES' as const,
  votes: Object.entries(votes).map(([memberId, choice]) => ({ memberId, revision: 1, choice })),
});
const input: DecisionInput = {
  body: 'TRUST_BOARD',
  purpose: 'SUPPORT',
  method: 'MEETING',
  orders: {
    ...usualStandingOrders('TRUST_BOARD', '2016-04-01'),
    ways: Object.values(Way),
    methods: Object.values(Method),
  },
  roll,
  council: null,
  attendance: there('c', 'n1', 'n2', 'e1'),
  itemTakenAt: null,
  rulings: [],
  presidingId: 'c',
  record: byName({ c: 'FOR' }),
  castingVote: null,
  conditions: false,
  urgent: null,
};
const written: DecisionInput = {
  ...input,
  method: 'WRITTEN_RESOLUTION',
  attendance: [],
  presidingId: null,
  record: byName({ c: 'FOR', n1: 'FOR', e1: 'ABSTAIN' }),
};
const NONE = { TAKE_PART: 0, STAY_NO_VOTE: 0, LEAVE: 0 };
const urgent: Partial<DecisionInput> = {
  method: 'URGENT',
  attendance: [],
  presidingId: null,
  record: byName({}),
};
const ballot = {
  way: 'BALLOT' as const,
  for: 4,
  against: 0,
  abstain: 0,
  spoilt: 1,
  scrutineer: 'A solicitor',
  certificateSha256: 'a'.repeat(64),
};

describe('members who could vote and did not', () => {
  it.each<[string, Partial<DecisionInput>, number]>([
    ['one vote of four there', {}, 3],
    ['all four', { record: byName({ c: 'FOR', n1: 'FOR', n2: 'ABSTAIN', e1: 'AGAINST' }) }, 0],
    ['a vote taken back', { record: byName({ c: 'FOR', n1: null }) }, 3],
    [
      'one of them ruled out',
      { rulings: [{ interestId: 'i', memberId: 'n1', ruling: 'LEAVE' }] },
      2,
    ],
    ['hands', { record: { way: 'SHOW_OF_HANDS', for: 1, against: 0, abstain: 0 } }, 0],
    ['an urgent decision', { method: 'URGENT' }, 0],
    ['in writing, of the whole roll', { ...written }, 2],
  ])('%s: %s', (_case, change, expected) => {
    expect(silentMembers({ ...input, ...change })).toBe(expected);
  });

  it('are told of, by the number', () => {
    const three = '3 members who were present and could vote did not.';
    expect(decide({ ...input, notVoted: 3 }).steps).toContain(three);
    expect(decide(input).steps).not.toContain(three);
    expect(decide(input, '3').steps).toContain(three);
    const two = byName({ c: 'FOR', n1: 'FOR', e1: 'FOR' });
    expect(decide({ ...input, record: two, notVoted: 1 }).steps).toContain(
      '1 member who was present and could vote did not.',
    );
    expect(decide(written).steps.slice(1, 3)).toEqual([
      'Of these, 3 answered.',
      '2 members who could vote did not answer.',
    ]);
  });
});

describe('an outcome of an earlier version', () => {
  it('is worked out as it was then', () => {
    expect(Object.keys(RULE_SETS)).toEqual(['1', '2', '3', RULE_VERSION]);
    expect(['1', '5', 'toString'].map(isRuleVersion)).toEqual([true, false, false]);
    for (const version of ['1', '2'] as const) {
      const then = decide(input, version);
      expect(then).toMatchObject({ ruleVersion: version, outcome: 'APPROVED' });
      expect(then.steps.join(' ')).not.toMatch(/did not/);
    }
    const spoilt = '1 ballot paper was spoilt, and does not count.';
    const told = (version: '1' | '2' | '3') =>
      decide({ ...input, record: ballot }, version).steps.includes(spoilt);
    expect([told('1'), told('2'), told('3')]).toEqual([false, true, true]);
  });

  it('knows nothing of what a written resolution needs of all members', () => {
    const worked = (version: '3' | '4') => decide(written, version);
    expect([worked('3').outcome, worked('4').outcome]).toEqual(['APPROVED', 'REJECTED']);
    expect(worked('3').majority).toMatchObject({ kind: 'OF_VOTES_CAST', needed: 2 });
    expect(worked('3').steps.join(' ')).not.toContain('entitled to vote on it');
  });

  it('before version 4 accounts for nobody who was silent', () => {
    for (const version of ['1', '2', '3'] as const) {
      const then = decide({ ...input, interests: { known: 1, ruled: NONE } }, version);
      expect(then.missing).toBeUndefined();
      expect(then.steps.at(-1)).toBe('The resolution is carried. Outcome: approved.');
    }
    expect(decide(input, '4').missing).toMatchObject([{ kind: 'VOTES', number: 3 }]);
  });

  it.each<[string, Partial<DecisionInput>, string]>([
    ['P1: a ballot with papers of the whole roll', { record: ballot }, 'BAD_USER_INPUT'],
    ['R11: an urgent withdrawal', { purpose: 'WITHDRAW', ...urgent }, 'METHOD_NOT_ALLOWED'],
    [
      '2.5: a condition settled urgently',
      { purpose: 'DISCHARGE_OR_WAIVE', ...urgent },
      'METHOD_NOT_ALLOWED',
    ],
  ])('stands with %s, which is refused now', (_case, change, code) => {
    const asked = { ...input, ...change };
    expect([mayDecide(asked, '1'), mayDecide(asked, '2')]).toEqual([null, null]);
    expect(mayDecide(asked)?.code).toBe(code);
  });

  it('is held to all else that it was', () => {
    const approved = { ...input, ...urgent, purpose: 'FINAL_APPROVE' as const };
    expect(mayDecide(approved, '1')?.code).toBe('METHOD_NOT_ALLOWED');
    const toomany = { ...input, record: { ...ballot, for: 5 } };
    expect(mayDecide(toomany, '1')?.code).toBe('BAD_USER_INPUT');
  });
});
