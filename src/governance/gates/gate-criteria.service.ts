import { Injectable } from '@nestjs/common';
import { Acts } from '../../platform/acts/acts.service.js';
import { isSecretaryOf } from '../../platform/access/secretary.rules.js';
import { onConstraint } from '../../platform/database/database-errors.js';
import type { Reader } from '../../platform/database/reader.js';
import { GateCriterion, type Gate } from '../programmes/gate.entity.js';
import { refuseUnlessRunning } from '../programmes/programme-targets.js';
import { partiesOf } from '../programmes/programmes.reader.js';
import type { Actor } from '../../shared/actor.js';
import { byRef } from '../../shared/refs.js';
import { notFound, refuse } from '../../shared/refusal.js';
import { findTrust } from '../trusts/trusts.reader.js';
import { findPaper } from '../decisions/decision-papers.js';
import { GateConfirmation, GateDocument, GatePassing } from './gate-record.entity.js';
import { findGate, theGatesProgramme, type AtGate } from './gate-targets.js';
import type * as inputs from './gate.input.js';

onConstraint('gate_document_once', {
  code: 'ALREADY_EXISTS',
  because: 'This document is already attached to the gate in this role.',
  field: 'documentId',
});

/** Confirmations and documents that people add so that a gate's criteria are met. */
@Injectable()
export class GateCriteriaService {
  constructor(private readonly acts: Acts) {}

  /** Confirms a criterion that a person judges, with a note of what they saw; or takes a confirmation back. */
  async confirmCriterion(actor: Actor, input: inputs.ConfirmCriterionInput) {
    return await this.acts.do(actor, 'confirmCriterion', input, theGatesProgramme, async (at) => {
      const { tx, programme, tell } = at;
      const gate = await findGate(tx, programme.id, input.gate);
      await refuseUnlessRunning(tx, programme.id);
      const criterion = await tx.one(GateCriterion, { gateId: gate.id, ...byRef(input.criterion) });
      if (!criterion) throw notFound('criterion of this gate', 'criterion');
      if (criterion.kind !== 'MANUAL') {
        refuse(
          'BAD_USER_INPUT',
          'This criterion is worked out by the system; it cannot be confirmed by hand.',
          'criterion',
        );
      }
      await refuseOncePassed(tx, gate);
      const { confirmed, note } = input;
      const documentId = input.documentId ?? null;
      if (documentId) await findPaper(tx, gate, documentId);
      await tx.insert(GateConfirmation, {
        programmeId: programme.id,
        gateId: gate.id,
        criterionId: criterion.id,
        number: 1 + (await tx.count(GateConfirmation, { criterionId: criterion.id })),
        confirmed,
        note,
        documentId,
        confirmedBy: actor.personId,
        confirmedAt: tx.now,
      });
      const type = confirmed ? 'criterion.confirmed' : 'criterion.confirmation-taken-back';
      const payload = { gate: gate.code, criterion: criterion.code, note, document: documentId };
      tell(type, ['criterion', criterion.id], payload);
      return { gate };
    });
  }

  /** Attaches a document to a gate in a role; a Trust's own by that Trust's secretary alone. */
  async attachGateDocument(actor: Actor, input: inputs.AttachGateDocumentInput) {
    return await this.acts.do(actor, 'attachGateDocument', input, theGatesProgramme, async (at) => {
      const { tx, programme, tell } = at;
      const gate = await findGate(tx, programme.id, input.gate);
      await refuseUnlessRunning(tx, programme.id);
      const { id: documentId } = await findPaper(tx, gate, input.documentId);
      const trustId = input.trust ? await ownTrust(at, input.trust) : null;
      const { role, title } = input;
      const { id } = await tx.insert(GateDocument, {
        programmeId: programme.id,
        gateId: gate.id,
        documentId,
        role,
        title,
        trustId,
        attachedBy: actor.personId,
        attachedAt: tx.now,
        removedBy: null,
        removedAt: null,
        removedBecause: null,
      });
      const payload = { gate: gate.code, document: documentId, role, title, trust: trustId };
      tell('gate.document-attached', ['gate-document', id], payload);
      return { gate };
    });
  }

  /** Removes a document that was attached to a gate by mistake; it stays on record that it was attached. */
  async removeGateDocument(actor: Actor, input: inputs.RemoveGateDocumentInput) {
    return await this.acts.do(actor, 'removeGateDocument', input, theGatesProgramme, async (at) => {
      const { tx, programme, tell } = at;
      const gate = await findGate(tx, programme.id, input.gate);
      const where = { gateId: gate.id, id: input.gateDocumentId };
      const row = await tx.must(GateDocument, where, 'document of this gate', 'gateDocumentId');
      if (row.trustId) await ownTrust(at, row.trustId);
      if (row.removedAt) refuse('WRONG_STATE', 'This document is already removed from the gate.');
      await refuseOncePassed(tx, gate);
      const removedBecause = input.reason;
      await tx.set(GateDocument, row.id, {
        removedBy: actor.personId,
        removedAt: tx.now,
        removedBecause,
      });
      const payload = { gate: gate.code, document: row.documentId, because: removedBecause };
      tell('gate.document-removed', ['gate-document', row.id], payload);
      return { gate };
    });
  }
}

async function refuseOncePassed(reader: Reader, { id: gateId }: Gate): Promise<void> {
  if (await reader.one(GatePassing, { gateId }))
    refuse(
      'WRONG_STATE',
      'This gate is passed, so its criteria and documents can no longer change.',
    );
}

/** A party whose company secretary the actor is: nobody acts for another Trust. */
async function ownTrust(
  { tx, programme, held }: Omit<AtGate, 'gate'>,
  ref: string,
): Promise<string> {
  const trust = await findTrust(tx, ref);
  const parties = await partiesOf(tx, programme.id);
  if (!parties.some(({ trustId }) => trustId === trust.id)) throw notFound('party', 'trust');
  const owner = { trustId: trust.id, programmeId: null };
  if (isSecretaryOf(held, owner, programme.id)) return trust.id;
  const because = `Only the company secretary of ${trust.name} can do this for it.`;
  return refuse('NOT_ALLOWED', because, 'trust');
}
