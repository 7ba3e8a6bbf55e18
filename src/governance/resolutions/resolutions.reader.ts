import { IsNull } from 'typeorm';
import type { Person } from '../../platform/accounts/account.entity.js';
import { personOf } from '../../platform/accounts/people.reader.js';
import { listOf, loader, oneOf } from '../../platform/graphql/loader.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import { Condition } from '../conditions/condition.entity.js';
import { programmeOf, todayOf } from '../programmes/programmes.reader.js';
import { DeclaredInterest, InterestRulingRow } from './interest.entity.js';
import { ProposedCondition } from './proposed-condition.entity.js';
import {
  CastingVoteRow,
  Elector,
  Resolution,
  ResolutionCount,
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
/** How the outcome of a resolution was worked out, by its id. */
export const workingOf = oneOf(ResolutionWorking, 'resolutionId');
/** The casting vote on a resolution, by its id. */
export const castingVoteOf = oneOf(CastingVoteRow, 'resolutionId');
/** The part of a resolution that only its body may read, by its id. */
export const ownPartOf = oneOf(ResolutionOwnPart);

/** Every revision of each member's vote on a resolution. */
export const votesOf = listOf(Vote, 'resolutionId', { personId: 'ASC', revision: 'ASC' });
/** The counts of a resolution: the last binds. */
export const countsOf = listOf(ResolutionCount, 'resolutionId', { number: 'ASC' });
/** The interests in an item. */
export const declaredInterestsOf = listOf(DeclaredInterest, 'resolutionId', { id: 'ASC' });
/** The rulings on an interest, by the interest's id: the last binds. */
export const rulingsOnInterest = listOf(InterestRulingRow, 'interestId', { number: 'ASC' });
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

/** The terms of an urgent decision; null for a resolution that is none. */
export async function urgentTermsOf(
  context: RequestContext,
  resolution: Resolution,
): Promise<UrgentTerms | null> {
  if (resolution.method !== 'URGENT') return null;
  const { id, programmeId, urgentReason, ratifyBy } = resolution;
  const ratified = await ratifiedBy(context, id);
  const due = (await outcomeOf(context, id))?.carried === true && ratified === null;
  const programme = await programmeOf(context, programmeId);
  return {
    reason: urgentReason ?? '',
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

/** The bodies that are the caller's own, each in its programme, as `programme/body`. */
const ownBodies = (context: RequestContext) =>
  loader(context, 'own-bodies', async () => {
    const mine = await context.reads.query<{ name: string }>(
      "select programme_id || '/' || of_id as name from unnest(access.my_bodies_in())",
    );
    return new Map(mine.map(({ name }) => [name, true]));
  });

/** Whether the caller may read the body's own part, and the resolution was opened, so that there is one. */
export async function isOwnAndOpened(
  resolution: Resolution,
  context: RequestContext,
): Promise<boolean> {
  const { standingOrdersId, programmeId, bodyId } = resolution;
  if (standingOrdersId === null) return false;
  return (await ownBodies(context).load(`${programmeId}/${bodyId}`)) ?? false;
}
