import { describe, expect, it } from '@jest/globals';
import {
  decision,
  onV4,
  superseded,
  consent,
  rating,
  condition,
  gate,
  whole,
  except,
  granted,
  three,
  both,
  blockersOf,
} from '../../test/support/gate-facts.js';
import { readiness } from './readiness.rules.js';
import type { GateFacts } from './gate-facts.rules.js';

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
});
