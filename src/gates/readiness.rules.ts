import { inWords } from '../programmes/document-role.rules.js';
import { isKnown } from '../programmes/blackout.rules.js';
import { excuses, withinBlackout } from '../programmes/programme.rules.js';
import { dayInWords } from '../shared/day.js';
import type { Blocker } from '../shared/refusal.js';
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
import { OUTCOME_WEIGHT } from './gate-outcome.rules.js';
import type { DeciderStanding, GateFacts, StandingDecision } from './gate-facts.rules.js';

/** What can stand in the way of a gate. */
export const BlockerKind = {
  PROGRAMME_NOT_RUNNING: 'PROGRAMME_NOT_RUNNING',
  PARTY_WITHDREW: 'PARTY_WITHDREW',
  PREVIOUS_GATE_NOT_PASSED: 'PREVIOUS_GATE_NOT_PASSED',
  DECIDER_MISSING: 'DECIDER_MISSING',
  WRONG_OUTCOME: 'WRONG_OUTCOME',
  RECORDED_AT_LIVE_GATE: 'RECORDED_AT_LIVE_GATE',
  PACK_SUPERSEDED: 'PACK_SUPERSEDED',
  PACK_NOT_NAMED: 'PACK_NOT_NAMED',
  VERSION_MISMATCH: 'VERSION_MISMATCH',
  OUT_OF_ORDER: 'OUT_OF_ORDER',
  CONDITION_OPEN: 'CONDITION_OPEN',
  RATIFICATION_DUE: 'RATIFICATION_DUE',
  CRITERION_NOT_MET: 'CRITERION_NOT_MET',
  PRE_ELECTION: 'PRE_ELECTION',
} as const;
export type BlockerKind = keyof typeof BlockerKind;

export interface GateBlocker extends Blocker {
  kind: BlockerKind;
  subjectType: string;
  subjectId: string;
}

export interface Readiness {
  ready: boolean;
  blockers: GateBlocker[];
}

/**
 * Whether a gate can be passed, and every single thing that stands in the way.
 *
 * - Every body it needs has decided as it must (R2), on one and the same pack (R1), in order (R8).
 * - No precedent condition is open, of whichever of a body's decisions at the gate (R10); each
 *   criterion is met, the gate before is passed, and no party's board has withdrawn (R11).
 * - No urgent decision waits beyond its day to be ratified (domain 2.4).
 * - Nothing was decided in a pre-election period that was known then without a recorded reason (P7).
 * - Of a gate that was past when the programme was adopted, criteria and pre-election periods are
 *   not asked: its evidence is the record (rulings 23).
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
    ...all.flatMap(decisionBlockers),
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
  const because = `The programme is ${inWords(programmeState)}.`;
  return [blocker('PROGRAMME_NOT_RUNNING', because, 'PROGRAMME', programmeCode)];
}

/** What is passed stays passed: a withdrawal is in the way of what is still to come. */
function withdrawalBlockers({ withdrawals, passing }: GateFacts): GateBlocker[] {
  if (passing) return [];
  return withdrawals.map(({ bodyName, decidedOn, resolutionId }) => {
    const because = `${bodyName} resolved on ${dayInWords(decidedOn)} to withdraw from the programme.`;
    return blocker('PARTY_WITHDREW', because, 'DECISION', resolutionId);
  });
}

function previousBlocker({ previous }: GateFacts): GateBlocker[] {
  if (!previous || previous.passed) return [];
  const because = `The gate before, ${previous.title}, is not passed.`;
  return [blocker('PREVIOUS_GATE_NOT_PASSED', because, 'GATE', previous.gateId)];
}

/** In a merger the one board of a review is that of a Trust which does not exist before Day 1. */
function nobodyBlocker({ deciders, gateId }: GateFacts): GateBlocker[] {
  if (deciders.length > 0) return [];
  const because = 'Nobody is asked to decide at this gate yet.';
  return [blocker('DECIDER_MISSING', because, 'GATE', gateId)];
}

function decisionBlockers({ decider, decision, voided, satisfied }: DeciderStanding) {
  if (satisfied) return [];
  const { bodyId, bodyName, purpose } = decider;
  if (!decision) {
    const refused = voided !== null && isNotRatified(voided);
    if (voided?.packSuperseded && !refused) return [superseded(bodyName, voided)];
    const again = `has to decide again: its ${refused ? 'urgent decision was not ratified' : 'decision was voided'}`;
    const why = voided ? again : 'has not yet decided';
    const because = `${bodyName} ${why} (${inWords(purpose)}).`;
    return [blocker('DECIDER_MISSING', because, 'BODY', bodyId)];
  }
  if (isSatisfying(decider, decision.outcome)) {
    const because = `${bodyName}: a decision recorded from minutes counts only at a gate that was past when the programme was adopted.`;
    return [blocker('RECORDED_AT_LIVE_GATE', because, 'DECISION', decision.id)];
  }
  const answer = `${bodyName}: ${inWords(decision.outcome)} on ${dayInWords(decision.decidedOn)}.`;
  if (OUTCOME_WEIGHT[decision.outcome] === 'NONE') {
    return [blocker('DECIDER_MISSING', `${answer} It has still to decide.`, 'BODY', bodyId)];
  }
  return [blocker('WRONG_OUTCOME', answer, 'DECISION', decision.id)];
}

function packBlockers(facts: GateFacts, all: DeciderStanding[], past: boolean): GateBlocker[] {
  const outdated = all.filter((one) => namesPack(one) && isOutdated(one.decision!));
  const unnamed = comparable(facts).filter(
    ({ decision }) => !past && decision!.source !== 'RECORDED' && !decision!.manifestSha256,
  );
  return [
    ...outdated.map(({ decider, decision }) => superseded(decider.bodyName, decision!)),
    ...unnamed.map(({ decider, decision }) => {
      const because = `${decider.bodyName}: it is not recorded on which pack it decided.`;
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
      const because = `${theirs}, ${other.decider.bodyName} on ${packOf(other.decision!)}.`;
      return blocker('VERSION_MISMATCH', because, 'DECISION', decision!.id);
    });
}

function orderBlockers(
  { decider, decision, satisfied }: DeciderStanding,
  all: readonly DeciderStanding[],
  sameDayAllowed: boolean,
): GateBlocker[] {
  if (!satisfied || !decision) return [];
  const early = all.find(
    (earlier) =>
      earlier.decider.order < decider.order && isBefore(decision, earlier, sameDayAllowed),
  );
  if (!early) return [];
  const because = `${decider.bodyName} decided before ${early.decider.bodyName} had: it decides after it.`;
  return [blocker('OUT_OF_ORDER', because, 'DECISION', decision.id)];
}

/** A voided decision is asked for again, and only its new date can tell the order. */
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
    const because = `A condition of ${standing.decider.bodyName} is to be met first: ${text}`;
    return blocker('CONDITION_OPEN', because, 'CONDITION', id);
  });
}

function ratificationBlockers(
  { decider, decision }: DeciderStanding,
  { today, passing }: GateFacts,
): GateBlocker[] {
  const ratification = decision?.ratification;
  if (passing || ratification?.answer !== 'DUE' || today <= ratification.by) return [];
  const because = `${decider.bodyName} was to ratify its urgent decision by ${dayInWords(ratification.by)}.`;
  return [blocker('RATIFICATION_DUE', because, 'DECISION', decision!.id)];
}

function criterionBlockers({ criteria }: GateFacts): GateBlocker[] {
  return criteria
    .filter(({ met }) => !met)
    .map(({ id, title, because, subjectType = 'CRITERION' }) =>
      blocker('CRITERION_NOT_MET', `${title}: ${because}`, subjectType, id),
    );
}

function preElectionBlockers(
  { decider, decision }: DeciderStanding,
  { blackoutPeriods }: GateFacts,
): GateBlocker[] {
  if (decision?.source !== 'LIVE' || excuses(decision.excuse)) return [];
  const known = blackoutPeriods.filter((period) => isKnown(period, decision.enteredAt));
  const period = withinBlackout(decision.decidedOn, known);
  if (!period) return [];
  const because = `${decider.bodyName} decided in the pre-election period "${period.name}" without a recorded reason.`;
  return [blocker('PRE_ELECTION', because, 'DECISION', decision.id)];
}

function namesPack({ decider, decision, satisfied }: DeciderStanding): boolean {
  return satisfied && decider.mustNameSamePack && decision !== null;
}

function superseded(bodyName: string, decision: StandingDecision): GateBlocker {
  const because = `${bodyName} decided on ${packOf(decision)}, which a later version replaced.`;
  return blocker('PACK_SUPERSEDED', because, 'DECISION', decision.id);
}

function packOf({ packLabel, manifestSha256 }: StandingDecision): string {
  return packLabel ?? `the pack ${manifestSha256?.slice(0, 12)}`;
}

function blocker(
  kind: BlockerKind,
  because: string,
  subjectType: string,
  subjectId: string,
): GateBlocker {
  return { kind, because, subjectType, subjectId };
}
