import type { StandingDecision } from '../../src/governance/gates/gate-facts.rules.js';
import {
  OUTCOME_WEIGHT,
  type GateOutcome,
} from '../../src/governance/decisions/gate-outcome.rules.js';
import type { GateCase } from './gate-cases.js';
import {
  both,
  clearance,
  condition,
  decider,
  decision,
  except,
  gate,
  letter,
  onV4,
  rating,
  superseded,
  whole,
} from './gate-facts.js';
import type { StoredDecision } from './gate-rows-of.js';

const recorded = (who: 'derby' | 'burton', change: Partial<StandingDecision> = {}) =>
  decision(who, {
    id: `${who}-recorded`,
    source: 'RECORDED',
    decidedOn: '2017-11-06',
    packVersionId: null,
    packLabel: null,
    manifestSha256: null,
    ...change,
  });
/** A record that corrects another, which then counts no longer. */
const correcting = (correctsId: string, one: StandingDecision): StoredDecision => ({
  ...one,
  correctsId,
});
const first = (change: Partial<StandingDecision>) =>
  rating({ id: 'first', decidedOn: '2018-06-11', ...change });
const rated = (...decisions: StandingDecision[]) =>
  whole({ decisions: except('nhse', ...decisions) });
const unnamed = decider('nhse', {
  bodyKind: 'NHS_ENGLAND',
  order: 1,
  purpose: 'RATE',
  satisfying: ['RATED'],
  mustNameSamePack: false,
});
const anyPack = (...decisions: StandingDecision[]) =>
  gate({ deciders: [decider('derby'), unnamed], decisions: [decision('derby'), ...decisions] });

/** A committee's decision for a board, under a delegation that covers it unless its row says otherwise. */
const byCommittee = (
  who: 'derby' | 'burton',
  change: Partial<StandingDecision> = {},
  delegationRow: Record<string, unknown> = {},
): StoredDecision => ({
  ...decision(who, {
    id: `${who}-committee`,
    delegated: {
      delegationId: `delegation of ${who}`,
      committeeId: 'committee',
      committeeName: 'The committee',
      documentSha256: 'd'.repeat(64),
      clause: '4.2',
    },
    ...change,
  }),
  delegationRow,
});
const ofDerby = (...decisions: StandingDecision[]) =>
  gate({ decisions: [...decisions, decision('burton')] });
const EARLIER = { decidedOn: '2018-06-11' } as const;
const NOT_COVERED: [string, Record<string, unknown>][] = [
  ['that begins a day later', { effective_from: '2018-06-13' }],
  ['that has ended', { until_day: '2018-06-11' }],
  ['that is for something else', { purposes: ['SUPPORT'] }],
  ['that was confirmed after the opening', { confirmed_at: '2018-01-01T00:00:01Z' }],
  ['that was confirmed after its meeting', { confirmed_on: '2018-06-13' }],
  ['that nobody confirmed', { confirmed_by: null, confirmed_at: null, confirmed_on: null }],
  ['that was voided', { voided_at: '2018-06-10T00:00:00Z' }],
];

/** Cases of what is stored and not of what the rules are asked with: corrections, and mixed sources. */
export const ROW_CASES: GateCase[] = [
  ['a clearance that is confirmed', clearance(letter()), []],
  [
    'a clearance that nobody has confirmed',
    clearance(letter({ awaitsConfirmation: true })),
    ['NOT_CONFIRMED nhse-decision'],
  ],
  [
    'a prohibition that nobody has confirmed',
    clearance(letter({ outcome: 'PROHIBITED', awaitsConfirmation: true })),
    ['NOT_CONFIRMED nhse-decision'],
  ],
  [
    'a clearance, confirmed, corrected by one that nobody has confirmed',
    clearance(
      letter({ id: 'first' }),
      correcting('first', letter({ outcome: 'NOT_INVESTIGATED', awaitsConfirmation: true })),
    ),
    ['NOT_CONFIRMED nhse-decision'],
  ],
  [
    'a clearance that nobody has confirmed, corrected by one that is confirmed',
    clearance(
      letter({ id: 'first', awaitsConfirmation: true }),
      correcting('first', letter({ outcome: 'NOT_INVESTIGATED' })),
    ),
    [],
  ],
  ['a committee that approved for a board', ofDerby(byCommittee('derby')), []],
  [
    'one resolution of a committee for both boards',
    gate({
      decisions: [byCommittee('derby', { id: 'joint' }), byCommittee('burton', { id: 'joint' })],
    }),
    [],
  ],
  ...NOT_COVERED.map(([what, row]): GateCase => [
    `a committee that approved, by a delegation ${what}`,
    ofDerby(byCommittee('derby', {}, row)),
    ['DECIDER_MISSING derby'],
  ]),
  [
    'a board that rejected, and a committee that approved since',
    ofDerby(decision('derby', { outcome: 'REJECTED', ...EARLIER }), byCommittee('derby')),
    ['WRONG_OUTCOME derby-decision'],
  ],
  [
    'a board that deferred, and a committee that approved since',
    ofDerby(decision('derby', { outcome: 'DEFERRED', ...EARLIER }), byCommittee('derby')),
    ['WRONG_OUTCOME derby-decision'],
  ],
  [
    'a board that rejected a replaced pack, and a committee that approved since',
    ofDerby(
      decision('derby', { ...superseded, outcome: 'REJECTED', ...EARLIER }),
      byCommittee('derby'),
    ),
    [],
  ],
  [
    'a board without a quorum, and a committee that approved since',
    ofDerby(decision('derby', { outcome: 'NOT_QUORATE', ...EARLIER }), byCommittee('derby')),
    [],
  ],
  [
    'a board that approved, and a committee that rejected since',
    ofDerby(decision('derby', EARLIER), byCommittee('derby', { outcome: 'REJECTED' })),
    ['WRONG_OUTCOME derby-committee'],
  ],
  [
    'a committee that rejected, and its board that approved since',
    ofDerby(byCommittee('derby', { outcome: 'REJECTED', ...EARLIER }), decision('derby')),
    [],
  ],
  [
    'a board that approved a replaced pack, and a committee that approved the one that counts',
    ofDerby(decision('derby', { ...superseded, ...EARLIER }), byCommittee('derby')),
    [],
  ],
  [
    'a committee that approved a replaced pack',
    ofDerby(byCommittee('derby', superseded)),
    ['PACK_SUPERSEDED derby-committee', 'VERSION_MISMATCH derby-committee'],
  ],
  [
    'a committee that approved with a condition',
    ofDerby(byCommittee('derby', { conditions: [condition()] })),
    ['CONDITION_OPEN c1'],
  ],
  ['two decisions from minutes', gate({ decisions: [recorded('derby'), recorded('burton')] }), []],
  [
    'two decisions from minutes, the chair objecting to one',
    gate({ decisions: [recorded('derby', { objection: 'We deferred it.' }), recorded('burton')] }),
    ['OBJECTED_TO derby-recorded'],
  ],
  [
    'the same, corrected since',
    gate({
      decisions: [
        recorded('derby', { id: 'first', objection: 'The day is wrong.' }),
        correcting('first', recorded('derby')),
        recorded('burton'),
      ],
    }),
    [],
  ],
  [
    'a decision from minutes at a gate that is decided here',
    gate({ decisions: [recorded('derby'), decision('burton')] }),
    ['RECORDED_AT_LIVE_GATE derby-recorded'],
  ],
  [
    'decisions from minutes, one of the day of adoption',
    gate({ decisions: [recorded('derby'), recorded('burton', { decidedOn: '2018-01-01' })] }),
    ['RECORDED_AT_LIVE_GATE derby-recorded', 'RECORDED_AT_LIVE_GATE burton-recorded'],
  ],
  [
    'an approval from minutes, rejected here',
    gate({
      decisions: [
        recorded('derby'),
        decision('derby', { outcome: 'REJECTED' }),
        decision('burton'),
      ],
    }),
    ['WRONG_OUTCOME derby-decision'],
  ],
  [
    'a rejection from minutes, approved here',
    gate({ decisions: [recorded('derby', { outcome: 'REJECTED' }), ...both] }),
    [],
  ],
  [
    'an approval from minutes, corrected to a rejection',
    gate({
      decisions: [
        recorded('derby', { id: 'first' }),
        correcting('first', recorded('derby', { outcome: 'REJECTED' })),
        recorded('burton'),
      ],
    }),
    ['WRONG_OUTCOME derby-recorded'],
  ],
  [
    'a condition from minutes, the decision corrected since',
    gate({
      decisions: [
        recorded('derby', { id: 'first', conditions: [condition()] }),
        correcting('first', recorded('derby')),
        recorded('burton'),
      ],
    }),
    ['CONDITION_OPEN c1'],
  ],
  [
    'a letter corrected to a red flag',
    rated(first({}), correcting('first', rating({ outcome: 'RED_FLAG' }))),
    ['WRONG_OUTCOME nhse-decision'],
  ],
  [
    'a letter corrected twice, back to what it was',
    rated(
      first({}),
      correcting('first', rating({ id: 'second', outcome: 'RED_FLAG' })),
      correcting('second', rating()),
    ),
    [],
  ],
  [
    'a condition of a letter that was corrected in its words',
    rated(first({ conditions: [condition()] }), correcting('first', rating())),
    ['CONDITION_OPEN c1'],
  ],
  [
    'a condition of a red flag on a replaced pack, corrected to a rating',
    anyPack(
      first({ ...superseded, outcome: 'RED_FLAG', conditions: [condition()] }),
      correcting('first', rating(superseded)),
    ),
    ['CONDITION_OPEN c1'],
  ],
  [
    'a condition of a rating on a replaced pack, corrected to a red flag, and rated again since',
    anyPack(
      first({ ...superseded, conditions: [condition()] }),
      correcting('first', rating({ ...superseded, id: 'second', outcome: 'RED_FLAG' })),
      rating({ decidedOn: '2018-06-12' }),
    ),
    [],
  ],
  [
    'a red flag on a replaced pack, with a condition, and rated since',
    rated(
      first({ ...superseded, outcome: 'RED_FLAG', conditions: [condition()] }),
      rating({ decidedOn: '2018-06-11' }),
    ),
    [],
  ],
  [
    'a red flag on the pack that counts, with a condition, and rated since',
    rated(first({ outcome: 'RED_FLAG', conditions: [condition()] }), rating()),
    ['CONDITION_OPEN c1'],
  ],
  [
    'a red flag on a replaced pack and nothing since',
    rated(first({ ...superseded, outcome: 'RED_FLAG' })),
    ['PACK_SUPERSEDED first'],
  ],
  [
    'an approval on a replaced pack',
    gate({ decisions: [decision('derby'), decision('burton', superseded)] }),
    ['PACK_SUPERSEDED burton-decision', 'VERSION_MISMATCH burton-decision'],
  ],
  [
    'both approvals on one replaced pack',
    gate({ decisions: [decision('derby', superseded), decision('burton', superseded)] }),
    ['PACK_SUPERSEDED burton-decision', 'PACK_SUPERSEDED derby-decision'],
  ],
  ['a rating on another pack, of which none is asked', anyPack(rating(onV4)), []],
  ['a rating on a replaced pack, of which none is asked', anyPack(rating(superseded)), []],
  [
    'an approval on a replaced pack, approved again on the one that counts',
    gate({
      decisions: [
        decision('derby', { ...superseded, id: 'first', decidedOn: '2018-06-01' }),
        ...both,
      ],
    }),
    [],
  ],
  [
    'a condition that was waived, and one that is to be met later',
    gate({
      decisions: [
        decision('derby', {
          conditions: [condition({ state: 'WAIVED' }), condition({ id: 'c2', kind: 'SUBSEQUENT' })],
        }),
        decision('burton'),
      ],
    }),
    [],
  ],
  [
    'two decisions of one day: the later one counts',
    gate({
      decisions: [
        decision('derby', { id: 'first' }),
        decision('derby', { outcome: 'REFERRED_BACK' }),
        decision('burton'),
      ],
    }),
    ['WRONG_OUTCOME derby-decision'],
  ],
  ...(Object.keys(OUTCOME_WEIGHT) as GateOutcome[]).map((outcome): GateCase => {
    const satisfies = ['APPROVED', 'APPROVED_WITH_CONDITIONS'].includes(outcome);
    const kind = OUTCOME_WEIGHT[outcome] === 'NONE' ? 'DECIDER_MISSING derby' : 'WRONG_OUTCOME x';
    const last = decision('derby', { id: 'x', outcome });
    return [
      `a board that answered ${outcome}`,
      gate({ decisions: [last, decision('burton')] }),
      satisfies ? [] : [kind],
    ];
  }),
];
