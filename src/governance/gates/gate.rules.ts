import type { Role } from '../../platform/access/roles.rules.js';
import { mayDefer } from '../deciding/resolution.rules.js';
import type { Deferral } from '../deciding/resolution.rules.js';
import { dayInWords, isDay } from '../../shared/day.js';
import type { Day } from '../../shared/day.js';
import type { Refusal } from '../../shared/refusal.js';
import {
  isBefore,
  isHeldUp,
  isOutdated,
  manifestsDecidedOn,
  openPrecedents,
  outcomeThatCounts,
  standings,
} from './gate-facts.rules.js';
import { OUTCOME_WEIGHT } from '../decisions/gate-outcome.rules.js';
import type { DeciderStanding, EarlierGate, GateFacts, Moment } from './gate-facts.rules.js';
import { isSuspended, readiness } from './readiness.rules.js';

/** Where a gate stands; it is computed and never typed. */
export const GateStatus = {
  NOT_STARTED: 'NOT_STARTED',
  IN_PREPARATION: 'IN_PREPARATION',
  PARTIALLY_APPROVED: 'PARTIALLY_APPROVED',
  VERSION_MISMATCH: 'VERSION_MISMATCH',
  DEFERRED: 'DEFERRED',
  FAILED: 'FAILED',
  READY: 'READY',
  PASSED: 'PASSED',
  SUSPENDED: 'SUSPENDED',
  SUPERSEDED: 'SUPERSEDED',
  NO_LONGER_REQUIRED: 'NO_LONGER_REQUIRED',
} as const;
export type GateStatus = keyof typeof GateStatus;

/**
 * Where a gate stands, the gravest first.
 *
 * - Passed; suspended when a body has since decided against it, when a decision that counted was corrected,
 *   annulled or not ratified, or when a gate before it is suspended. It stays on record as passed, but no later
 *   gate can rest on it until it is passed again. Once the grant has taken effect nothing suspends.
 * - No longer required: Parliament ended the section that the step rests on.
 * - Failed: a body decided against. Version mismatch: bodies decided on different packs.
 * - Deferred: a body's decision or the gate was deferred, and nothing was decided since.
 * - Ready: it can be passed. Partially approved: some of the approvals are given, or all of them but
 *   something else is missing. A rating alone is not an approval.
 */
export function gateStatus(facts: GateFacts): GateStatus {
  if (facts.replaced) return 'SUPERSEDED';
  const all = standings(facts);
  const against = all.some((one) => weight(one) === 'AGAINST');
  if (facts.passing) return isSuspended(facts) ? 'SUSPENDED' : 'PASSED';
  if (facts.noLongerRequired) return 'NO_LONGER_REQUIRED';
  if (against) return 'FAILED';
  if (manifestsDecidedOn(facts).length > 1) return 'VERSION_MISMATCH';
  if (isDeferred(facts, all)) return 'DEFERRED';
  if (readiness(facts).ready) return 'READY';
  if (all.some(isApproval)) return 'PARTIALLY_APPROVED';
  return facts.started || facts.decisions.length > 0 ? 'IN_PREPARATION' : 'NOT_STARTED';
}

/** Whether a passed gate still stands, so that the next one can rest on it. */
export function isPassed(facts: GateFacts): boolean {
  return gateStatus(facts) === 'PASSED';
}

/** A gate as the later ones see it. */
export function asEarlier(facts: GateFacts): EarlierGate {
  const status = gateStatus(facts);
  const passing = status === 'PASSED' || status === 'SUSPENDED' ? status : 'NOT_PASSED';
  return {
    gateId: facts.gateId,
    title: facts.title,
    passing,
    passedAt: facts.passing?.passedAt ?? null,
    decided: lastDecided(facts),
  };
}

/** The last of the decisions that a gate needed and has. */
function lastDecided(facts: GateFacts): Moment | null {
  return standings(facts).reduce<Moment | null>((last, { satisfied, decision }) => {
    if (!satisfied || !decision) return last;
    return !last || isBefore(last, decision, true) ? decision : last;
  }, null);
}

/** Whether the gate waits for the regulator's review or rating next (for the programme's status). */
export function awaitsAssurance(facts: GateFacts): boolean {
  const waiting = standings(facts).filter((one) => !one.satisfied);
  const next = waiting.filter(({ decider }) => decider.order === waiting[0]?.decider.order);
  return !facts.passing && next.some(({ decider }) => isAssurance(decider.purpose));
}

/** The roles that record that a gate is passed; the programme's SRO never does. */
const PASSERS: readonly Role[] = ['COMPANY_SECRETARY', 'PROGRAMME_DIRECTOR'];

/** Whether somebody with these roles in the programme can record that a gate is passed. */
export function isPasser(roles: readonly Role[]): boolean {
  return !roles.includes('SRO') && roles.some((role) => PASSERS.includes(role));
}

/** Who would pass a gate. */
export interface Passer {
  roles: readonly Role[];
  /** Whether they took a body out of it, or named the first of a gate that asked none. */
  choseBodies: boolean;
}

/**
 * Whether the gate may be passed by somebody; null means yes.
 *
 * - Passing records that every decider has decided, and decides nothing itself: it is refused while any
 *   blocker stands.
 * - Whoever chose which bodies decide at the gate does not pass it, so that no gate is passed by one person alone.
 */
export function mayPass(facts: GateFacts, by: Passer): Refusal | null {
  if (!isPasser(by.roles)) {
    const because =
      "Only the company secretary of a Trust in the programme, or the programme director, can pass a gate; the programme's senior responsible owner (SRO) cannot.";
    return { code: 'NOT_ALLOWED', because };
  }
  if (by.choseBodies) {
    const because =
      'You took a body out of this gate, or named its first (adjustGate): a company secretary of its Trusts, or another programme director, must pass it.';
    return { code: 'NOT_ALLOWED', because };
  }
  if (facts.replaced) {
    return { code: 'WRONG_STATE', because: 'This gate is no longer part of the programme.' };
  }
  if (facts.noLongerRequired) {
    const { instrument, since } = facts.noLongerRequired;
    const because = `This gate is no longer required since ${dayInWords(since)}: ${instrument}.`;
    return { code: 'WRONG_STATE', because };
  }
  if (facts.passing && !isSuspended(facts)) {
    const on = dayInWords(facts.passing.passedOn);
    return { code: 'WRONG_STATE', because: `This gate was passed on ${on}.` };
  }
  const { ready, blockers } = readiness(facts);
  if (ready) return null;
  const because = blockers.map((blocker) => blocker.because).join(' ');
  return { code: 'GATE_NOT_READY', because, blockers };
}

/** Whether a gate may be deferred: with a reason and a new date, while it is not passed. */
export function mayDeferGate(
  gate: { passed: boolean },
  deferral: Deferral,
  today: Day,
): Refusal | null {
  return mayChangePlan(gate, 'be deferred') ?? mayDefer({ state: 'DRAFT' }, deferral, today);
}

/** Whether the plan of a gate can still change: until it is passed; null means yes. */
export function mayChangePlan({ passed }: { passed: boolean }, how: string): Refusal | null {
  if (!passed) return null;
  return { code: 'WRONG_STATE', because: `This gate is already passed, so it cannot ${how}.` };
}

/** Whether a gate's baseline date may be set: once, since later plans are forecasts. */
export function maySetBaseline(gate: { baselineOn: Day | null }, on: Day): Refusal | null {
  if (!isDay(on)) {
    return { code: 'BAD_USER_INPUT', because: 'Give the baseline date.', field: 'baselineOn' };
  }
  if (gate.baselineOn === null || gate.baselineOn === on) return null;
  const because =
    'The baseline date is already set and cannot be changed: change the forecast instead (forecastOn).';
  return { code: 'WRONG_STATE', because, field: 'baselineOn' };
}

/** Whether a baseline date can be corrected to another; null means yes. */
export function mayCorrectBaseline(gate: { baselineOn: Day | null }, on: Day): Refusal | null {
  const no = (because: string): Refusal => ({ code: 'WRONG_STATE', because, field: 'baselineOn' });
  if (gate.baselineOn === null)
    return no('This gate has no baseline date yet: set it (setGateDates).');
  return gate.baselineOn === on ? no('This is the baseline date already.') : null;
}

/** How a body's decision counts; one whose record waits for somebody does not. */
function weight({ decision }: DeciderStanding) {
  return decision && !isHeldUp(decision) ? OUTCOME_WEIGHT[outcomeThatCounts(decision)] : 'NONE';
}

/** The last deferral of the gate stands until some body decides after it. */
function isDeferred({ deferrals }: GateFacts, all: readonly DeciderStanding[]): boolean {
  if (all.some((one) => weight(one) === 'PUT_BACK')) return true;
  const since = ({ deferredOn }: { deferredOn: Day }) =>
    all.some(({ decision }) => decision !== null && decision.decidedOn > deferredOn);
  return deferrals.some((deferral) => !since(deferral));
}

function isApproval(standing: DeciderStanding): boolean {
  const { decider, decision, satisfied } = standing;
  if (!satisfied || isAssurance(decider.purpose)) return false;
  return openPrecedents(standing).length === 0 && !isOutdated(decision!);
}

function isAssurance(purpose: string): boolean {
  return purpose === 'REVIEW' || purpose === 'RATE';
}
