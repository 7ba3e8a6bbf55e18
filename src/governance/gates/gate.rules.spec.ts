import { describe, expect, it } from '@jest/globals';
import {
  blockersOf,
  both,
  condition,
  decision,
  earlier,
  gate,
  onV4,
  passedOn,
  rating,
  whole,
} from '../../../test/support/gate-facts.js';
import { REGIMES } from '../programmes/regimes.js';
import { PURPOSES, mayTake } from '../deciding/purpose.rules.js';
import { isApproval, Outcome } from '../deciding/resolution.rules.js';
import { votesHere } from '../trusts/body.rules.js';
import { evidenceKind } from './evidence.rules.js';
import { OUTSIDE_PURPOSES } from '../decisions/external-decision.rules.js';
import { isPast } from './gate-facts.rules.js';
import { OUTCOME_WEIGHT } from '../decisions/gate-outcome.rules.js';
import { gateStatus, mayDeferGate, mayPass, maySetBaseline, type Passer } from './gate.rules.js';
import { readiness } from './readiness.rules.js';
import type { GateFacts, StandingDecision } from './gate-facts.rules.js';

describe('what stands in the way of a gate', () => {
  const purdah = [
    { id: 'p', name: 'General election', startsOn: '2018-06-12', endsOn: '2018-06-12' },
  ];
  it.each<[string, Partial<StandingDecision>, string[]]>([
    ['without a reason', {}, ['PRE_ELECTION burton-decision']],
    [
      'with a reason and who advised',
      { cannotWait: { reason: 'Patients at risk', adviceOf: 'The solicitor' } },
      [],
    ],
    [
      'with a reason that nobody advised',
      { cannotWait: { reason: 'Patients at risk', adviceOf: '' } },
      ['PRE_ELECTION burton-decision'],
    ],
    ['the day after', { decidedOn: '2018-06-13' }, []],
  ])('R13, P7: decided in a pre-election period %s', (_case, change, expected) => {
    const decisions = [decision('derby', { decidedOn: '2018-06-13' }), decision('burton', change)];
    expect(blockersOf(gate({ decisions, preElectionPeriods: purdah }))).toEqual(expected);
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
      earlier: [earlier('obc', 'OBC', { passing: 'NOT_PASSED' })],
    });
    expect(readiness(facts).blockers).toEqual([
      {
        kind: 'PREVIOUS_GATE_NOT_PASSED',
        because: 'The gate before this one, OBC, must be passed first.',
        subjectType: 'GATE',
        subjectId: 'obc',
      },
      {
        kind: 'WRONG_OUTCOME',
        because:
          'The outcome at Burton Board on 12 June 2018 was "rejected"; this gate needs "approved" or "approved with conditions".',
        subjectType: 'DECISION',
        subjectId: 'burton-decision',
      },
      {
        kind: 'DECIDER_MISSING',
        because: 'Burton Council has not yet decided whether to approve the application.',
        subjectType: 'BODY',
        subjectId: 'burtonCouncil',
      },
      {
        kind: 'DECIDER_MISSING',
        because: 'Derby Council has not yet decided whether to approve the application.',
        subjectType: 'BODY',
        subjectId: 'derbyCouncil',
      },
      {
        kind: 'CONDITION_OPEN',
        because:
          'A condition set by Derby Board must be discharged or waived first: A cash plan for the first year',
        subjectType: 'CONDITION',
        subjectId: 'c1',
      },
      {
        kind: 'CRITERION_NOT_MET',
        because: 'Still needed: Pledges checked. Nobody has confirmed it yet.',
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
  const secretary: Passer = { roles: ['COMPANY_SECRETARY'], choseBodies: false };
  it.each([
    ["a Trust's company secretary", ['COMPANY_SECRETARY'], null],
    ['the programme director', ['PROGRAMME_DIRECTOR'], null],
    ['the SRO', ['SRO'], 'NOT_ALLOWED'],
    ['a director who is the SRO as well', ['PROGRAMME_DIRECTOR', 'SRO'], 'NOT_ALLOWED'],
    ['the programme office', ['PMO'], 'NOT_ALLOWED'],
    ['nobody', [], 'NOT_ALLOWED'],
  ] as const)('by %s', (_case, roles, code) => {
    expect(mayPass(whole(), { roles, choseBodies: false })?.code ?? null).toBe(code);
  });

  it('not by whoever chose which bodies decide at it (ruling 51)', () => {
    const by = { roles: ['PROGRAMME_DIRECTOR'] as const, choseBodies: true };
    expect(mayPass(whole(), by)).toEqual({
      code: 'NOT_ALLOWED',
      because:
        'You took a body out of this gate, or named its first (adjustGate): a company secretary of its Trusts, or another programme director, must pass it.',
    });
  });

  it.each<[string, Partial<GateFacts>, string | null]>([
    ['while it is ready', {}, null],
    ['while anything blocks it', { programmeState: 'PAUSED' }, 'GATE_NOT_READY'],
    ['twice', passedOn(whole()), 'WRONG_STATE'],
    ['once it is out of the programme', { replaced: true }, 'WRONG_STATE'],
  ])('%s', (_case, change, code) => {
    const refusal = mayPass(whole(change), secretary);
    expect(refusal?.code ?? null).toBe(code);
    expect(refusal?.blockers?.length ?? 0).toBe(code === 'GATE_NOT_READY' ? 1 : 0);
  });
});

describe('putting a gate back', () => {
  const deferral = { deferReason: 'PRE_ELECTION', reason: null, newDate: '2017-06-06' } as const;
  it.each([
    ['R9: with its reason and new date', false, deferral, null],
    ['R9: without a reason', false, { ...deferral, deferReason: null }, 'BAD_USER_INPUT'],
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
