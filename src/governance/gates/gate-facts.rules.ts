import type { ActState, PreElectionDates, CannotWait } from '../programmes/programme.rules.js';
import type { SatisfyingOutcome } from '../programmes/regime.rules.js';
import type { DeferReason, Outcome } from '../deciding/resolution.rules.js';
import type { Day } from '../../shared/day.js';
import type { BlockerSubject } from '../../shared/refusal.js';
import type { DecidingPurpose } from '../../shared/purpose.js';
import type { BodyKind } from '../trusts/body.rules.js';
import type { NoLongerRequired } from '../programmes/provision.rules.js';
import { isSettled } from '../conditions/condition.rules.js';
import type { ConditionKind, ConditionState } from '../conditions/condition.rules.js';
import {
  DECIDES_NOTHING,
  DecisionSource,
  OUTCOME_WEIGHT,
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

/** A live decision as it was corrected with its minutes. */
export interface AsCorrected {
  outcome: GateOutcome;
  /** Whether it counts; else it waits to be confirmed. */
  counts: boolean;
  enteredAt: Date;
  /** The digest of the correction. */
  sha256: string;
}

/** That a committee decided for a board: which, and by what. */
export interface Delegated {
  delegationId: string;
  committeeId: string;
  committeeName: string;
  /** The digest of the instrument, and its clause. */
  documentSha256: string;
  clause: string;
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
  /** The moment at which its result was declared; null where only the day is known. */
  declaredAt: Date | null;
  /** Of an urgent decision only. */
  ratification: Ratification | null;
  /** The records that it corrects, back to the first. */
  corrects: readonly string[];
  /** Of a statutory decision of an outside body: whether somebody has still to confirm its letter. */
  awaitsConfirmation: boolean;
  /** Of one recorded from minutes: why the chair objects to the record; null while nobody does. */
  objection: string | null;
  /** Where the standing orders that it went by were entered after its meeting: on which day. */
  ordersEnteredOn?: Day | null;
  /** Where it would be another by standing orders as they were corrected since: when, and which; none if it could not be decided so. */
  judgedAgain?: { correctedOn: Day; outcome: Outcome | null } | null;
  /** Its corrections that stand, in their order. */
  asCorrected?: readonly AsCorrected[];
  /** Where a committee decided for the body: by what delegation. */
  delegated?: Delegated | null;
}

export interface CriterionFact {
  id: string;
  /** The kind of thing that the id names: a criterion unless given. */
  subjectType?: BlockerSubject;
  code: string;
  title: string;
  met: boolean;
  because: string;
  /** Whether it counts at a past gate too, as a rating does: it is part of the record. */
  ofRecord?: boolean;
}

export interface GateDeferral {
  deferredOn: Day;
  newDate: Day;
  deferReason: DeferReason;
}

/** A step before another: whether it is passed, and whether it still stands. */
export interface EarlierGate {
  gateId: string;
  title: string;
  passing: 'NOT_PASSED' | 'PASSED' | 'SUSPENDED';
  /** When it was last passed; null while it is not. */
  passedAt: Date | null;
  /** The last decision that it needed, where all that it has are known. */
  decided: Moment | null;
}

/** When something was decided: its day, and the moment where that is known. */
export interface Moment {
  decidedOn: Day;
  declaredAt: Date | null;
}

/** That a gate was passed: when, and on which decision of each body. */
export interface Passing {
  passedOn: Day;
  passedAt: Date;
  counted: readonly { deciderId: string; decisionId: string }[];
}

/** A resolution at which a decider is deciding now. */
export interface OpenResolution {
  deciderId: string;
  resolutionId: string;
  /** Where its result is declared and not complete: what is missing, in sentences, and by when it can be completed. */
  declared?: { missing: readonly string[]; completeBy: Day } | null;
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
  openResolutions: readonly OpenResolution[];
  criteria: readonly CriterionFact[];
  /** The steps before it that are part of the programme, in order. */
  earlier: readonly EarlierGate[];
  /** The last sealed pack of the gate's case. */
  currentPack: { packVersionId: string; label: string; manifestSha256: string } | null;
  sameDayAllowed: boolean;
  deferrals: readonly GateDeferral[];
  preElectionPeriods: readonly PreElectionDates[];
  withdrawals: readonly BoardWithdrawal[];
  today: Day;
  passing: Passing | null;
  /** Whether the step comes before the legal date: then it is decided after the steps before it. */
  beforeLegalDate: boolean;
  /** Whether the grant has taken effect: from then on nothing suspends a gate. */
  inEffect: boolean;
  /** Whether anything was prepared for it: a pack, a document, a criterion, a meeting. */
  started: boolean;
  /** Whether the step was taken out of the programme when its regime was adjusted. */
  replaced: boolean;
  /** Since when, and by which instrument, the law no longer asks for the step; null while it does. */
  noLongerRequired: NoLongerRequired | null;
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
}

/**
 * Where each required decider stands, in order.
 *
 * - A decision satisfies when it stands and is one of the outcomes that the decider's row asks for.
 * - One that was corrected with its minutes satisfies by all its outcomes: as it was closed, and as corrected.
 * - The latest counts; but a meeting without a quorum, or a motion withdrawn, undoes nothing.
 * - A committee's decision by a delegation is the board's; but what the board itself last decided otherwise than for
 *   it, no committee takes back.
 * - One recorded from earlier minutes satisfies only a past gate: one at which no body has decided here,
 *   and none anywhere since the programme was adopted.
 * - A statutory decision of an outside body satisfies once its letter is confirmed; one from minutes not while
 *   the chair objects to the record.
 */
export function standings(facts: GateFacts): DeciderStanding[] {
  const since = decidedSinceAdoption(facts);
  return byOrder(facts.deciders).map((decider) => {
    const own = facts.decisions.filter(({ deciderId }) => deciderId === decider.id);
    const latest = standingOf(own);
    const decision = latest && !latest.voided ? latest : null;
    const wanted = decision !== null && satisfies(decider, decision);
    const fromMinutes = since && decision?.source === 'RECORDED';
    const satisfied = wanted && !isHeldUp(decision) && !fromMinutes;
    const conditions = conditionsOf(own);
    const voided = latest?.voided ? latest : null;
    return { decider, decision, voided, satisfied, conditions };
  });
}

/** Whether its record waits for somebody, and does not count until then. */
export function isHeldUp({ awaitsConfirmation, objection }: StandingDecision): boolean {
  return awaitsConfirmation || objection !== null;
}

/** Whether its body was asked to ratify an urgent decision and did not. */
export function isNotRatified({ ratification }: StandingDecision): boolean {
  return ratification?.answer === 'REFUSED';
}

/** Whether an outcome is one that the decider's row asks for. */
export function isSatisfying(decider: RequiredDecider, outcome: GateOutcome): boolean {
  return (decider.satisfying as readonly string[]).includes(outcome);
}

/** Who decided, in a sentence: the body, or a committee for it. */
export const whoDecided = (
  { bodyName }: Pick<RequiredDecider, 'bodyName'>,
  decision: Pick<StandingDecision, 'delegated'> | null,
): string =>
  decision?.delegated ? `${decision.delegated.committeeName} (for ${bodyName})` : bodyName;

/** The outcomes of a decision: as it was closed, and as it was corrected with its minutes. */
export const outcomesOf = ({ outcome, asCorrected = [] }: StandingDecision): GateOutcome[] => [
  outcome,
  ...asCorrected.map((one) => one.outcome),
];

/** The outcome of a decision that counts: by a correction that counts, or as it was closed. */
export const outcomeThatCounts = ({ outcome, asCorrected = [] }: StandingDecision): GateOutcome =>
  asCorrected.find(({ counts }) => counts)?.outcome ?? outcome;

/** Whether every outcome of a decision is one that the decider's row asks for. */
export const satisfies = (decider: RequiredDecider, decision: StandingDecision): boolean =>
  outcomesOf(decision).every((outcome) => isSatisfying(decider, outcome));

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

/** Whether one thing was decided before another: by their moments where both are known, else by their days. */
export function isBefore(one: Moment, other: Moment, sameDayAllowed: boolean): boolean {
  if (one.decidedOn !== other.decidedOn) return one.decidedOn < other.decidedOn;
  if (!sameDayAllowed) return true;
  if (one.declaredAt === null || other.declaredAt === null) return false;
  return minuteOf(one.declaredAt) < minuteOf(other.declaredAt);
}

const minuteOf = (moment: Date) => Math.floor(moment.getTime() / 60_000);

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
    (one) =>
      !outcomesOf(one).every((outcome) => DECIDES_NOTHING.includes(outcome)) && !isNotRatified(one),
  );
  const latest = againstByItself(decides) ?? latestOf(decides);
  return latest && !latest.voided ? latest : latestOf(own);
}

/** What the body itself, and no committee for it, last decided, where that stands and was not for what was put. */
function againstByItself(decides: readonly StandingDecision[]): StandingDecision | null {
  const last = latestOf(decides.filter(({ delegated }) => !delegated));
  if (!last || last.voided) return null;
  return outcomesOf(last).every((outcome) => OUTCOME_WEIGHT[outcome] === 'FOR') ? null : last;
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
