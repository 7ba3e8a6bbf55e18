import type { DecidingPurpose } from '../../shared/purpose.js';
import type { BodyKind } from '../trusts/body.rules.js';
import type { CriterionTemplate, DeciderTemplate, RegimeStep } from './regime.rules.js';
import type { SatisfyingOutcome } from './regime.rules.js';
import type { GroundTemplate } from './provision.rules.js';

/** A step before it has its place in a regime. */
export type StepDraft = Omit<RegimeStep, 'ordinal'>;

/** The regulator's process in force. */
export const RULEBOOK: GroundTemplate = { ground: 'RULEBOOK' };
/** What Trusts that merge usually do. */
export const PRACTICE: GroundTemplate = { ground: 'PRACTICE' };
/** The application is the Trust's own, and its board makes it. */
export const APPLYING: GroundTemplate = {
  ground: 'STATUTE',
  provisions: ['S56_1', 'S56A_1', 'S56B', 'S57A', 'S69A'],
};
const COUNCILS: GroundTemplate = {
  ground: 'STATUTE',
  provisions: ['S56_1A', 'S56A_2', 'S56B', 'S57A'],
};
const GRANTING: GroundTemplate = {
  ground: 'STATUTE',
  provisions: ['S56_4', 'S56A_4', 'S56B', 'S57A', 'S69A'],
};
const COMPETING: GroundTemplate = { ground: 'STATUTE', provisions: ['EA_S33'] };

const APPROVED: readonly SatisfyingOutcome[] = ['APPROVED', 'APPROVED_WITH_CONDITIONS'];

/** The board of each Trust, deciding for itself; on the same pack where the step has one. */
export function boards(
  order: number,
  purpose: DecidingPurpose,
  ground: GroundTemplate,
  mustNameSamePack = true,
): DeciderTemplate {
  const bodyKind = 'TRUST_BOARD';
  const asked = { purpose, satisfying: APPROVED, mustNameSamePack };
  return { bodyKind, who: 'EACH_TRUST', order, ...asked, ground };
}

/** The council of each foundation trust that applies, which approves or rejects. */
export function councils(order: number): DeciderTemplate {
  return {
    bodyKind: 'COUNCIL_OF_GOVERNORS',
    who: 'EACH_FOUNDATION_TRUST',
    order,
    purpose: 'COUNCIL_APPROVAL',
    satisfying: ['APPROVED'],
    mustNameSamePack: true,
    ground: COUNCILS,
  };
}

/** One body alone; by default its decision need not name the pack. */
export function one(
  bodyKind: BodyKind,
  order: number,
  purpose: DecidingPurpose,
  ground: GroundTemplate,
  satisfying: readonly SatisfyingOutcome[] = APPROVED,
  mustNameSamePack = false,
): DeciderTemplate {
  return { bodyKind, who: 'ONE', order, purpose, satisfying, mustNameSamePack, ground };
}

/** Something a person confirms, saying what they saw. */
export function confirmed(code: string, title: string): CriterionTemplate {
  return { kind: 'MANUAL', code, title, settings: {} };
}

/** The three audiences of a merger: each is told of it and asked about it before a case is decided. */
export const AUDIENCES = confirmed(
  'AUDIENCES_ENGAGED',
  'Staff, governors, and patients and public were each engaged on this case',
);
export const PLEDGES = confirmed(
  'PLEDGES_CHECKED',
  'The case was checked against every pledge of the programme',
);

/** The regulator's rating that lets the boards proceed. */
export const RATING: CriterionTemplate = {
  kind: 'RATING',
  code: 'RATING_LETS_PROCEED',
  title: "The regulator's rating lets the boards proceed",
  settings: { worstAllowed: 'AMBER_GREEN' },
};

export const CERTIFICATION: CriterionTemplate = {
  kind: 'DOCUMENT',
  code: 'BOARD_CERTIFICATION',
  title: "Each board's certification is attached",
  settings: { role: 'BOARD_CERTIFICATION', fromEachTrust: true },
};

/** The checks of every full business case besides its documents. */
export const FBC_CHECKS: readonly CriterionTemplate[] = [
  AUDIENCES,
  PLEDGES,
  confirmed('DUE_DILIGENCE_REPORTED', 'Each board has had its own due diligence on the others'),
  confirmed('QUALITY_SIGNED', 'Medical directors and chief nurses signed the quality assessments'),
];

export const EXPLORATION: StepDraft = {
  code: 'EXPLORATION',
  title: 'Exploration',
  ground: PRACTICE,
  question: 'Do the Trusts work together formally?',
  caseStage: null,
  phase: 'EXPLORING',
  deciders: [boards(1, 'SUPPORT', PRACTICE, false)],
  sameDayAllowed: true,
  requiredDocuments: [
    'MEMORANDUM_OF_UNDERSTANDING',
    'TERMS_OF_REFERENCE',
    'INFORMATION_SHARING_AGREEMENT',
  ],
  criteria: [],
  source: 'Practice of the published programmes',
};

/** Merger control, until the Health and Care Act 2022 ended it between NHS bodies. */
export function competition(phase: 'FBC' | 'REGULATOR_REVIEW'): StepDraft {
  return {
    code: 'COMPETITION',
    title: 'Competition',
    ground: COMPETING,
    question: 'Does the merger lessen competition, and do patient benefits outweigh it?',
    caseStage: null,
    phase,
    deciders: [
      one('CMA', 1, 'CLEAR', COMPETING, ['CLEARED', 'CLEARED_ON_BENEFITS', 'NOT_INVESTIGATED']),
    ],
    sameDayAllowed: true,
    requiredDocuments: ['PATIENT_BENEFITS_CASE', 'MERGER_NOTICE', 'REGULATOR_ADVICE'],
    criteria: [],
    source: 'Enterprise Act 2002 s33',
  };
}

export const FBC_SUBMISSION: StepDraft = {
  code: 'FBC_SUBMISSION',
  title: 'Submission of the full business case',
  ground: PRACTICE,
  question: 'Is the full business case ready for the regulator to review?',
  caseStage: 'FBC',
  phase: 'FBC',
  deciders: [boards(1, 'SUBMIT', PRACTICE)],
  sameDayAllowed: true,
  requiredDocuments: ['FULL_BUSINESS_CASE', 'PTIP', 'PATIENT_BENEFITS_CASE', 'LTFM'],
  criteria: [],
  source: 'Practice of the published programmes: boards decide to submit, and again to transact',
};

/** The grant: under the Act of 2022 with the Secretary of State's approval, before it with support. */
export function grant(
  secretaryOfState: DeciderTemplate,
  source: string,
  criteria: readonly CriterionTemplate[] = [],
): StepDraft {
  return {
    code: 'GRANT',
    title: 'Grant of the application',
    ground: GRANTING,
    question: 'Is the application granted?',
    caseStage: null,
    phase: 'APPROVALS',
    deciders: [secretaryOfState, one('NHS_ENGLAND', 2, 'GRANT', GRANTING, ['GRANTED'])],
    sameDayAllowed: true,
    requiredDocuments: ['APPLICATION', 'PROPERTY_AND_LIABILITIES', 'STATUTORY_ORDER'],
    criteria,
    source,
  };
}

export const DAY_1: StepDraft = {
  code: 'DAY_1',
  title: 'Day 1',
  ground: PRACTICE,
  question: 'Is it safe to open as one organisation?',
  caseStage: null,
  phase: 'MOBILISING',
  deciders: [one('PROGRAMME_BOARD', 1, 'SUPPORT', PRACTICE)],
  sameDayAllowed: true,
  requiredDocuments: ['DAY_1_CHECKLIST'],
  criteria: [
    {
      kind: 'DAY_REACHED',
      code: 'LEGAL_DATE',
      title: 'The legal date has come',
      settings: { day: 'GO_LIVE' },
    },
    confirmed('STAFF_TRANSFER', 'Staff who transfer were informed and consulted in time'),
  ],
  source: 'TUPE Regulations 2006; practice of the published programmes',
};

/** Reviews of the merged Trust, by its own board and then to the regulator. */
export const REVIEWS: readonly StepDraft[] = [
  review('REVIEW_100_DAYS', 'First 100 days', 'Is the merged Trust safe and on course?', 'LIVE'),
  review('REVIEW_1_YEAR', 'First year', 'Are the benefits arriving?', 'INTEGRATING'),
  {
    ...review('EVALUATION', 'Evaluation', 'Did the merger bring what it promised?', 'INTEGRATING'),
    requiredDocuments: ['BENEFITS_REPORT', 'EVALUATION'],
  },
];

function review(
  code: string,
  title: string,
  question: string,
  phase: 'LIVE' | 'INTEGRATING',
): StepDraft {
  return {
    code,
    title,
    ground: RULEBOOK,
    question,
    caseStage: null,
    phase,
    deciders: [one('TRUST_BOARD', 1, 'SUPPORT', RULEBOOK)],
    sameDayAllowed: true,
    requiredDocuments: ['BENEFITS_REPORT'],
    criteria: [confirmed('REPORTED_TO_REGULATOR', 'The report went to the regulator')],
    source: 'Transactions guidance: monitoring after the transaction',
  };
}
