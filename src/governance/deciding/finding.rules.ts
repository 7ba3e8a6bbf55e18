import type { Refusal } from '../../shared/refusal.js';
import type { ResolutionState } from './resolution.rules.js';

/** What was found of an item so far. */
export interface Finding {
  /** The members whose named votes stand. */
  voterIds: readonly string[];
  /** Whether a count of hands, of a ballot or of an agreement stands. */
  counted: boolean;
  /** Why nothing can change any more: the casting vote that was given. */
  settled: Refusal | null;
}

/** Who decides an item: who is there for it, who of them may vote on it, and who presides. */
export interface WhoDecides {
  presentIds: readonly string[];
  ableIds: readonly string[];
  presidingId: string | null;
}

/** Whether anything found stands: a named vote, or a count. */
export const isFound = ({ voterIds, counted }: Omit<Finding, 'settled'>): boolean =>
  voterIds.length > 0 || counted;

/**
 * Whether who decides an item may change from one to the other; null means yes. Every act that changes who
 * may vote on it, or who was there, asks this.
 *
 * - A named vote stands until it is taken back or taken out: its member goes on being able to vote.
 * - Any count stands for all who were able and there: nobody knows whose hand or paper is in it, so it is
 *   taken out first and counted anew. To say who presided where nobody was named changes nothing found.
 * - Nothing changes under a casting vote, nor once the item is decided.
 */
export function mayChangeWho(
  state: ResolutionState,
  finding: Finding,
  before: WhoDecides,
  after: WhoDecides,
): Refusal | null {
  if (isSame(before, after)) return null;
  if (state !== 'OPEN') return DECIDED;
  if (finding.settled) return finding.settled;
  if (finding.counted) return COUNT_STANDS;
  const gone = finding.voterIds.some(
    (id) => before.ableIds.includes(id) && !after.ableIds.includes(id),
  );
  return gone ? MEMBERS_VOTE_STANDS : null;
}

function isSame(before: WhoDecides, after: WhoDecides): boolean {
  return (
    equal(before.presentIds, after.presentIds) &&
    equal(before.ableIds, after.ableIds) &&
    (before.presidingId === null || before.presidingId === after.presidingId)
  );
}

function equal(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id));
}

const MEMBERS_VOTE_STANDS: Refusal = {
  code: 'VOTE_STANDS',
  because:
    'This member has voted on the item: the member takes that vote back first, or the secretary takes out the vote that was recorded.',
};

const COUNT_STANDS: Refusal = {
  code: 'VOTE_STANDS',
  because:
    'A count of this item stands, and nobody knows whose votes are in it: take the count out first (takeOutCount), and count again afterwards.',
};

const DECIDED: Refusal = {
  code: 'WRONG_STATE',
  because: 'This item is decided, so who was present for it and could vote can no longer change.',
};
