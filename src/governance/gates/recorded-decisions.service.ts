import { Injectable } from '@nestjs/common';
import { onConstraint } from '../../platform/database/database-errors.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Once } from '../../platform/idempotency/idempotency.service.js';
import { RecordedDecision } from './recorded-decision.entity.js';
import { setConditions } from '../conditions/new-conditions.js';
import type { Actor } from '../../shared/actor.js';
import { conditionCode } from '../../shared/refs.js';
import { allow, notFound } from '../../shared/refusal.js';
import type * as inputs from './decision.input.js';
import { DecisionPapers } from './decision-papers.js';
import { GatesService, type AtGate } from './gates.service.js';
import { mayRecordDecision } from './recorded-decision.rules.js';

onConstraint('recorded_decision_corrects', {
  code: 'ALREADY_EXISTS',
  because: 'That record is already corrected: correct the latest record instead.',
  field: 'corrects',
});

/** Decisions taken before the programme was adopted, from the minutes. */
@Injectable()
export class RecordedDecisionsService {
  constructor(
    private readonly gates: GatesService,
    private readonly papers: DecisionPapers,
  ) {}

  /** Records a decision that a body took before the programme was adopted, from its minutes. */
  async recordDecision(
    actor: Actor,
    input: inputs.RecordDecisionInput,
  ): Promise<Once<{ gateId: string; decisionId: string }>> {
    return await this.gates.once(actor, 'recordDecision', input, 'NO KEY UPDATE', async (at) => {
      const { tx, gate, programme } = at;
      const body = at.body!;
      const decision = minuted(input);
      allow(
        mayRecordDecision(
          { ...decision, bodyKind: body.kind, conditions: input.conditions.length },
          programme.adoptedOn,
        ),
      );
      await this.papers.mustBeAsked(tx, gate, body, decision.purpose);
      const documentId = await this.papers.document(tx, gate, input.documentId);
      const correctsId = await this.corrected(tx, at, input);
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
      const conditions = numbers.map(conditionCode);
      this.gates.record(
        at,
        'decision.recorded',
        row.id,
        {
          gate: gate.code,
          body: body.id,
          ...decision,
          minuteRef: input.minuteRef,
          document: documentId,
          corrects: correctsId,
          conditions,
        },
        { subjectType: 'recorded-decision' },
      );
      return { gateId: gate.id, decisionId: row.id };
    });
  }

  private async corrected(
    tx: Tx,
    { gate, body }: AtGate,
    { corrects, purpose }: inputs.RecordDecisionInput,
  ): Promise<string | null> {
    if (!corrects) return null;
    const where = { programmeId: gate.programmeId, gateCode: gate.code, bodyId: body!.id };
    const old = await tx.one(RecordedDecision, { ...where, purpose, id: corrects });
    if (!old) throw notFound('recorded decision', 'corrects');
    return old.id;
  }
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
