import { inWords } from '../programmes/document-role.rules.js';
import { isKnown } from '../programmes/pre-election-period.rules.js';
import { isReasoned, notRunning, withinPreElectionPeriod } from '../programmes/programme.rules.js';
import { dayInWords } from '../../shared/day.js';
import type { Blocker, BlockerKind, BlockerSubject } from '../../shared/refusal.js';
import {
  comparable,
  isBefore,
  isHeldUp,
  isNotRatified,
  isOutdated,
  isPast,
  manifestsDecidedOn,
  openPrecedents,
  outcomesOf,
  satisfies,
  standings,
  whoDecided,
} from './gate-facts.rules.js';
import { OUTCOME_WORDS } from '../deciding/explanation.rules.js';
import { purposeWords } from '../decisions/external-decision.rules.js';
import { OUTCOME_WEIGHT } from '../decisions/gate-outcome.rules.js';
import type {
  DeciderStanding,
  EarlierGate,
  GateFacts,
  Passing,
  RequiredDecider,
  StandingDecision,
} from './gate-facts.rules.js';

/** A blocker of a gate always names what it is about. */
export type GateBlocker = Required<Blocker>;

/** What is to be known before a gate is passed, although it stops nothing. */
export const GateCautionKind = {
  ORDERS_ENTERED_LATE: 'ORDERS_ENTERED_LATE',
  DECIDED_BY_COMMITTEE: 'DECIDED_BY_COMMITTEE',
  ORDERS_CORRECTED: 'ORDERS_CORRECTED',
} as const;
export type GateCautionKind = keyof typeof GateCautionKind;

export interface GateCaution {
  kind: GateCautionKind;
  because: string;
  decisionId: string;
}

export interface Readiness {
  ready: boolean;
  blockers: GateBlocker[];
  cautions: GateCaution[];
}

/**
 * Whether a gate can be passed, and every single thing that stands in the way.
 *
 * - Every body it needs has decided as it must, on one and the same pack, in order.
 * - The letter of each statutory decision of an outside body is confirmed, and no chair objects to the record
 *   of a decision.
 * - No precedent condition of any of the bodies' decisions at the gate is open; each criterion is met,
 *   every gate before is passed and stands, and no party's board has withdrawn.
 * - No urgent decision is past the day by which its body was to ratify it.
 * - Nothing was decided in a pre-election period that was known then without a recorded reason.
 * - At a gate that was past when the programme was adopted, criteria and pre-election periods do not
 *   count: its evidence is the record. A rating is part of that record.
 * - Nothing stands in the way of a gate that is passed; of one that is suspended, what stands in the way of
 *   passing it again.
 */
export function readiness(facts: GateFacts): Readiness {
  if (facts.passing && !isSuspended(facts)) return { ready: true, blockers: [], cautions: [] };
  const all = standings(facts);
  const past = isPast(facts);
  const untimely = past ? [] : all.flatMap((one) => preElectionBlockers(one, facts));
  const blockers = [
    ...programmeBlocker(facts),
    ...withdrawalBlockers(facts),
    ...earlierBlockers(facts),
    ...nobodyBlocker(facts),
    ...all.flatMap((one) => decisionBlockers(one, facts)),
    ...packBlockers(facts, all, past),
    ...all.flatMap((one) => orderBlockers(one, all, facts)),
    ...all.flatMap(conditionBlockers),
    ...all.flatMap((one) => ratificationBlockers(one, facts)),
    ...criterionBlockers(facts, past),
    ...untimely,
  ];
  return { ready: blockers.length === 0, blockers, cautions: all.flatMap(cautionsOf) };
}

/**
 * A decision that went by standing orders which were entered after its meeting, or by some that were corrected
 * since and by which it would be another; one of a committee for a board.
 */
function cautionsOf({ decider, decision }: DeciderStanding): GateCaution[] {
  if (!decision) return [];
  const { id: decisionId, decidedOn, ordersEnteredOn, judgedAgain, delegated } = decision;
  const on = dayInWords(decidedOn);
  const decided = `${whoDecided(decider, decision)} decided on ${on} by standing orders that were`;
  const cautions: GateCaution[] = [];
  if (ordersEnteredOn) {
    const because = `${decided} entered on ${dayInWords(ordersEnteredOn)}, after its meeting.`;
    cautions.push({ kind: 'ORDERS_ENTERED_LATE', because, decisionId });
  }
  if (judgedAgain) {
    const { correctedOn, outcome } = judgedAgain;
    const now = outcome
      ? OUTCOME_WORDS[outcome].replace(/^Outcome: /, 'its outcome would be: ')
      : 'it could not be decided so';
    const because = `${decided} corrected on ${dayInWords(correctedOn)}. By the right ones ${now}.`;
    cautions.push({ kind: 'ORDERS_CORRECTED', because, decisionId });
  }
  if (delegated) {
    const because = `${delegated.committeeName} decided on ${on} for ${decider.bodyName}, which delegated that to it (${delegated.clause}).`;
    cautions.push({ kind: 'DECIDED_BY_COMMITTEE', because, decisionId });
  }
  return cautions;
}

/**
 * What has put a gate in doubt since it was passed: a gate before it that no longer stands or was passed again
 * since, a body that decided against it, or a decision that it rests on and that was taken back. A body that
 * has approved again since leaves the doubt until the gate is passed again; a record that was made by mistake
 * and is annulled leaves none, nor does a letter that is still to be confirmed.
 */
export function doubts(facts: GateFacts): GateBlocker[] {
  const { passing } = facts;
  if (!passing) return [];
  return [
    ...facts.earlier.flatMap((gate) => earlierDoubt(gate, passing)),
    ...standings(facts).flatMap((one) => decisionDoubt(one, facts, passing)),
  ];
}

/** Whether a gate that was passed no longer stands: from the day on which the grant takes effect it does. */
export function isSuspended(facts: GateFacts): boolean {
  return !facts.inEffect && doubts(facts).length > 0;
}

function earlierDoubt({ gateId, title, ...gate }: EarlierGate, { passedAt }: Passing) {
  const again = gate.passedAt !== null && gate.passedAt > passedAt;
  if (gate.passing !== 'SUSPENDED' && !again) return [];
  const because = again
    ? `The gate ${title}, before this one, was passed again since: this gate must be passed again.`
    : `The gate ${title}, before this one, is suspended.`;
  return [blocker('PREVIOUS_GATE_NOT_PASSED', because, 'GATE', gateId)];
}

function decisionDoubt(
  { decider, satisfied, decision }: DeciderStanding,
  { decisions }: GateFacts,
  { counted, passedAt }: Passing,
): GateBlocker[] {
  const { id, bodyId } = decider;
  const standing = decisions.filter(({ deciderId, voided }) => deciderId === id && !voided);
  const own = standing.filter((one) => !isHeldUp(one));
  const was = counted.find(({ deciderId }) => deciderId === id);
  const against = own.findLast((one) => turnedAgainst(one, passedAt));
  if (against) {
    const because = `${whoDecided(decider, against)} decided against it on ${dayInWords(against.decidedOn)}, ${sinceWhen(against, passedAt)}.`;
    return [blocker('WRONG_OUTCOME', because, 'DECISION', against.id)];
  }
  if (!was) return [];
  const heir = standing.find(
    (one) => one.id === was.decisionId || one.corrects.includes(was.decisionId),
  );
  const stands = heir
    ? heir.awaitsConfirmation || (heir.objection === null && satisfies(decider, heir))
    : satisfied && decision!.enteredAt <= passedAt;
  if (stands) return [];
  const because = heir?.objection
    ? `The chair objects to the record of the decision of ${decider.bodyName} that it was passed on.`
    : `The decision of ${whoDecided(decider, heir ?? null)} that it was passed on was corrected, annulled or not ratified.`;
  return [blocker('DECIDER_MISSING', because, 'BODY', bodyId)];
}

/** Whether a decision is against the gate, as it was closed or corrected since the gate was passed. */
function turnedAgainst({ outcome, enteredAt, asCorrected = [] }: StandingDecision, passedAt: Date) {
  const all = [{ outcome, enteredAt }, ...asCorrected];
  return all.some((one) => OUTCOME_WEIGHT[one.outcome] === 'AGAINST' && one.enteredAt > passedAt);
}

const sinceWhen = ({ enteredAt }: StandingDecision, passedAt: Date): string =>
  enteredAt > passedAt ? 'after it was passed' : 'as its minutes were corrected since';

function programmeBlocker({ programmeState, programmeCode }: GateFacts): GateBlocker[] {
  if (programmeState === 'RUNNING') return [];
  const because = notRunning(programmeState);
  return [blocker('PROGRAMME_NOT_RUNNING', because, 'PROGRAMME', programmeCode)];
}

/** A withdrawal blocks what is still to be passed. */
function withdrawalBlockers({ withdrawals }: GateFacts): GateBlocker[] {
  return withdrawals.map(({ bodyName, decidedOn, resolutionId }) => {
    const because = `${bodyName} resolved on ${dayInWords(decidedOn)} to withdraw from the programme.`;
    return blocker('PARTY_WITHDREW', because, 'DECISION', resolutionId);
  });
}

/** The last gate before this one that is not passed, and every one that is passed and stands no longer. */
function earlierBlockers({ earlier }: GateFacts): GateBlocker[] {
  const last = earlier.findLast(({ passing }) => passing === 'NOT_PASSED');
  return earlier
    .filter((gate) => gate === last || gate.passing === 'SUSPENDED')
    .map((gate) => {
      const because =
        gate === last
          ? `The gate before this one, ${gate.title}, must be passed first.`
          : `The gate ${gate.title}, before this one, is suspended: it must stand again first.`;
      return blocker('PREVIOUS_GATE_NOT_PASSED', because, 'GATE', gate.gateId);
    });
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
  const { bodyName, satisfying } = decider;
  const where = whereItDecides(decider, facts);
  const declared = declaredBlocker(decider, facts);
  if (declared) return [declared];
  if (!decision) return [undecidedBlocker(decider, voided, where)];
  const heldUp = heldUpBlocker(decider, decision);
  if (heldUp) return [heldUp];
  if (satisfies(decider, decision)) {
    const because = `${bodyName} must decide here: its decision was recorded from minutes, which counts only at a gate that was past when the programme was adopted.`;
    return [blocker('RECORDED_AT_LIVE_GATE', because, 'DECISION', decision.id)];
  }
  const who = whoDecided(decider, decision);
  const answer = `The outcome at ${who} on ${dayInWords(decision.decidedOn)} was "${inWords(decision.outcome)}"`;
  const corrected = correctedBlocker(answer, decider, decision);
  if (corrected) return [corrected];
  if (OUTCOME_WEIGHT[decision.outcome] === 'NONE') {
    return [blocker('DECIDER_MISSING', `${answer}: it has still to decide.`, ...where)];
  }
  const asked = satisfying.map((outcome) => `"${inWords(outcome)}"`).join(' or ');
  return [
    blocker('WRONG_OUTCOME', `${answer}; this gate needs ${asked}.`, 'DECISION', decision.id),
  ];
}

/** That a body has not decided, or that what it decided is void. */
function undecidedBlocker(
  { bodyName, purpose }: RequiredDecider,
  voided: StandingDecision | null,
  where: [BlockerSubject, string],
): GateBlocker {
  const refused = voided !== null && isNotRatified(voided);
  if (voided?.packSuperseded && !refused) return superseded(bodyName, voided);
  const words = purposeWords(purpose);
  const why = refused ? 'urgent decision was not ratified' : 'earlier decision was voided';
  const because = voided
    ? `${bodyName} must decide again whether to ${words}: its ${why}.`
    : `${bodyName} has not yet decided whether to ${words}.`;
  return blocker('DECIDER_MISSING', because, ...where);
}

/** That a decision would do as it was closed, or by its minutes, and not both; null where it was not corrected so. */
function correctedBlocker(
  answer: string,
  decider: RequiredDecider,
  decision: StandingDecision,
): GateBlocker | null {
  const [closed, ...corrected] = outcomesOf(decision);
  if (corrected.every((one) => one === closed)) return null;
  const words = corrected.map((outcome) => `"${inWords(outcome)}"`).join(' and ');
  const because = `${answer}, and as corrected with its minutes ${words}: it counts only by both, so ${whoDecided(decider, decision)} must decide again.`;
  return blocker('WRONG_OUTCOME', because, 'DECISION', decision.id);
}

/** That a record waits for somebody: a letter to be confirmed, or an objection to be settled; null while none does. */
function heldUpBlocker(
  { bodyName }: RequiredDecider,
  { id, outcome, decidedOn, awaitsConfirmation, objection }: StandingDecision,
): GateBlocker | null {
  const on = dayInWords(decidedOn);
  if (objection !== null) {
    const because = `The chair objects to the record of the decision of ${bodyName} on ${on}, so it does not count: "${objection}" Its secretary must correct or annul the record, or the chair take the objection back (takeBackObjection).`;
    return blocker('OBJECTED_TO', because, 'DECISION', id);
  }
  if (!awaitsConfirmation) return null;
  const answer = `The answer of ${bodyName} on ${on}, "${inWords(outcome)}", is recorded and not confirmed, so it does not count`;
  const because = `${answer}: the company secretary of a Trust that it was not recorded for, or another recorder of outside decisions, must confirm the letter (confirmExternalDecision).`;
  return blocker('NOT_CONFIRMED', because, 'DECISION', id);
}

/** That a body declared a result which is not complete, and so counts for no gate; null without one. */
function declaredBlocker(
  { id, bodyName }: RequiredDecider,
  { openResolutions, today }: GateFacts,
): GateBlocker | null {
  const open = openResolutions.findLast((one) => one.deciderId === id && one.declared);
  if (!open?.declared) return null;
  const { missing, completeBy } = open.declared;
  const by = dayInWords(completeBy);
  const how =
    today <= completeBy
      ? `Its secretary can complete it until ${by}.`
      : `It was to be completed by ${by}, so ${bodyName} must put it again.`;
  const because = `${bodyName} declared a result that is not complete, so it does not count. ${missing.join(' ')} ${how}`;
  return blocker('DECIDER_MISSING', because, 'RESOLUTION', open.resolutionId);
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
    ...outdated.map(({ decider, decision }) =>
      superseded(whoDecided(decider, decision), decision!),
    ),
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
  { sameDayAllowed, beforeLegalDate, earlier }: GateFacts,
): GateBlocker[] {
  if (!satisfied || !decision) return [];
  const bodies = all
    .filter((one) => one.decider.order < decider.order && cameBefore(decision, one, sameDayAllowed))
    .map((one) => one.decider.bodyName);
  const gates = beforeLegalDate
    ? earlier.filter(({ decided }) => decided && isBefore(decision, decided, sameDayAllowed))
    : [];
  const bodyName = whoDecided(decider, decision);
  const first = gates.map(
    ({ title, decided }) =>
      `the gate before this one, ${title}, was decided on ${dayInWords(decided!.decidedOn)}`,
  );
  if (bodies.length > 0) first.unshift(`${bodies.join(', ')} must decide first`);
  if (first.length === 0) return [];
  const because = `${bodyName} decided too early: ${first.join('; ')}. ${bodyName} must then decide again.`;
  return [blocker('OUT_OF_ORDER', because, 'DECISION', decision.id)];
}

/** A voided decision is asked for again: the order is judged by the date of the new one. */
function cameBefore(
  decision: StandingDecision,
  earlier: DeciderStanding,
  sameDayAllowed: boolean,
): boolean {
  if (earlier.voided) return false;
  const first = earlier.decision;
  if (!first || OUTCOME_WEIGHT[first.outcome] === 'NONE') return true;
  return isBefore(decision, first, sameDayAllowed);
}

function conditionBlockers(standing: DeciderStanding): GateBlocker[] {
  return openPrecedents(standing).map(({ id, text }) => {
    const because = `A condition set by ${setBy(standing, id)} must be discharged or waived first: ${text}`;
    return blocker('CONDITION_OPEN', because, 'CONDITION', id);
  });
}

/** Whose decision set a condition: the body's, or a committee's for it. */
function setBy({ decider, decision }: DeciderStanding, id: string): string {
  const own = decision?.conditions.some((condition) => condition.id === id);
  return whoDecided(decider, own ? decision : null);
}

function ratificationBlockers(
  { decider, decision }: DeciderStanding,
  { today }: GateFacts,
): GateBlocker[] {
  const ratification = decision?.ratification;
  if (ratification?.answer !== 'DUE' || today <= ratification.by) return [];
  const because = `${whoDecided(decider, decision)} was to ratify its urgent decision by ${dayInWords(ratification.by)}, and has not: it must do so first.`;
  return [blocker('RATIFICATION_DUE', because, 'DECISION', decision!.id)];
}

function criterionBlockers({ criteria }: GateFacts, past: boolean): GateBlocker[] {
  return criteria
    .filter(({ met, ofRecord }) => !met && (!past || ofRecord === true))
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
  const because = `${whoDecided(decider, decision)} decided in the pre-election period "${period.name}", and it is not recorded why it could not wait and whose advice was taken.`;
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
