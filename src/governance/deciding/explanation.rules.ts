import { dayInWords } from '../../shared/day.js';
import type { Day } from '../../shared/day.js';
import { BODY_KINDS, isCouncil } from '../trusts/body.rules.js';
import type { BodyKind } from '../trusts/body.rules.js';
import type { Method, StandingOrders, Way } from '../trusts/standing-orders.rules.js';
import type { CastingVote, Majority } from './majority.rules.js';
import { isMeeting } from './meeting.rules.js';
import { MAJORITIES, METHOD_WORDS, PURPOSES, WAY_WORDS } from './purpose.rules.js';
import type { Purpose } from './purpose.rules.js';
import type { NotCounted, Quorum } from './quorum.rules.js';
import type { Outcome } from './resolution.rules.js';
import { isTie } from './tally.rules.js';
import type { Tally } from './tally.rules.js';
import type { UrgentDecision } from './urgent.rules.js';

/** The decision, as far as the explanation tells of it. */
export interface Told {
  body: BodyKind;
  purpose: Purpose;
  method: Method;
  way: Way;
  orders: StandingOrders;
  urgent: UrgentDecision | null;
  /** Votes of members who could not vote on the item. */
  leftOut: number;
  /** Ballot papers that were not valid. */
  spoilt: number;
  /** Members who could vote on the item by name, and gave no vote. */
  silent: number;
  entered?: EnteredLate | null;
}

/** An item that its secretary entered after the day of its meeting. */
export interface EnteredLate {
  heldOn: Day;
  on: Day;
}

/** The result. */
export interface Worked {
  outcome: Outcome;
  carried: boolean;
  tally: Tally;
  quorum: Quorum;
  majority: Majority;
  castingVote: CastingVote | null;
}

/**
 * The worked explanation of a decision, sentence by sentence, the same for the same facts.
 *
 * It names no person, so that it can go to the whole programme: who voted how, and who had an
 * interest, stays with the body.
 */
export function explain(told: Told, worked: Worked): string[] {
  const quorum = [
    ...enteredLate(told),
    quorumAsked(told, worked.quorum),
    ...takingPart(told, worked.quorum),
    ...unanswered(told),
  ];
  if (!worked.quorum.met) {
    return [...quorum, worked.quorum.because, `${OUTCOME_WORDS[worked.outcome]}.`];
  }
  return [
    ...quorum,
    worked.quorum.because,
    ...found(told, worked.tally),
    ...majorityAsked(told, worked),
    ...conclusion(told, worked),
  ];
}

function enteredLate({ entered }: Told): string[] {
  if (!entered) return [];
  const [on, heldOn] = [dayInWords(entered.on), dayInWords(entered.heldOn)];
  return [`This item was entered on ${on}, after the meeting of ${heldOn}.`];
}

function quorumAsked({ body, method, orders }: Told, quorum: Quorum): string {
  const { members, needed } = quorum;
  const who = `The ${BODY_KINDS[body].title} has ${count(members, 'voting member')}`;
  if (method === 'URGENT') {
    return `${who}. The chair or vice-chair and one executive take an urgent decision.`;
  }
  const share = `${orders.quorumNumerator} in ${orders.quorumDenominator} of them`;
  const floor = orders.quorumMinimum === null ? '' : ` (never fewer than ${orders.quorumMinimum})`;
  const mix = [
    quorum.executivesNeeded > 0 ? count(quorum.executivesNeeded, 'executive') : '',
    quorum.nonExecutivesNeeded > 0 ? count(quorum.nonExecutivesNeeded, 'non-executive') : '',
  ].filter(Boolean);
  const including = mix.length > 0 ? `, including at least ${mix.join(' and ')}` : '';
  const since = dayInWords(orders.effectiveFrom);
  const quorate = `${count(needed, 'member')}${including}`;
  return `${who}. For a quorum, its standing orders of ${since} ask for ${share}${floor}: ${quorate}.`;
}

function takingPart({ method, orders }: Told, quorum: Quorum): string[] {
  const why = (reason: NotCounted) =>
    quorum.notCounted.filter((member) => member.reason === reason).length;
  const [stayed, left] = [why('STAYED_WITHOUT_VOTE'), why('LEFT_FOR_THE_ITEM')];
  const there = quorum.present + stayed + left;
  const verb = isMeeting(method) ? 'present when the item was taken' : 'answered';
  const steps = [`Of these, ${there} ${isMeeting(method) ? `${was(there)} ` : ''}${verb}.`];

  const because = 'because of an interest, and';
  if (stayed > 0) {
    const who = `${count(stayed, 'member')} stayed without a vote`;
    steps.push(`${who} ${because} ${doNot(stayed)} count towards the quorum.`);
  }
  if (left > 0) {
    const who = `${count(left, 'member')} left for this item`;
    steps.push(`${who} ${because} ${doNot(left)} count towards the quorum.`);
  }
  if (orders.recusedCountToQuorum && method !== 'URGENT') {
    steps.push(
      'Under the standing orders, a member who stays without a vote counts towards the quorum.',
    );
  }
  return steps;
}

/** Of a written resolution: those who were asked and did not answer. */
function unanswered({ method, silent }: Told): string[] {
  if (silent === 0 || isMeeting(method)) return [];
  return [`${count(silent, 'member')} who could vote did not answer.`];
}

function found({ method, way, urgent, leftOut, spoilt, silent }: Told, tally: Tally): string[] {
  const counts = `${tally.for} for, ${tally.against} against, ${tally.abstain} abstaining`;
  const steps =
    way === 'AGREED_WITHOUT_VOTE'
      ? [
          `It was agreed without a vote: ${tally.for} agreed, ${
            tally.against
          } asked for dissent to be recorded, and ${tally.abstain} asked for an abstention to be recorded.`,
        ]
      : [`It was decided ${METHOD_WORDS[method]}, ${WAY_WORDS[way]}: ${counts}.`];

  if (urgent !== null && method === 'URGENT') {
    const ratified = urgent.ratifyBy === null ? '' : ` by ${dayInWords(urgent.ratifyBy)}`;
    const consulted = count(urgent.consulteeIds.length, 'non-executive');
    const due = `If it is carried, the body is to ratify it${ratified}.`;
    steps.push(`${consulted} ${was(urgent.consulteeIds.length)} consulted. ${due}`);
  }
  if (silent > 0 && isMeeting(method)) {
    steps.push(`${count(silent, 'member')} who ${was(silent)} present and could vote did not.`);
  }
  if (spoilt > 0) {
    steps.push(
      `${count(spoilt, 'ballot paper')} ${was(spoilt)} spoilt, and ${doNot(spoilt)} count.`,
    );
  }
  if (leftOut > 0) {
    const by = leftOut === 1 ? 'it was given by a member' : 'they were given by members';
    steps.push(
      `${count(leftOut, 'vote')} ${was(leftOut)} left out, because ${by} who could not vote on the item.`,
    );
  }
  return steps;
}

function majorityAsked({ purpose }: Told, { majority, tally }: Worked): string[] {
  const { words, source } = PURPOSES[purpose];
  const of = MAJORITIES[majority.kind].words;
  const rule = `A resolution to ${words} needs more than half ${of} (${source})`;
  const sum = `: at least ${majority.needed} of ${majority.denominator}. It has ${tally.for}.`;
  const nobody = '. Nobody voted for or against, so it is not carried.';
  const steps = [`${rule}${majority.denominator === 0 ? nobody : sum}`];

  if (majority.kind === 'OF_WHOLE_MEMBERSHIP') {
    const used = majority.denominatorKind === 'SEATS' ? 'its seats' : 'its members in post';
    const sizes = `${count(majority.seats ?? 0, 'seat')} and ${majority.inPost} members in post`;
    const advice = majority.advice === null ? '' : ', on the advice kept with the decision';
    steps.push(`The council has ${sizes}. The majority is counted from ${used}${advice}.`);
  }
  return steps;
}

function conclusion({ body, orders, method }: Told, worked: Worked): string[] {
  const { tally, majority, castingVote, carried } = worked;
  const steps: string[] = [];

  if (castingVote !== null) {
    const side = castingVote.choice === 'FOR' ? 'for' : 'against';
    steps.push(`The votes were equal, and the person presiding gave the casting vote ${side} it.`);
  } else if (isTie(tally) && majority.kind !== 'OF_WHOLE_MEMBERSHIP') {
    const possible =
      orders.castingVote &&
      !isCouncil(body) &&
      isMeeting(method) &&
      MAJORITIES[majority.kind].castingVote;
    const none = possible ? 'no casting vote was given' : 'there is no casting vote';
    steps.push(`The votes were equal and ${none}, so it is not carried.`);
  }
  const verdict = carried ? 'The resolution is carried' : 'The resolution is not carried';
  return [...steps, `${verdict}. ${OUTCOME_WORDS[worked.outcome]}.`];
}

/** Each outcome as the end of the explanation. */
export const OUTCOME_WORDS: Record<Outcome, string> = {
  APPROVED: 'Outcome: approved',
  APPROVED_WITH_CONDITIONS: 'Outcome: approved with conditions',
  DEFERRED: 'Outcome: deferred',
  REFERRED_BACK: 'Outcome: referred back',
  REJECTED: 'Outcome: rejected',
  WITHDRAWN: 'Outcome: withdrawn',
  NOT_QUORATE: 'Outcome: not quorate, so nothing was decided',
};

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function was(number: number): string {
  return number === 1 ? 'was' : 'were';
}

function doNot(number: number): string {
  return number === 1 ? 'does not' : 'do not';
}
