import type { GateFacts, StandingDecision } from '../../src/governance/gates/gate-facts.rules.js';
import {
  both,
  byMinutes,
  condition,
  councilDecision,
  decision,
  earlier,
  except,
  gate,
  granted,
  onV4,
  rating,
  superseded,
  three,
  whole,
} from './gate-facts.js';

/** A case in words, all that is known at the gate, and what stands in the way: kind and subject. */
export type GateCase = [what: string, facts: GateFacts, expected: string[]];

/** What stands in the way of a gate; the database and the verifier are asked the same (gate-parity.spec). */
export const READINESS_CASES: GateCase[] = [
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
      decisions: except('burtonCouncil', councilDecision('burtonCouncil', { outcome: 'REJECTED' })),
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
      decisions: except('nhse', rating({ ...superseded, noMaterialChange: 'Typing errors only' })),
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
      decisions: except(
        'derbyCouncil',
        councilDecision('derbyCouncil', { decidedOn: '2018-06-11' }),
      ),
    }),
    ['OUT_OF_ORDER derbyCouncil-decision'],
  ],
  [
    'R8: boards and councils on one day, allowed',
    whole({
      decisions: except(
        'derbyCouncil',
        councilDecision('derbyCouncil', { decidedOn: '2018-06-12' }),
      ),
    }),
    [],
  ],
  [
    'R8: boards and councils on one day, not allowed',
    whole({
      sameDayAllowed: false,
      decisions: except(
        'derbyCouncil',
        councilDecision('derbyCouncil', { decidedOn: '2018-06-12' }),
      ),
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
    gate({ decisions: both, earlier: [earlier('obc', 'OBC', { passing: 'NOT_PASSED' })] }),
    ['PREVIOUS_GATE_NOT_PASSED obc'],
  ],
  [
    'gates before: of those not passed only the last is named, of those suspended each',
    gate({
      decisions: both,
      earlier: [
        earlier('soc', 'SOC', { passing: 'NOT_PASSED' }),
        earlier('sc', 'Strategic case', { passing: 'SUSPENDED' }),
        earlier('obc', 'OBC', { passing: 'NOT_PASSED' }),
        earlier('competition', 'Competition', { passing: 'SUSPENDED' }),
      ],
    }),
    [
      'PREVIOUS_GATE_NOT_PASSED sc',
      'PREVIOUS_GATE_NOT_PASSED obc',
      'PREVIOUS_GATE_NOT_PASSED competition',
    ],
  ],
  [
    'a gate before the one before, that is suspended',
    gate({
      decisions: both,
      earlier: [
        earlier('sc', 'Strategic case', { passing: 'SUSPENDED' }),
        earlier('obc', 'OBC', { passing: 'PASSED' }),
      ],
    }),
    ['PREVIOUS_GATE_NOT_PASSED sc'],
  ],
  [
    'a paused programme',
    gate({ decisions: both, programmeState: 'PAUSED' }),
    ['PROGRAMME_NOT_RUNNING UHDB'],
  ],
];

const withConditions = (change: Partial<StandingDecision> = {}) =>
  decision('derby', {
    id: 'first',
    outcome: 'APPROVED_WITH_CONDITIONS',
    decidedOn: '2018-06-01',
    conditions: [condition()],
    ...change,
  });
const derbyOn = (id: string, outcome: StandingDecision['outcome'], decidedOn = '2018-06-14') =>
  decision('derby', { id, outcome, decidedOn });

/** What stands of all that was decided at a gate, one decision after the other. */
export const STANDING_CASES: GateCase[] = [
  [
    'R10: an earlier condition of a board that votes again',
    gate({ decisions: [withConditions(), ...both] }),
    ['CONDITION_OPEN c1'],
  ],
  [
    'R10: an earlier condition that was settled',
    gate({
      decisions: [withConditions({ conditions: [condition({ state: 'DISCHARGED' })] }), ...both],
    }),
    [],
  ],
  [
    'R10: a condition of an earlier decision that was voided',
    gate({ decisions: [withConditions({ voided: true }), ...both] }),
    [],
  ],
  [
    'R10: a condition that a board sets once more',
    gate({
      decisions: [
        withConditions(),
        decision('derby', { conditions: [condition()] }),
        decision('burton'),
      ],
    }),
    ['CONDITION_OPEN c1'],
  ],
  [
    'R10: a later letter of a body outside settles nothing of an earlier one',
    whole({
      decisions: except(
        'nhse',
        rating({ id: 'march', decidedOn: '2018-03-16', conditions: [condition()] }),
        rating(),
      ),
    }),
    ['CONDITION_OPEN c1'],
  ],
  [
    '2.3: an approval after which a meeting had no quorum',
    gate({ decisions: [...both, derbyOn('x', 'NOT_QUORATE')] }),
    [],
  ],
  [
    '2.3: an approval after which a motion was withdrawn',
    gate({ decisions: [...both, derbyOn('x', 'WITHDRAWN')] }),
    [],
  ],
  [
    '2.3: an approval after which the body deferred',
    gate({ decisions: [...both, derbyOn('x', 'DEFERRED')] }),
    ['WRONG_OUTCOME x'],
  ],
  [
    '2.3: a meeting without a quorum after a deferral',
    gate({
      decisions: [
        decision('burton'),
        derbyOn('x', 'DEFERRED', '2018-06-13'),
        derbyOn('y', 'NOT_QUORATE'),
      ],
    }),
    ['WRONG_OUTCOME x'],
  ],
  [
    '2.3: a meeting without a quorum and nothing before',
    gate({ decisions: [decision('burton'), derbyOn('x', 'NOT_QUORATE')] }),
    ['DECIDER_MISSING derby'],
  ],
  [
    'an approval that its minutes have as a rejection, which waits',
    minuted('APPROVED', byMinutes('REJECTED')),
    ['WRONG_OUTCOME derby-decision'],
  ],
  [
    'an approval that its minutes have as a rejection, which counts',
    minuted('APPROVED', byMinutes('REJECTED', { counts: true })),
    ['WRONG_OUTCOME derby-decision'],
  ],
  [
    'an approval that had no quorum by its minutes',
    minuted('APPROVED', byMinutes('NOT_QUORATE')),
    ['WRONG_OUTCOME derby-decision'],
  ],
  [
    'a rejection that its minutes have as an approval: it does not satisfy as it was closed',
    minuted('REJECTED', byMinutes('APPROVED', { counts: true })),
    ['WRONG_OUTCOME derby-decision'],
  ],
  [
    'an approval that its minutes have as one with conditions',
    minuted('APPROVED', byMinutes('APPROVED_WITH_CONDITIONS', { counts: true })),
    [],
  ],
  [
    'a correction that counts, and one after it that waits',
    minuted(
      'APPROVED',
      byMinutes('APPROVED', { counts: true }),
      byMinutes('REJECTED', { sha256: 'd'.repeat(64) }),
    ),
    ['WRONG_OUTCOME derby-decision'],
  ],
  [
    'an approval after which a meeting had no quorum, but by its minutes rejected it',
    gate({
      decisions: [
        ...both,
        decision('derby', {
          id: 'x',
          outcome: 'NOT_QUORATE',
          decidedOn: '2018-06-14',
          asCorrected: [byMinutes('REJECTED')],
        }),
      ],
    }),
    ['WRONG_OUTCOME x'],
  ],
  [
    'an approval after which a meeting had no quorum, by its minutes neither',
    gate({
      decisions: [
        ...both,
        decision('derby', {
          id: 'x',
          outcome: 'NOT_QUORATE',
          decidedOn: '2018-06-14',
          asCorrected: [byMinutes('NOT_QUORATE', { counts: true })],
        }),
      ],
    }),
    [],
  ],
  [
    'an approval that comes after one which its minutes have as a rejection',
    gate({
      decisions: [
        ...both,
        decision('derby', { id: 'again', decidedOn: '2018-06-19' }),
        decision('burton', {
          id: 'x',
          decidedOn: '2018-06-11',
          asCorrected: [byMinutes('REJECTED')],
        }),
      ],
    }),
    [],
  ],
  ['2.4: an urgent decision to be ratified by tomorrow', urgent('DUE', '2018-06-21'), []],
  ['2.4: an urgent decision to be ratified by today', urgent('DUE', '2018-06-20'), []],
  [
    '2.4: an urgent decision overdue to be ratified',
    urgent('DUE'),
    ['RATIFICATION_DUE derby-decision'],
  ],
  ['2.4: an urgent decision that was ratified', urgent('RATIFIED'), []],
  ['2.4: an urgent decision that was not ratified', urgent('REFUSED'), ['DECIDER_MISSING derby']],
];

function minuted(
  outcome: StandingDecision['outcome'],
  ...asCorrected: NonNullable<StandingDecision['asCorrected']>
): GateFacts {
  return gate({ decisions: [decision('burton'), decision('derby', { outcome, asCorrected })] });
}

function urgent(answer: 'DUE' | 'RATIFIED' | 'REFUSED', by = '2018-06-19'): GateFacts {
  const voided = answer === 'REFUSED';
  const urgently = decision('derby', { ratification: { by, answer }, voided });
  return gate({ decisions: [decision('burton'), urgently] });
}
