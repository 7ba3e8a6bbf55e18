import type { StandingOrders } from '../trusts/standing-orders.rules.js';
import { castingVoteIn } from './correcting.rules.js';
import { decide, mayDecide, type DecisionInput } from './outcome.rules.js';
import type { Outcome } from './resolution.rules.js';
import type { RuleVersion } from './rule-version.rules.js';

/** What a decision would be by other standing orders: an outcome, or why its body could not have decided it so. */
export type Judged = { outcome: Outcome; because: null } | { outcome: null; because: string };

/**
 * What a decision would be, had its body gone by other standing orders: of what it was closed on, and by the
 * rules of its own day.
 *
 * - A casting vote that they do not give is not counted.
 * - No outcome, where they do not allow the method or the way, or where by them there was a quorum and not
 *   everybody is accounted for.
 */
export function judgedUnder(
  closedOn: DecisionInput,
  orders: StandingOrders | null,
  ruleVersion: RuleVersion,
): Judged {
  if (orders === null) return { outcome: null, because: NO_ORDERS };
  const under = { ...closedOn, orders };
  const facts = { ...under, castingVote: castingVoteIn(under, ruleVersion) };
  const refusal = mayDecide(facts, ruleVersion);
  if (refusal) return { outcome: null, because: refusal.because };
  const { outcome, missing = [] } = decide(facts, ruleVersion);
  if (missing.length === 0) return { outcome, because: null };
  return { outcome: null, because: missing.map(({ because }) => because).join(' ') };
}

const NO_ORDERS = 'No standing orders are entered for the day of this decision.';
