import type { InterestsKnown } from '../deciding/accounting.rules.js';
import type { BySecretary } from '../deciding/explanation.rules.js';
import type { RollMember, Ruling } from '../deciding/quorum.rules.js';
import type { DeclaredInterest, InterestRulingRow } from './interest.entity.js';
import type { Vote } from './resolution.entity.js';

/** The rows of an item that say what its minutes must account for. */
export interface RowsToAccountFor {
  roll: readonly RollMember[];
  interests: readonly DeclaredInterest[];
  /** Every ruling on an interest of the item, in their order. */
  rulings: readonly InterestRulingRow[];
  /** Every revision of the members' votes, in their order. */
  votes: readonly Vote[];
  castingVote: { personId: string; enteredBy: string } | null;
}

/** The interests of the members on the roll, and how many were ruled which way. */
export function interestsKnown({ roll, interests, rulings }: RowsToAccountFor): InterestsKnown {
  const known = interests.filter(({ personId }) =>
    roll.some(({ memberId }) => memberId === personId),
  );
  const stand = standing(rulings).filter(({ interestId }) =>
    known.some(({ id }) => id === interestId),
  );
  const ruled = (way: Ruling) => stand.filter(({ ruling }) => ruling === way).length;
  return {
    known: known.length,
    ruled: {
      TAKE_PART: ruled('TAKE_PART'),
      STAY_NO_VOTE: ruled('STAY_NO_VOTE'),
      LEAVE: ruled('LEAVE'),
    },
  };
}

/** What of that which stands the secretary recorded in the name of somebody else. */
export function recordedForOthers(rows: RowsToAccountFor): BySecretary {
  const { interests, rulings, votes, castingVote } = rows;
  const latest = [...new Map(votes.map((vote) => [vote.personId, vote])).values()];
  const recorded = latest.filter(
    (vote) => vote.choice !== null && vote.enteredBy !== vote.personId,
  );
  const declared = interests.filter((one) => !one.broughtIn && one.declaredBy !== one.personId);
  const ruled = standing(rulings).filter((one) => one.recordedBy !== one.ruledBy);
  return {
    votes: recorded.length,
    interests: declared.length,
    rulings: ruled.length,
    castingVote: castingVote !== null && castingVote.enteredBy !== castingVote.personId,
  };
}

/**
 * How many of the votes that stand were given through sign-ins that somebody else had set, once an officer had
 * confirmed that the member was identified.
 */
export function votesIdentified(votes: readonly Vote[]): number {
  const latest = [...new Map(votes.map((vote) => [vote.personId, vote])).values()];
  return latest.filter(({ choice, identifiedOn }) => choice !== null && identifiedOn !== null)
    .length;
}

/** The latest ruling on each interest. */
const standing = (rulings: readonly InterestRulingRow[]): InterestRulingRow[] => [
  ...new Map(rulings.map((row) => [row.interestId, row])).values(),
];
