import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/tx.js';
import { refuse } from '../shared/refusal.js';
import { BODY_KINDS } from '../trusts/body.rules.js';
import { DecidingBody, Trust } from '../trusts/trust.entity.js';
import { Gate, GateCriterion, GateDecider } from './gate.entity.js';
import { chooseOutside } from './outside-bodies.rules.js';
import type { Programme } from './programme.entity.js';
import { regime } from './regimes.js';
import { stepsFor, type StepDecider } from './regime.rules.js';
import type { Party } from './transaction.rules.js';

/** Copies a regime into a programme: from then on its gates are the programme's own. */
@Injectable()
export class RegimeCopyingService {
  /** Returns the codes of the gates, in order. Every body that must decide has to be set up before. */
  async copy(
    tx: Tx,
    programme: Programme,
    parties: readonly Party[],
    outside: readonly DecidingBody[],
  ): Promise<string[]> {
    const steps = stepsFor(regime(programme.regime), parties, programme.transactionType);
    const programmeId = programme.id;
    for (const step of steps) {
      const { code, ordinal, title, question, caseStage, phase, sameDayAllowed } = step;
      const gate = await tx.insert(Gate, {
        programmeId,
        code,
        ordinal,
        title,
        question,
        caseStage,
        phase,
        sameDayAllowed,
        requiredDocuments: [...step.requiredDocuments],
        baselineOn: null,
        forecastOn: null,
      });
      for (const decider of step.deciders) {
        // In a merger the one board is that of a Trust that does not exist before Day 1.
        if (decider.bodyKind === 'TRUST_BOARD' && decider.trustId === null) continue;
        await this.copyDecider(
          tx,
          gate,
          decider,
          await this.asked(tx, programme, decider, outside),
        );
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
    gate: Gate,
    decider: StepDecider,
    bodies: readonly DecidingBody[],
  ): Promise<void> {
    const { order: position, purpose, mustNameSamePack } = decider;
    for (const body of bodies) {
      await tx.insert(GateDecider, {
        programmeId: gate.programmeId,
        gateId: gate.id,
        bodyId: body.id,
        position,
        purpose,
        satisfying: [...decider.satisfying],
        mustNameSamePack,
      });
    }
  }

  private async asked(
    tx: Tx,
    programme: Programme,
    decider: StepDecider,
    outside: readonly DecidingBody[],
  ): Promise<readonly DecidingBody[]> {
    const { bodyKind, trustId } = decider;
    if (bodyKind === 'PROGRAMME_BOARD') return [await this.programmeBoard(tx, programme)];
    const all = await tx.find(DecidingBody, { kind: bodyKind }, { order: { code: 'ASC' } });
    const candidates = all.filter((body) => body.trustId === trustId);
    if (candidates.length === 0) return await this.missing(tx, decider);
    const chosen = trustId === null ? chooseOutside(candidates, outside) : candidates.slice(0, 1);
    if (chosen.length > 0) return chosen;
    const codes = candidates.map(({ code }) => code).join(', ');
    const because = `There are several bodies of the kind ${BODY_KINDS[bodyKind].title}: name whom this programme asks, of ${codes}.`;
    return refuse('BAD_USER_INPUT', because, 'outsideBodies');
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

  private async missing(tx: Tx, { bodyKind, trustId }: StepDecider): Promise<never> {
    const trust = trustId ? await tx.one(Trust, { id: trustId }) : null;
    const whose = trust ? ` of ${trust.name}` : '';
    return refuse(
      'BAD_USER_INPUT',
      `This regime needs the ${BODY_KINDS[bodyKind].title}${whose} to decide: add that body first.`,
      'regime',
    );
  }
}
