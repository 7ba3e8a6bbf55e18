import { expect } from '@jest/globals';
import fc from 'fast-check';
import type { ConditionState } from '../../src/governance/conditions/condition.rules.js';
import {
  isPast,
  manifestsDecidedOn,
  type EarlierGate,
  type GateFacts,
  type StandingDecision,
} from '../../src/governance/gates/gate-facts.rules.js';
import { type DecisionSource } from '../../src/governance/decisions/gate-outcome.rules.js';
import {
  OUTCOME_WEIGHT,
  type GateOutcome,
} from '../../src/governance/decisions/gate-outcome.rules.js';
import { gateStatus, mayPass } from '../../src/governance/gates/gate.rules.js';
import type { BlockerKind } from '../../src/shared/refusal.js';
import { shownStandings } from '../../src/governance/gates/decider-standing.rules.js';
import { readiness } from '../../src/governance/gates/readiness.rules.js';
import {
  blockersOf,
  condition,
  decision,
  earlier as aGateBefore,
  onV4,
  superseded,
  whole,
} from '../support/gate-facts.js';
import type { Properties } from '../support/properties.js';

const AS_IT_SHOULD = whole().decisions;
const outcome = fc.constantFrom(...(Object.keys(OUTCOME_WEIGHT) as GateOutcome[]));
const day = fc.integer({ min: 8, max: 18 }).map((n) => `2018-06-${String(n).padStart(2, '0')}`);
const seldom = <T>(what: fc.Arbitrary<T>) => fc.option(what, { freq: 1, nil: undefined });

interface Change {
  outcome?: GateOutcome;
  decidedOn?: string;
  pack?: Partial<StandingDecision>;
  voided?: boolean;
  source?: DecisionSource;
  conditions?: ConditionState;
  missing: boolean;
}

/** What differs from a decision as it should be, mostly nothing. */
const change: fc.Arbitrary<Change> = fc.record({
  outcome: seldom(outcome),
  decidedOn: seldom(day),
  pack: seldom(fc.constantFrom(onV4, superseded)),
  voided: seldom(fc.boolean()),
  source: seldom(fc.constantFrom<DecisionSource>('LIVE', 'RECORDED', 'EXTERNAL')),
  conditions: seldom(
    fc.constantFrom<ConditionState>('OPEN', 'EVIDENCE_SUBMITTED', 'DISCHARGED', 'WAIVED'),
  ),
  missing: fc.oneof({ arbitrary: fc.constant(false), weight: 9 }, fc.constant(true)),
});

const changed = (one: StandingDecision, { pack, missing, conditions, ...over }: Change) => {
  if (missing) return [];
  const given = Object.entries({ ...over, ...pack }).filter(([, value]) => value !== undefined);
  const set = conditions ? [condition({ id: `${one.id}-c`, state: conditions })] : [];
  return [{ ...one, ...Object.fromEntries(given), conditions: set } as StandingDecision];
};

const passing = fc.constantFrom<EarlierGate['passing']>('PASSED', 'NOT_PASSED', 'SUSPENDED');

/** A gate as it may stand: often ready, mostly not quite. */
const gate: fc.Arbitrary<GateFacts> = fc
  .record({
    changes: fc.array(fc.oneof({ arbitrary: fc.constant(null), weight: 3 }, change), {
      minLength: AS_IT_SHOULD.length,
      maxLength: AS_IT_SHOULD.length,
    }),
    later: seldom(fc.tuple(fc.constantFrom('derby' as const, 'burton' as const), outcome, day)),
    paused: seldom(fc.constant('PAUSED' as const)),
    met: fc.array(fc.oneof({ arbitrary: fc.constant(true), weight: 5 }, fc.constant(false)), {
      maxLength: 3,
    }),
    earlier: fc.array(fc.oneof({ arbitrary: fc.constant('PASSED' as const), weight: 9 }, passing), {
      maxLength: 3,
    }),
    sameDayAllowed: fc.boolean(),
  })
  .map(({ changes, later, paused, met, earlier, sameDayAllowed }) => {
    const decisions = AS_IT_SHOULD.flatMap((one, at) => {
      const over = changes[at];
      return over ? changed(one, over) : [one];
    });
    if (later) {
      const [who, outcome, decidedOn] = later;
      const id = `${who}-later`;
      decisions.push(decision(who, { id, outcome, decidedOn }));
    }
    return whole({
      decisions,
      sameDayAllowed,
      programmeState: paused ?? 'RUNNING',
      criteria: met.map((met, at) => {
        return { id: `k${at}`, code: `K${at}`, title: 'A criterion', met, because: 'So.' };
      }),
      earlier: earlier.map((passing, at) => aGateBefore(`before${at}`, `Case ${at}`, { passing })),
    });
  });

/** What stands in a gate's way and is about none of those who decide at it. */
const NOT_OF_A_DECIDER: readonly BlockerKind[] = [
  'PROGRAMME_NOT_RUNNING',
  'PARTY_WITHDREW',
  'PREVIOUS_GATE_NOT_PASSED',
  'CRITERION_NOT_MET',
];

const sorted = (facts: GateFacts) => blockersOf(facts).sort();

export const GATES: Properties = {
  'it may be passed when nothing is in its way, and only then': () =>
    fc.property(gate, (facts) => {
      const { ready, blockers } = readiness(facts);
      expect(ready).toBe(blockers.length === 0);
      expect(mayPass(facts, { roles: ['COMPANY_SECRETARY'], choseBodies: false })?.code).toBe(
        ready ? undefined : 'GATE_NOT_READY',
      );
    }),

  'its status says ready only of one that is, and nothing graver of one that is': () =>
    fc.property(gate, (facts) => {
      const { ready } = readiness(facts);
      const status = gateStatus(facts);
      if (status === 'READY') expect(ready).toBe(true);
      if (ready) expect(['READY', 'DEFERRED']).toContain(status);
    }),

  'all its deciders are satisfied and nothing else is in its way when it is ready, and only then':
    () =>
      fc.property(gate, (facts) => {
        const { ready, blockers } = readiness(facts);
        const satisfied = shownStandings(facts).every((one) => one.satisfied);
        const others = blockers.filter(({ kind }) => NOT_OF_A_DECIDER.includes(kind));
        expect(satisfied && others.length === 0).toBe(ready);
      }),

  'a ready gate rests on one pack': () =>
    fc.property(gate, (facts) => {
      if (readiness(facts).ready) expect(manifestsDecidedOn(facts).length).toBeLessThan(2);
    }),

  'a ready gate is not ready without any one of its deciders': () =>
    fc.property(gate, (facts) => {
      if (!readiness(facts).ready) return;
      for (const { id } of facts.deciders) {
        const decisions = facts.decisions.filter(({ deciderId }) => deciderId !== id);
        expect(readiness({ ...facts, decisions }).ready).toBe(false);
      }
    }),

  'one thing more in its way makes none ready': () =>
    fc.property(gate, (facts) => {
      const unmet = { id: 'x', code: 'X', title: 'X', met: false, because: 'No.' };
      const criteria = [...facts.criteria, unmet];
      if (!isPast(facts)) expect(readiness({ ...facts, criteria }).ready).toBe(false);
      for (const passing of ['NOT_PASSED', 'SUSPENDED'] as const) {
        const before = aGateBefore('b', 'B', { passing });
        expect(readiness({ ...facts, earlier: [before, ...facts.earlier] }).ready).toBe(false);
        expect(readiness({ ...facts, earlier: [...facts.earlier, before] }).ready).toBe(false);
      }
      expect(readiness({ ...facts, programmeState: 'PAUSED' }).ready).toBe(false);
    }),

  'the order of its deciders and criteria changes nothing': () =>
    fc.property(gate, (facts) => {
      const deciders = [...facts.deciders].reverse();
      const criteria = [...facts.criteria].reverse();
      const other = { ...facts, deciders, criteria };
      expect(gateStatus(other)).toBe(gateStatus(facts));
      expect(sorted(other)).toEqual(sorted(facts));
    }),
};
