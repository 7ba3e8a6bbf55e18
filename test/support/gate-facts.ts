import type {
  ConditionFact,
  GateFacts,
  RequiredDecider,
  StandingDecision,
} from '../../src/governance/gates/gate-facts.rules.js';
import { readiness } from '../../src/governance/gates/readiness.rules.js';

const NAMES = {
  derby: 'Derby Board',
  burton: 'Burton Board',
  third: 'Third Board',
  derbyCouncil: 'Derby Council',
  burtonCouncil: 'Burton Council',
  nhse: 'NHS England',
} as const;
type Who = keyof typeof NAMES;

export const decider = (who: Who, change: Partial<RequiredDecider> = {}): RequiredDecider => ({
  id: who,
  bodyId: who,
  bodyName: NAMES[who],
  bodyKind: 'TRUST_BOARD',
  order: 2,
  purpose: 'FINAL_APPROVE',
  satisfying: ['APPROVED', 'APPROVED_WITH_CONDITIONS'],
  mustNameSamePack: true,
  ...change,
});
export const council = (who: Who) =>
  decider(who, {
    bodyKind: 'COUNCIL_OF_GOVERNORS',
    order: 3,
    purpose: 'COUNCIL_APPROVAL',
    satisfying: ['APPROVED'],
  });
export const rater = decider('nhse', {
  bodyKind: 'NHS_ENGLAND',
  order: 1,
  purpose: 'RATE',
  satisfying: ['RATED'],
});

export const decision = (who: Who, change: Partial<StandingDecision> = {}): StandingDecision => ({
  id: `${who}-decision`,
  deciderId: who,
  source: 'LIVE',
  outcome: 'APPROVED',
  decidedOn: '2018-06-12',
  packVersionId: 'v5',
  packLabel: 'v5',
  manifestSha256: '5'.repeat(64),
  packSuperseded: false,
  voided: false,
  noMaterialChange: null,
  conditions: [],
  cannotWait: null,
  enteredAt: new Date('2018-06-12T16:00:00Z'),
  ratification: null,
  isCorrection: false,
  ...change,
});
export const onV4 = { packVersionId: 'v4', packLabel: 'v4', manifestSha256: '4'.repeat(64) };
export const superseded = { ...onV4, packSuperseded: true };
export const councilDecision = (who: Who, change: Partial<StandingDecision> = {}) =>
  decision(who, { decidedOn: '2018-06-15', ...change });
export const rating = (change: Partial<StandingDecision> = {}) =>
  decision('nhse', { source: 'EXTERNAL', outcome: 'RATED', decidedOn: '2018-06-11', ...change });
export const condition = (change: Partial<ConditionFact> = {}): ConditionFact => ({
  id: 'c1',
  text: 'A cash plan for the first year',
  kind: 'PRECEDENT',
  state: 'OPEN',
  ...change,
});

/** The two boards' gate: nothing else is asked of it. */
export const gate = (change: Partial<GateFacts> = {}): GateFacts => ({
  gateId: 'fbc',
  code: 'FBC',
  title: 'Full business case',
  programmeCode: 'UHDB',
  practice: false,
  programmeState: 'RUNNING',
  adoptedOn: '2018-01-01',
  deciders: [decider('derby'), decider('burton')],
  decisions: [],
  openResolutions: [],
  criteria: [],
  previous: null,
  currentPack: { packVersionId: 'v5', label: 'v5', manifestSha256: '5'.repeat(64) },
  sameDayAllowed: true,
  deferrals: [],
  preElectionPeriods: [],
  withdrawals: [],
  today: '2018-06-20',
  passing: null,
  started: false,
  replaced: false,
  ...change,
});

/** Derby and Burton in June 2018: rating, boards, councils. */
export const whole = (change: Partial<GateFacts> = {}): GateFacts =>
  gate({
    deciders: [
      council('burtonCouncil'),
      council('derbyCouncil'),
      decider('derby'),
      decider('burton'),
      rater,
    ],
    decisions: [
      rating(),
      decision('derby'),
      decision('burton'),
      councilDecision('derbyCouncil'),
      councilDecision('burtonCouncil'),
    ],
    ...change,
  });
export const except = (who: Who, ...others: StandingDecision[]) => [
  ...whole().decisions.filter((one) => one.deciderId !== who),
  ...others,
];
/** The last step before Day 1: the regulator grants what was applied for. */
export const granted = ({ passed }: { passed: boolean }) =>
  gate({
    code: 'GRANT',
    deciders: [
      decider('nhse', {
        ...rater,
        purpose: 'GRANT',
        satisfying: ['GRANTED'],
        mustNameSamePack: false,
      }),
    ],
    decisions: [rating({ outcome: 'GRANTED', decidedOn: '2018-06-29', manifestSha256: null })],
    previous: { gateId: 'fbc', title: 'Full business case', passed },
  });
export const three = [decider('derby'), decider('burton'), decider('third')];
export const both = [decision('derby'), decision('burton')];
export const blockersOf = (facts: GateFacts) =>
  readiness(facts).blockers.map(({ kind, subjectId }) => `${kind} ${subjectId}`);
