import { describe, expect, it } from '@jest/globals';
import { REGIMES } from '../programmes/regimes.js';
import { PURPOSES, mayTake } from '../resolutions/purpose.rules.js';
import { isApproval, Outcome } from '../resolutions/resolution.rules.js';
import { canonicalRecord, sha256Hex } from '../shared/canonical.js';
import { votesHere } from '../trusts/body.rules.js';
import { divergence } from './divergence.rules.js';
import { evidence, evidenceKind } from './evidence.rules.js';
import { OUTSIDE_PURPOSES } from './external-decision.rules.js';
import { isPast, OUTCOME_WEIGHT } from './gate-facts.rules.js';
import type {
  ConditionFact,
  GateFacts,
  RequiredDecider,
  StandingDecision,
} from './gate-facts.rules.js';
import {
  awaitsAssurance,
  gateStatus,
  isPassed,
  mayDeferGate,
  mayPass,
  maySetBaseline,
} from './gate.rules.js';
import { readiness } from './readiness.rules.js';

const NAMES = {
  derby: 'Derby Board',
  burton: 'Burton Board',
  third: 'Third Board',
  derbyCouncil: 'Derby Council',
  burtonCouncil: 'Burton Council',
  nhse: 'NHS England',
} as const;
type Who = keyof typeof NAMES;

const decider = (who: Who, change: Partial<RequiredDecider> = {}): RequiredDecider => ({
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
const council = (who: Who) =>
  decider(who, {
    bodyKind: 'COUNCIL_OF_GOVERNORS',
    order: 3,
    purpose: 'CONSENT',
    satisfying: ['CONSENT'],
  });
const rater = decider('nhse', {
  bodyKind: 'NHS_ENGLAND',
  order: 1,
  purpose: 'RATE',
  satisfying: ['RATED'],
});

const decision = (who: Who, change: Partial<StandingDecision> = {}): StandingDecision => ({
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
  excuse: null,
  ...change,
});
const onV4 = { packVersionId: 'v4', packLabel: 'v4', manifestSha256: '4'.repeat(64) };
const superseded = { ...onV4, packSuperseded: true };
const consent = (who: Who, change: Partial<StandingDecision> = {}) =>
  decision(who, { outcome: 'CONSENT', decidedOn: '2018-06-15', ...change });
const rating = (change: Partial<StandingDecision> = {}) =>
  decision('nhse', { source: 'EXTERNAL', outcome: 'RATED', decidedOn: '2018-06-11', ...change });
const condition = (change: Partial<ConditionFact> = {}): ConditionFact => ({
  id: 'c1',
  text: 'A cash plan for the first year',
  kind: 'PRECEDENT',
  state: 'OPEN',
  ...change,
});

/** The two boards' gate: nothing else is asked of it. */
const gate = (change: Partial<GateFacts> = {}): GateFacts => ({
  gateId: 'fbc',
  code: 'FBC',
  title: 'Full business case',
  programmeCode: 'UHDB',
  training: false,
  programmeState: 'RUNNING',
  adoptedOn: '2018-01-01',
  deciders: [decider('derby'), decider('burton')],
  decisions: [],
  criteria: [],
  previous: null,
  currentPack: { packVersionId: 'v5', label: 'v5', manifestSha256: '5'.repeat(64) },
  sameDayAllowed: true,
  deferrals: [],
  blackoutPeriods: [],
  passing: null,
  started: false,
  replaced: false,
  ...change,
});

/** Derby and Burton in June 2018: rating, boards, councils. */
const whole = (change: Partial<GateFacts> = {}): GateFacts =>
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
      consent('derbyCouncil'),
      consent('burtonCouncil'),
    ],
    ...change,
  });
const except = (who: Who, ...others: StandingDecision[]) => [
  ...whole().decisions.filter((one) => one.deciderId !== who),
  ...others,
];
/** The last step before Day 1: the regulator grants what was applied for. */
const granted = ({ passed }: { passed: boolean }) =>
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
const three = [decider('derby'), decider('burton'), decider('third')];
const both = [decision('derby'), decision('burton')];
const blockersOf = (facts: GateFacts) =>
  readiness(facts).blockers.map(({ kind, subjectId }) => `${kind} ${subjectId}`);

describe('the status of a gate', () => {
  it.each<[string, Partial<GateFacts>, string]>([
    ['nothing done: not started', {}, 'NOT_STARTED'],
    ['a pack begun: in preparation', { started: true }, 'IN_PREPARATION'],
    [
      'R1: Derby approves v5, Burton v4',
      { decisions: [decision('derby'), decision('burton', onV4)] },
      'VERSION_MISMATCH',
    ],
    [
      'R1: v4 since replaced, not yet voided',
      { decisions: [decision('derby'), decision('burton', superseded)] },
      'VERSION_MISMATCH',
    ],
    ['R1: both on v5', { decisions: both }, 'READY'],
    ['R2: 1 of 2', { decisions: [decision('derby')] }, 'PARTIALLY_APPROVED'],
    ['R2: 2 of 3', { deciders: three, decisions: both }, 'PARTIALLY_APPROVED'],
    ['R2: 3 of 3', { deciders: three, decisions: [...both, decision('third')] }, 'READY'],
    ['R9: a board defers', { decisions: [decision('derby', { outcome: 'DEFERRED' })] }, 'DEFERRED'],
    [
      'R9: one approves, the other refers back',
      { decisions: [decision('derby'), decision('burton', { outcome: 'REFERRED_BACK' })] },
      'DEFERRED',
    ],
    [
      'R9: the gate is put back',
      {
        started: true,
        deferrals: [{ deferredOn: '2017-05-05', newDate: '2017-06-06', reason: 'PRE_ELECTION' }],
      },
      'DEFERRED',
    ],
    [
      'R9: put back, and decided since',
      {
        decisions: [decision('derby')],
        deferrals: [{ deferredOn: '2017-05-05', newDate: '2017-06-06', reason: 'PRE_ELECTION' }],
      },
      'PARTIALLY_APPROVED',
    ],
    [
      'R9: decided on the day on which it was put back, and not since',
      {
        decisions: [decision('derby', { decidedOn: '2017-05-05' })],
        deferrals: [{ deferredOn: '2017-05-05', newDate: '2017-06-06', reason: 'PRE_ELECTION' }],
      },
      'DEFERRED',
    ],
    [
      'R10: a precedent condition is open',
      {
        decisions: [
          decision('derby', { outcome: 'APPROVED_WITH_CONDITIONS', conditions: [condition()] }),
        ],
      },
      'IN_PREPARATION',
    ],
    [
      'R10: of two approvals one with a precedent open',
      {
        decisions: [
          decision('derby', { outcome: 'APPROVED_WITH_CONDITIONS', conditions: [condition()] }),
          decision('burton'),
        ],
      },
      'PARTIALLY_APPROVED',
    ],
    [
      'R10: the condition is discharged',
      {
        decisions: [
          decision('derby', {
            outcome: 'APPROVED_WITH_CONDITIONS',
            conditions: [condition({ state: 'DISCHARGED' })],
          }),
          decision('burton'),
        ],
      },
      'READY',
    ],
    [
      'R10: a subsequent condition is open',
      {
        decisions: [
          decision('derby', {
            outcome: 'APPROVED_WITH_CONDITIONS',
            conditions: [condition({ kind: 'SUBSEQUENT' })],
          }),
          decision('burton'),
        ],
      },
      'READY',
    ],
    [
      'R12: a new version voided one',
      { decisions: [decision('derby'), decision('burton', { ...superseded, voided: true })] },
      'PARTIALLY_APPROVED',
    ],
    [
      'R12: a new version voided both',
      {
        decisions: [
          decision('derby', { ...superseded, voided: true }),
          decision('burton', { ...superseded, voided: true }),
        ],
      },
      'IN_PREPARATION',
    ],
    [
      'both on a pack that was replaced',
      { decisions: [decision('derby', superseded), decision('burton', superseded)] },
      'IN_PREPARATION',
    ],
    [
      'one rejects after the other approved',
      { decisions: [decision('derby'), decision('burton', { outcome: 'REJECTED' })] },
      'FAILED',
    ],
    [
      'one rejects, the other defers',
      {
        decisions: [
          decision('derby', { outcome: 'DEFERRED' }),
          decision('burton', { outcome: 'REJECTED' }),
        ],
      },
      'FAILED',
    ],
    [
      'the rejection was voided',
      { decisions: [decision('derby'), decision('burton', { outcome: 'REJECTED', voided: true })] },
      'PARTIALLY_APPROVED',
    ],
    [
      'rejected at first, approved afterwards, however they come',
      {
        decisions: [
          decision('burton'),
          decision('derby', { id: 'later' }),
          decision('derby', { id: 'first', outcome: 'REJECTED', decidedOn: '2018-05-31' }),
        ],
      },
      'READY',
    ],
    [
      'approved at first, rejected afterwards',
      {
        decisions: [
          decision('derby', { id: 'first', decidedOn: '2018-05-31' }),
          decision('derby', { id: 'later', outcome: 'REJECTED' }),
          decision('burton'),
        ],
      },
      'FAILED',
    ],
    [
      'twice on one day: the later entry stands',
      {
        decisions: [
          decision('derby', { id: 'first' }),
          decision('derby', { id: 'later', outcome: 'REJECTED' }),
          decision('burton'),
        ],
      },
      'FAILED',
    ],
    [
      'not quorate is no decision',
      { decisions: [decision('derby', { outcome: 'NOT_QUORATE' })] },
      'IN_PREPARATION',
    ],
    [
      'all approved, a criterion not met',
      {
        decisions: both,
        criteria: [{ id: 'k', code: 'K', title: 'K', met: false, because: 'no' }],
      },
      'PARTIALLY_APPROVED',
    ],
    ['passed', { decisions: both, passing: { passedOn: '2018-06-15' } }, 'PASSED'],
    [
      'passed, then rejected by one',
      {
        decisions: [
          decision('derby'),
          decision('burton', { outcome: 'REJECTED', decidedOn: '2018-06-20' }),
        ],
        passing: { passedOn: '2018-06-15' },
      },
      'SUSPENDED',
    ],
    ['taken out of the programme', { replaced: true, decisions: both }, 'SUPERSEDED'],
  ])('%s', (_case, change, status) => {
    expect(gateStatus(gate(change))).toBe(status);
    expect(isPassed(gate(change))).toBe(status === 'PASSED');
  });

  it.each<[string, StandingDecision[], string, boolean]>([
    ['a rating alone is no approval', [rating()], 'IN_PREPARATION', false],
    ['no rating yet', [], 'NOT_STARTED', true],
    [
      'returned for information',
      [rating({ outcome: 'RETURNED_FOR_INFORMATION' })],
      'DEFERRED',
      true,
    ],
    ['rated and one board', [rating(), decision('derby')], 'PARTIALLY_APPROVED', false],
    ['boards and no council', [rating(), ...both], 'PARTIALLY_APPROVED', false],
    ['everybody', [...whole().decisions], 'READY', false],
    [
      'one council refuses',
      except('burtonCouncil', consent('burtonCouncil', { outcome: 'REFUSED' })),
      'FAILED',
      false,
    ],
  ])('of the full business case: %s', (_case, decisions, status, awaits) => {
    expect(gateStatus(whole({ decisions }))).toBe(status);
    expect(awaitsAssurance(whole({ decisions }))).toBe(awaits);
  });
});

describe('what stands in the way of a gate', () => {
  it.each<[string, GateFacts, string[]]>([
    ['nothing', whole(), []],
    ['nobody has decided', gate(), ['DECIDER_MISSING burton', 'DECIDER_MISSING derby']],
    ['nobody is asked', gate({ deciders: [] }), ['DECIDER_MISSING fbc']],
    ['one board of two', gate({ decisions: [decision('derby')] }), ['DECIDER_MISSING burton']],
    [
      'a board that was not quorate',
      gate({ decisions: [decision('derby'), decision('burton', { outcome: 'NOT_QUORATE' })] }),
      ['DECIDER_MISSING burton'],
    ],
    [
      'a board that rejected',
      gate({ decisions: [decision('derby'), decision('burton', { outcome: 'REJECTED' })] }),
      ['WRONG_OUTCOME burton-decision'],
    ],
    [
      'a council that refused',
      whole({
        decisions: except('burtonCouncil', consent('burtonCouncil', { outcome: 'REFUSED' })),
      }),
      ['WRONG_OUTCOME burtonCouncil-decision'],
    ],
    [
      'R1: v4 and v5',
      gate({ decisions: [decision('derby'), decision('burton', onV4)] }),
      ['VERSION_MISMATCH burton-decision'],
    ],
    [
      'R1: three bodies, v4, v5 and v5',
      gate({
        deciders: three,
        decisions: [decision('derby', onV4), decision('burton'), decision('third')],
      }),
      ['VERSION_MISMATCH derby-decision'],
    ],
    [
      'R12: a decision on a pack that was replaced',
      gate({ decisions: [decision('derby'), decision('burton', { ...superseded, voided: true })] }),
      ['PACK_SUPERSEDED burton-decision'],
    ],
    [
      'a decision voided for another reason',
      gate({ decisions: [decision('derby'), decision('burton', { voided: true })] }),
      ['DECIDER_MISSING burton'],
    ],
    [
      'a decision that names no pack',
      gate({
        decisions: [
          decision('derby'),
          decision('burton', { packVersionId: null, packLabel: null, manifestSha256: null }),
        ],
      }),
      ['PACK_NOT_NAMED burton-decision'],
    ],
    [
      'a rating on the earlier pack',
      whole({ decisions: except('nhse', rating(superseded)) }),
      ['PACK_SUPERSEDED nhse-decision', 'VERSION_MISMATCH nhse-decision'],
    ],
    [
      'the same with a statement of no material change',
      whole({
        decisions: except(
          'nhse',
          rating({ ...superseded, noMaterialChange: 'Typing errors only' }),
        ),
      }),
      [],
    ],
    [
      'a blank statement',
      whole({ decisions: except('nhse', rating({ ...onV4, noMaterialChange: ' ' })) }),
      ['VERSION_MISMATCH nhse-decision'],
    ],
    [
      'a rating on no known pack',
      whole({ decisions: except('nhse', rating({ manifestSha256: null })) }),
      ['PACK_NOT_NAMED nhse-decision'],
    ],
    [
      'a statement in the name of a board',
      gate({
        decisions: [
          decision('derby'),
          decision('burton', { ...onV4, noMaterialChange: 'No change' }),
        ],
      }),
      ['VERSION_MISMATCH burton-decision'],
    ],
    [
      'R8: a board before the rating',
      whole({ decisions: except('derby', decision('derby', { decidedOn: '2018-06-10' })) }),
      ['OUT_OF_ORDER derby-decision'],
    ],
    [
      'R8: a council before its board',
      whole({
        decisions: except('derbyCouncil', consent('derbyCouncil', { decidedOn: '2018-06-11' })),
      }),
      ['OUT_OF_ORDER derbyCouncil-decision'],
    ],
    [
      'R8: boards and councils on one day, allowed',
      whole({
        decisions: except('derbyCouncil', consent('derbyCouncil', { decidedOn: '2018-06-12' })),
      }),
      [],
    ],
    [
      'R8: boards and councils on one day, not allowed',
      whole({
        sameDayAllowed: false,
        decisions: except('derbyCouncil', consent('derbyCouncil', { decidedOn: '2018-06-12' })),
      }),
      ['OUT_OF_ORDER derbyCouncil-decision'],
    ],
    [
      'R8: the boards without a rating',
      whole({ decisions: [...both] }),
      [
        'DECIDER_MISSING nhse',
        'DECIDER_MISSING burtonCouncil',
        'DECIDER_MISSING derbyCouncil',
        'OUT_OF_ORDER burton-decision',
        'OUT_OF_ORDER derby-decision',
      ],
    ],
    [
      'R8: the grant of 29 June, the full business case passed on 15 June',
      granted({ passed: true }),
      [],
    ],
    ['R8: the grant before that', granted({ passed: false }), ['PREVIOUS_GATE_NOT_PASSED fbc']],
    [
      'R10: an open precedent condition',
      gate({
        decisions: [
          decision('derby'),
          decision('burton', {
            conditions: [
              condition(),
              condition({ id: 'c2', state: 'WAIVED' }),
              condition({ id: 'c3', kind: 'SUBSEQUENT' }),
            ],
          }),
        ],
      }),
      ['CONDITION_OPEN c1'],
    ],
    [
      'R10: evidence submitted is not discharged',
      gate({
        decisions: [
          decision('derby'),
          decision('burton', { conditions: [condition({ state: 'EVIDENCE_SUBMITTED' })] }),
        ],
      }),
      ['CONDITION_OPEN c1'],
    ],
    [
      'a criterion not met',
      gate({
        decisions: both,
        criteria: [
          { id: 'k1', code: 'A', title: 'A', met: false, because: 'no' },
          { id: 'k2', code: 'B', title: 'B', met: true, because: 'yes' },
        ],
      }),
      ['CRITERION_NOT_MET k1'],
    ],
    [
      'the gate before',
      gate({ decisions: both, previous: { gateId: 'obc', title: 'OBC', passed: false } }),
      ['PREVIOUS_GATE_NOT_PASSED obc'],
    ],
    [
      'a paused programme',
      gate({ decisions: both, programmeState: 'PAUSED' }),
      ['PROGRAMME_NOT_RUNNING UHDB'],
    ],
  ])('%s', (_case, facts, expected) => {
    expect(blockersOf(facts)).toEqual(expected);
    expect(readiness(facts).ready).toBe(expected.length === 0);
  });

  const purdah = [
    { id: 'p', name: 'General election', startsOn: '2018-06-12', endsOn: '2018-06-12' },
  ];
  it.each<[string, Partial<StandingDecision>, string[]]>([
    ['without a reason', {}, ['PRE_ELECTION burton-decision']],
    [
      'with a reason and who advised',
      { excuse: { reason: 'Patients at risk', adviceOf: 'The solicitor' } },
      [],
    ],
    [
      'with a reason that nobody advised',
      { excuse: { reason: 'Patients at risk', adviceOf: '' } },
      ['PRE_ELECTION burton-decision'],
    ],
    ['the day after', { decidedOn: '2018-06-13' }, []],
  ])('R13, P7: decided in a pre-election period %s', (_case, change, expected) => {
    const decisions = [decision('derby', { decidedOn: '2018-06-13' }), decision('burton', change)];
    expect(blockersOf(gate({ decisions, blackoutPeriods: purdah }))).toEqual(expected);
  });

  it('lists everything at once, each with its thing and a sentence', () => {
    const facts = whole({
      decisions: [
        rating(),
        decision('derby', { conditions: [condition()] }),
        decision('burton', { outcome: 'REJECTED' }),
      ],
      criteria: [
        {
          id: 'k1',
          code: 'A',
          title: 'Pledges checked',
          met: false,
          because: 'Nobody has confirmed it yet.',
        },
      ],
      previous: { gateId: 'obc', title: 'OBC', passed: false },
    });
    expect(readiness(facts).blockers).toEqual([
      {
        kind: 'PREVIOUS_GATE_NOT_PASSED',
        because: 'The gate before, OBC, is not passed.',
        subjectType: 'GATE',
        subjectId: 'obc',
      },
      {
        kind: 'WRONG_OUTCOME',
        because: 'Burton Board: rejected on 12 June 2018.',
        subjectType: 'DECISION',
        subjectId: 'burton-decision',
      },
      {
        kind: 'DECIDER_MISSING',
        because: 'Burton Council has not yet decided (consent).',
        subjectType: 'BODY',
        subjectId: 'burtonCouncil',
      },
      {
        kind: 'DECIDER_MISSING',
        because: 'Derby Council has not yet decided (consent).',
        subjectType: 'BODY',
        subjectId: 'derbyCouncil',
      },
      {
        kind: 'CONDITION_OPEN',
        because: 'A condition of Derby Board is to be met first: A cash plan for the first year',
        subjectType: 'CONDITION',
        subjectId: 'c1',
      },
      {
        kind: 'CRITERION_NOT_MET',
        because: 'Pledges checked: Nobody has confirmed it yet.',
        subjectType: 'CRITERION',
        subjectId: 'k1',
      },
    ]);
  });
});

describe('a gate whose decisions were recorded from minutes', () => {
  const then = {
    source: 'RECORDED',
    decidedOn: '2017-06-06',
    packVersionId: null,
    packLabel: null,
    manifestSha256: null,
  } as const;
  const recorded = [decision('derby', then), decision('burton', then)];
  const unmet = [{ id: 'k', code: 'K', title: 'K', met: false, because: 'no' }];

  it.each<[string, Partial<GateFacts>, string, string[]]>([
    [
      'both before adoption: past, whatever its criteria',
      { decisions: recorded, criteria: unmet },
      'READY',
      [],
    ],
    [
      'only one recorded',
      { decisions: [recorded[0]!] },
      'PARTIALLY_APPROVED',
      ['DECIDER_MISSING burton'],
    ],
    [
      'recorded as of after adoption',
      { decisions: [recorded[0]!, decision('burton', { ...then, decidedOn: '2018-01-01' })] },
      'IN_PREPARATION',
      ['RECORDED_AT_LIVE_GATE burton-decision', 'RECORDED_AT_LIVE_GATE derby-decision'],
    ],
    [
      'one recorded, one live',
      { decisions: [recorded[0]!, decision('burton')] },
      'PARTIALLY_APPROVED',
      ['RECORDED_AT_LIVE_GATE derby-decision'],
    ],
    [
      'one recorded, one live but voided',
      { decisions: [recorded[0]!, decision('burton', { voided: true })] },
      'IN_PREPARATION',
      ['DECIDER_MISSING burton', 'RECORDED_AT_LIVE_GATE derby-decision'],
    ],
    [
      'recorded on two packs',
      {
        decisions: [
          decision('derby', { ...then, ...onV4 }),
          decision('burton', { ...then, manifestSha256: '5'.repeat(64) }),
        ],
      },
      'VERSION_MISMATCH',
      ['VERSION_MISMATCH derby-decision'],
    ],
  ])('%s', (_case, change, status, blockers) => {
    expect(gateStatus(gate(change))).toBe(status);
    expect(blockersOf(gate(change))).toEqual(blockers);
  });

  it('says so in its evidence', () => {
    expect(isPast(gate({ decisions: recorded }))).toBe(true);
    expect(evidenceKind(gate({ decisions: recorded }))).toBe('RECORDED');
    expect(evidenceKind(gate({ decisions: both }))).toBe('LIVE');
    expect(isPast(gate({ deciders: [] }))).toBe(false);
  });
});

describe('passing a gate', () => {
  it.each([
    ["a Trust's company secretary", ['COMPANY_SECRETARY'], null],
    ['the programme director', ['PROGRAMME_DIRECTOR'], null],
    ['the SRO', ['SRO'], 'NOT_ALLOWED'],
    ['a director who is the SRO as well', ['PROGRAMME_DIRECTOR', 'SRO'], 'NOT_ALLOWED'],
    ['the programme office', ['PMO'], 'NOT_ALLOWED'],
    ['nobody', [], 'NOT_ALLOWED'],
  ] as const)('by %s', (_case, roles, code) => {
    expect(mayPass(whole(), roles)?.code ?? null).toBe(code);
  });

  it.each<[string, Partial<GateFacts>, string | null]>([
    ['while it is ready', {}, null],
    ['while anything blocks it', { programmeState: 'PAUSED' }, 'GATE_NOT_READY'],
    ['twice', { passing: { passedOn: '2018-06-15' } }, 'WRONG_STATE'],
    ['once it is out of the programme', { replaced: true }, 'WRONG_STATE'],
  ])('%s', (_case, change, code) => {
    const refusal = mayPass(whole(change), ['COMPANY_SECRETARY']);
    expect(refusal?.code ?? null).toBe(code);
    expect(refusal?.blockers?.length ?? 0).toBe(code === 'GATE_NOT_READY' ? 1 : 0);
  });
});

describe('putting a gate back', () => {
  const deferral = { reason: 'PRE_ELECTION', note: null, newDate: '2017-06-06' } as const;
  it.each([
    ['R9: with its reason and new date', false, deferral, null],
    ['R9: without a reason', false, { ...deferral, reason: null }, 'BAD_USER_INPUT'],
    ['R9: without a new date', false, { ...deferral, newDate: null }, 'BAD_USER_INPUT'],
    ['to today', false, { ...deferral, newDate: '2017-05-05' }, 'BAD_USER_INPUT'],
    ['once passed', true, deferral, 'WRONG_STATE'],
  ] as const)('%s', (_case, passed, given, code) => {
    expect(mayDeferGate({ passed }, given, '2017-05-05')?.code ?? null).toBe(code);
  });

  it.each([
    ['the first time', null, '2017-05-05', null],
    ['to the same day again', '2017-05-05', '2017-05-05', null],
    ['R9: from May to June 2017', '2017-05-05', '2017-06-06', 'WRONG_STATE'],
    ['to no day', null, 'May', 'BAD_USER_INPUT'],
  ])('the baseline is set %s', (_case, baselineOn, on, code) => {
    expect(maySetBaseline({ baselineOn }, on)?.code ?? null).toBe(code);
  });
});

describe('divergence', () => {
  it('is nothing when all answered alike, a consent beside approvals too', () => {
    expect(divergence(whole())).toEqual([]);
    expect(divergence(gate({ decisions: [decision('derby')] }))).toEqual([]);
  });

  it('leaves out what was voided, and compares packs by what is in them', () => {
    const voided = decision('burton', { ...onV4, outcome: 'REJECTED', voided: true });
    expect(divergence(gate({ decisions: [decision('derby'), voided] }))).toEqual([]);
    const named = (packLabel: string, digit: string) =>
      decision('burton', { packLabel, manifestSha256: digit.repeat(64) });
    const values = (burton: StandingDecision) =>
      divergence(gate({ decisions: [decision('derby'), burton] })).flatMap((line) =>
        line.values.map(({ value }) => value),
      );
    expect(values(named('v5 as signed', '5'))).toEqual([]);
    expect(values(named('v5', '4'))).toEqual(['v5', 'v5']);
  });

  it('shows outcomes, conditions and packs that differ', () => {
    const subsequent = condition({ kind: 'SUBSEQUENT', text: ' A cash  plan for the FIRST year' });
    const shared = condition({ id: 'c9', text: 'Report in a year' });
    const facts = gate({
      decisions: [
        decision('derby', { conditions: [shared] }),
        decision('burton', {
          ...onV4,
          outcome: 'APPROVED_WITH_CONDITIONS',
          conditions: [condition(), shared],
        }),
      ],
    });
    expect(divergence(facts)).toEqual([
      {
        aspect: 'OUTCOME',
        subject: 'final approve',
        values: [
          { bodyId: 'burton', bodyName: 'Burton Board', value: 'APPROVED_WITH_CONDITIONS' },
          { bodyId: 'derby', bodyName: 'Derby Board', value: 'APPROVED' },
        ],
      },
      {
        aspect: 'CONDITION',
        subject: 'A cash plan for the first year',
        values: [
          { bodyId: 'burton', bodyName: 'Burton Board', value: 'PRECEDENT' },
          { bodyId: 'derby', bodyName: 'Derby Board', value: 'NOT_SET' },
        ],
      },
      {
        aspect: 'VERSION',
        subject: 'pack',
        values: [
          { bodyId: 'burton', bodyName: 'Burton Board', value: 'v4' },
          { bodyId: 'derby', bodyName: 'Derby Board', value: 'v5' },
        ],
      },
    ]);
    const sameWords = gate({
      decisions: [
        decision('derby', { conditions: [subsequent] }),
        decision('burton', { conditions: [condition()] }),
      ],
    });
    expect(
      divergence(sameWords).map(({ aspect, values }) => [
        aspect,
        ...values.map(({ value }) => value),
      ]),
    ).toEqual([['CONDITION', 'PRECEDENT', 'SUBSEQUENT']]);
  });
});

describe('the evidence of a gate', () => {
  const digest = (facts: GateFacts) => sha256Hex(canonicalRecord(evidence(facts)));

  it('is the same whatever order the facts came in', () => {
    const { deciders, decisions } = whole();
    const turned = whole({
      deciders: [...deciders].reverse(),
      decisions: [...decisions].reverse(),
    });
    expect(digest(turned)).toBe(digest(whole()));
    expect(digest(whole())).toBe(
      '7f2c5e3910f3e9c3f15b42e46adc27b3f7d7c02c8c4d4ccb44ceeebcf8fca3cd',
    );
  });

  it.each<[string, Partial<GateFacts>]>([
    ['training', { training: true }],
    [
      'an outcome',
      { decisions: except('derby', decision('derby', { outcome: 'APPROVED_WITH_CONDITIONS' })) },
    ],
    ['a pack', { decisions: except('derby', decision('derby', onV4)) }],
    [
      'a condition',
      {
        decisions: except(
          'derby',
          decision('derby', { conditions: [condition({ state: 'DISCHARGED' })] }),
        ),
      },
    ],
    [
      'an excuse',
      { decisions: except('derby', decision('derby', { excuse: { reason: 'a', adviceOf: 'b' } })) },
    ],
    ['a statement', { decisions: except('nhse', rating({ noMaterialChange: 'None' })) }],
    ['a criterion', { criteria: [{ id: 'k', code: 'K', title: 'K', met: true, because: 'yes' }] }],
    ['the gate before', { previous: { gateId: 'obc', title: 'OBC', passed: true } }],
  ])('changes with %s', (_case, change) => {
    expect(digest(whole(change))).not.toBe(digest(whole()));
  });
});

describe('the regimes ask only for what bodies can answer', () => {
  const asked = REGIMES.flatMap(({ code, steps }) =>
    steps.flatMap((step) =>
      step.deciders.map((one) => [`${code} ${step.code}`, step, one] as const),
    ),
  );

  it.each(asked)('%s', (_case, step, { bodyKind, purpose, satisfying }) => {
    const weights = satisfying.map((outcome) => OUTCOME_WEIGHT[outcome]);
    expect(new Set(weights)).toEqual(new Set(['FOR']));
    if (!votesHere(bodyKind)) {
      const { bodies, outcomes } = OUTSIDE_PURPOSES[purpose as keyof typeof OUTSIDE_PURPOSES];
      expect(bodies).toContain(bodyKind);
      expect(outcomes).toEqual(expect.arrayContaining([...satisfying]));
      return;
    }
    const here = purpose as keyof typeof PURPOSES;
    expect(mayTake(here, bodyKind)).toBeNull();
    expect(PURPOSES[here].needsPack).toBe(step.caseStage !== null);
    for (const outcome of satisfying) expect(isApproval(outcome as Outcome)).toBe(true);
  });
});
