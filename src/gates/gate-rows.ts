import type { Gate, GateCriterion } from '../programmes/gate.entity.js';
import type { Blackout } from '../programmes/programme.entity.js';
import type { Party } from '../programmes/transaction.rules.js';
import type { DecisionRow } from './decision-rows.reader.js';
import type { BoardWithdrawal } from './gate-facts.rules.js';
import { withdrawalsOf } from './withdrawals.reader.js';
import type { GateDeferralRow, GateDocument } from './gate-record.entity.js';
import type {
  ConfirmationRow,
  DeciderRow,
  GateRows,
  PackRow,
  PassingRow,
} from './gate-rows.reader.js';

/** The stored rows of one gate, and those of its programme that the gate needs. */
export interface RowsOfGate {
  gate: Gate;
  deciders: DeciderRow[];
  criteria: GateCriterion[];
  confirmations: ConfirmationRow[];
  documents: GateDocument[];
  deferrals: GateDeferralRow[];
  passing: PassingRow | null;
  decisions: (DecisionRow & { outcome: NonNullable<DecisionRow['outcome']> })[];
  /** Whether some body has a resolution for it that is not yet decided. */
  open: boolean;
  packs: PackRow[];
  parties: Party[];
  blackouts: Blackout[];
  withdrawals: BoardWithdrawal[];
}

/** The rows of one programme among all that were read. */
export function rowsOfProgramme(programmeId: string, all: GateRows): GateRows {
  const lists = Object.entries(all).map(([name, rows]) => [
    name,
    (rows as { programmeId: string }[]).filter((row) => row.programmeId === programmeId),
  ]);
  return Object.fromEntries(lists) as GateRows;
}

/** The rows of one gate among those of its programme. */
export function gateRowsOf(gate: Gate, all: GateRows): RowsOfGate {
  const here = <R extends { gateId: string }>(rows: readonly R[]) =>
    rows.filter(({ gateId }) => gateId === gate.id);
  const decisions = here(all.decisions);
  return {
    gate,
    deciders: here(all.deciders),
    criteria: here(all.criteria),
    confirmations: here(all.confirmations),
    documents: here(all.documents).filter(({ removedAt }) => removedAt === null),
    deferrals: here(all.deferrals),
    passing: here(all.passings)[0] ?? null,
    decisions: decisions.filter(isDecided),
    open: decisions.some(({ outcome }) => outcome === null),
    packs: all.packs.filter(({ stage }) => stage === gate.caseStage),
    parties: all.parties,
    blackouts: all.blackouts,
    withdrawals: withdrawalsOf(all.boards),
  };
}

function isDecided(row: DecisionRow): row is RowsOfGate['decisions'][number] {
  return row.outcome !== null;
}
