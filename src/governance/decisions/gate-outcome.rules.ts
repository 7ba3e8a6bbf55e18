import type { Outcome } from '../deciding/resolution.rules.js';
import type { RegulatorOutcome } from './external-decision.rules.js';

/** The outcomes of all bodies at a gate, here or outside. */
export type GateOutcome = Outcome | RegulatorOutcome;

/** How an outcome counts: for, against, put back, or no decision at all. */
export const OUTCOME_WEIGHT: Record<GateOutcome, 'FOR' | 'AGAINST' | 'PUT_BACK' | 'NONE'> = {
  APPROVED: 'FOR',
  APPROVED_WITH_CONDITIONS: 'FOR',
  MAY_PROCEED: 'FOR',
  RATED: 'FOR',
  SUPPORTED: 'FOR',
  CLEARED: 'FOR',
  CLEARED_ON_BENEFITS: 'FOR',
  NOT_INVESTIGATED: 'FOR',
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
  PENDING: 'NONE',
};

/** The outcomes with which a body decided nothing: its earlier decision still stands. */
export const DECIDES_NOTHING: readonly GateOutcome[] = ['WITHDRAWN', 'NOT_QUORATE'];
/** Decided here; recorded from earlier minutes; or decided outside and recorded with its letter. */

export const DecisionSource = { LIVE: 'LIVE', RECORDED: 'RECORDED', EXTERNAL: 'EXTERNAL' } as const;
export type DecisionSource = keyof typeof DecisionSource;
