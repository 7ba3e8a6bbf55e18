import type { Refusal } from '../shared/refusal.js';
import { isBlank } from './resolution.rules.js';
import type { Unput } from './resolution.rules.js';

/** What the members have said already when a resolution ends without an outcome of theirs. */
export interface Given {
  /** Named votes that stand. */
  votes: number;
  /** Whether hands, agreement or a ballot were counted. */
  counted: boolean;
  /** Whether a later pack made void what was given (domain 12, R12). */
  void: boolean;
}

/** Why it ends although votes stand: whoever presides ruled so, or the members resolved it. */
export interface AfterVotes {
  ruledById: string | null;
  because: string | null;
  proceduralMinuteRef: string | null;
}

/** Whether the members have voted, or been counted. */
export function isGiven({ votes, counted }: Given): boolean {
  return votes > 0 || counted;
}

/**
 * Whether a resolution may end without a decision; null means yes.
 *
 * Once votes stand the secretary alone cannot end it, so that nobody ends a vote that is being lost:
 * whoever presides rules so with a reason, or the members resolve it and the minute is named (the chair's
 * rulings: practice P5; 2.2). Votes on a pack that was replaced are void, and need no ruling.
 */
export function mayEnd(
  given: Given,
  said: AfterVotes | null,
  presidingId: string | null,
): Refusal | null {
  if (!isGiven(given)) {
    return said && wrong('afterVotes', 'No vote is given yet: there is nothing to rule on.');
  }
  if (said === null) return given.void ? null : stands(given);
  const ruled = said.ruledById !== null;
  if (ruled === (said.proceduralMinuteRef !== null)) {
    const because = "Name who presided and ruled so, or the minute of the members' resolution.";
    return wrong('afterVotes', because);
  }
  if (!ruled) return null;
  if (isBlank(said.because)) return wrong('afterVotes.because', 'A ruling has its reason.');
  if (said.ruledById === presidingId) return null;
  return wrong('afterVotes.ruledBy', 'Only whoever presides over the item rules so.');
}

function stands(given: Given): Refusal {
  const because = `It cannot end so ${after(given)}: whoever presides rules it, or the members resolve it.`;
  return { code: 'VOTE_STANDS', because, field: 'afterVotes' };
}

function after({ votes, counted }: Given): string {
  if (counted) return 'after it was counted';
  return `after ${votes} ${votes === 1 ? 'vote was' : 'votes were'} given`;
}

const VERBS: Record<Unput, string> = {
  DEFERRED: 'deferred',
  REFERRED_BACK: 'referred back',
  WITHDRAWN: 'withdrawn',
};

/** How it ended, for the whole programme: that votes were given, and never how. */
export function endedWords(ending: Unput, given: Given, said: AfterVotes | null): string {
  const verb = VERBS[ending];
  if (!isGiven(given)) return `It was ${verb} before it was put to the members.`;
  if (said?.ruledById)
    return `It was ${verb} ${after(given)}, by the ruling of whoever presided over the item.`;
  if (said) return `It was ${verb} ${after(given)}, by a procedural resolution of the members.`;
  return `It was ${verb} ${after(given)} on a pack that was replaced, which made that void.`;
}

function wrong(field: string, because: string): Refusal {
  return { code: 'BAD_USER_INPUT', because, field };
}
