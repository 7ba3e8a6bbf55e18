import type {
  AsCorrected,
  ConditionFact,
  EarlierGate,
  GateFacts,
  Passing,
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
  declaredAt: null,
  corrects: [],
  awaitsConfirmation: false,
  objection: null,
  ...change,
});
/** What corrects the record of a decision. */
export const corrected = (who: Who, change: Partial<StandingDecision> = {}) =>
  decision(who, { id: `${who}-corrected`, corrects: [`${who}-decision`], ...change });
/** A correction of a live decision with its minutes, entered on 18 June: it waits to be confirmed unless it counts. */
export const byMinutes = (
  outcome: AsCorrected['outcome'],
  change: Partial<AsCorrected> = {},
): AsCorrected => ({
  outcome,
  counts: false,
  enteredAt: new Date('2018-06-18T16:00:00Z'),
  sha256: 'c'.repeat(64),
  ...change,
});
/** Decided and entered after the gate was passed. */
export const ON_20_JUNE = {
  decidedOn: '2018-06-20',
  enteredAt: new Date('2018-06-20T16:00:00Z'),
} as const;
export const onV4 = { packVersionId: 'v4', packLabel: 'v4', manifestSha256: '4'.repeat(64) };
export const superseded = { ...onV4, packSuperseded: true };
export const councilDecision = (who: Who, change: Partial<StandingDecision> = {}) =>
  decision(who, { decidedOn: '2018-06-15', ...change });
export const rating = (change: Partial<StandingDecision> = {}) =>
  decision('nhse', { source: 'EXTERNAL', outcome: 'RATED', decidedOn: '2018-06-11', ...change });
/** The answer of an outside body to what a statute asks it. */
export const letter = (change: Partial<StandingDecision> = {}) =>
  rating({
    outcome: 'CLEARED',
    manifestSha256: null,
    packVersionId: null,
    packLabel: null,
    ...change,
  });
/** The gate of the clearance, which one outside body decides. */
export const clearance = (...decisions: StandingDecision[]): GateFacts => {
  const asked = { purpose: 'CLEAR', satisfying: ['CLEARED', 'NOT_INVESTIGATED'] } as const;
  const cma = decider('nhse', { ...asked, bodyKind: 'CMA', order: 1, mustNameSamePack: false });
  return gate({ code: 'GRANT', deciders: [cma], decisions });
};
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
  earlier: [],
  currentPack: { packVersionId: 'v5', label: 'v5', manifestSha256: '5'.repeat(64) },
  sameDayAllowed: true,
  deferrals: [],
  preElectionPeriods: [],
  withdrawals: [],
  today: '2018-06-20',
  passing: null,
  beforeLegalDate: true,
  inEffect: false,
  started: false,
  replaced: false,
  noLongerRequired: null,
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
/** A step before another. */
export const earlier = (
  gateId: string,
  title: string,
  change: Partial<EarlierGate> = {},
): EarlierGate => ({
  gateId,
  title,
  passing: 'PASSED',
  passedAt: change.passing === 'NOT_PASSED' ? null : new Date('2018-06-01T16:00:00Z'),
  decided: null,
  ...change,
});

/** A gate as it is after it was passed on a day, on the decisions that each body had then. */
export const passedOn = (
  facts: GateFacts,
  on = '2018-06-15',
  counted: Passing['counted'] = facts.deciders.map(({ id }) => ({
    deciderId: id,
    decisionId: `${id}-decision`,
  })),
): GateFacts => ({
  ...facts,
  passing: { passedOn: on, passedAt: new Date(`${on}T17:00:00Z`), counted },
});

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
    earlier: [earlier('fbc', 'Full business case', { passing: passed ? 'PASSED' : 'NOT_PASSED' })],
  });
export const three = [decider('derby'), decider('burton'), decider('third')];
export const both = [decision('derby'), decision('burton')];
export const blockersOf = (facts: GateFacts) =>
  readiness(facts).blockers.map(({ kind, subjectId }) => `${kind} ${subjectId}`);
