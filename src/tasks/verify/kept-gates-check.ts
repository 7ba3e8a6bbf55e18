import { CriterionEvaluators } from '../../governance/gates/criterion-evaluators.js';
import { GateFactsLoader, type ProgrammeGates } from '../../governance/gates/gate-facts.loader.js';
import {
  readKeptGates,
  standingsOf,
  type KeptGates,
} from '../../governance/gates/kept-gates.reader.js';
import { canonicalJson } from '../../shared/canonical.js';
import type { Check, Found } from './check.js';
import type { Snapshot } from './snapshot.js';

/** How many programmes are worked out at a time. */
const AT_A_TIME = 50;

/** The programmes of whose gates something is kept. */
const KEPT = 'select distinct programme_id as id from kept_gate_status order by 1';

export const keptGatesCheck: Check = {
  name: 'kept-gates',
  promise:
    'What is kept of where a gate stands, and would be shown in a list, is what the rules work out of it now.',
  async *faults({ db }) {
    const ids = (await db.query<{ id: string }>(KEPT)).map(({ id }) => id);
    for (let at = 0; at < ids.length; at += AT_A_TIME)
      yield* await faultsOf(db, ids.slice(at, at + AT_A_TIME));
  },
};

/** What is stale, or holds no longer, is shown to nobody: whatever it says is no fault. */
async function faultsOf(db: Snapshot, ids: readonly string[]): Promise<Found[]> {
  const now = await db.clock();
  const kept = await readKeptGates(db, ids, now);
  const shown = ids.filter((id) => kept.get(id)?.showable);
  const workedOut = await new GateFactsLoader(new CriterionEvaluators()).load(db, shown, now);
  return shown.flatMap((id) => differences(kept.get(id)!, workedOut.get(id)!));
}

function differences({ kept }: KeptGates, workedOut: ProgrammeGates): Found[] {
  return standingsOf(workedOut).flatMap(({ gateId, ...now }): Found[] => {
    const { status, awaitsAssurance, blockers, holdsUntil } = kept.get(gateId)!;
    const then = { status, awaitsAssurance, blockers, holdsUntil };
    if (canonicalJson(then) === canonicalJson(now)) return [];
    const because =
      status === now.status
        ? `It is kept as ${status}, but with other things in its way than there are, or until another day.`
        : `It is kept as ${status}, but the rules work out ${now.status}.`;
    return [{ table: 'kept_gate_status', row: gateId, because }];
  });
}
