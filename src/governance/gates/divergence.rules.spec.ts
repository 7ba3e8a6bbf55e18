import { describe, expect, it } from '@jest/globals';
import { decision, condition, gate, whole, onV4 } from '../../../test/support/gate-facts.js';
import { divergence } from './divergence.rules.js';
import type { StandingDecision } from './gate-facts.rules.js';

describe('divergence', () => {
  it('is nothing when all answered alike, councils too', () => {
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
