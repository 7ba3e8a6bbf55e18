import { In } from 'typeorm';
import type { Reader } from '../../platform/database/reader.js';
import { answersTo, rowsOf } from '../../platform/database/together.js';
import { Gate, GateCriterion } from '../programmes/gate.entity.js';
import { PreElectionPeriod, ProgrammeActDone } from '../programmes/programme.entity.js';
import type { Grounded, LawChange } from '../programmes/provision.rules.js';
import type { Party } from '../programmes/transaction.rules.js';
import { Condition } from '../conditions/condition.entity.js';
import {
  decisionsOfGates,
  type DecidedRow,
  type DecisionRow,
} from '../decisions/decision-rows.reader.js';
import type { EvidenceKind } from './evidence.rules.js';
import { GateAdjustment, GateDeferralRow, GateDocument } from './gate-record.entity.js';
import type { BoardWithdrawal, RequiredDecider } from './gate-facts.rules.js';
import { BOARDS, withdrawalsOf, type PartyBoard } from './withdrawals.reader.js';

type OfGate<T> = T & { programmeId: string; gateId: string };

export type DeciderRow = OfGate<RequiredDecider & Grounded>;

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
  /** From 1: a gate that was suspended is passed again. */
  number: number;
  counted: { deciderId: string; decisionId: string }[];
}

/** All rows of the gates of some programmes. */
export interface GateRows {
  gates: Gate[];
  deciders: DeciderRow[];
  criteria: GateCriterion[];
  confirmations: ConfirmationRow[];
  documents: GateDocument[];
  deferrals: GateDeferralRow[];
  adjustments: GateAdjustment[];
  passings: PassingRow[];
  decisions: DecisionRow[];
  conditions: Condition[];
  packs: PackRow[];
  parties: (Party & { programmeId: string })[];
  acts: ProgrammeActDone[];
  preElectionPeriods: PreElectionPeriod[];
  boards: PartyBoard[];
  lawChanges: (LawChange & { programmeId: string })[];
  applications: ApplicationRow[];
}

/** An application, and whether it was annulled. */
export interface ApplicationRow {
  id: string;
  programmeId: string;
  number: number;
  madeOn: string;
  reference: string;
  documentId: string;
  madeBy: string;
  madeAt: Date;
  annulledBecause: string | null;
}

/** Reads it all in one statement, for one programme as for a hundred. */
export async function readGateRows(
  reader: Reader,
  programmeIds: readonly string[],
): Promise<GateRows> {
  const ids = [...programmeIds];
  const of = { programmeId: In(ids) };
  const { live, recorded, external, ...rows } = await reader.together({
    gates: rowsOf(Gate, of, { order: { ordinal: 'ASC' } }),
    deciders: answersTo<DeciderRow>(DECIDERS, [ids]),
    criteria: rowsOf(GateCriterion, of, { order: { code: 'ASC' } }),
    confirmations: answersTo<ConfirmationRow>(CONFIRMATIONS, [ids], ['confirmedAt']),
    documents: rowsOf(GateDocument, of, { order: { id: 'ASC' } }),
    deferrals: rowsOf(GateDeferralRow, of, { order: { number: 'ASC' } }),
    adjustments: rowsOf(GateAdjustment, of, { order: { number: 'ASC' } }),
    passings: answersTo<PassingRow>(PASSINGS, [ids], ['passedAt']),
    ...decisionsOfGates(ids),
    conditions: rowsOf(Condition, of, { order: { number: 'ASC' } }),
    packs: answersTo<PackRow>(PACKS, [ids]),
    parties: answersTo<Party & { programmeId: string }>(PARTIES, [ids]),
    acts: rowsOf(ProgrammeActDone, of, { order: { number: 'ASC' } }),
    preElectionPeriods: rowsOf(PreElectionPeriod, of, { order: { startsOn: 'ASC', id: 'ASC' } }),
    boards: answersTo<PartyBoard>(BOARDS, [ids]),
    lawChanges: answersTo<LawChange & { programmeId: string }>(LAW_CHANGES, [ids]),
    applications: answersTo<ApplicationRow>(APPLICATIONS, [ids], ['madeAt']),
  });
  return { ...rows, decisions: [...recorded, ...external, ...live] };
}

/** The stored rows of one gate, and those of its programme that the gate needs. */
export interface RowsOfGate {
  gate: Gate;
  deciders: DeciderRow[];
  criteria: GateCriterion[];
  confirmations: ConfirmationRow[];
  documents: GateDocument[];
  deferrals: GateDeferralRow[];
  adjustments: GateAdjustment[];
  /** The latest passing. */
  passing: PassingRow | null;
  passings: PassingRow[];
  decisions: DecidedRow[];
  /** The resolutions for it that are not yet decided. */
  open: DecisionRow[];
  packs: PackRow[];
  parties: Party[];
  preElectionPeriods: PreElectionPeriod[];
  withdrawals: BoardWithdrawal[];
  lawChanges: LawChange[];
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
    adjustments: here(all.adjustments),
    passing: here(all.passings).at(-1) ?? null,
    passings: here(all.passings),
    decisions: decisions.filter(isDecided),
    open: decisions.filter(({ outcome }) => outcome === null),
    packs: all.packs.filter(({ stage }) => stage === gate.caseStage),
    parties: all.parties,
    preElectionPeriods: all.preElectionPeriods,
    withdrawals: withdrawalsOf(all.boards),
    lawChanges: all.lawChanges,
  };
}

const isDecided = (row: DecisionRow): row is DecidedRow => row.outcome !== null;

const DECIDERS = `
  select d.programme_id as "programmeId", d.gate_id as "gateId", d.id, d.body_id as "bodyId",
    b.name as "bodyName", b.kind as "bodyKind", d.position as "order", d.purpose, d.satisfying,
    d.must_name_same_pack as "mustNameSamePack", d.ground, d.provision
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
    evidence_sha256 as "evidenceSha256", passed_by as "passedBy", passed_at as "passedAt", number,
    coalesce((select jsonb_agg(jsonb_build_object('deciderId', c.decider_id, 'decisionId', c.decision_id))
      from counted_decision c where c.programme_id = p.programme_id and c.gate_id = p.gate_id
        and c.number = p.number), '[]') as counted
  from gate_passing p where programme_id = any ($1) order by gate_id, number`;

/** Those that the company secretary of every Trust has confirmed, and that are not annulled. */
const LAW_CHANGES = `
  select l.programme_id as "programmeId", l.provision, l.instrument, l.commences_on::text as "commencesOn"
  from law_change l
  where l.programme_id = any ($1) and not exists (
    select from programme_party t
    where t.programme_id = l.programme_id and t.role <> 'SUCCESSOR' and not exists (
      select from law_change_confirmation c where c.law_change_id = l.id and c.trust_id = t.trust_id))
    and not exists (select from record_annulment n where n.record_id = l.id)
  order by l.commences_on, l.id`;

/** The changes of the law that count in a programme. */
export const lawChangesOf = async (reader: Reader, programmeId: string): Promise<LawChange[]> =>
  await reader.query<LawChange>(LAW_CHANGES, [[programmeId]]);

const APPLICATIONS = `
  select a.id, a.programme_id as "programmeId", a.number, a.made_on::text as "madeOn", a.reference,
    a.document_id as "documentId", a.made_by as "madeBy", a.made_at as "madeAt", n.reason as "annulledBecause"
  from application a left join record_annulment n on n.record_id = a.id
  where a.programme_id = any ($1) order by a.number`;

const PACKS = `
  select id, programme_id as "programmeId", stage, status, manifest_sha256 as "manifestSha256",
    stage || '/' || version_number || ' ' || label as label
  from case_pack where programme_id = any ($1) order by stage, version_number`;

const PARTIES = `
  select p.programme_id as "programmeId", p.trust_id as "trustId", t.kind as "trustKind", p.role
  from programme_party p join trust t on t.id = p.trust_id
  where p.programme_id = any ($1) order by t.code`;
