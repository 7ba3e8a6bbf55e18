import { IsNull } from 'typeorm';
import type { Person } from '../../platform/accounts/account.entity.js';
import { personOf } from '../../platform/accounts/people.reader.js';
import { listOf, oneOf } from '../../platform/graphql/loader.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import type { Missing } from '../deciding/accounting.rules.js';
import type { Outcome, OutcomeState } from '../deciding/resolution.rules.js';
import { Condition } from '../conditions/condition.entity.js';
import { programmeOf, todayOf } from '../programmes/programmes.reader.js';
import { standingCastingVote } from './decision.reader.js';
import { DeclaredInterest, InterestRulingRow } from './interest.entity.js';
import { SeatInstrument } from './seat-instrument.entity.js';
import { ProposedCondition } from './proposed-condition.entity.js';
import {
  CastingVoteRow,
  DeclarationWorking,
  Elector,
  Resolution,
  ResolutionCount,
  ResolutionDeclaration,
  ResolutionOutcome,
  ResolutionOwnPart,
  ResolutionWorking,
  Vote,
} from './resolution.entity.js';

/** A condition by id. */
export const conditionOf = oneOf(Condition);
/** A resolution by id. */
export const resolutionOf = oneOf(Resolution);

/** How a resolution ended, by its id. */
export const outcomeOf = oneOf(ResolutionOutcome, 'resolutionId');
const declarationOf = oneOf(ResolutionDeclaration, 'resolutionId');
/** How a declared result was worked out, by its resolution's id. */
export const declaredWorkingOf = oneOf(DeclarationWorking, 'resolutionId');
/** How the outcome of a resolution was worked out, by its id. */
export const workingOf = oneOf(ResolutionWorking, 'resolutionId');
const castingVotesOf = listOf(CastingVoteRow, 'resolutionId', { number: 'ASC' });
/** The part of a resolution that only its body may read, by its id. */
export const ownPartOf = oneOf(ResolutionOwnPart);

/** Every revision of each member's vote on a resolution. */
export const votesOf = listOf(Vote, 'resolutionId', { personId: 'ASC', revision: 'ASC' });
const countsOf = listOf(ResolutionCount, 'resolutionId', { number: 'ASC' });
/** The interests in an item. */
export const declaredInterestsOf = listOf(DeclaredInterest, 'resolutionId', { id: 'ASC' });
/** The rulings on an interest, by the interest's id: the last binds. */
export const rulingsOnInterest = listOf(InterestRulingRow, 'interestId', { number: 'ASC' });
/** The instruments of seats that were entered too late for a resolution. */
export const seatInstrumentsOf = listOf(SeatInstrument, 'resolutionId', { id: 'ASC' });
/** The conditions that are voted on with a resolution. */
export const proposedConditionsOf = listOf(ProposedCondition, 'resolutionId', { position: 'ASC' });
/** The members on the roll of a resolution, without those who were struck off. */
export const membersOnRoll = listOf(
  Elector,
  'resolutionId',
  { title: 'ASC', personId: 'ASC' },
  { struckOff: IsNull() },
);
/** The items of a meeting, by the meeting's id. */
export const itemsOf = listOf(Resolution, 'meetingId', { number: 'ASC' });

const ratifyingOf = listOf(
  Resolution,
  'subjectId',
  { number: 'ASC' },
  { purpose: 'RATIFY', state: 'CLOSED' },
);

/** The casting vote on a resolution that stands, by its id. */
export async function castingVoteOf(context: RequestContext, id: string) {
  return standingCastingVote(await castingVotesOf(context, id));
}

/** The count of a resolution that stands, by its id. */
export async function countOf(
  context: RequestContext,
  id: string,
): Promise<ResolutionCount | null> {
  const latest = (await countsOf(context, id)).at(-1);
  return latest && latest.takenOutBecause === null ? latest : null;
}

/** How a resolution ended, or what was declared of it. */
export interface OutcomeShown extends Omit<ResolutionOutcome, 'outcome'> {
  outcome: OutcomeState;
  declaredOutcome: Outcome | null;
  missing: Missing[];
  completeBy: string | null;
}

/** How a resolution ended, or the result that is declared and not complete; null while it is undecided. */
export async function shownOutcomeOf(
  context: RequestContext,
  id: string,
): Promise<OutcomeShown | null> {
  const declaration = await declarationOf(context, id);
  const declaredOutcome = declaration?.outcome ?? null;
  const completeBy = declaration?.completeBy ?? null;
  const outcome = await outcomeOf(context, id);
  if (outcome) return { ...outcome, declaredOutcome, missing: [], completeBy };
  return declaration && { ...asDeclared(declaration), declaredOutcome, completeBy };
}

function asDeclared(declaration: ResolutionDeclaration): OutcomeShown {
  const { missing, declaredOn: _on, declaredBy, declaredAt, ...result } = declaration;
  return {
    ...result,
    outcome: 'DECLARED',
    declaredOutcome: declaration.outcome,
    missing: JSON.parse(missing) as Missing[],
    quorate: true,
    deferReason: null,
    reason: null,
    newDate: null,
    ruledById: null,
    ruledBecause: null,
    proceduralMinuteRef: null,
    closedBy: declaredBy,
    closedAt: declaredAt,
  };
}

/** The people with these ids, in their order. */
export async function peopleOf(context: RequestContext, ids: readonly string[]): Promise<Person[]> {
  const found = await Promise.all(ids.map(async (id) => await personOf(context, id)));
  return found.filter((person) => person !== null);
}

/** The terms of an urgent decision, and what became of them. */
export interface UrgentTerms {
  reason: string;
  deciders: Person[];
  consultees: Person[];
  ratifyBy: string | null;
  ratifiedById: string | null;
  overdue: boolean;
}

/** The terms of an urgent decision; null for a resolution that is none, and for a draft that has none yet. */
export async function urgentTermsOf(
  context: RequestContext,
  resolution: Resolution,
): Promise<UrgentTerms | null> {
  const { id, programmeId, urgentReason, ratifyBy } = resolution;
  if (urgentReason === null) return null;
  const ratified = await ratifiedBy(context, id);
  const due = (await outcomeOf(context, id))?.carried === true && ratified === null;
  const programme = await programmeOf(context, programmeId);
  return {
    reason: urgentReason,
    deciders: await peopleOf(context, resolution.urgentDeciderIds),
    consultees: await peopleOf(context, resolution.urgentConsulteeIds),
    ratifyBy,
    ratifiedById: ratified?.id ?? null,
    overdue: due && ratifyBy !== null && todayOf(programme!, new Date()) > ratifyBy,
  };
}

/** The resolution by which an urgent decision was ratified; null until one is carried. */
async function ratifiedBy(context: RequestContext, id: string): Promise<Resolution | null> {
  const closed = await ratifyingOf(context, id);
  const outcomes = await Promise.all(closed.map(async (one) => await outcomeOf(context, one.id)));
  return closed.find((_one, at) => outcomes[at]?.carried) ?? null;
}

/** Whether the caller may read the body's own part, and the resolution was opened, so that there is one. */
export async function isOwnAndOpened(
  resolution: Resolution,
  context: RequestContext,
): Promise<boolean> {
  const { standingOrdersId, programmeId, bodyId } = resolution;
  if (standingOrdersId === null) return false;
  const { bodies } = await context.reads.rights();
  return bodies.some((own) => own.programmeId === programmeId && own.bodyId === bodyId);
}
