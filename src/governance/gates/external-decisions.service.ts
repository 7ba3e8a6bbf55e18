import { Injectable } from '@nestjs/common';
import type { CasePack } from '../case-packs/case-pack.entity.js';
import { findPack } from '../case-packs/case-packs.reader.js';
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
import { ExternalDecisionRow } from '../decisions/external-decision.entity.js';
import { findGate, theDecidingBody, type AtGate } from './gate-targets.js';

onConstraint('external_decision_corrects', {
  code: 'ALREADY_EXISTS',
  because: 'That record is already corrected: correct the latest record instead.',
  field: 'correctsId',
});

/** Decisions of outside bodies, recorded with their letters; a later record corrects one entered wrongly. */
@Injectable()
export class ExternalDecisionsService {
  constructor(private readonly acts: Acts) {}

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
      const next = letter(input, body);
      const today = todayOf(programme, tx.now);
      allow(mayRecordExternal(turnsAround(earlier, old), next, today));
      await refuseUnlessAsked(tx, gate, body, purpose);
      const row = await insertDecision({ ...at, gate }, input, next, {
        number: earlier.length + 1,
        correctsId: old?.id ?? null,
        turn: old && turnOf(old),
      });
      const by = { setByType: 'EXTERNAL_DECISION', setById: row.id } as const;
      const ids = { programmeId: programme.id, bodyId: body.id };
      const numbers = await setConditions(tx, { ...ids, ...by }, input.conditions, decidedOn);
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
        corrects: row.correctsId,
      });
      return { gate };
    });
  }
}

async function insertDecision(
  { tx, gate, body }: AtGate & { body: DecidingBody },
  input: inputs.RecordExternalDecisionInput,
  next: ExternalDecision,
  turn: Pick<ExternalDecisionRow, 'number' | 'correctsId' | 'turn'>,
): Promise<ExternalDecisionRow> {
  if (next.documentId) await findPaper(tx, gate, next.documentId);
  const pack = input.pack ? await sealedPack(tx, gate, input.pack) : null;
  const { bodyKind: _kind, ...given } = next;
  return await tx.insert(ExternalDecisionRow, {
    programmeId: gate.programmeId,
    gateId: gate.id,
    bodyId: body.id,
    ...turn,
    ...given,
    packId: pack?.id ?? null,
    noMaterialChange: input.noMaterialChange ?? null,
    recordedBy: tx.actor.personId,
    recordedAt: tx.now,
  });
}

/** The sealed pack on which a body decided: of the case that the gate is about. */
async function sealedPack(reader: Reader, gate: Gate, ref: string): Promise<CasePack> {
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
