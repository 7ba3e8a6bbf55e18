import type { Reader } from '../../platform/database/reader.js';
import type { BoardWithdrawal } from './gate-facts.rules.js';

/** A party's board, and its resolution to withdraw if one was carried and not taken back. */
export interface PartyBoard {
  programmeId: string;
  bodyId: string;
  bodyName: string;
  resolutionId: string | null;
  decidedOn: string | null;
}

/** The boards of the parties of some programmes. */
export async function readBoards(
  reader: Reader,
  programmeIds: readonly string[],
): Promise<PartyBoard[]> {
  return await reader.query<PartyBoard>(BOARDS, [[...programmeIds]]);
}

/** The boards that have withdrawn. */
export function withdrawalsOf(boards: readonly PartyBoard[]): BoardWithdrawal[] {
  return boards.flatMap(({ bodyId, bodyName, resolutionId, decidedOn }) =>
    resolutionId === null ? [] : [{ bodyId, bodyName, resolutionId, decidedOn: decidedOn! }],
  );
}

/**
 * A board takes its withdrawal back by voting on the same motion again and rejecting it: its last decision
 * counts. A meeting without a quorum decides nothing, and an urgent decision that was not ratified does not
 * count. One that was corrected with its minutes is as the correction says that counts.
 */
export const BOARDS = `
  select p.programme_id as "programmeId", b.id as "bodyId", b.name as "bodyName",
    w.id as "resolutionId", w.decided_on::text as "decidedOn"
  from programme_party p
  join deciding_body b on b.trust_id = p.trust_id and b.kind = 'TRUST_BOARD'
  left join lateral (
    select r.id, o.decided_on, coalesce(c.carried, o.carried) as carried
    from resolution r join resolution_outcome o on o.resolution_id = r.id
    left join guards.corrections_of(r.id) c on c.counts
    where r.programme_id = p.programme_id and r.body_id = b.id and r.purpose = 'WITHDRAW'
      and r.state = 'CLOSED' and (coalesce(c.carried, o.carried) or coalesce(c.outcome, o.outcome) = 'REJECTED')
      and guards.ratified(r.id) is not false
    order by o.decided_on desc, o.closed_at desc limit 1) w on w.carried
  where p.programme_id = any ($1) and p.role <> 'SUCCESSOR' order by b.code`;
