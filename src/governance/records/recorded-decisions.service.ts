import { Injectable } from '@nestjs/common';
import { Acts, type At } from '../../platform/acts/acts.service.js';
import { onConstraint } from '../../platform/database/database-errors.js';
import { NoticesService } from '../../platform/outbox/notices.service.js';
import { dayInWords } from '../../shared/day.js';
import { objectBy } from '../decisions/record-objection.rules.js';
import type { ActingBody } from '../programmes/programme-targets.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Gate } from '../programmes/gate.entity.js';
import { RecordedDecision } from '../decisions/recorded-decision.entity.js';
import { RecordAnnulment } from '../decisions/law-record.entity.js';
import { endOfChain } from '../decisions/record-annulment.rules.js';
import { setConditions } from '../conditions/new-conditions.js';
import type { Actor } from '../../shared/actor.js';
import { conditionCode } from '../../shared/refs.js';
import { allow, notFound, refuse } from '../../shared/refusal.js';
import type { DecidingBody } from '../trusts/trust.entity.js';
import { chairsOf, postsOn } from '../trusts/trusts.reader.js';
import { todayOf } from '../programmes/programmes.reader.js';
import type * as inputs from './decision.input.js';
import { findPaper, refuseUnlessAsked } from '../decisions/decision-papers.js';
import { findGate, theMinutedBody } from '../gates/gate-targets.js';
import { mayRecordDecision } from '../decisions/recorded-decision.rules.js';

const CORRECTED = 'That record is already corrected: correct the latest record instead.';
onConstraint('recorded_decision_corrects', {
  code: 'ALREADY_EXISTS',
  because: CORRECTED,
  field: 'correctsId',
});

/** Decisions taken before the programme was adopted, from the minutes. */
@Injectable()
export class RecordedDecisionsService {
  constructor(
    private readonly acts: Acts,
    private readonly notices: NoticesService,
  ) {}

  /** Records a decision that a body took before the programme was adopted, from its minutes. */
  async recordDecision(actor: Actor, input: inputs.RecordDecisionInput) {
    return await this.acts.do(actor, 'recordDecision', input, theMinutedBody, async (at) => {
      const { tx, programme, body, tell } = at;
      const gate = await findGate(tx, programme.id, input.gate);
      const decision = minuted(input);
      allow(
        mayRecordDecision(
          {
            ...decision,
            bodyKind: body.kind,
            conditions: input.conditions.length,
            posts: await postsOn(tx, body, decision.decidedOn),
          },
          { adoptedOn: programme.adoptedOn, today: todayOf(programme, tx.now) },
        ),
      );
      await refuseUnlessAsked(tx, gate, body, decision.purpose);
      const { id: documentId } = await findPaper(tx, gate, input.documentId);
      const correctsId = await corrected(tx, { gate, body }, input);
      const row = await tx.insert(RecordedDecision, {
        programmeId: programme.id,
        bodyId: body.id,
        gateCode: gate.code,
        stage: gate.caseStage,
        ...decision,
        minuteRef: input.minuteRef,
        documentId,
        paper: input.paper ?? null,
        note: input.note ?? null,
        correctsId,
        recordedBy: actor.personId,
        recordedAt: tx.now,
      });
      const by = { setByType: 'RECORDED_DECISION', setById: row.id } as const;
      const ids = { programmeId: programme.id, bodyId: body.id };
      const { decidedOn } = decision;
      const numbers = await setConditions(tx, { ...ids, ...by }, input.conditions, decidedOn);
      tell('decision.recorded', ['recorded-decision', row.id], {
        gate: gate.code,
        body: body.id,
        ...decision,
        minuteRef: input.minuteRef,
        document: documentId,
        corrects: correctsId,
        conditions: numbers.map(conditionCode),
      });
      await this.tellChairs(at, row);
      return { gate };
    });
  }

  /** Tells who chairs the body, or chaired it then: they may object to the record for five working days. */
  private async tellChairs(
    { tx, programme, body }: At<ActingBody>,
    { id, gateCode, outcome, decidedOn }: RecordedDecision,
  ): Promise<void> {
    const today = todayOf(programme, tx.now);
    const text = `The decision of ${body.name} on ${dayInWords(decidedOn)}, ${outcome}, was recorded from its minutes at the gate ${gateCode} of ${programme.code}. You may object until ${dayInWords(objectBy(today))} (objectToRecord).`;
    for (const personId of await chairsOf(tx, body.id, [decidedOn, today])) {
      if (personId === tx.actor.personId) continue;
      await this.notices.tell(tx, {
        personId,
        programmeId: programme.id,
        type: 'decision.recorded',
        text,
        subjectType: 'recorded-decision',
        subjectId: id,
      });
    }
  }
}

/** The record that this one corrects: of the same body, at the same gate and for the same purpose. */
async function corrected(
  tx: Tx,
  { gate, body }: { gate: Gate; body: DecidingBody },
  { correctsId, purpose }: inputs.RecordDecisionInput,
): Promise<string | null> {
  if (!correctsId) return null;
  const where = { programmeId: gate.programmeId, gateCode: gate.code, bodyId: body.id };
  const old = await tx.one(RecordedDecision, { ...where, purpose, id: correctsId });
  if (!old) throw notFound('recorded decision', 'correctsId');
  const records = await tx.find(RecordedDecision, { ...where, purpose });
  const rows = await tx.find(RecordAnnulment, { programmeId: gate.programmeId });
  const annulled = new Set(rows.map(({ recordId }) => recordId));
  const end = annulled.has(old.id) ? null : endOfChain(old.id, records, annulled);
  return end ?? refuse('ALREADY_EXISTS', CORRECTED, 'correctsId');
}

const minuted = (input: inputs.RecordDecisionInput) => ({
  purpose: input.purpose,
  outcome: input.outcome,
  decidedOn: input.decidedOn,
  forCount: input.forCount ?? null,
  againstCount: input.againstCount ?? null,
  abstainCount: input.abstainCount ?? null,
  deferReason: input.deferReason ?? null,
  newDate: input.newDate ?? null,
});
