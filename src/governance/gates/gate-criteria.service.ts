import { Injectable } from '@nestjs/common';
import { isSecretaryOf } from '../../platform/access/secretary.rules.js';
import { onConstraint } from '../../platform/database/database-errors.js';
import type { Once } from '../../platform/idempotency/idempotency.service.js';
import { GateCriterion } from '../programmes/gate.entity.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import type { Actor } from '../../shared/actor.js';
import { byRef } from '../../shared/refs.js';
import { notFound, refuse } from '../../shared/refusal.js';
import { TrustsService } from '../trusts/trusts.service.js';
import { DecisionPapers } from './decision-papers.js';
import { GateConfirmation, GateDocument, GatePassing } from './gate-record.entity.js';
import type * as inputs from './gate.input.js';
import { GatesService, type AtGate } from './gates.service.js';

onConstraint('gate_document_once', {
  code: 'ALREADY_EXISTS',
  because: 'This document is already attached to the gate in this role.',
  field: 'documentId',
});

/** Confirmations and documents that people add so that a gate's criteria are met. */
@Injectable()
export class GateCriteriaService {
  constructor(
    private readonly gates: GatesService,
    private readonly papers: DecisionPapers,
    private readonly programmes: ProgrammesService,
    private readonly trusts: TrustsService,
  ) {}

  /** Confirms a criterion that a person judges, with a note of what they saw; or takes a confirmation back. */
  async confirmCriterion(
    actor: Actor,
    input: inputs.ConfirmCriterionInput,
  ): Promise<Once<{ gateId: string }>> {
    return await this.gates.once(actor, 'confirmCriterion', input, 'NO KEY UPDATE', async (at) => {
      const { tx, gate, programme } = at;
      await this.programmes.mustRun(tx, programme.id);
      const criterion = await tx.one(GateCriterion, { gateId: gate.id, ...byRef(input.criterion) });
      if (!criterion) throw notFound('criterion of this gate', 'criterion');
      if (criterion.kind !== 'MANUAL') {
        refuse(
          'BAD_USER_INPUT',
          'This criterion is worked out by the system; it cannot be confirmed by hand.',
          'criterion',
        );
      }
      if (await tx.one(GatePassing, { gateId: gate.id })) {
        refuse(
          'WRONG_STATE',
          'This gate is passed, so its criteria and documents can no longer change.',
        );
      }
      const { confirmed, note } = input;
      if (input.documentId) await this.papers.document(tx, gate, input.documentId);
      const number = 1 + (await tx.count(GateConfirmation, { criterionId: criterion.id }));
      const documentId = input.documentId ?? null;
      await tx.insert(GateConfirmation, {
        programmeId: programme.id,
        gateId: gate.id,
        criterionId: criterion.id,
        number,
        confirmed,
        note,
        documentId,
        confirmedBy: actor.personId,
        confirmedAt: tx.now,
      });
      const type = confirmed ? 'criterion.confirmed' : 'criterion.confirmation-taken-back';
      const payload = { gate: gate.code, criterion: criterion.code, note, document: documentId };
      this.gates.record(at, type, criterion.id, payload, { subjectType: 'criterion' });
      return { gateId: gate.id };
    });
  }

  /** Attaches a document to a gate in a role; a Trust's own by that Trust's secretary alone. */
  async attachGateDocument(
    actor: Actor,
    input: inputs.AttachGateDocumentInput,
  ): Promise<Once<{ gateId: string; gateDocumentId: string }>> {
    const verb = 'attachGateDocument';
    return await this.gates.once(actor, verb, input, 'NO KEY UPDATE', async (at) => {
      const { tx, gate, programme } = at;
      await this.programmes.mustRun(tx, programme.id);
      const documentId = await this.papers.document(tx, gate, input.documentId);
      const trustId = input.trust ? await this.ownTrust(at, input.trust) : null;
      const { role, title } = input;
      const row = await tx.insert(GateDocument, {
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
      this.gates.record(at, 'gate.document-attached', row.id, payload, DOCUMENT);
      return { gateId: gate.id, gateDocumentId: row.id };
    });
  }

  /** Removes a document that was attached to a gate by mistake; it stays on record that it was attached. */
  async removeGateDocument(
    actor: Actor,
    input: inputs.RemoveGateDocumentInput,
  ): Promise<Once<{ gateId: string }>> {
    const verb = 'removeGateDocument';
    return await this.gates.once(actor, verb, input, 'NO KEY UPDATE', async (at) => {
      const { tx, gate } = at;
      const where = { gateId: gate.id, id: input.gateDocumentId };
      const row = await tx.must(GateDocument, where, 'document of this gate', 'gateDocumentId');
      if (row.trustId) await this.ownTrust(at, row.trustId);
      if (row.removedAt) refuse('WRONG_STATE', 'This document is already removed from the gate.');
      if (await tx.one(GatePassing, { gateId: gate.id })) {
        refuse(
          'WRONG_STATE',
          'This gate is passed, so its criteria and documents can no longer change.',
        );
      }
      const removedBecause = input.reason;
      await tx.set(GateDocument, row.id, {
        removedBy: actor.personId,
        removedAt: tx.now,
        removedBecause,
      });
      const payload = { gate: gate.code, document: row.documentId, because: removedBecause };
      this.gates.record(at, 'gate.document-removed', row.id, payload, DOCUMENT);
      return { gateId: gate.id };
    });
  }

  /** A party whose company secretary the actor is: nobody acts for another Trust. */
  private async ownTrust({ tx, programme, held }: AtGate, ref: string): Promise<string> {
    const trust = await this.trusts.trust(tx, ref);
    const parties = await this.programmes.parties(tx, programme.id);
    if (!parties.some(({ trustId }) => trustId === trust.id)) throw notFound('party', 'trust');
    const owner = { trustId: trust.id, programmeId: null };
    if (isSecretaryOf(held, owner, programme.id)) return trust.id;
    const because = `Only the company secretary of ${trust.name} can do this for it.`;
    return refuse('NOT_ALLOWED', because, 'trust');
  }
}

const DOCUMENT = { subjectType: 'gate-document' };
