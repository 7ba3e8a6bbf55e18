import { In } from 'typeorm';
import type { Tx } from '../../platform/database/tx.js';
import { allow } from '../../shared/refusal.js';
import { DecidingBody, Trust } from '../trusts/trust.entity.js';
import { Gate, GateCriterion, GateDecider } from './gate.entity.js';
import { askedOf, mayAskAll } from './outside-bodies.rules.js';
import type { Programme } from './programme.entity.js';
import { regime } from './regimes.js';
import { stepsFor, type ProgrammeStep, type StepDecider } from './regime.rules.js';
import type { Party } from './transaction.rules.js';

/**
 * Copies a regime into a programme: from then on its gates are the programme's own. Answers the codes of the
 * gates, in order. Every body that must decide has to be added before.
 */
export async function copyRegime(
  tx: Tx,
  programme: Programme,
  parties: readonly Party[],
  outside: readonly DecidingBody[],
): Promise<string[]> {
  const steps = stepsFor(regime(programme.regime), parties, programme.transactionType);
  const programmeId = programme.id;
  const bodies = await bodiesOf(tx, steps, outside);
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
      if (isOfMergedTrust(decider)) continue;
      const asked =
        decider.bodyKind === 'PROGRAMME_BOARD'
          ? [await programmeBoard(tx, programme)]
          : askedOf(decider, bodies, outside);
      await copyDecider(tx, gate, decider, asked);
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

async function copyDecider(
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

/** The bodies of the kinds that the steps need; refused with every one that is missing. */
async function bodiesOf(
  tx: Tx,
  steps: readonly ProgrammeStep[],
  outside: readonly DecidingBody[],
): Promise<DecidingBody[]> {
  const needed = steps
    .flatMap((step) => step.deciders)
    .filter((decider) => decider.bodyKind !== 'PROGRAMME_BOARD' && !isOfMergedTrust(decider));
  const kinds = [...new Set(needed.map(({ bodyKind }) => bodyKind))];
  const bodies = await tx.find(DecidingBody, { kind: In(kinds) }, { order: { code: 'ASC' } });
  const trustIds = needed.flatMap(({ trustId }) => trustId ?? []);
  const trusts = await tx.find(Trust, { id: In([...new Set(trustIds)]) });
  const names = new Map(trusts.map(({ id, name }) => [id, name]));
  allow(mayAskAll(needed, bodies, outside, names));
  return bodies;
}

/** Each programme has a board of its own, made with it; its seats and standing orders are added later. */
async function programmeBoard(tx: Tx, programme: Programme): Promise<DecidingBody> {
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

/** In a merger the board of a review is that of the merged Trust, which does not exist before Day 1. */
const isOfMergedTrust = ({ bodyKind, trustId }: StepDecider) =>
  bodyKind === 'TRUST_BOARD' && trustId === null;
