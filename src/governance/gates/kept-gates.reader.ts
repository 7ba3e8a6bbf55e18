import { In } from 'typeorm';
import type { Reader } from '../../platform/database/reader.js';
import { answersTo, rowsOf } from '../../platform/database/together.js';
import { grouped } from '../../platform/graphql/loader.js';
import { Gate } from '../programmes/gate.entity.js';
import { Programme, ProgrammeActDone } from '../programmes/programme.entity.js';
import type { ProgrammeAct } from '../programmes/programme.rules.js';
import { CriterionKind } from '../programmes/regime.rules.js';
import { todayOf } from '../programmes/programmes.reader.js';
import type { Day } from '../../shared/day.js';
import type { GateView, ProgrammeGates } from './gate-facts.loader.js';
import { KeptGateStatus } from './kept-gate.entity.js';
import {
  earliest,
  holdsUntil,
  isShowable,
  standingOf,
  type GateStanding,
} from './kept-gate.rules.js';

/** What is kept of the gates of one programme, and whether it can be shown. */
export interface KeptGates {
  gates: Gate[];
  kept: Map<string, KeptGateStatus>;
  acts: ProgrammeAct[];
  showable: boolean;
}

/** What is kept of the gates of some programmes, in one statement, by programme. */
export async function readKeptGates(
  reader: Reader,
  programmeIds: readonly string[],
  now: Date,
): Promise<Map<string, KeptGates>> {
  const ids = [...programmeIds];
  const of = { programmeId: In(ids) };
  const rows = await reader.together({
    programmes: rowsOf(Programme, { id: In(ids) }),
    gates: rowsOf(Gate, of, { order: { ordinal: 'ASC' } }),
    kept: rowsOf(KeptGateStatus, of),
    acts: rowsOf(ProgrammeActDone, of, { order: { number: 'ASC' } }),
    changed: answersTo<{ programmeId: string }>(CHANGED, [ids]),
  });
  const changed = new Set(rows.changed.map(({ programmeId }) => programmeId));
  const programmeOf = ({ programmeId }: { programmeId: string }) => programmeId;
  const gates = grouped(rows.gates, programmeOf);
  const kept = grouped(rows.kept, programmeOf);
  const acts = grouped(rows.acts, programmeOf);
  return new Map(
    rows.programmes.map((programme) => {
      const own = gates.get(programme.id) ?? [];
      const ofIt = kept.get(programme.id) ?? [];
      const showable = isShowable(ofIt, {
        gates: own.length,
        changed: changed.has(programme.id),
        today: todayOf(programme, now),
      });
      return [
        programme.id,
        {
          gates: own,
          kept: new Map(ofIt.map((one) => [one.gateId, one])),
          acts: (acts.get(programme.id) ?? []).map(({ act }) => act),
          showable,
        },
      ];
    }),
  );
}

const CHANGED = `
  select distinct programme_id as "programmeId" from gate_change where programme_id = any ($1)`;

/** Where a gate stands, and until which day that holds. */
export interface WorkedOutStanding extends GateStanding {
  gateId: string;
  holdsUntil: Day | null;
}

/** Where the gates of a programme stand, worked out: a gate holds no longer than those before it. */
export function standingsOf({ programme, gates }: ProgrammeGates): WorkedOutStanding[] {
  const goLive =
    programme.goLiveActualOn ?? programme.goLiveForecastOn ?? programme.goLiveBaselineOn;
  const awaited = goLive === null ? [] : [goLive];
  let until: Day | null = null;
  return gates.map((view) => {
    until = earliest([until, ownHoldsUntil(view, awaited)]);
    return { gateId: view.gate.id, ...standingOf(view.facts), holdsUntil: until };
  });
}

function ownHoldsUntil({ facts, rows }: GateView, awaited: readonly Day[]): Day | null {
  return holdsUntil({
    facts,
    provisions: [rows.gate, ...rows.deciders].flatMap(({ provision }) => provision ?? []),
    lawChanges: rows.lawChanges,
    awaited,
    judgedElsewhere: rows.criteria.some(({ kind }) => !Object.hasOwn(CriterionKind, kind)),
  });
}
