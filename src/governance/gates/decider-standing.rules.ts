import type { DeciderStanding, GateFacts, StandingDecision } from './gate-facts.rules.js';
import { isOutdated, standings } from './gate-facts.rules.js';
import { readiness, type GateBlocker } from './readiness.rules.js';

/** Where a decider stands, as it is shown: satisfied only while nothing of it stands in the gate's way. */
export interface ShownStanding {
  standing: DeciderStanding;
  satisfied: boolean;
  decision: StandingDecision | null;
  /** A decision that no longer counts: it is void, or its pack was replaced. */
  voided: StandingDecision | null;
}

/**
 * Where each decider of a gate stands, in order, as it is shown to people.
 *
 * A decision that the gate asks for satisfies only if no blocker is about it: not one whose pack was
 * replaced, that came too early, or one of whose conditions is open.
 */
export function shownStandings(facts: GateFacts): ShownStanding[] {
  const { blockers } = readiness(facts);
  return standings(facts).map((standing) => {
    const { decision } = standing;
    const replaced = decision !== null && standing.satisfied && isReplaced(decision, blockers);
    return {
      standing,
      satisfied: standing.satisfied && !blockers.some((blocker) => concerns(blocker, standing)),
      decision: replaced ? null : decision,
      voided: replaced ? decision : standing.voided,
    };
  });
}

function isReplaced(decision: StandingDecision, blockers: readonly GateBlocker[]): boolean {
  const named = blockers.some(
    ({ kind, subjectId }) => kind === 'PACK_SUPERSEDED' && subjectId === decision.id,
  );
  return named && isOutdated(decision);
}

function concerns(
  { subjectType, subjectId }: GateBlocker,
  { decision, conditions }: DeciderStanding,
): boolean {
  if (subjectType === 'DECISION') return subjectId === decision?.id;
  return subjectType === 'CONDITION' && conditions.some(({ id }) => id === subjectId);
}
