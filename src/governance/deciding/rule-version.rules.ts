import type { Method } from '../trusts/standing-orders.rules.js';
import type { Purpose } from '../../shared/purpose.js';

/** The points on which a version of the rules of deciding differs from the others. */
export interface RuleSet {
  /** Whether the explanation tells of spoilt papers. */
  tellsSpoilt: boolean;
  /** Whether the explanation tells how many who could vote gave no vote. */
  tellsSilent: boolean;
  /** The most papers that a ballot can have: one for each member able to vote, or for each on the roll. */
  ballotOf: 'ABLE' | 'ROLL';
  /** Purposes that could be decided by this method then, and cannot now. */
  formerly: readonly [Method, Purpose][];
}

const FIRST: RuleSet = {
  tellsSpoilt: false,
  tellsSilent: false,
  ballotOf: 'ROLL',
  formerly: [
    ['URGENT', 'WITHDRAW'],
    ['URGENT', 'DISCHARGE_OR_WAIVE'],
  ],
};

/**
 * Every version of the rules of deciding that an outcome was ever worked out by, the oldest first: an
 * outcome is verified by the rules of its own day.
 */
export const RULE_SETS = {
  '1': FIRST,
  '2': { ...FIRST, tellsSpoilt: true },
  '3': { tellsSpoilt: true, tellsSilent: true, ballotOf: 'ABLE', formerly: [] },
} as const satisfies Record<string, RuleSet>;

/** The version of these rules: kept with each outcome, raised whenever an answer could differ. */
export const RULE_VERSION = '3';

export type RuleVersion = keyof typeof RULE_SETS;

/** Whether this is a version that these rules know. */
export function isRuleVersion(version: string): version is RuleVersion {
  return Object.hasOwn(RULE_SETS, version);
}
