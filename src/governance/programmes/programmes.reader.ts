import { IsNull } from 'typeorm';
import type { Reader } from '../../platform/database/reader.js';
import { listOf, oneOf } from '../../platform/graphql/loader.js';
import { londonDay, type Day } from '../../shared/day.js';
import { byRef } from '../../shared/refs.js';
import { notFound } from '../../shared/refusal.js';
import {
  BusinessDay,
  PreElectionPeriod,
  Programme,
  ProgrammeParty,
  ProgrammeStatement,
} from './programme.entity.js';
import type { Party } from './transaction.rules.js';

/** The programmes that lists show: all but those that were discarded. */
export const LISTED = { discardedAt: IsNull() };

/** A programme by id. */
export const programmeOf = oneOf(Programme);

/** The Trusts that take part in a programme, in the order in which they were named. */
export const programmePartiesOf = listOf(ProgrammeParty, 'programmeId', { id: 'ASC' });
/** The aims, challenges and pledges of a programme. */
export const statementsOf = listOf(ProgrammeStatement, 'programmeId', {
  kind: 'ASC',
  position: 'ASC',
});
/** The pre-election periods of a programme, the earliest first. */
export const preElectionPeriodsOf = listOf(PreElectionPeriod, 'programmeId', {
  startsOn: 'ASC',
  id: 'ASC',
});

/** A programme by code or id, as far as the caller may see it. */
export async function findProgramme(
  reader: Reader,
  ref: string,
  field = 'programme',
): Promise<Programme> {
  const found = await reader.one(Programme, byRef(ref));
  if (!found) throw notFound('programme', field);
  return found;
}

/** The programme's date: a practice programme's own, else the date in London. */
export const todayOf = (programme: Programme, now: Date): Day =>
  programme.businessDate ?? londonDay(now);

/**
 * On which day of a programme's calendar something was entered: a day in London, or in a practice programme
 * the date that it had reached. Null where that was before the practice programme was there.
 */
export type DayEntered = (moment: Date) => Day | null;

/** The calendar by which entries are dated in a programme. */
export async function calendarOf(reader: Reader, programme: Programme): Promise<DayEntered> {
  if (!programme.practice) return londonDay;
  const order = { day: 'DESC' } as const;
  const days = await reader.find(BusinessDay, { programmeId: programme.id }, { order });
  return (moment) => days.find(({ reachedAt }) => reachedAt <= moment)?.day ?? null;
}

/** The parties of a programme, by the Trust's code. */
export async function partiesOf(reader: Reader, programmeId: string): Promise<Party[]> {
  return await reader.query<Party>(
    `select p.trust_id as "trustId", t.kind as "trustKind", p.role from programme_party p
     join trust t on t.id = p.trust_id where p.programme_id = $1 order by t.code`,
    [programmeId],
  );
}
