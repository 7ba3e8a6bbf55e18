import type { Outcome } from '../resolutions/resolution.rules.js';
import type { RegulatorOutcome } from './external-decision.rules.js';

/** Whatever any body can answer at a gate. */
export type GateOutcome = Outcome | RegulatorOutcome;

/** What an answer amounts to: for, against, put back, or no decision at all (promises 3.4). */
export const OUTCOME_WEIGHT: Record<GateOutcome, 'FOR' | 'AGAINST' | 'PUT_BACK' | 'NONE'> = {
  APPROVED: 'FOR',
  APPROVED_WITH_CONDITIONS: 'FOR',
  CONSENT: 'FOR',
  MAY_PROCEED: 'FOR',
  RATED: 'FOR',
  SUPPORTED: 'FOR',
  CLEARED: 'FOR',
  CLEARED_ON_BENEFITS: 'FOR',
  GRANTED: 'FOR',
  REJECTED: 'AGAINST',
  REFUSED: 'AGAINST',
  NOT_SUPPORTED: 'AGAINST',
  PROHIBITED: 'AGAINST',
  DEFERRED: 'PUT_BACK',
  REFERRED_BACK: 'PUT_BACK',
  RED_FLAG: 'PUT_BACK',
  RETURNED_FOR_INFORMATION: 'PUT_BACK',
  REFERRED: 'PUT_BACK',
  WITHDRAWN: 'NONE',
  NOT_QUORATE: 'NONE',
  NOT_HELD: 'NONE',
  PENDING: 'NONE',
};

/** What became of a motion on which its body decided nothing: what it decided before still stands. */
export const DECIDES_NOTHING: readonly GateOutcome[] = ['WITHDRAWN', 'NOT_QUORATE', 'NOT_HELD'];
