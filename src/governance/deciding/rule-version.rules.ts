import type { Method } from '../trusts/standing-orders.rules.js';
import type { Purpose } from '../../shared/purpose.js';

/** The points on which a version of the rules of deciding differs from the others. */
export interface RuleSet {
  /** Whether the explanation tells of spoilt papers. */
  tellsSpoilt: boolean;
  /** Whether the explanation tells how many who could vote gave no vote. */
  tellsSilent: boolean;
  /** Whether everybody must be accounted for, and what the secretary recorded for others is told. */
  accountsForAll: boolean;
  /** The most papers that a ballot can have: one for each member able to vote, or for each on the roll. */
  ballotOf: 'ABLE' | 'ROLL';
  /** Whether an ordinary majority is named by the body's own rules, rather than by the source of before. */
  namesOwnSource: boolean;
  /** Whether a written resolution needs what the standing orders ask of all members entitled. */
  writtenNeeds: boolean;
  /** Whether the explanation says what number the mix of a quorum makes it. */
  tellsMix: boolean;
  /** Purposes that could be decided by this method then, and cannot now. */
  formerly: readonly [Method, Purpose][];
}

const FIRST: RuleSet = {
  tellsSpoilt: false,
  tellsSilent: false,
  accountsForAll: false,
  ballotOf: 'ROLL',
  namesOwnSource: false,
  writtenNeeds: false,
  tellsMix: false,
  formerly: [
    ['URGENT', 'WITHDRAW'],
    ['URGENT', 'DISCHARGE_OR_WAIVE'],
  ],
};

const THIRD: RuleSet = {
  ...FIRST,
  tellsSpoilt: true,
  tellsSilent: true,
  ballotOf: 'ABLE',
  formerly: [],
};

/**
 * Every version of the rules of deciding that an outcome was ever worked out by, the oldest first: an
 * outcome is verified by the rules of its own day.
 */
export const RULE_SETS = {
  '1': FIRST,
  '2': { ...FIRST, tellsSpoilt: true },
  '3': THIRD,
  '4': {
    ...THIRD,
    accountsForAll: true,
    namesOwnSource: true,
    writtenNeeds: true,
    tellsMix: true,
  },
} as const satisfies Record<string, RuleSet>;

/** The version of these rules: kept with each outcome, raised whenever an answer could differ. */
export const RULE_VERSION = '4';

export type RuleVersion = keyof typeof RULE_SETS;

/**
 * What outcomes of before version 4 name as the source of an ordinary majority. It is about health
 * authorities and binds no Trust: it is worked out again so that those outcomes verify, and told of no other.
 */
export const FORMER_SOURCE = 'SI 1990/1331, Schedule 2, paragraph 4';

/** Whether this is a version that these rules know. */
export function isRuleVersion(version: string): version is RuleVersion {
  return Object.hasOwn(RULE_SETS, version);
}
