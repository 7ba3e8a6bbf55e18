import type { Refusal } from '../../shared/refusal.js';
import { isBlank } from '../deciding/resolution.rules.js';
import type { ProceduralEnding } from '../deciding/resolution.rules.js';

/** The votes and counts there are when a resolution ends without a decision of the members. */
export interface Given {
  /** Named votes that stand. */
  votes: number;
  /** Whether hands, agreement or a ballot were counted. */
  counted: boolean;
  /** Whether a later version of the pack made the votes void. */
  void: boolean;
}

/** Why it ends although votes stand: the person presiding ruled it, or the members resolved it. */
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
 * Once votes stand the secretary alone cannot end it, so that nobody ends a vote that is being lost: the
 * person presiding rules it with a reason, or the members resolve it and the minute is named. Votes on a
 * pack that was replaced are void, and need no ruling.
 */
export function mayEnd(
  given: Given,
  said: AfterVotes | null,
  presidingId: string | null,
): Refusal | null {
  if (!isGiven(given)) {
    return (
      said && wrong('afterVotes', 'Leave out afterVotes: no vote has been given or counted yet.')
    );
  }
  if (said === null) return given.void ? null : stands(given);
  const ruled = said.ruledById !== null;
  if (ruled === (said.proceduralMinuteRef !== null)) {
    const because =
      "Give one of the two: who presided and ruled this (ruledBy), or the minute of the members' procedural resolution (proceduralMinuteRef).";
    return wrong('afterVotes', because);
  }
  if (!ruled) return null;
  if (isBlank(said.because))
    return wrong('afterVotes.ruledBecause', 'Give the reason for the ruling.');
  if (said.ruledById === presidingId) return null;
  return wrong(
    'afterVotes.ruledBy',
    'Only the person presiding over the item can rule this: name that person.',
  );
}

function stands(given: Given): Refusal {
  const because = `This resolution cannot be ended ${after(given)} unless the person presiding rules it or the members resolve it: say which in afterVotes.`;
  return { code: 'VOTE_STANDS', because, field: 'afterVotes' };
}

function after({ votes, counted }: Given): string {
  if (counted) return 'after it was counted';
  return `after ${votes} ${votes === 1 ? 'vote was' : 'votes were'} given`;
}

const VERBS: Record<ProceduralEnding, string> = {
  DEFERRED: 'deferred',
  REFERRED_BACK: 'referred back',
  WITHDRAWN: 'withdrawn',
};

/** The ending in a sentence for the whole programme: it says how many votes were given, and never how. */
export function endedWords(
  ending: ProceduralEnding,
  given: Given,
  said: AfterVotes | null,
): string {
  const verb = VERBS[ending];
  if (!isGiven(given)) return `It was ${verb} before any vote was given.`;
  if (said?.ruledById)
    return `It was ${verb} ${after(given)}, on a ruling of the person presiding.`;
  if (said) return `It was ${verb} ${after(given)}, by a procedural resolution of the members.`;
  return `It was ${verb} ${after(given)}. Those votes were void, because a later version had replaced the pack.`;
}

function wrong(field: string, because: string): Refusal {
  return { code: 'BAD_USER_INPUT', because, field };
}
