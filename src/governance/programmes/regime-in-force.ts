import type { Reader } from '../../platform/database/reader.js';
import { allow } from '../../shared/refusal.js';
import { RegimeChange, type Programme } from './programme.entity.js';
import { todayOf } from './programmes.reader.js';
import { mayFollow } from './regime-dates.rules.js';
import { regime } from './regimes.js';

/** Refuses a live act while the programme's regime is not in force for it. */
export async function refuseUnlessRegimeHolds(
  reader: Reader,
  programme: Programme,
  now: Date,
): Promise<void> {
  const { id: programmeId, regime: code } = programme;
  const letters = await reader.find(RegimeChange, { programmeId, toRegime: code });
  const decided = await reader.query<{ day: string }>(DECIDED, [programmeId]);
  allow(
    mayFollow({
      regime: regime(code),
      decidedOn: decided.map(({ day }) => day),
      hasLetter: letters.some(({ documentId }) => documentId !== null),
      today: todayOf(programme, now),
    }),
  );
}

const DECIDED = `
  select o.decided_on::text as day from resolution r join resolution_outcome o on o.resolution_id = r.id
    where r.programme_id = $1
  union select d.decided_on::text from recorded_decision d where d.programme_id = $1
    and not exists (select from record_annulment n where n.record_id = d.id)
  union select e.decided_on::text from external_decision e where e.programme_id = $1
    and not exists (select from record_annulment n where n.record_id = e.id)`;
