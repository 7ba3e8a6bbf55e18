import type { ActState, PreElectionDates, CannotWait } from '../programmes/programme.rules.js';
import type { SatisfyingOutcome } from '../programmes/regime.rules.js';
import type { DeferReason } from '../deciding/resolution.rules.js';
import type { Day } from '../../shared/day.js';
import type { BlockerSubject } from '../../shared/refusal.js';
import type { DecidingPurpose } from '../../shared/purpose.js';
import type { BodyKind } from '../trusts/body.rules.js';
import { isSettled } from '../conditions/condition.rules.js';
import type { ConditionKind, ConditionState } from '../conditions/condition.rules.js';
import {
  DECIDES_NOTHING,
  DecisionSource,
  type GateOutcome,
} from '../decisions/gate-outcome.rules.js';

export interface RequiredDecider {
  id: string;
  bodyId: string;
  bodyName: string;
  bodyKind: BodyKind;
  /** Lower decides first; equal numbers decide in any order. */
  order: number;
  purpose: DecidingPurpose;
  satisfying: readonly SatisfyingOutcome[];
  mustNameSamePack: boolean;
}

export interface ConditionFact {
  id: string;
  text: string;
  kind: ConditionKind;
  state: ConditionState;
}

/** Whether the body ratified its urgent decision, as it was to do by a day. */
export interface Ratification {
  by: Day;
  answer: 'DUE' | 'RATIFIED' | 'REFUSED';
}

/** A party's board that resolved to withdraw and has not taken that back. */
export interface BoardWithdrawal {
  bodyId: string;
  bodyName: string;
  resolutionId: string;
  decidedOn: Day;
}

/** A decision of one decider, standing or voided. */
export interface StandingDecision {
  id: string;
  deciderId: string;
  source: DecisionSource;
  outcome: GateOutcome;
  decidedOn: Day;
  packVersionId: string | null;
  /** The pack in words, such as `v4 final`. */
  packLabel: string | null;
  manifestSha256: string | null;
  packSuperseded: boolean;
  voided: boolean;
  /** Of an outside body: the recorded statement that nothing material changed since its pack. */
  noMaterialChange: string | null;
  conditions: readonly ConditionFact[];
  /** Why it was decided inside a pre-election period. */
  cannotWait: CannotWait | null;
  /** The moment at which it was closed or recorded here. */
  enteredAt: Date;
  /** Of an urgent decision only. */
  ratification: Ratification | null;
  /** Whether it corrects an earlier record. */
  isCorrection: boolean;
}

export interface CriterionFact {
  id: string;
  /** The kind of thing that the id names: a criterion unless given. */
  subjectType?: BlockerSubject;
  code: string;
  title: string;
  met: boolean;
  because: string;
}

export interface GateDeferral {
  deferredOn: Day;
  newDate: Day;
  deferReason: DeferReason;
}

/** All the facts from which a gate's status and readiness follow. */
export interface GateFacts {
  gateId: string;
  code: string;
  title: string;
  programmeCode: string;
  practice: boolean;
  programmeState: ActState;
  /** From this day the bodies decide here; earlier decisions are recorded from minutes. */
  adoptedOn: Day;
  deciders: readonly RequiredDecider[];
  decisions: readonly StandingDecision[];
  /** The resolutions at which a decider is deciding now. */
  openResolutions: readonly { deciderId: string; resolutionId: string }[];
  criteria: readonly CriterionFact[];
  previous: { gateId: string; title: string; passed: boolean } | null;
  /** The last sealed pack of the gate's case. */
  currentPack: { packVersionId: string; label: string; manifestSha256: string } | null;
  sameDayAllowed: boolean;
  deferrals: readonly GateDeferral[];
  preElectionPeriods: readonly PreElectionDates[];
  withdrawals: readonly BoardWithdrawal[];
  today: Day;
  passing: { passedOn: Day } | null;
  /** Whether anything was prepared for it: a pack, a document, a criterion, a meeting. */
  started: boolean;
  /** Whether the step was taken out of the programme when its regime was adjusted. */
  replaced: boolean;
}

/** A decider with its decision, in the order in which they decide. */
export interface DeciderStanding {
  decider: RequiredDecider;
  /** Its decision, unless there is none or it was voided. */
  decision: StandingDecision | null;
  voided: StandingDecision | null;
  satisfied: boolean;
  /** The conditions of this and its earlier decisions at the gate: a later decision settles none of them. */
  conditions: readonly ConditionFact[];
  /** Whether a decision that counted was taken back: corrected, or an urgent one not ratified. */
  takenBack: boolean;
}

/**
 * Where each required decider stands, in order.
 *
 * - A decision satisfies when it stands and is one of the outcomes that the decider's row asks for.
 * - The latest counts; but a meeting without a quorum, or a motion withdrawn, undoes nothing.
 * - One recorded from earlier minutes satisfies only a past gate: one at which no body has decided here,
 *   and none anywhere since the programme was adopted.
 */
export function standings(facts: GateFacts): DeciderStanding[] {
  const since = decidedSinceAdoption(facts);
  return byOrder(facts.deciders).map((decider) => {
    const own = facts.decisions.filter(({ deciderId }) => deciderId === decider.id);
    const latest = standingOf(own);
    const decision = latest && !latest.voided ? latest : null;
    const wanted = decision !== null && isSatisfying(decider, decision.outcome);
    const satisfied = wanted && !(since && decision.source === 'RECORDED');
    const takenBack = !wanted && (decision?.isCorrection === true || own.some(isNotRatified));
    const conditions = conditionsOf(own);
    const voided = latest?.voided ? latest : null;
    return { decider, decision, voided, satisfied, conditions, takenBack };
  });
}

/** Whether its body was asked to ratify an urgent decision and did not. */
export function isNotRatified({ ratification }: StandingDecision): boolean {
  return ratification?.answer === 'REFUSED';
}

/** Whether an outcome is one that the decider's row asks for. */
export function isSatisfying(decider: RequiredDecider, outcome: GateOutcome): boolean {
  return (decider.satisfying as readonly string[]).includes(outcome);
}

/** Whether a gate is past: every decision it needs was taken before adoption, none of them live. */
export function isPast(facts: GateFacts): boolean {
  const all = standings(facts);
  return !decidedSinceAdoption(facts) && all.length > 0 && all.every((one) => one.satisfied);
}

/** The precedent conditions of a body that are still open. */
export function openPrecedents({ conditions }: DeciderStanding): ConditionFact[] {
  return conditions.filter(({ kind, state }) => kind === 'PRECEDENT' && !isSettled(state));
}

/** Whether a decision was taken on a pack that was replaced, without a statement that nothing changed. */
export function isOutdated(decision: StandingDecision): boolean {
  return decision.packSuperseded && !hasStatement(decision);
}

/** Whether it is recorded that an outside body said that nothing material changed. */
export function hasStatement({ source, noMaterialChange }: StandingDecision): boolean {
  return source === 'EXTERNAL' && (noMaterialChange ?? '').trim() !== '';
}

/** The decisions that must all name one pack, leaving out those with a statement that nothing changed. */
export function comparable(facts: GateFacts): DeciderStanding[] {
  return standings(facts).filter(
    ({ decider, decision, satisfied }) =>
      satisfied && decider.mustNameSamePack && !hasStatement(decision!),
  );
}

/** The different manifests that bodies have decided on: more than one is a mismatch. */
export function manifestsDecidedOn(facts: GateFacts): string[] {
  const named = comparable(facts).flatMap(({ decision }) => decision!.manifestSha256 ?? []);
  return [...new Set(named)];
}

function decidedSinceAdoption({ decisions, adoptedOn }: GateFacts): boolean {
  return decisions.some(
    ({ source, voided, decidedOn }) => source === 'LIVE' || (!voided && decidedOn >= adoptedOn),
  );
}

function byOrder(deciders: readonly RequiredDecider[]): RequiredDecider[] {
  return [...deciders].sort(
    (a, b) => a.order - b.order || (a.bodyId < b.bodyId ? -1 : Number(a.bodyId > b.bodyId)),
  );
}

function standingOf(own: readonly StandingDecision[]): StandingDecision | null {
  const decides = own.filter(
    (one) => !DECIDES_NOTHING.includes(one.outcome) && !isNotRatified(one),
  );
  const latest = latestOf(decides);
  return latest && !latest.voided ? latest : latestOf(own);
}

function conditionsOf(own: readonly StandingDecision[]): ConditionFact[] {
  const all = own.filter(({ voided }) => !voided).flatMap(({ conditions }) => conditions);
  return [...new Map(all.map((condition) => [condition.id, condition])).values()];
}

function latestOf(decisions: readonly StandingDecision[]): StandingDecision | null {
  return decisions.reduce<StandingDecision | null>(
    (last, one) => (!last || one.decidedOn >= last.decidedOn ? one : last),
    null,
  );
}
