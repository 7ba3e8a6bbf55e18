import type { Gate, GateCriterion } from '../programmes/gate.entity.js';
import type { Blackout } from '../programmes/programme.entity.js';
import type { Party } from '../programmes/transaction.rules.js';
import type { DecisionRow } from './decision-rows.reader.js';
import type { GateDeferralRow, GateDocument } from './gate-record.entity.js';
import type {
  ConfirmationRow,
  DeciderRow,
  GateRows,
  PackRow,
  PassingRow,
} from './gate-rows.reader.js';

/** What is stored of one gate, and of its programme as far as the gate asks for it. */
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
}

/** One gate's share of all that was read. */
export function gateRowsOf(gate: Gate, programmeId: string, all: GateRows): RowsOfGate {
  const here = <R extends { gateId: string }>(rows: readonly R[]) =>
    rows.filter(({ gateId }) => gateId === gate.id);
  const mine = <R extends { programmeId: string }>(rows: readonly R[]) =>
    rows.filter((row) => row.programmeId === programmeId);
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
    packs: mine(all.packs).filter(({ stage }) => stage === gate.caseStage),
    parties: mine(all.parties),
    blackouts: mine(all.blackouts),
  };
}

function isDecided(row: DecisionRow): row is RowsOfGate['decisions'][number] {
  return row.outcome !== null;
}
