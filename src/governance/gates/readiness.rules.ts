import { inWords } from '../programmes/document-role.rules.js';
import { isKnown } from '../programmes/pre-election-period.rules.js';
import { isReasoned, notRunning, withinPreElectionPeriod } from '../programmes/programme.rules.js';
import { dayInWords } from '../../shared/day.js';
import type { Blocker, BlockerKind, BlockerSubject } from '../../shared/refusal.js';
import {
  comparable,
  isNotRatified,
  isOutdated,
  isPast,
  isSatisfying,
  manifestsDecidedOn,
  openPrecedents,
  standings,
} from './gate-facts.rules.js';
import { purposeWords } from '../decisions/external-decision.rules.js';
import { OUTCOME_WEIGHT } from '../decisions/gate-outcome.rules.js';
import type {
  DeciderStanding,
  GateFacts,
  RequiredDecider,
  StandingDecision,
} from './gate-facts.rules.js';

/** A blocker of a gate always names what it is about. */
export type GateBlocker = Required<Blocker>;

export interface Readiness {
  ready: boolean;
  blockers: GateBlocker[];
}

/**
 * Whether a gate can be passed, and every single thing that stands in the way.
 *
 * - Every body it needs has decided as it must, on one and the same pack, in order.
 * - No precedent condition of any of the bodies' decisions at the gate is open; each criterion is met, the
 *   gate before is passed, and no party's board has withdrawn.
 * - No urgent decision is past the day by which its body was to ratify it.
 * - Nothing was decided in a pre-election period that was known then without a recorded reason.
 * - At a gate that was past when the programme was adopted, criteria and pre-election periods do not
 *   count: its evidence is the record.
 */
export function readiness(facts: GateFacts): Readiness {
  const all = standings(facts);
  const past = isPast(facts);
  const liveOnly = past
    ? []
    : [...criterionBlockers(facts), ...all.flatMap((one) => preElectionBlockers(one, facts))];
  const blockers = [
    ...programmeBlocker(facts),
    ...withdrawalBlockers(facts),
    ...previousBlocker(facts),
    ...nobodyBlocker(facts),
    ...all.flatMap((one) => decisionBlockers(one, facts)),
    ...packBlockers(facts, all, past),
    ...all.flatMap((one) => orderBlockers(one, all, facts.sameDayAllowed)),
    ...all.flatMap(conditionBlockers),
    ...all.flatMap((one) => ratificationBlockers(one, facts)),
    ...liveOnly,
  ];
  return { ready: blockers.length === 0, blockers };
}

function programmeBlocker({ programmeState, programmeCode }: GateFacts): GateBlocker[] {
  if (programmeState === 'RUNNING') return [];
  const because = notRunning(programmeState);
  return [blocker('PROGRAMME_NOT_RUNNING', because, 'PROGRAMME', programmeCode)];
}

/** A withdrawal blocks the gates that are not passed yet, and no other. */
function withdrawalBlockers({ withdrawals, passing }: GateFacts): GateBlocker[] {
  if (passing) return [];
  return withdrawals.map(({ bodyName, decidedOn, resolutionId }) => {
    const because = `${bodyName} resolved on ${dayInWords(decidedOn)} to withdraw from the programme.`;
    return blocker('PARTY_WITHDREW', because, 'DECISION', resolutionId);
  });
}

function previousBlocker({ previous }: GateFacts): GateBlocker[] {
  if (!previous || previous.passed) return [];
  const because = `The gate before this one, ${previous.title}, must be passed first.`;
  return [blocker('PREVIOUS_GATE_NOT_PASSED', because, 'GATE', previous.gateId)];
}

/** In a merger the board of a review is that of the merged Trust, which does not exist before Day 1. */
function nobodyBlocker({ deciders, gateId }: GateFacts): GateBlocker[] {
  if (deciders.length > 0) return [];
  const because = 'No body is asked to decide at this gate yet: add one (adjustGate).';
  return [blocker('DECIDER_MISSING', because, 'GATE', gateId)];
}

function decisionBlockers(
  { decider, decision, voided, satisfied }: DeciderStanding,
  facts: GateFacts,
): GateBlocker[] {
  if (satisfied) return [];
  const { bodyName, purpose, satisfying } = decider;
  const where = whereItDecides(decider, facts);
  if (!decision) {
    const refused = voided !== null && isNotRatified(voided);
    if (voided?.packSuperseded && !refused) return [superseded(bodyName, voided)];
    const words = purposeWords(purpose);
    const why = refused ? 'urgent decision was not ratified' : 'earlier decision was voided';
    const because = voided
      ? `${bodyName} must decide again whether to ${words}: its ${why}.`
      : `${bodyName} has not yet decided whether to ${words}.`;
    return [blocker('DECIDER_MISSING', because, ...where)];
  }
  if (isSatisfying(decider, decision.outcome)) {
    const because = `${bodyName} must decide here: its decision was recorded from minutes, which counts only at a gate that was past when the programme was adopted.`;
    return [blocker('RECORDED_AT_LIVE_GATE', because, 'DECISION', decision.id)];
  }
  const answer = `The outcome at ${bodyName} on ${dayInWords(decision.decidedOn)} was "${inWords(decision.outcome)}"`;
  if (OUTCOME_WEIGHT[decision.outcome] === 'NONE') {
    return [blocker('DECIDER_MISSING', `${answer}: it has still to decide.`, ...where)];
  }
  const asked = satisfying.map((outcome) => `"${inWords(outcome)}"`).join(' or ');
  return [
    blocker('WRONG_OUTCOME', `${answer}; this gate needs ${asked}.`, 'DECISION', decision.id),
  ];
}

/** Where a body can still decide: its open resolution, or the body itself when it has none. */
function whereItDecides(
  { id, bodyId }: RequiredDecider,
  { openResolutions }: GateFacts,
): [BlockerSubject, string] {
  const open = openResolutions.find(({ deciderId }) => deciderId === id);
  return open ? ['RESOLUTION', open.resolutionId] : ['BODY', bodyId];
}

function packBlockers(facts: GateFacts, all: DeciderStanding[], past: boolean): GateBlocker[] {
  const outdated = all.filter((one) => namesPack(one) && isOutdated(one.decision!));
  const unnamed = comparable(facts).filter(
    ({ decision }) => !past && decision!.source !== 'RECORDED' && !decision!.manifestSha256,
  );
  return [
    ...outdated.map(({ decider, decision }) => superseded(decider.bodyName, decision!)),
    ...unnamed.map(({ decider, decision }) => {
      const because = `${decider.bodyName} must name the pack that it decided on: its decision does not say.`;
      return blocker('PACK_NOT_NAMED', because, 'DECISION', decision!.id);
    }),
    ...mismatches(facts),
  ];
}

/** Each decision on another pack than the one that counts: the last sealed, else the first named. */
function mismatches(facts: GateFacts): GateBlocker[] {
  const manifests = manifestsDecidedOn(facts);
  if (manifests.length < 2) return [];
  const current = facts.currentPack?.manifestSha256;
  const counts = current && manifests.includes(current) ? current : manifests[0];
  const named = comparable(facts).filter(({ decision }) => decision!.manifestSha256 !== null);
  const other = named.find(({ decision }) => decision!.manifestSha256 === counts)!;
  return named
    .filter(({ decision }) => decision!.manifestSha256 !== counts)
    .map(({ decider, decision }) => {
      const theirs = `${decider.bodyName} decided on ${packOf(decision!)}`;
      const because = `${theirs}, but ${other.decider.bodyName} on ${packOf(other.decision!)}: both must decide on the same pack.`;
      return blocker('VERSION_MISMATCH', because, 'DECISION', decision!.id);
    });
}

function orderBlockers(
  { decider, decision, satisfied }: DeciderStanding,
  all: readonly DeciderStanding[],
  sameDayAllowed: boolean,
): GateBlocker[] {
  if (!satisfied || !decision) return [];
  const first = all.filter(
    (earlier) =>
      earlier.decider.order < decider.order && isBefore(decision, earlier, sameDayAllowed),
  );
  if (first.length === 0) return [];
  const { bodyName } = decider;
  const names = first.map((earlier) => earlier.decider.bodyName).join(', ');
  const because = `${bodyName} decided too early: ${names} must decide first. ${bodyName} must then decide again.`;
  return [blocker('OUT_OF_ORDER', because, 'DECISION', decision.id)];
}

/** A voided decision is asked for again: the order is judged by the date of the new one. */
function isBefore(
  { decidedOn }: StandingDecision,
  earlier: DeciderStanding,
  sameDayAllowed: boolean,
): boolean {
  if (earlier.voided) return false;
  const first = earlier.decision;
  if (!first || OUTCOME_WEIGHT[first.outcome] === 'NONE') return true;
  return sameDayAllowed ? decidedOn < first.decidedOn : decidedOn <= first.decidedOn;
}

function conditionBlockers(standing: DeciderStanding): GateBlocker[] {
  return openPrecedents(standing).map(({ id, text }) => {
    const because = `A condition set by ${standing.decider.bodyName} must be discharged or waived first: ${text}`;
    return blocker('CONDITION_OPEN', because, 'CONDITION', id);
  });
}

function ratificationBlockers(
  { decider, decision }: DeciderStanding,
  { today, passing }: GateFacts,
): GateBlocker[] {
  const ratification = decision?.ratification;
  if (passing || ratification?.answer !== 'DUE' || today <= ratification.by) return [];
  const because = `${decider.bodyName} was to ratify its urgent decision by ${dayInWords(ratification.by)}, and has not: it must do so first.`;
  return [blocker('RATIFICATION_DUE', because, 'DECISION', decision!.id)];
}

function criterionBlockers({ criteria }: GateFacts): GateBlocker[] {
  return criteria
    .filter(({ met }) => !met)
    .map(({ id, title, because, subjectType = 'CRITERION' }) =>
      blocker('CRITERION_NOT_MET', `Still needed: ${title}. ${because}`, subjectType, id),
    );
}

function preElectionBlockers(
  { decider, decision }: DeciderStanding,
  { preElectionPeriods }: GateFacts,
): GateBlocker[] {
  if (decision?.source !== 'LIVE' || isReasoned(decision.cannotWait)) return [];
  const known = preElectionPeriods.filter((period) => isKnown(period, decision.enteredAt));
  const period = withinPreElectionPeriod(decision.decidedOn, known);
  if (!period) return [];
  const because = `${decider.bodyName} decided in the pre-election period "${period.name}", and it is not recorded why it could not wait and whose advice was taken.`;
  return [blocker('PRE_ELECTION', because, 'DECISION', decision.id)];
}

function namesPack({ decider, decision, satisfied }: DeciderStanding): boolean {
  return satisfied && decider.mustNameSamePack && decision !== null;
}

function superseded(bodyName: string, decision: StandingDecision): GateBlocker {
  const because = `${bodyName} decided on ${packOf(decision)}, which was replaced: it must decide on the later version.`;
  return blocker('PACK_SUPERSEDED', because, 'DECISION', decision.id);
}

function packOf({ packLabel, manifestSha256 }: StandingDecision): string {
  return packLabel ?? `the pack ${manifestSha256?.slice(0, 12)}`;
}

function blocker(
  kind: BlockerKind,
  because: string,
  subjectType: BlockerSubject,
  subjectId: string,
): GateBlocker {
  return { kind, because, subjectType, subjectId };
}
