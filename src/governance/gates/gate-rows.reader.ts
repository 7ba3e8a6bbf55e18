import { In } from 'typeorm';
import type { Reader } from '../../platform/database/reader.js';
import { Gate, GateCriterion } from '../programmes/gate.entity.js';
import { PreElectionPeriod, ProgrammeActDone } from '../programmes/programme.entity.js';
import type { Party } from '../programmes/transaction.rules.js';
import { Condition } from '../conditions/condition.entity.js';
import {
  readDecisions,
  type DecidedRow,
  type DecisionRow,
} from '../decisions/decision-rows.reader.js';
import type { EvidenceKind } from './evidence.rules.js';
import { GateDeferralRow, GateDocument } from './gate-record.entity.js';
import type { BoardWithdrawal, RequiredDecider } from './gate-facts.rules.js';
import { readBoards, withdrawalsOf, type PartyBoard } from './withdrawals.reader.js';

type OfGate<T> = T & { programmeId: string; gateId: string };

export type DeciderRow = OfGate<RequiredDecider>;

/** The confirmation of a criterion that counts: the latest one. */
export interface ConfirmationRow {
  programmeId: string;
  gateId: string;
  criterionId: string;
  confirmed: boolean;
  note: string;
  byName: string;
  documentId: string | null;
  confirmedBy: string;
  confirmedAt: Date;
}

export interface PackRow {
  id: string;
  programmeId: string;
  stage: string;
  label: string;
  status: string;
  manifestSha256: string | null;
}

/** That a gate was passed, without the bytes of its evidence. */
export interface PassingRow {
  programmeId: string;
  gateId: string;
  passedOn: string;
  kind: EvidenceKind;
  evidenceSha256: string;
  passedBy: string;
  passedAt: Date;
}

/** All rows of the gates of some programmes, with one query for each kind. */
export interface GateRows {
  gates: Gate[];
  deciders: DeciderRow[];
  criteria: GateCriterion[];
  confirmations: ConfirmationRow[];
  documents: GateDocument[];
  deferrals: GateDeferralRow[];
  passings: PassingRow[];
  decisions: DecisionRow[];
  conditions: Condition[];
  packs: PackRow[];
  parties: (Party & { programmeId: string })[];
  acts: ProgrammeActDone[];
  preElectionPeriods: PreElectionPeriod[];
  boards: PartyBoard[];
}

/** Reads it all: as many statements for one programme as for a hundred. */
export async function readGateRows(
  reader: Reader,
  programmeIds: readonly string[],
): Promise<GateRows> {
  const ids = [...programmeIds];
  const of = { programmeId: In(ids) };
  return {
    gates: await reader.find(Gate, of, { order: { ordinal: 'ASC' } }),
    deciders: await reader.query<DeciderRow>(DECIDERS, [ids]),
    criteria: await reader.find(GateCriterion, of, { order: { code: 'ASC' } }),
    confirmations: await reader.query<ConfirmationRow>(CONFIRMATIONS, [ids]),
    documents: await reader.find(GateDocument, of, { order: { id: 'ASC' } }),
    deferrals: await reader.find(GateDeferralRow, of, { order: { number: 'ASC' } }),
    passings: await reader.query<PassingRow>(PASSINGS, [ids]),
    decisions: await readDecisions(reader, ids),
    conditions: await reader.find(Condition, of, { order: { number: 'ASC' } }),
    packs: await reader.query<PackRow>(PACKS, [ids]),
    parties: await reader.query<Party & { programmeId: string }>(PARTIES, [ids]),
    acts: await reader.find(ProgrammeActDone, of, { order: { number: 'ASC' } }),
    preElectionPeriods: await reader.find(PreElectionPeriod, of, {
      order: { startsOn: 'ASC', id: 'ASC' },
    }),
    boards: await readBoards(reader, ids),
  };
}

/** The stored rows of one gate, and those of its programme that the gate needs. */
export interface RowsOfGate {
  gate: Gate;
  deciders: DeciderRow[];
  criteria: GateCriterion[];
  confirmations: ConfirmationRow[];
  documents: GateDocument[];
  deferrals: GateDeferralRow[];
  passing: PassingRow | null;
  decisions: DecidedRow[];
  /** The resolutions for it that are not yet decided. */
  open: DecisionRow[];
  packs: PackRow[];
  parties: Party[];
  preElectionPeriods: PreElectionPeriod[];
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
    open: decisions.filter(({ outcome }) => outcome === null),
    packs: all.packs.filter(({ stage }) => stage === gate.caseStage),
    parties: all.parties,
    preElectionPeriods: all.preElectionPeriods,
    withdrawals: withdrawalsOf(all.boards),
  };
}

const isDecided = (row: DecisionRow): row is DecidedRow => row.outcome !== null;

const DECIDERS = `
  select d.programme_id as "programmeId", d.gate_id as "gateId", d.id, d.body_id as "bodyId",
    b.name as "bodyName", b.kind as "bodyKind", d.position as "order", d.purpose, d.satisfying,
    d.must_name_same_pack as "mustNameSamePack"
  from gate_decider d join deciding_body b on b.id = d.body_id
  where d.programme_id = any ($1) order by d.position, b.code`;

const CONFIRMATIONS = `
  select distinct on (c.criterion_id) c.programme_id as "programmeId", c.gate_id as "gateId",
    c.criterion_id as "criterionId", c.confirmed, c.note, p.display_name as "byName",
    c.document_id as "documentId", c.confirmed_by as "confirmedBy", c.confirmed_at as "confirmedAt"
  from gate_confirmation c join person p on p.id = c.confirmed_by
  where c.programme_id = any ($1) order by c.criterion_id, c.number desc`;

const PASSINGS = `
  select programme_id as "programmeId", gate_id as "gateId", passed_on::text as "passedOn", kind,
    evidence_sha256 as "evidenceSha256", passed_by as "passedBy", passed_at as "passedAt"
  from gate_passing where programme_id = any ($1)`;

const PACKS = `
  select id, programme_id as "programmeId", stage, status, manifest_sha256 as "manifestSha256",
    stage || '/' || version_number || ' ' || label as label
  from case_pack where programme_id = any ($1) order by stage, version_number`;

const PARTIES = `
  select p.programme_id as "programmeId", p.trust_id as "trustId", t.kind as "trustKind", p.role
  from programme_party p join trust t on t.id = p.trust_id
  where p.programme_id = any ($1) order by t.code`;
