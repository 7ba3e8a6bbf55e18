import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/tx.js';
import { refuse } from '../shared/refusal.js';
import { BODY_KINDS } from '../trusts/body.rules.js';
import { DecidingBody, Trust } from '../trusts/trust.entity.js';
import { Gate, GateCriterion, GateDecider } from './gate.entity.js';
import type { Programme } from './programme.entity.js';
import { regime } from './regimes.js';
import { stepsFor, type StepDecider } from './regime.rules.js';
import type { Party } from './transaction.rules.js';

/** Copies a regime into a programme: from then on its gates are the programme's own. */
@Injectable()
export class RegimeCopier {
  /** Returns the codes of the gates, in order. Every body that must decide has to be set up before. */
  async copy(tx: Tx, programme: Programme, parties: readonly Party[]): Promise<string[]> {
    const steps = stepsFor(regime(programme.regime), parties, programme.transactionType);
    const programmeId = programme.id;
    for (const step of steps) {
      const { code, ordinal, title, question, caseStage, phase, sameDayAllowed } = step;
      const gate = await tx.insert(Gate, {
        ...{ programmeId, code, ordinal, title, question, caseStage, phase, sameDayAllowed },
        ...{ requiredDocuments: [...step.requiredDocuments], baselineOn: null, forecastOn: null },
      });
      for (const decider of step.deciders) {
        // In a merger the one board is that of a Trust that does not exist before Day 1.
        if (decider.bodyKind === 'TRUST_BOARD' && decider.trustId === null) continue;
        await this.copyDecider(tx, programme, gate, decider);
      }
      for (const { kind, code: criterion, title: words, settings } of step.criteria) {
        await tx.insert(GateCriterion, {
          programmeId,
          gateId: gate.id,
          kind,
          code: criterion,
          title: words,
          settings: { ...settings },
        });
      }
    }
    return steps.map((step) => step.code);
  }

  private async copyDecider(
    tx: Tx,
    programme: Programme,
    gate: Gate,
    decider: StepDecider,
  ): Promise<void> {
    const body =
      decider.bodyKind === 'PROGRAMME_BOARD'
        ? await this.programmeBoard(tx, programme)
        : await this.bodyOf(tx, decider);
    const { order: position, purpose, mustNameSamePack } = decider;
    await tx.insert(GateDecider, {
      ...{ programmeId: gate.programmeId, gateId: gate.id, bodyId: body.id },
      ...{ position, purpose, satisfying: [...decider.satisfying], mustNameSamePack },
    });
  }

  /** Each programme has a board of its own, made with it; its seats and standing orders are added later. */
  private async programmeBoard(tx: Tx, programme: Programme): Promise<DecidingBody> {
    const found = await tx.one(DecidingBody, {
      kind: 'PROGRAMME_BOARD',
      programmeId: programme.id,
    });
    if (found) return found;
    const [code, name] = [
      `${programme.code}-PROGRAMME-BOARD`,
      `Programme board of ${programme.title}`,
    ];
    return await tx.insert(DecidingBody, {
      code,
      name,
      kind: 'PROGRAMME_BOARD',
      trustId: null,
      programmeId: programme.id,
      seats: null,
    });
  }

  private async bodyOf(tx: Tx, { bodyKind, trustId }: StepDecider): Promise<DecidingBody> {
    const all = await tx.find(DecidingBody, { kind: bodyKind }, { order: { code: 'ASC' } });
    const found =
      all.find((body) => body.trustId === trustId) ?? (trustId === null ? all[0] : undefined);
    if (found) return found;
    const trust = trustId ? await tx.one(Trust, { id: trustId }) : null;
    const whose = trust ? ` of ${trust.name}` : '';
    return refuse(
      'BAD_USER_INPUT',
      `This regime needs the ${BODY_KINDS[bodyKind].title}${whose} to decide: add that body first.`,
      'regime',
    );
  }
}
