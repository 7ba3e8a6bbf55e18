import { Injectable } from '@nestjs/common';
import type { CasePack } from '../case-packs/case-pack.entity.js';
import { mayHaveDecidedOn } from '../deciding/resolution.rules.js';
import { findPack } from '../case-packs/case-packs.reader.js';
import { NoticesService } from '../../platform/outbox/notices.service.js';
import { dayInWords } from '../../shared/day.js';
import {
  mayState,
  needsConfirmation,
  type Statement,
} from '../decisions/external-confirmation.rules.js';
import { Acts } from '../../platform/acts/acts.service.js';
import { onConstraint } from '../../platform/database/database-errors.js';
import type { Reader } from '../../platform/database/reader.js';
import type { Gate } from '../programmes/gate.entity.js';
import { todayOf } from '../programmes/programmes.reader.js';
import { setConditions } from '../conditions/new-conditions.js';
import type { Actor } from '../../shared/actor.js';
import { conditionCode } from '../../shared/refs.js';
import { allow, notFound, refuse } from '../../shared/refusal.js';
import type { DecidingBody } from '../trusts/trust.entity.js';
import type * as inputs from './decision.input.js';
import { findPaper, refuseUnlessAsked } from '../decisions/decision-papers.js';
import { mayRecordExternal, turnOf, turnsAround } from '../decisions/external-decision.rules.js';
import type { ExternalDecision } from '../decisions/external-decision.rules.js';
import { mayAnswerApplication } from '../decisions/application.rules.js';
import { Application, RecordAnnulment } from '../decisions/law-record.entity.js';
import { endOfChain } from '../decisions/record-annulment.rules.js';
import { ExternalDecisionRow } from '../decisions/external-decision.entity.js';
import {
  findGate,
  secretariesTrusts,
  theDecidingBody,
  type AtGate,
} from '../gates/gate-targets.js';

const CORRECTED = 'That record is already corrected: correct the latest record instead.';
onConstraint('external_decision_corrects', {
  code: 'ALREADY_EXISTS',
  because: CORRECTED,
  field: 'correctsId',
});

/** Decisions of outside bodies, recorded with their letters; a later record corrects one entered wrongly. */
@Injectable()
export class ExternalDecisionsService {
  constructor(
    private readonly acts: Acts,
    private readonly notices: NoticesService,
  ) {}

  /** Records the decision of an outside body, with its letter and its conditions. */
  async recordExternalDecision(actor: Actor, input: inputs.RecordExternalDecisionInput) {
    const verb = 'recordExternalDecision';
    return await this.acts.do(actor, verb, input, theDecidingBody, async (at) => {
      const { tx, programme, body, tell } = at;
      const gate = await findGate(tx, programme.id, input.gate);
      const { purpose, decidedOn } = input;
      const same = { gateId: gate.id, bodyId: body.id, purpose };
      const earlier = await tx.find(ExternalDecisionRow, same, { order: { number: 'ASC' } });
      const old = corrected(earlier, input.correctsId);
      const annulled = await annulledOf(tx, programme.id);
      const follows = old && follow(old.id, earlier, annulled);
      const next = letter(input, body);
      const today = todayOf(programme, tx.now);
      allow(mayRecordExternal(turnsAround(earlier, old, annulled), next, today));
      allow(mayAnswerApplication(next, await appliedOn(tx, programme.id)));
      await refuseUnlessAsked(tx, gate, body, purpose);
      const row = await insertDecision({ ...at, gate }, input, next, {
        number: earlier.length + 1,
        correctsId: follows,
        turn: old && turnOf(old),
        recordedFor: await secretariesTrusts(tx, programme.id, at.held),
      });
      const numbers = await setConditions(
        tx,
        {
          programmeId: programme.id,
          bodyId: body.id,
          setByType: 'EXTERNAL_DECISION',
          setById: row.id,
        },
        input.conditions,
        decidedOn,
      );
      const { outcome, documentId, packId, ratings, overall, letsProceed } = row;
      tell('external-decision.recorded', ['external-decision', row.id], {
        gate: gate.code,
        body: body.id,
        purpose,
        outcome,
        decidedOn,
        document: documentId,
        pack: packId,
        ratings,
        overall,
        letsProceed,
        conditions: numbers.map(conditionCode),
        reference: row.reference,
        noMaterialChange: row.noMaterialChange,
        comparison: row.comparisonId,
        corrects: row.correctsId,
        recordedFor: row.recordedFor,
      });
      if (needsConfirmation({ ...row, bodyKind: body.kind }))
        await this.tellWhoConfirms({ ...at, gate }, row);
      return { gate };
    });
  }

  /** Tells the company secretaries of the Trusts that a letter was not recorded for: theirs is to confirm it. */
  private async tellWhoConfirms(
    { tx, programme, gate, body }: AtGate & { body: DecidingBody },
    { id, recordedFor, recordedBy, decidedOn }: ExternalDecisionRow,
  ): Promise<void> {
    const text = `A letter of ${body.name} of ${dayInWords(decidedOn)} is recorded at the gate ${gate.title} of ${programme.code}, and counts once it is confirmed: read it, and confirm it (confirmExternalDecision).`;
    const secretaries = await tx.query<{ personId: string }>(SECRETARIES, [
      programme.id,
      recordedFor,
      recordedBy,
    ]);
    for (const { personId } of secretaries)
      await this.notices.tell(tx, {
        personId,
        programmeId: programme.id,
        type: 'external-decision.to-confirm',
        text,
        subjectType: 'external-decision',
        subjectId: id,
      });
  }
}

/** The company secretaries of a programme's Trusts but some, today. */
const SECRETARIES = `
  select distinct m.person_id as "personId" from membership m
  where m.programme_id = $1 and m.role = 'COMPANY_SECRETARY' and m.revoked_at is null
    and m.trust_id <> all ($2::uuid[]) and m.person_id <> $3 and m.from_day <= access.london_today()
    and (m.until_day is null or m.until_day >= access.london_today())
  order by 1`;

async function insertDecision(
  { tx, gate, body }: AtGate & { body: DecidingBody },
  input: inputs.RecordExternalDecisionInput,
  next: ExternalDecision,
  turn: Pick<ExternalDecisionRow, 'number' | 'correctsId' | 'turn' | 'recordedFor'>,
): Promise<ExternalDecisionRow> {
  if (next.documentId) await findPaper(tx, gate, next.documentId);
  const { noMaterialChange, comparisonId } = statementOf(input);
  allow(mayState(statementOf(input), turn.recordedFor));
  if (comparisonId) await findPaper(tx, gate, comparisonId, 'comparisonDocumentId');
  const pack = input.pack ? await sealedPack(tx, gate, input.pack) : null;
  allow(mayHaveDecidedOn(pack, input.decidedOn));
  const { bodyKind: _kind, ...given } = next;
  return await tx.insert(ExternalDecisionRow, {
    programmeId: gate.programmeId,
    gateId: gate.id,
    bodyId: body.id,
    ...turn,
    ...given,
    packId: pack?.id ?? null,
    noMaterialChange,
    comparisonId,
    recordedBy: tx.actor.personId,
    recordedAt: tx.now,
  });
}

const statementOf = (input: inputs.RecordExternalDecisionInput): Statement => ({
  noMaterialChange: input.noMaterialChange ?? null,
  comparisonId: input.comparisonDocumentId ?? null,
  pack: input.pack ?? null,
});

/** The sealed pack on which a body decided: of the case that the gate is about. */
async function sealedPack(reader: Reader, gate: Gate, ref: string): Promise<CasePack> {
  if (gate.caseStage === null)
    refuse(
      'BAD_USER_INPUT',
      'This gate has no business case of its own: leave `pack` out.',
      'pack',
    );
  const pack = await findPack(reader, gate.programmeId, ref);
  if (pack.stage !== gate.caseStage) {
    refuse(
      'BAD_USER_INPUT',
      'This pack is of another business case: name a pack of the case that this gate is about.',
      'pack',
    );
  }
  if (pack.status === 'SEALED') return pack;
  return refuse(
    'BAD_USER_INPUT',
    'This pack is not sealed: only a sealed pack can be decided on.',
    'pack',
  );
}

function corrected(
  earlier: readonly ExternalDecisionRow[],
  correctsId?: string | null,
): ExternalDecisionRow | null {
  if (!correctsId) return null;
  const old = earlier.find(({ id }) => id === correctsId);
  if (!old) throw notFound('external decision', 'correctsId');
  return old;
}

/** The record that a correction follows: the last of the chain, where those after it are annulled. */
function follow(
  id: string,
  records: readonly { id: string; correctsId: string | null }[],
  annulled: ReadonlySet<string>,
): string {
  if (annulled.has(id)) refuse('WRONG_STATE', 'This record is annulled: correct no record of it.');
  const end = endOfChain(id, records, annulled);
  if (end) return end;
  return refuse('ALREADY_EXISTS', CORRECTED, 'correctsId');
}

async function annulledOf(reader: Reader, programmeId: string): Promise<Set<string>> {
  const rows = await reader.find(RecordAnnulment, { programmeId });
  return new Set(rows.map(({ recordId }) => recordId));
}

/** The day of the application that counts; null while there is none. */
async function appliedOn(reader: Reader, programmeId: string): Promise<string | null> {
  const annulled = await annulledOf(reader, programmeId);
  const made = await reader.find(Application, { programmeId }, { order: { number: 'ASC' } });
  return made.find(({ id }) => !annulled.has(id))?.madeOn ?? null;
}

const letter = (
  input: inputs.RecordExternalDecisionInput,
  { kind: bodyKind }: DecidingBody,
): ExternalDecision => ({
  bodyKind,
  purpose: input.purpose,
  outcome: input.outcome,
  decidedOn: input.decidedOn,
  documentId: input.documentId ?? null,
  reference: input.reference,
  ratings: Object.fromEntries(input.ratings.map(({ domain, rating }) => [domain, rating])),
  overall: input.overall ?? null,
  letsProceed: input.letsProceed ?? null,
});
