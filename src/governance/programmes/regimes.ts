import {
  APPLYING,
  AUDIENCES,
  boards,
  CERTIFICATION,
  competition,
  confirmed,
  councils,
  DAY_1,
  EXPLORATION,
  FBC_CHECKS,
  FBC_SUBMISSION,
  grant,
  one,
  PLEDGES,
  RATING,
  REVIEWS,
  RULEBOOK,
  type StepDraft,
} from './regime-steps.js';
import type { GroundTemplate } from './provision.rules.js';
import type { RegimeCode, RegimeStep, RegimeTemplate } from './regime.rules.js';

/** Before the Act of 2022 an application to acquire an NHS trust had to be supported by the minister. */
const SUPPORTING: GroundTemplate = { ground: 'STATUTE', provisions: ['S56A_3A'] };
const APPROVING: GroundTemplate = {
  ground: 'STATUTE',
  provisions: ['S56_4B', 'S56A_4B', 'S56B', 'S57A', 'S69A'],
};

/** Before the Act of 2022: the Secretary of State's support, where an NHS trust is a party. */
const SUPPORT_FOR_NHS_TRUST = {
  ...one('SECRETARY_OF_STATE', 1, 'SUPPORT', SUPPORTING, ['SUPPORTED']),
  onlyIf: 'AN_NHS_TRUST_IS_A_PARTY',
} as const;

const S56_BEFORE_2022 = 'NHS Act 2006 s56 and s56A, before the Health and Care Act 2022';
const S56 = 'NHS Act 2006 s56(4), s56A(4), as amended by the Health and Care Act 2022';

const SOC: StepDraft = {
  code: 'SOC',
  title: 'Strategic outline case',
  ground: RULEBOOK,
  question: 'Is there a case for change, and a way forward?',
  caseStage: 'SOC',
  phase: 'SOC',
  deciders: [boards(1, 'FINAL_APPROVE', RULEBOOK)],
  sameDayAllowed: true,
  requiredDocuments: ['STRATEGIC_OUTLINE_CASE', 'STAKEHOLDER_MAP'],
  criteria: [PLEDGES],
  source: 'Monitor transactions guidance, March 2015; TDA Accountability Framework',
};

const OBC: StepDraft = {
  code: 'OBC',
  title: 'Outline business case',
  ground: RULEBOOK,
  question: 'Is a merger the best option?',
  caseStage: 'OBC',
  phase: 'OBC',
  deciders: [boards(1, 'FINAL_APPROVE', RULEBOOK)],
  sameDayAllowed: true,
  requiredDocuments: [
    'OUTLINE_BUSINESS_CASE',
    'OPTIONS_APPRAISAL',
    'LTFM',
    'ENGAGEMENT_PLAN',
    'RISK_REGISTER',
  ],
  criteria: [
    AUDIENCES,
    PLEDGES,
    confirmed('GOVERNORS_INFORMED', 'The governors of each foundation trust were informed'),
  ],
  source: 'Monitor transactions guidance, March 2015',
};

const STRATEGIC_CASE_2017: StepDraft = {
  code: 'STRATEGIC_CASE',
  title: 'Strategic case',
  ground: RULEBOOK,
  question: 'Is there a case for change, and is a merger the best option?',
  caseStage: 'STRATEGIC_CASE',
  phase: 'STRATEGIC_CASE',
  deciders: [
    boards(1, 'SUBMIT', RULEBOOK),
    one('NHS_ENGLAND', 2, 'REVIEW', RULEBOOK, ['MAY_PROCEED'], true),
  ],
  sameDayAllowed: true,
  requiredDocuments: [
    'STRATEGIC_CASE',
    'OPTIONS_APPRAISAL',
    'PATIENT_BENEFITS_CASE',
    'STAKEHOLDER_MAP',
    'RISK_REGISTER',
  ],
  criteria: [
    AUDIENCES,
    PLEDGES,
    confirmed('RED_FLAGS_CLEARED', 'Every red flag that the regulator raised is resolved'),
  ],
  source: 'NHS Improvement transactions guidance, November 2017, stage 1',
};

const STRATEGIC_CASE_2022: StepDraft = {
  ...STRATEGIC_CASE_2017,
  deciders: [
    boards(1, 'SUBMIT', RULEBOOK),
    one('ICB', 2, 'SUPPORT', RULEBOOK, ['SUPPORTED']),
    one('NHS_ENGLAND', 2, 'REVIEW', RULEBOOK, ['MAY_PROCEED'], true),
  ],
  criteria: [
    AUDIENCES,
    PLEDGES,
    confirmed('CLASS_AGREED', 'NHS England has said whether it is material or significant'),
    confirmed('KEY_TESTS_STAGE_1', "NHS England's key tests for this stage were answered"),
  ],
  source: 'NHS England statutory transactions guidance, October 2022, strategic case',
};

/** Rating, then boards, then governors: 11, 12 and by 15 June 2018 in Derby and Burton. */
const FBC_2015: StepDraft = {
  code: 'FBC',
  title: 'Full business case',
  ground: APPLYING,
  question: 'Is the merger ready and worth it, and do the Trusts apply for it?',
  caseStage: 'FBC',
  phase: 'APPROVALS',
  deciders: [
    one('NHS_ENGLAND', 1, 'RATE', RULEBOOK, ['RATED'], true),
    boards(2, 'FINAL_APPROVE', APPLYING),
    councils(3),
  ],
  sameDayAllowed: true,
  requiredDocuments: [
    'FULL_BUSINESS_CASE',
    'PTIP',
    'PATIENT_BENEFITS_CASE',
    'LTFM',
    'QIA',
    'EQIA',
    'PROPOSED_CONSTITUTION',
    'BOARD_MEMORANDUM',
    'MEDICAL_DIRECTOR_CERTIFICATE',
  ],
  criteria: [RATING, CERTIFICATION, ...FBC_CHECKS],
  source: 'Monitor transactions guidance, March 2015; NHS Act 2006 s56(1A), s56A(2)',
};

const FBC_2017: StepDraft = {
  ...FBC_2015,
  source:
    'NHS Improvement transactions guidance, November 2017, stages 2 and 3; NHS Act 2006 s56(1A), s56A(2)',
};

const FBC_2022: StepDraft = {
  ...FBC_2015,
  deciders: [
    one('ICB', 1, 'SUPPORT', RULEBOOK, ['SUPPORTED']),
    one('NHS_ENGLAND', 1, 'RATE', RULEBOOK, ['RATED'], true),
    boards(2, 'FINAL_APPROVE', APPLYING),
    councils(3),
  ],
  requiredDocuments: FBC_2015.requiredDocuments.filter(
    (role) => role !== 'MEDICAL_DIRECTOR_CERTIFICATE',
  ),
  criteria: [
    RATING,
    CERTIFICATION,
    ...FBC_CHECKS,
    confirmed(
      'BENEFITS_OUTWEIGH',
      'Benefits to patients and public materially outweigh costs and risks',
    ),
    confirmed('FINANCES_HOLD', 'Revenue is neutral or better, with savings within three years'),
    confirmed(
      'REPORTING_ACCOUNTANT',
      "A reporting accountant's opinion was obtained, or is not needed",
    ),
    confirmed('KEY_TESTS_STAGE_2', "NHS England's key tests for this stage were answered"),
  ],
  source:
    'NHS England statutory transactions guidance, October 2022; NHS Act 2006 s56(1A), s56A(2)',
};

/** The three rulebooks, oldest first. Anything that their texts leave to judgement is a criterion to confirm. */
export const REGIMES: readonly RegimeTemplate[] = [
  {
    code: 'REGIME_2015_SOC_OBC_FBC',
    title: 'SOC, OBC and FBC',
    inForceFrom: '2015-03-01',
    inForceTo: '2017-10-31',
    source: 'Monitor transactions guidance (March 2015), TDA Accountability Framework',
    steps: placed([
      EXPLORATION,
      SOC,
      OBC,
      competition('FBC'),
      FBC_2015,
      grant(SUPPORT_FOR_NHS_TRUST, S56_BEFORE_2022),
      DAY_1,
      ...REVIEWS,
    ]),
  },
  {
    code: 'REGIME_2017_STRATEGIC_FBC',
    title: 'Strategic case and FBC',
    inForceFrom: '2017-11-01',
    inForceTo: '2022-09-30',
    source: 'NHS Improvement transactions guidance (November 2017)',
    steps: placed([
      EXPLORATION,
      STRATEGIC_CASE_2017,
      FBC_SUBMISSION,
      competition('REGULATOR_REVIEW'),
      FBC_2017,
      grant(SUPPORT_FOR_NHS_TRUST, S56_BEFORE_2022),
      DAY_1,
      ...REVIEWS,
    ]),
  },
  {
    code: 'REGIME_2022_STATUTORY_TRANSACTION',
    title: 'Statutory transaction',
    inForceFrom: '2022-10-01',
    inForceTo: null,
    source: 'NHS England statutory transactions guidance (October 2022)',
    steps: placed([
      EXPLORATION,
      STRATEGIC_CASE_2022,
      FBC_SUBMISSION,
      FBC_2022,
      grant(one('SECRETARY_OF_STATE', 1, 'APPROVE_GRANT', APPROVING, ['APPROVED']), S56),
      DAY_1,
      ...REVIEWS,
    ]),
  },
];

/** The regime of a code. */
export function regime(code: RegimeCode): RegimeTemplate {
  return REGIMES.find((template) => template.code === code)!;
}

function placed(steps: readonly StepDraft[]): RegimeStep[] {
  return steps.map((step, index) => ({ ...step, ordinal: index + 1 }));
}
