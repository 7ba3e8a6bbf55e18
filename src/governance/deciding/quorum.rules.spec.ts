import { describe, expect, it } from '@jest/globals';
import { usualStandingOrders } from '../trusts/standing-orders.rules.js';
import type { SeatKind } from '../trusts/body.rules.js';
import { mayVoteOnItem, previewRuling, quorumNeeded, quorumOf } from './quorum.rules.js';
import { rulesOut, rulingOn, urgentQuorumOf } from './quorum.rules.js';
import type { InterestRuling, RollMember, Ruling } from './quorum.rules.js';

const orders = usualStandingOrders('TRUST_BOARD', '2016-04-01');

/** A board of that many: e1, e2, ... executives, n1, n2, ... non-executives, the chair c. */
function aBoard(size: number, executives = Math.floor(size / 2)): RollMember[] {
  return Array.from({ length: size }, (_, index): RollMember => {
    if (index < executives) return seat(`e${index + 1}`, 'EXECUTIVE');
    if (index === size - 1) return seat('c', 'CHAIR');
    return seat(`n${index - executives + 1}`, 'NON_EXECUTIVE');
  });
}

function seat(memberId: string, seatKind: SeatKind, voting = true): RollMember {
  return { memberId, seatKind, voting };
}

function ruled(ruling: Ruling, ...memberIds: string[]): InterestRuling[] {
  return memberIds.map((memberId) => ({ interestId: `of ${memberId}`, memberId, ruling }));
}

describe('the quorum needed', () => {
  it.each([
    [12, 4],
    [13, 5],
    [14, 5],
    [15, 5],
    [16, 6],
    [3, 1],
    [1, 1],
    [0, 1],
  ])('R6: of %i members at one third is %i', (members, needed) => {
    expect(quorumNeeded(members, null, orders)).toBe(needed);
  });

  it.each([
    ['a floor above the share', 12, { quorumMinimum: 6 }, 6],
    ['a floor below the share', 18, { quorumMinimum: 4 }, 6],
    ['one half', 9, { quorumDenominator: 2 }, 5],
    ['two thirds', 10, { quorumNumerator: 2 }, 7],
    ['the whole body', 11, { quorumNumerator: 3 }, 11],
  ])('with %s', (_case, members, change, needed) => {
    expect(quorumNeeded(members, null, { ...orders, ...change })).toBe(needed);
  });
});

describe('a quorum that is a share of the posts', () => {
  it.each([
    ['4 in post of 11 posts', 4, 11, 'POSTS', 4],
    ['4 in post of 11 posts, of those in post', 4, 11, 'IN_POST', 2],
    ['ten of 13 filled', 10, 13, 'POSTS', 5],
    ['ten of 13 filled, of those in post', 10, 13, 'IN_POST', 4],
    ['fewer posts entered than are held', 12, 9, 'POSTS', 4],
  ] as const)('%s', (_case, members, posts, base, needed) => {
    expect(quorumNeeded(members, posts, { ...orders, quorumOf: base })).toBe(needed);
  });

  it('says so, and counts all posts', () => {
    const input = { roll: aBoard(4), present: [], rulings: [], posts: 11 };
    const quorum = quorumOf({ ...input, orders: { ...orders, quorumOf: 'POSTS' } });
    expect([quorum.members, quorum.posts, quorum.needed]).toEqual([4, 11, 4]);
    expect(quorumOf({ ...input, orders }).posts).toBeUndefined();
  });
});

describe('the quorum of an item', () => {
  type Expected = [met: boolean, counted: number, needed: number];

  it.each<[string, RollMember[], string[], InterestRuling[], Expected]>([
    ['2.2: of 12, 3 NEDs and 1 executive', aBoard(12), ['n1', 'n2', 'n3', 'e1'], [], [true, 4, 4]],
    ['of 12, one short', aBoard(12), ['n1', 'n2', 'e1'], [], [false, 3, 4]],
    ['2.2: of 13, 4 present', aBoard(13), ['n1', 'n2', 'n3', 'e1'], [], [false, 4, 5]],
    ['of 13, 5 present', aBoard(13), ['n1', 'n2', 'n3', 'e1', 'c'], [], [true, 5, 5]],
    [
      '2.2, R6: of 14, 5 NEDs, no executive',
      aBoard(14),
      ['n1', 'n2', 'n3', 'n4', 'c'],
      [],
      [false, 5, 5],
    ],
    ['of 14, 5 executives, no NED', aBoard(14), ['e1', 'e2', 'e3', 'e4', 'e5'], [], [false, 5, 5]],
    ['of 14, the chair alone is NED', aBoard(14), ['e1', 'e2', 'e3', 'e4', 'c'], [], [true, 5, 5]],
    [
      '2.2, R7: of 15, 6 present, 2 of them recused',
      aBoard(15),
      ['n1', 'n2', 'n3', 'c', 'e1', 'e2'],
      ruled('STAY_NO_VOTE', 'n1', 'e1'),
      [false, 4, 5],
    ],
    [
      'of 15, 6 present, 1 of them recused',
      aBoard(15),
      ['n1', 'n2', 'n3', 'c', 'e1', 'e2'],
      ruled('LEAVE', 'n1'),
      [true, 5, 5],
    ],
    [
      'of 15, 6 present, the only executive recused',
      aBoard(15),
      ['n1', 'n2', 'n3', 'n4', 'c', 'e1'],
      ruled('STAY_NO_VOTE', 'e1'),
      [false, 5, 5],
    ],
    [
      'of 15, an interest ruled harmless',
      aBoard(15),
      ['n1', 'n2', 'n3', 'c', 'e1'],
      ruled('TAKE_PART', 'n1'),
      [true, 5, 5],
    ],
  ])('%s', (_case, roll, present, rulings, expected) => {
    const quorum = quorumOf({ roll, present, rulings, orders, posts: null });
    expect([quorum.met, quorum.present, quorum.needed]).toEqual(expected);
  });

  it.each<[string, Ruling, boolean, number]>([
    ['R7: who stays counts where the standing orders say so', 'STAY_NO_VOTE', true, 6],
    ['who leaves never counts', 'LEAVE', false, 4],
  ])('%s', (_case, ruling, met, present) => {
    const quorum = quorumOf({
      roll: aBoard(15),
      present: ['n1', 'n2', 'n3', 'c', 'e1', 'e2'],
      rulings: ruled(ruling, 'n1', 'e1'),
      orders: { ...orders, recusedCountToQuorum: true },
      posts: null,
    });
    expect(quorum).toMatchObject({ met, present });
  });

  it('says who counted and why the others did not, whatever the order of the roll', () => {
    const roll = [
      seat('z', 'NON_VOTING_DIRECTOR', false),
      seat('n2', 'NON_EXECUTIVE'),
      seat('n1', 'NON_EXECUTIVE'),
      seat('e1', 'EXECUTIVE'),
      seat('c', 'CHAIR'),
      seat('n3', 'NON_EXECUTIVE'),
    ];
    const rulings = [...ruled('LEAVE', 'n1'), ...ruled('STAY_NO_VOTE', 'n2')];
    const present = ['z', 'n2', 'n1', 'e1', 'c', 'a visitor'];
    const quorum = quorumOf({ roll, present, rulings, orders, posts: null });
    expect(quorum).toEqual({
      members: 5,
      needed: 2,
      present: 2,
      executivesNeeded: 1,
      executives: 1,
      nonExecutivesNeeded: 1,
      nonExecutives: 1,
      met: true,
      because: 'Quorate: 2 of the 5 voting members count towards the quorum (2 needed).',
      counted: ['c', 'e1'],
      notCounted: [
        { memberId: 'n1', reason: 'LEFT_FOR_THE_ITEM' },
        { memberId: 'n2', reason: 'STAYED_WITHOUT_VOTE' },
        { memberId: 'n3', reason: 'ABSENT' },
        { memberId: 'z', reason: 'NOT_ENTITLED' },
      ],
    });
    expect(quorumOf({ roll: roll.reverse(), present, rulings, orders, posts: null })).toEqual(
      quorum,
    );
  });

  it.each([
    [
      'too few',
      aBoard(13),
      ['n1', 'e1'],
      'Not quorate: only 2 of the 13 voting members count towards the quorum (5 needed).',
    ],
    [
      'no executive',
      aBoard(6),
      ['n1', 'c'],
      'Not quorate: 2 of the 6 voting members count towards the quorum (2 needed), but no executive (1 needed).',
    ],
    [
      'no non-executive',
      aBoard(6),
      ['e1', 'e2'],
      'Not quorate: 2 of the 6 voting members count towards the quorum (2 needed), but no non-executive (1 needed).',
    ],
    [
      'too few, and no executive',
      aBoard(13),
      ['n1'],
      'Not quorate: only 1 of the 13 voting members counts towards the quorum (5 needed), and no executive (1 needed).',
    ],
    [
      'nobody',
      aBoard(6),
      [],
      'Not quorate: none of the 6 voting members count towards the quorum (2 needed), and no executive (1 needed) and no non-executive (1 needed).',
    ],
  ])('explains everything that is short: %s', (_case, roll, present, because) => {
    expect(quorumOf({ roll, present, rulings: [], orders, posts: null }).because).toBe(because);
  });

  it('counts the executives that are short', () => {
    const roll = aBoard(6);
    const present = ['n1', 'n2', 'e1'];
    const mixed = { ...orders, quorumExecutives: 2 };
    expect(quorumOf({ roll, present, rulings: [], orders: mixed, posts: null }).because).toBe(
      'Not quorate: 3 of the 6 voting members count towards the quorum (2 needed), but only 1 executive (2 needed).',
    );
  });

  it('is never met by nobody', () => {
    const council = usualStandingOrders('COUNCIL_OF_GOVERNORS', '2016-04-01');
    expect(quorumOf({ roll: [], present: [], rulings: [], orders: council, posts: null }).met).toBe(
      false,
    );
  });
});

describe('a ruling', () => {
  it.each<[string, Ruling[], Ruling | null]>([
    ['none', [], null],
    ['of two, leaving', ['TAKE_PART', 'LEAVE'], 'LEAVE'],
    ['of two, staying', ['STAY_NO_VOTE', 'TAKE_PART'], 'STAY_NO_VOTE'],
    ['of all three', ['STAY_NO_VOTE', 'TAKE_PART', 'LEAVE'], 'LEAVE'],
  ])('binds by the strictest: %s', (_case, rulings, expected) => {
    expect(
      rulingOn(
        rulings.flatMap((ruling) => ruled(ruling, 'n1')),
        'n1',
      ),
    ).toBe(expected);
  });

  it('takes the vote away only when it says so', () => {
    const asked = ['LEAVE', 'STAY_NO_VOTE', 'TAKE_PART', null] as const;
    expect(asked.map(rulesOut)).toEqual([true, true, false, false]);
  });

  it('leaves no vote to whoever it rules out', () => {
    const roll = [...aBoard(6), seat('z', 'NON_VOTING_DIRECTOR', false)];
    const rulings = [...ruled('LEAVE', 'e1'), ...ruled('STAY_NO_VOTE', 'n1')];
    const able = mayVoteOnItem(roll, ['z', 'c', 'e1', 'e2', 'n1'], rulings);
    expect(able).toEqual(['c', 'e2']);
  });

  it('shows beforehand what it would do to the quorum', () => {
    const input = {
      roll: aBoard(12),
      present: ['n1', 'n2', 'n3', 'e1'],
      rulings: [],
      orders,
      posts: null,
    };
    const preview = previewRuling(input, ruled('LEAVE', 'e1')[0]!);
    expect([preview.before.present, preview.after.present, preview.breaks]).toEqual([4, 3, true]);
    expect(previewRuling(input, ruled('TAKE_PART', 'e1')[0]!).breaks).toBe(false);
  });

  it('replaces in the preview only the ruling on that interest', () => {
    const rulings = [
      { interestId: 'one', memberId: 'n1', ruling: 'LEAVE' as const },
      { interestId: 'two', memberId: 'n1', ruling: 'STAY_NO_VOTE' as const },
    ];
    const input = {
      roll: aBoard(12),
      present: ['n1', 'n2', 'n3', 'e1'],
      rulings,
      orders,
      posts: null,
    };
    const proposed = { interestId: 'one', memberId: 'n1', ruling: 'TAKE_PART' as const };
    const { before, after } = previewRuling(input, proposed);
    expect([before.present, after.present]).toEqual([3, 3]);
  });
});

describe('the quorum of an urgent decision', () => {
  it.each<[string, string[], InterestRuling[], boolean]>([
    ['chair and executive', ['c', 'e1'], [], true],
    ['the chair alone', ['c'], [], false],
    ['two executives', ['e1', 'e2'], [], false],
    ['the executive ruled out', ['c', 'e1'], ruled('STAY_NO_VOTE', 'e1'), false],
  ])('%s', (_case, present, rulings, met) => {
    const lenient = { ...orders, recusedCountToQuorum: true };
    const quorum = urgentQuorumOf({
      roll: aBoard(15),
      present,
      rulings,
      orders: lenient,
      posts: null,
    });
    expect(quorum).toMatchObject({ met, needed: 2 });
  });
});
