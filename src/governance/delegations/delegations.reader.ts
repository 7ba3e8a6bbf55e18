import type { Reader } from '../../platform/database/reader.js';
import { listOf, oneOf } from '../../platform/graphql/loader.js';
import type { Day } from '../../shared/day.js';
import { Delegation } from './delegation.entity.js';

/** A delegation by id. */
export const delegationOf = oneOf(Delegation);
/** The delegations in a programme, by the days on which they begin. */
export const delegationsIn = listOf(Delegation, 'programmeId', {
  effectiveFrom: 'ASC',
  id: 'ASC',
});

/** The delegations in a programme, for an act. */
export const delegationsOf = async (reader: Reader, programmeId: string): Promise<Delegation[]> =>
  await reader.find(Delegation, { programmeId });

/** How many resolutions were opened under a delegation, and the days of those that have come. */
export async function reliedOn(
  reader: Reader,
  { id, programmeId, fromBodyId, toBodyId }: Delegation,
  today: Day,
): Promise<{ opened: number; days: Day[] }> {
  const rows = await reader.query<{ day: Day }>(RELIED_ON, [programmeId, toBodyId, fromBodyId, id]);
  return { opened: rows.length, days: rows.map(({ day }) => day).filter((day) => day <= today) };
}

/** What is decided on its day; what is still open is to be decided on the day of its meeting, or is since it was opened. */
const RELIED_ON = `
  select coalesce(o.decided_on, m.held_on, r.opened_on)::text as day
  from resolution r
  left join resolution_outcome o on o.resolution_id = r.id
  left join meeting m on m.id = r.meeting_id
  where r.programme_id = $1 and r.body_id = $2 and r.state <> 'DRAFT'
    and coalesce(o.outcome, '') not in ('WITHDRAWN', 'NOT_QUORATE')
    and guards.delegation_of(r.id, $3) = $4`;
