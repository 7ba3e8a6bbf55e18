import type { Day } from '../../shared/day.js';
import { within } from '../../shared/day.js';
import type { DecidingPurpose } from '../../shared/purpose.js';
import type { BodyKind } from '../trusts/body.rules.js';
import type { DocumentRole } from './document-role.rules.js';
import type { ComputedStatus } from './programme.rules.js';
import { groundFor, type Ground, type Grounded, type GroundTemplate } from './provision.rules.js';
import { survivingTrust, TRANSACTIONS } from './transaction.rules.js';
import type { Party, TransactionType } from './transaction.rules.js';

export const RegimeCode = {
  REGIME_2015_SOC_OBC_FBC: 'REGIME_2015_SOC_OBC_FBC',
  REGIME_2017_STRATEGIC_FBC: 'REGIME_2017_STRATEGIC_FBC',
  REGIME_2022_STATUTORY_TRANSACTION: 'REGIME_2022_STATUTORY_TRANSACTION',
} as const;
export type RegimeCode = keyof typeof RegimeCode;

/** The business case that a step is decided on; a strategic case is SOC and OBC in one. */
export const CaseStage = {
  SOC: 'SOC',
  OBC: 'OBC',
  STRATEGIC_CASE: 'STRATEGIC_CASE',
  FBC: 'FBC',
} as const;
export type CaseStage = keyof typeof CaseStage;

/** The outcomes that can satisfy a decider; all other outcomes are in gates/. */
export const SatisfyingOutcome = {
  APPROVED: 'APPROVED',
  APPROVED_WITH_CONDITIONS: 'APPROVED_WITH_CONDITIONS',
  MAY_PROCEED: 'MAY_PROCEED',
  SUPPORTED: 'SUPPORTED',
  RATED: 'RATED',
  CLEARED: 'CLEARED',
  CLEARED_ON_BENEFITS: 'CLEARED_ON_BENEFITS',
  NOT_INVESTIGATED: 'NOT_INVESTIGATED',
  GRANTED: 'GRANTED',
} as const;
export type SatisfyingOutcome = keyof typeof SatisfyingOutcome;

/** Which bodies of a kind decide: that of each party, of each foundation trust, or one alone. */
export const DeciderWho = {
  EACH_TRUST: 'EACH_TRUST',
  EACH_FOUNDATION_TRUST: 'EACH_FOUNDATION_TRUST',
  ONE: 'ONE',
} as const;
export type DeciderWho = keyof typeof DeciderWho;

/** When a decider is asked at all. */
export type DeciderCondition = 'AN_NHS_TRUST_IS_A_PARTY';

export interface DeciderTemplate {
  bodyKind: BodyKind;
  who: DeciderWho;
  /** Lower decides first; deciders with the same number decide in any order. */
  order: number;
  purpose: DecidingPurpose;
  satisfying: readonly SatisfyingOutcome[];
  /** Whether its decision must name the very pack that the others decided on. */
  mustNameSamePack: boolean;
  /** On what it rests that this body is asked. */
  ground: GroundTemplate;
  onlyIf?: DeciderCondition;
}

/**
 * How a criterion comes to be met: a person confirms it and says what they saw; a document of a role is
 * attached to the gate; the rating in force is good enough; or a day is reached.
 */
export const CriterionKind = {
  MANUAL: 'MANUAL',
  DOCUMENT: 'DOCUMENT',
  RATING: 'RATING',
  DAY_REACHED: 'DAY_REACHED',
} as const;
export type CriterionKind = keyof typeof CriterionKind;

/**
 * The ground of a criterion of a regime: what a person confirms, and a day, are practice; a rating and a
 * document are the regulator's process.
 */
export function groundOfCriterion(kind: CriterionKind): Ground {
  return kind === 'RATING' || kind === 'DOCUMENT' ? 'RULEBOOK' : 'PRACTICE';
}

export interface CriterionTemplate {
  kind: CriterionKind;
  code: string;
  title: string;
  settings: Readonly<Record<string, string | boolean>>;
  /** Absent: for every transaction. */
  onlyFor?: readonly TransactionType[];
}

export interface RegimeStep {
  code: string;
  ordinal: number;
  title: string;
  /** On what the step rests. */
  ground: GroundTemplate;
  /** The question that the gate answers. */
  question: string;
  caseStage: CaseStage | null;
  /** Where the programme stands until this gate is passed. */
  phase: ComputedStatus;
  deciders: readonly DeciderTemplate[];
  /** Whether a body may decide on the very day of the body before it. */
  sameDayAllowed: boolean;
  /** In the common part of the pack; without a case stage, attached to the gate. */
  requiredDocuments: readonly DocumentRole[];
  criteria: readonly CriterionTemplate[];
  source: string;
}

export interface RegimeTemplate {
  code: RegimeCode;
  title: string;
  inForceFrom: Day;
  inForceTo: Day | null;
  source: string;
  steps: readonly RegimeStep[];
}

/** A body that a gate needs: a Trust's own, or without a Trust the one body of its kind. */
export interface StepDecider extends Omit<DeciderTemplate, 'who' | 'onlyIf' | 'ground'>, Grounded {
  trustId: string | null;
}

export interface ProgrammeStep extends Omit<RegimeStep, 'deciders' | 'ground'>, Grounded {
  deciders: readonly StepDecider[];
}

/** Documents that only some transactions need: property and liabilities pass in a merger (s56(2)). */
const DOCUMENTS_ONLY_FOR: Partial<Record<DocumentRole, readonly TransactionType[]>> = {
  PROPERTY_AND_LIABILITIES: ['MERGER_S56', 'SEPARATION_S56B'],
  PROPOSED_CONSTITUTION: ['MERGER_S56', 'ACQUISITION_S56A', 'SEPARATION_S56B'],
};

/**
 * The steps of a regime for these parties and this transaction: the copy that a programme takes.
 *
 * - Each Trust's board decides for itself, and no approval stands for another.
 * - The council of each foundation trust approves; an NHS trust has none, and a transfer scheme asks no
 *   council.
 * - Where one board is asked after the grant, it is that of the Trust that carries on.
 */
export function stepsFor(
  template: RegimeTemplate,
  parties: readonly Party[],
  transactionType: TransactionType,
): ProgrammeStep[] {
  return template.steps.map((step) => ({
    ...step,
    ...groundFor(step.ground, transactionType, null),
    deciders: step.deciders.flatMap((decider) => expand(decider, parties, transactionType)),
    requiredDocuments: step.requiredDocuments.filter((role) => needed(role, transactionType)),
    criteria: step.criteria.filter(({ onlyFor }) => onlyFor?.includes(transactionType) ?? true),
  }));
}

/** The regime in force on a day; a programme that began under another may keep it. */
export function regimeInForce<T extends { inForceFrom: Day; inForceTo: Day | null }>(
  day: Day,
  templates: readonly T[],
): T | null {
  return (
    templates.find(({ inForceFrom, inForceTo }) => within(day, inForceFrom, inForceTo)) ?? null
  );
}

function expand(
  { who, onlyIf, ground, ...decider }: DeciderTemplate,
  parties: readonly Party[],
  transactionType: TransactionType,
): StepDecider[] {
  if (onlyIf && !parties.some(({ trustKind }) => trustKind === 'NHS_TRUST')) return [];
  const of = ({ trustId, trustKind }: Pick<Party, 'trustId' | 'trustKind'>): StepDecider => ({
    ...decider,
    ...groundFor(ground, transactionType, trustKind),
    trustId,
  });
  if (who === 'EACH_TRUST') return parties.map(of);
  if (who === 'EACH_FOUNDATION_TRUST') {
    const foundation = parties.filter(({ trustKind }) => trustKind === 'FOUNDATION_TRUST');
    return TRANSACTIONS[transactionType].councilsApprove ? foundation.map(of) : [];
  }
  const trustId = decider.bodyKind === 'TRUST_BOARD' ? survivingTrust(parties) : null;
  return [{ ...decider, ...groundFor(ground, transactionType, null), trustId }];
}

function needed(role: DocumentRole, transactionType: TransactionType): boolean {
  return DOCUMENTS_ONLY_FOR[role]?.includes(transactionType) ?? true;
}
