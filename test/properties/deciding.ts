import { expect } from '@jest/globals';
import fc from 'fast-check';
import {
  decide,
  takingPart,
  type DecisionInput,
} from '../../src/governance/deciding/outcome.rules.js';
import { PURPOSES, type Purpose } from '../../src/governance/deciding/purpose.rules.js';
import {
  mayVoteOnItem,
  quorumOf,
  type RollMember,
} from '../../src/governance/deciding/quorum.rules.js';
import type { Choice, Vote } from '../../src/governance/deciding/tally.rules.js';
import { usualStandingOrders } from '../../src/governance/trusts/standing-orders.rules.js';
import type { Properties } from '../support/properties.js';

interface Seat {
  kind: 'NON_EXECUTIVE' | 'EXECUTIVE';
  voting: boolean;
  present: boolean;
  choice: Choice | null;
  /** Which of three shared posts the member is in, if any. */
  shares: number | null;
}

type Named = DecisionInput & { record: { way: 'NAMED_VOTES'; votes: readonly Vote[] } };

const choice = fc.constantFrom<Choice>('FOR', 'AGAINST', 'ABSTAIN');
const often = { arbitrary: fc.constant(true), weight: 5 };
const seat: fc.Arbitrary<Seat> = fc.record({
  kind: fc.constantFrom('NON_EXECUTIVE', 'EXECUTIVE'),
  voting: fc.oneof(often, fc.constant(false)),
  present: fc.oneof(often, fc.constant(false)),
  choice: fc.option(choice, { freq: 4 }),
  shares: fc.option(fc.nat(2), { freq: 1 }),
});
const idOf = (at: number) => `m${String(at).padStart(2, '0')}`;

const orders = fc
  .record({
    share: fc.integer({ min: 1, max: 4 }),
    whole: fc.integer({ min: 1, max: 4 }),
    quorumMinimum: fc.option(fc.integer({ min: 1, max: 6 })),
    quorumExecutives: fc.integer({ min: 0, max: 3 }),
    quorumNonExecutives: fc.integer({ min: 0, max: 3 }),
    recusedCountToQuorum: fc.boolean(),
    castingVote: fc.boolean(),
    councilDenominator: fc.constantFrom('SEATS', 'IN_POST'),
    quorumOf: fc.constantFrom('POSTS', 'IN_POST'),
    writtenNumerator: fc.integer({ min: 2, max: 4 }),
    larger: fc.option(fc.constantFrom('VOTES_CAST', 'MEMBERS')),
  })
  .map(({ share, whole, larger, ...rest }) => ({
    ...usualStandingOrders('TRUST_BOARD', '2016-04-01'),
    ...rest,
    quorumNumerator: Math.min(share, whole),
    quorumDenominator: whole,
    writtenDenominator: 4,
    majorities: larger
      ? [{ purpose: 'OTHER' as const, of: larger, numerator: 2, denominator: 3, clause: null }]
      : [],
  }));

const ruling = fc.record({
  interestId: fc.constantFrom('one', 'two', 'three'),
  at: fc.nat(13),
  ruling: fc.constantFrom('TAKE_PART', 'STAY_NO_VOTE', 'LEAVE'),
});

/** Any decision by named votes: its first member presides. */
const decision: fc.Arbitrary<Named> = fc
  .record({
    seats: fc.array(seat, { minLength: 1, maxLength: 14 }),
    orders,
    purpose: fc.constantFrom(...(Object.keys(PURPOSES) as Purpose[])),
    method: fc.constantFrom('MEETING', 'MEETING_IN_COMMON', 'WRITTEN_RESOLUTION'),
    rulings: fc.array(ruling, { maxLength: 3 }),
    casting: fc.option(fc.constantFrom('FOR', 'AGAINST')),
    vacant: fc.nat(4),
    conditions: fc.boolean(),
  })
  .map(({ seats, rulings, casting, vacant, ...rest }) => ({
    ...rest,
    body: 'TRUST_BOARD' as const,
    roll: seats.map(({ kind, voting, shares }, at): RollMember => {
      const postId = shares === null ? idOf(at) : `shared-${shares}`;
      return { memberId: idOf(at), postId, seatKind: at === 0 ? 'CHAIR' : kind, voting };
    }),
    posts: seats.length + vacant,
    council: { seats: seats.length + vacant, advice: 'Advice.' },
    attendance: seats.map(({ present }, at) => stay(idOf(at), present)),
    itemTakenAt: null,
    rulings: rulings.map(({ at, ...one }) => ({ ...one, memberId: idOf(at % seats.length) })),
    presidingId: idOf(0),
    record: {
      way: 'NAMED_VOTES' as const,
      votes: seats.flatMap(({ choice }, at): Vote[] => {
        return choice === null ? [] : [{ memberId: idOf(at), revision: 1, choice }];
      }),
    },
    castingVote: casting === null ? null : { memberId: idOf(0), choice: casting },
    urgent: null,
  }));

/** The same of bodies that meet: who is there does not hang on who votes. */
const atMeeting = decision.map((input): Named => ({ ...input, method: 'MEETING' }));

/** The same of members each in a post of their own. */
const ownPosts = (input: Named): Named => ({
  ...input,
  roll: input.roll.map((member) => ({ ...member, postId: member.memberId })),
});

function stay(memberId: string, present: boolean) {
  return { memberId, present, arrivedAt: null, leftAt: null };
}

const withVotes = (input: Named, votes: readonly Vote[]): Named => ({
  ...input,
  record: { way: 'NAMED_VOTES', votes },
});

/** The same with one member's vote as it is given. */
function voting(input: Named, memberId: string, choice: Choice): Named {
  const others = input.record.votes.filter((vote) => vote.memberId !== memberId);
  return withVotes(input, [...others, { memberId, revision: 1, choice }]);
}

const ableOf = (input: Named) => mayVoteOnItem(input.roll, takingPart(input), input.rulings);
const idsOf = (input: Named) => input.roll.map(({ memberId }) => memberId);

export const DECIDING: Properties = {
  'the order of votes, members and attendance changes nothing': () =>
    fc.property(decision, fc.nat(), (input, turn) => {
      const turned = <T>(list: readonly T[]) => {
        const at = list.length === 0 ? 0 : turn % list.length;
        return [...list.slice(at), ...list.slice(0, at)].reverse();
      };
      const other = withVotes(input, turned(input.record.votes));
      const { roll, attendance } = input;
      const shuffled = { ...other, roll: turned(roll), attendance: turned(attendance) };
      expect(decide(shuffled)).toEqual(decide(input));
    }),

  'one vote more for, or changed to it, never turns a decision against': () =>
    fc.property(decision, fc.nat(), (input, at) => {
      const memberId = idOf(at % input.roll.length);
      const after = decide(voting(input, memberId, 'FOR'));
      if (decide(input).carried) expect(after.carried).toBe(true);
    }),

  'one vote more against at a meeting, or changed to it, never carries': () =>
    fc.property(atMeeting, fc.nat(), (input, at) => {
      const memberId = idOf(at % input.roll.length);
      const after = decide(voting(input, memberId, 'AGAINST'));
      if (!decide(input).carried) expect(after.carried).toBe(false);
    }),

  'one more abstaining at a meeting changes nothing': () =>
    fc.property(atMeeting.map(ownPosts), (input) => {
      const before = decide(input);
      const voted = input.record.votes.map((vote) => vote.memberId);
      for (const memberId of idsOf(input).filter((one) => !voted.includes(one))) {
        const after = decide(voting(input, memberId, 'ABSTAIN'));
        expect([after.carried, after.outcome]).toEqual([before.carried, before.outcome]);
      }
    }),

  'one member more who is there never takes the quorum away': () =>
    fc.property(atMeeting, fc.nat(), (input, at) => {
      const { roll, rulings, orders } = input;
      const present = takingPart(input);
      const more = [...present, idOf(at % roll.length)];
      const before = quorumOf({ roll, present, rulings, orders, posts: null });
      const after = quorumOf({ roll, present: more, rulings, orders, posts: null });
      expect(after.met || !before.met).toBe(true);
      expect(after.present).toBeGreaterThanOrEqual(before.present);
    }),

  'nothing is carried without a quorum, nor without a vote for it': () =>
    fc.property(decision, (input) => {
      const { carried, quorum, tally, castingVote, outcome } = decide(input);
      if (!quorum.met) {
        expect(carried).toBe(false);
        expect(outcome).toBe('NOT_QUORATE');
      }
      if (carried) expect(tally.for + Number(castingVote?.choice === 'FOR')).toBeGreaterThan(0);
    }),

  'as many count as can and do vote, each post once, if those who share it agree': () =>
    fc.property(decision, (input) => {
      const able = ableOf(input);
      const { tally } = decide(input);
      const voted = input.record.votes.filter(({ memberId }) => able.includes(memberId));
      expect(tally.cast).toBe(tally.for + tally.against);
      const posts = new Map<string | undefined, Set<Choice | null>>();
      for (const { memberId, choice: said } of voted) {
        const post = input.roll.find((member) => member.memberId === memberId)?.postId;
        posts.set(post, (posts.get(post) ?? new Set()).add(said));
      }
      const agreed = [...posts.values()].filter((choices) => choices.size === 1);
      expect(tally.cast + tally.abstain).toBe(agreed.length);
    }),

  'what one says who may not vote on the item changes nothing': () =>
    fc.property(atMeeting, choice, (input, said) => {
      const able = ableOf(input);
      const votes = input.record.votes.map((vote) =>
        able.includes(vote.memberId) ? vote : { ...vote, choice: said },
      );
      expect(decide(withVotes(input, votes))).toEqual(decide(input));
    }),

  'only the latest vote of each member counts': () =>
    fc.property(decision, fc.array(choice, { maxLength: 5 }), (input, earlier) => {
      const latest = input.record.votes.map((vote) => ({ ...vote, revision: 9 }));
      const before = latest.flatMap(({ memberId }) =>
        earlier.map((choice, at) => ({ memberId, revision: at + 1, choice })),
      );
      expect(decide(withVotes(input, [...before, ...latest]))).toEqual(decide(input));
      expect(decide(withVotes(input, [...latest, ...before]))).toEqual(decide(input));
    }),

  'the same is worked out from a stored copy': () =>
    fc.property(decision, (input) => {
      const worked = decide(input);
      expect(decide(JSON.parse(JSON.stringify(input)) as DecisionInput)).toEqual(worked);
      expect(JSON.parse(JSON.stringify(worked))).toEqual(worked);
    }),
};
