import { dayInWords } from '../../shared/day.js';
import type { Day } from '../../shared/day.js';
import { BODY_KINDS, isCouncil } from '../trusts/body.rules.js';
import type { BodyKind } from '../trusts/body.rules.js';
import type { Method, Share, StandingOrders, Way } from '../trusts/standing-orders.rules.js';
import type { TrustKind } from '../trusts/trust.rules.js';
import { unruledOf } from './accounting.rules.js';
import type { InterestsKnown, Missing } from './accounting.rules.js';
import type { CastingVote, Majority, MajorityAsked } from './majority.rules.js';
import { isMeeting } from './meeting.rules.js';
import { countPosts, sharing } from './post.rules.js';
import { MAJORITIES, METHOD_WORDS, PURPOSES, WAY_WORDS } from './purpose.rules.js';
import type { Purpose } from './purpose.rules.js';
import type { NotCounted, Quorum, RollMember } from './quorum.rules.js';
import type { Outcome } from './resolution.rules.js';
import { FORMER_SOURCE } from './rule-version.rules.js';
import { isTie } from './tally.rules.js';
import type { Tally } from './tally.rules.js';
import type { UrgentDecision } from './urgent.rules.js';

/** The decision, as far as the explanation tells of it. */
export interface Told {
  body: BodyKind;
  trust?: TrustKind | null;
  roll: readonly RollMember[];
  purpose: Purpose;
  method: Method;
  way: Way;
  orders: StandingOrders;
  urgent: UrgentDecision | null;
  /** Votes of members who could not vote on the item. */
  leftOut: number;
  /** Ballot papers that were not valid. */
  spoilt: number;
  /** Members who could vote on the item and did not, or did not answer. */
  silent: number;
  /** Posts that have no vote, because those who share them differ. */
  differing: number;
  /** What asks for the majority. */
  asked: MajorityAsked;
  /** As `RuleSet` has them. */
  tellsMix: boolean;
  namesOwnSource: boolean;
  entered?: EnteredLate | null;
  ordersEnteredOn?: Day | null;
  seatsEnteredLate?: readonly SeatEnteredLate[];
  itemPutAt?: string | null;
  papersLate?: readonly string[];
  interests?: InterestsKnown | null;
  bySecretary?: BySecretary | null;
  identified?: number | null;
  declared?: DeclaredFirst | null;
  corrected?: CorrectedWith | null;
  /** What is not accounted for yet: then the result is declared and no more. */
  missing: readonly Missing[];
}

/** What the secretary recorded in the name of others: of what stands. */
export interface BySecretary {
  votes: number;
  interests: number;
  rulings: number;
  castingVote: boolean;
}

/** That a result was declared before it was complete, and when it was completed. */
export interface DeclaredFirst {
  on: Day;
  completedOn: Day;
}

/** What of a decision was corrected with its minutes, and on which day. */
export interface CorrectedWith {
  on: Day;
  /** Of how many members the attendance is another. */
  members: number;
  presiding: boolean;
  count: boolean;
  votes: number;
  minuteRef: boolean;
}

/** An item that its secretary entered after the day of its meeting. */
export interface EnteredLate {
  heldOn: Day;
  on: Day;
}

/** A seat on the roll that was entered too late to be known: when, and of which day its instrument is. */
export interface SeatEnteredLate {
  on: Day;
  instrumentOn: Day;
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
    ...correctedWith(told),
    ...enteredLate(told),
    ...seatsEnteredLate(told),
    ...papersLate(told),
    quorumAsked(told, worked.quorum),
    ...postsShared(told),
    ...takingPart(told, worked.quorum),
    ...unanswered(told),
  ];
  if (!worked.quorum.met) {
    return [...quorum, worked.quorum.because, `${OUTCOME_WORDS[worked.outcome]}.`];
  }
  return [
    ...quorum,
    worked.quorum.because,
    ...interestsKnown(told),
    ...found(told, worked.tally),
    ...recordedForOthers(told),
    ...identified(told),
    ...majorityAsked(told, worked),
    ...conclusion(told, worked),
    ...completed(told),
  ];
}

/** The interests in the item, and how they were ruled on. */
function interestsKnown({ interests }: Told): string[] {
  if (!interests || interests.known === 0) return [];
  const { known, ruled } = interests;
  const ways: [number, string][] = [
    [ruled.TAKE_PART, 'to take part'],
    [ruled.STAY_NO_VOTE, 'to stay without a vote'],
    [ruled.LEAVE, 'to leave for the item'],
  ];
  const told = ways
    .filter(([number]) => number > 0)
    .map(([number, what]) => `${number} ${was(number)} ruled ${what}`);
  const unruled = unruledOf(interests);
  if (unruled > 0) told.push(`${unruled} ${unruled === 1 ? 'has' : 'have'} no ruling`);
  return [`${count(known, 'interest')} in this item ${was(known)} known: ${told.join(', ')}.`];
}

/** What the secretary recorded in the name of others, apart from the casting vote. */
function recordedForOthers({ bySecretary }: Told): string[] {
  if (!bySecretary) return [];
  const { votes, interests, rulings } = bySecretary;
  const all: [number, string][] = [
    [votes, 'vote'],
    [interests, 'interest'],
    [rulings, 'ruling'],
  ];
  const told = all.filter(([number]) => number > 0).map(([number, noun]) => count(number, noun));
  if (told.length === 0) return [];
  const what = told.length < 2 ? told.join() : `${told.slice(0, -1).join(', ')} and ${told.at(-1)}`;
  const verb = votes + interests + rulings === 1 ? 'was' : 'were';
  return [`In the names of those who gave them, ${what} ${verb} recorded by the secretary.`];
}

/** How many voted through a sign-in that somebody else had set: none before an officer had met them. */
function identified({ identified: number }: Told): string[] {
  if (!number) return [];
  const who = number === 1 ? '1 member voted' : `${number} members voted`;
  const own = number === 1 ? 'a sign-in' : 'sign-ins';
  return [
    `${who} through ${own} that somebody else had set: before that, an officer confirmed in person that ${number === 1 ? 'the member was' : 'each was'} identified.`,
  ];
}

/** That these are not the facts that it was closed on, and in what they differ. */
function correctedWith({ corrected }: Told): string[] {
  if (!corrected) return [];
  const { on, members, presiding, count: counted, votes, minuteRef } = corrected;
  const all: [boolean, string][] = [
    [members > 0, `the attendance of ${count(members, 'member')}`],
    [presiding, 'who presided'],
    [counted, 'the count'],
    [votes > 0, `the ${votes === 1 ? 'vote of 1 member' : `votes of ${votes} members`}`],
    [minuteRef, 'the minute reference'],
  ];
  const what = all.filter(([is]) => is).map(([, words]) => words);
  const said = what.length > 0 ? what.join(', ') : 'nothing, it stands as it was closed';
  return [`Corrected on ${dayInWords(on)} with the minutes: ${said}.`];
}

/** That it was declared first. */
function completed({ declared }: Told): string[] {
  if (!declared) return [];
  const [on, then] = [dayInWords(declared.on), dayInWords(declared.completedOn)];
  return [`The result was declared on ${on}, and completed on ${then}.`];
}

function enteredLate({ entered, ordersEnteredOn, orders }: Told): string[] {
  if (!entered) return [];
  const [on, heldOn] = [dayInWords(entered.on), dayInWords(entered.heldOn)];
  const item = `This item was entered on ${on}, after the meeting of ${heldOn}.`;
  if (!ordersEnteredOn) return [item];
  const [since, known] = [dayInWords(orders.effectiveFrom), dayInWords(ordersEnteredOn)];
  return [item, `The standing orders of ${since} were entered on ${known}, after the meeting.`];
}

function seatsEnteredLate({ seatsEnteredLate: seats = [] }: Told): string[] {
  return seats.map(({ on, instrumentOn }) => {
    const entered = `1 member on the roll has a seat that was entered too late to be known, on ${dayInWords(on)}`;
    return `${entered}. It counts by an instrument of ${dayInWords(instrumentOn)}, which the person presiding confirmed.`;
  });
}

/** Two who share a post are one. */
function postsShared({ roll }: Told): string[] {
  const { members, posts } = sharing(roll);
  if (posts === 0) return [];
  const what = posts === 1 ? '1 post' : `${posts} posts`;
  return [
    `${count(members, 'member')} share ${what}: for each post they are one, and have one vote if they agree.`,
  ];
}

/** That its pack came late. */
const papersLate = (told: Told): readonly string[] => told.papersLate ?? [];

function quorumAsked(told: Told, quorum: Quorum): string {
  const { body, method, orders } = told;
  const { members, needed } = quorum;
  const vacant = quorum.posts === undefined ? '' : ` in ${count(quorum.posts, 'post')}`;
  const who = `The ${BODY_KINDS[body].title} has ${count(members, 'voting member')}${vacant}`;
  if (method === 'URGENT') {
    return `${who}. The chair or vice-chair and one executive take an urgent decision.`;
  }
  const base = quorum.posts === undefined ? 'them' : 'its posts';
  const share = `${orders.quorumNumerator} in ${orders.quorumDenominator} of ${base}`;
  const floor = orders.quorumMinimum === null ? '' : ` (never fewer than ${orders.quorumMinimum})`;
  const mix = [
    quorum.executivesNeeded > 0 ? count(quorum.executivesNeeded, 'executive') : '',
    quorum.nonExecutivesNeeded > 0 ? count(quorum.nonExecutivesNeeded, 'non-executive') : '',
  ].filter(Boolean);
  const both = quorum.executivesNeeded + quorum.nonExecutivesNeeded;
  const apart = told.tellsMix && both > needed;
  const including =
    mix.length === 0
      ? ''
      : apart
        ? `, but at least ${mix.join(' and ')}, which is ${count(both, 'member')}`
        : `, including at least ${mix.join(' and ')}`;
  const since = dayInWords(orders.effectiveFrom);
  const quorate = `${count(needed, 'member')}${including}`;
  return `${who}. For a quorum, its standing orders of ${since} ask for ${share}${floor}: ${quorate}.`;
}

function takingPart({ method, orders, roll, itemPutAt = null }: Told, quorum: Quorum): string[] {
  const why = (reason: NotCounted) =>
    quorum.notCounted.filter((member) => member.reason === reason).length;
  const [stayed, left] = [why('STAYED_WITHOUT_VOTE'), why('LEFT_FOR_THE_ITEM')];
  const gone: readonly NotCounted[] = ['STAYED_WITHOUT_VOTE', 'LEFT_FOR_THE_ITEM'];
  const alsoThere = quorum.notCounted.filter(({ reason }) => gone.includes(reason));
  const there = countPosts(roll, [...quorum.counted, ...alsoThere.map(({ memberId }) => memberId)]);
  const put = itemPutAt === null ? '' : ' and still when it was put to the vote';
  const verb = isMeeting(method) ? `present when the item was taken${put}` : 'answered';
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

function found(told: Told, tally: Tally): string[] {
  const { method, way, urgent, leftOut, spoilt, silent, differing } = told;
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
  if (differing > 0) {
    const who = differing === 1 ? '1 shared post has' : `${differing} shared posts have`;
    steps.push(`${who} no vote, because those who share it do not agree.`);
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

function majorityAsked(told: Told, { majority, tally }: Worked): string[] {
  const { words } = PURPOSES[told.purpose];
  const of = MAJORITIES[majority.kind].words;
  const what = told.asked.by === 'WRITTEN' ? 'A written resolution' : 'A resolution';
  const share = shareInWords(majority.share ?? null);
  const rule = `${what} to ${words} needs ${share} ${of} (${sourceOf(told)})`;
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

/** Where the majority is asked for: the statute, or the body's own rules, by document and clause. */
function sourceOf(told: Told): string {
  const { asked, namesOwnSource } = told;
  if (asked.source !== null) return asked.source;
  return namesOwnSource ? ownRules(told, asked.clause) : FORMER_SOURCE;
}

/** By which rules of its own a body decides: an NHS trust's may not go below the Regulations. */
function ownRules({ trust, orders }: Told, clause: string | null): string {
  const since = dayInWords(orders.effectiveFrom);
  const rules = `${OWN_RULES[trust ?? 'NONE']} of ${since}`;
  const where = [orders.documentTitle ?? null, clause].filter((part) => part !== null).join(', ');
  return where === '' ? rules : `${rules}: ${where}`;
}

const OWN_RULES: Record<TrustKind | 'NONE', string> = {
  FOUNDATION_TRUST: 'its constitution and standing orders',
  NHS_TRUST:
    'the National Health Service Trusts (Membership and Procedure) Regulations 1990, SI 1990/2024, and its standing orders',
  NONE: 'its standing orders',
};

/** A share as people say it: more than half, two thirds, all. */
function shareInWords(share: Share | null): string {
  if (share === null || share.numerator * 2 <= share.denominator) return 'more than half';
  const { numerator, denominator } = share;
  if (numerator === denominator) return 'all';
  return SHARE_WORDS[`${numerator}/${denominator}`] ?? `${numerator} in ${denominator}`;
}

const SHARE_WORDS: Partial<Record<string, string>> = {
  '2/3': 'two thirds',
  '3/4': 'three quarters',
};

function conclusion(told: Told, worked: Worked): string[] {
  const steps = ofEqualVotes(told, worked);
  const verdict = worked.carried ? 'The resolution is carried' : 'The resolution is not carried';
  if (told.missing.length > 0) {
    const declared = 'Outcome: declared, and it counts nowhere until it is completed.';
    return [...steps, `${verdict}.`, ...told.missing.map(({ because }) => because), declared];
  }
  return [...steps, `${verdict}. ${OUTCOME_WORDS[worked.outcome]}.`];
}

/** What decided where the votes were equal. */
function ofEqualVotes(told: Told, { tally, majority, castingVote }: Worked): string[] {
  if (castingVote !== null) return [castingVoteGiven(told, castingVote)];
  if (!isTie(tally) || !tieMatters(majority)) return [];
  const { body, orders, method } = told;
  const possible =
    orders.castingVote &&
    !isCouncil(body) &&
    isMeeting(method) &&
    MAJORITIES[majority.kind].castingVote;
  const none = possible ? 'no casting vote was given' : 'there is no casting vote';
  return [`The votes were equal and ${none}, so it is not carried.`];
}

function castingVoteGiven(told: Told, { choice }: CastingVote): string {
  const { orders, bySecretary, namesOwnSource } = told;
  const side = choice === 'FOR' ? 'for' : 'against';
  const own = namesOwnSource ? ` (${ownRules(told, orders.castingVoteClause ?? null)})` : '';
  const by = bySecretary?.castingVote ? ', as recorded by the secretary' : '';
  return `The votes were equal, and the person presiding gave the casting vote ${side} it${own}${by}.`;
}

/** Whether one vote more would have carried it: where a share of those who voted was asked for. */
const tieMatters = ({ kind, share }: Majority) =>
  share === undefined && (kind === 'OF_VOTES_CAST' || kind === 'OF_MEMBERS_VOTING');

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
