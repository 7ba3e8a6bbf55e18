import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Reader } from '../../platform/database/reader.js';
import type { Gate, GateCriterion } from '../programmes/gate.entity.js';
import { Programme } from '../programmes/programme.entity.js';
import { actState, programmeStatus, type ProgrammeAct } from '../programmes/programme.rules.js';
import type { GateProgress, ProgrammeStatus } from '../programmes/programme.rules.js';
import { noLongerRequired } from '../programmes/provision.rules.js';
import { todayOf } from '../programmes/programmes.reader.js';
import type { Party } from '../programmes/transaction.rules.js';
import type { Day } from '../../shared/day.js';
import { CriterionEvaluators } from './criterion-evaluators.js';
import { judge, type CriterionFacts } from './criterion.rules.js';
import { inForce } from '../decisions/external-decision.rules.js';
import type { RegulatorOutcome } from '../decisions/external-decision.rules.js';
import { decisionsOf, type Decision } from './gate-decisions.js';
import { gateRowsOf, readGateRows, rowsOfProgramme } from './gate-rows.reader.js';
import type { Missing } from '../deciding/accounting.rules.js';
import type { DecisionRow } from '../decisions/decision-rows.reader.js';
import type {
  ConfirmationRow,
  DeciderRow,
  GateRows,
  PassingRow,
  RowsOfGate,
} from './gate-rows.reader.js';
import type { CriterionFact, GateFacts, OpenResolution } from './gate-facts.rules.js';
import { asEarlier, awaitsAssurance, isPassed } from './gate.rules.js';

/** A criterion as it stands, with its confirmation if there is one. */
export interface CriterionView extends CriterionFact {
  criterion: GateCriterion;
  confirmation: ConfirmationRow | null;
}

/** A gate with all the facts from which its status, readiness and evidence follow. */
export interface GateView {
  gate: Gate;
  facts: GateFacts;
  rows: RowsOfGate;
  /** Every decision at the gate, the superseded and corrected too. */
  decisions: Decision[];
  criteria: CriterionView[];
}

/** The gates of one programme, in order, and where the programme stands. */
export interface ProgrammeGates {
  programme: Programme;
  today: Day;
  status: ProgrammeStatus;
  acts: ProgrammeAct[];
  gates: GateView[];
  rows: GateRows;
}

/**
 * Builds the facts for the rules of gates from the stored rows. Status, readiness, passing, divergence and
 * evidence all use it, so that they cannot differ.
 */
@Injectable()
export class GateFactsLoader {
  constructor(private readonly evaluators: CriterionEvaluators) {}

  /** The gates of some programmes, by programme; `now` is the moment from which the date follows. */
  async load(
    reader: Reader,
    programmeIds: readonly string[],
    now: Date,
  ): Promise<Map<string, ProgrammeGates>> {
    const programmes = await reader.find(Programme, { id: In([...programmeIds]) });
    const rows = await readGateRows(reader, programmeIds);
    const loaded = new Map<string, ProgrammeGates>();
    for (const programme of programmes) {
      const today = todayOf(programme, now);
      const own = rowsOfProgramme(programme.id, rows);
      loaded.set(programme.id, await this.build(reader, programme, own, today));
    }
    return loaded;
  }

  /** The gates of a programme that is at hand. */
  async of(reader: Reader, programme: Programme, now: Date): Promise<ProgrammeGates> {
    const rows = await readGateRows(reader, [programme.id]);
    return await this.build(reader, programme, rows, todayOf(programme, now));
  }

  /** The same gates once one of them is passed: nothing is read again. */
  async afterPassing(
    reader: Reader,
    { programme, rows, today }: ProgrammeGates,
    passing: PassingRow,
  ): Promise<ProgrammeGates> {
    const passings = [...rows.passings, passing];
    return await this.build(reader, programme, { ...rows, passings }, today);
  }

  /** The gates of a programme from its rows, which are at hand. */
  async build(
    reader: Reader,
    programme: Programme,
    own: GateRows,
    today: Day,
  ): Promise<ProgrammeGates> {
    const acts = own.acts.map(({ act }) => act);
    const gates: GateView[] = [];
    for (const gate of own.gates) {
      const rows = gateRowsOf(gate, own);
      const passed = rows.passing !== null;
      const decisions = decisionsOf(rows.decisions, passed, own.conditions, rows.deciders);
      const before = gates.filter(({ facts }) => isPart(facts));
      const ground = this.ground(programme, rows, decisions, today);
      const criteria = await this.judged(reader, rows, ground);
      const required = requiredDocuments(gate, ground);
      const facts = this.facts({ programme, rows, decisions, before, acts, today });
      gates.push({
        gate,
        rows,
        decisions,
        criteria,
        facts: { ...facts, criteria: [...required, ...criteria.map(factOf)] },
      });
    }
    const status = programmeStatus(progressOf(gates), acts);
    return { programme, today, status, acts, gates, rows: own };
  }

  private facts(given: {
    programme: Programme;
    rows: RowsOfGate;
    decisions: readonly Decision[];
    before: readonly GateView[];
    acts: readonly ProgrammeAct[];
    today: Day;
  }): GateFacts {
    const { programme, rows, decisions, before, acts, today } = given;
    const { gate, passing } = rows;
    const pack = rows.packs.filter(({ status }) => status === 'SEALED').at(-1);
    return {
      gateId: gate.id,
      code: gate.code,
      title: gate.title,
      programmeCode: programme.code,
      practice: programme.practice,
      programmeState: actState(acts),
      adoptedOn: programme.adoptedOn,
      deciders: requiredOf(rows, today),
      decisions: decisions.filter(({ corrected }) => !corrected),
      openResolutions: rows.open.map(openResolution),
      criteria: [],
      earlier: before.map(({ facts }) => asEarlier(facts)),
      currentPack: pack
        ? { packVersionId: pack.id, label: pack.label, manifestSha256: pack.manifestSha256! }
        : null,
      sameDayAllowed: gate.sameDayAllowed,
      deferrals: rows.deferrals,
      preElectionPeriods: rows.preElectionPeriods,
      withdrawals: rows.withdrawals,
      today,
      passing,
      beforeLegalDate: BEFORE_LEGAL_DATE.includes(gate.phase),
      inEffect: programme.goLiveActualOn !== null && programme.goLiveActualOn <= today,
      started: isStarted(rows),
      replaced: gate.takenOutOn !== null,
      noLongerRequired: passing ? null : noLongerRequired(gate, today, rows.lawChanges),
    };
  }

  private ground(
    programme: Programme,
    rows: RowsOfGate,
    decisions: readonly Decision[],
    today: Day,
  ): CriterionFacts {
    const rates = rows.deciders.filter(({ purpose }) => purpose === 'RATE').map(({ id }) => id);
    const counts = new Set(decisions.filter((one) => !one.corrected).map(({ id }) => id));
    const ratings = rows.decisions.filter(
      ({ id, deciderId }) => rates.includes(deciderId) && counts.has(id),
    );
    const rating = inForce(ratings.map((one, number) => ({ ...one, number })));
    return {
      confirmation: null,
      documents: rows.documents,
      trustIds: applicants(rows.parties).map(({ trustId }) => trustId),
      rating: rating && {
        outcome: rating.outcome as RegulatorOutcome,
        overall: rating.overall,
        letsProceed: rating.letsProceed,
      },
      packLabel: rows.packs.findLast(({ status }) => status === 'SEALED')?.label ?? null,
      goLiveOn:
        programme.goLiveActualOn ?? programme.goLiveForecastOn ?? programme.goLiveBaselineOn,
      today,
    };
  }

  private async judged(
    reader: Reader,
    { gate, criteria, confirmations }: RowsOfGate,
    ground: CriterionFacts,
  ): Promise<CriterionView[]> {
    const views: CriterionView[] = [];
    for (const criterion of criteria) {
      const { id, code, title } = criterion;
      const latest = confirmations.find(({ criterionId }) => criterionId === id) ?? null;
      const confirmation = latest?.confirmed ? latest : null;
      const own = { ...ground, confirmation };
      const verdict = await this.evaluators.evaluate(reader, gate, criterion, ground.today, own);
      views.push({ id, code, title, ...verdict, criterion, confirmation });
    }
    return views;
  }
}

/** The progress of each step that is part of the programme: its status follows from these. */
function progressOf(gates: readonly GateView[]): GateProgress[] {
  const parts = gates.filter(({ facts }) => isPart(facts));
  return parts.map(({ gate: { ordinal, phase }, facts }) => ({
    ordinal,
    phase,
    passed: isPassed(facts),
    awaitsAssurance: awaitsAssurance(facts),
  }));
}

const factOf = ({ id, code, title, met, because, criterion }: CriterionView): CriterionFact => ({
  id,
  code,
  title,
  met,
  because,
  ofRecord: criterion.kind === 'RATING',
});

/** Whether a step is part of the programme: it was not taken out, and the law still asks for it, or did. */
export const isPart = ({ replaced, noLongerRequired: ended }: GateFacts) =>
  !replaced && ended === null;

/** The phases of the steps up to the grant. */
const BEFORE_LEGAL_DATE: readonly string[] = [
  'EXPLORING',
  'SOC',
  'OBC',
  'STRATEGIC_CASE',
  'FBC',
  'REGULATOR_REVIEW',
  'APPROVALS',
];

/** The bodies that a gate asks and that the law still asks for; of a passed one those that it asked then. */
function requiredOf({ deciders, passing, lawChanges }: RowsOfGate, today: Day): DeciderRow[] {
  return deciders.filter(
    (one) =>
      noLongerRequired(one, today, lawChanges) === null ||
      passing?.counted.some(({ deciderId }) => deciderId === one.id),
  );
}

/** A step without a case has its documents attached to the gate; a case has them in its pack. */
function requiredDocuments(gate: Gate, ground: CriterionFacts): CriterionFact[] {
  if (gate.caseStage !== null) return [];
  return gate.requiredDocuments.map((role) => ({
    id: gate.id,
    subjectType: 'GATE',
    code: `DOCUMENT_${role}`,
    title: 'Required document',
    ...judge('DOCUMENT', { role }, ground),
  }));
}

/** Every party but the successor Trust. */
const applicants = (parties: readonly Party[]) =>
  parties.filter(({ role }) => role !== 'SUCCESSOR');

function isStarted({ packs, documents, confirmations, open }: RowsOfGate): boolean {
  return packs.length + documents.length + confirmations.length + open.length > 0;
}

/** A resolution that is being decided; a result that is only declared says what is missing. */
function openResolution({ id, deciderId, missing, completeBy }: DecisionRow): OpenResolution {
  const lacks = missing === null ? [] : (JSON.parse(missing) as Missing[]);
  const declared =
    completeBy === null ? null : { missing: lacks.map(({ because }) => because), completeBy };
  return { deciderId, resolutionId: id, declared };
}
