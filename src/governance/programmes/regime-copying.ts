import { In, IsNull } from 'typeorm';
import type { Tx } from '../../platform/database/tx.js';
import type { Day } from '../../shared/day.js';
import { allow } from '../../shared/refusal.js';
import { DecidingBody, Trust } from '../trusts/trust.entity.js';
import { Gate, GateCriterion, GateDecider } from './gate.entity.js';
import { askedOf, mayAskAll } from './outside-bodies.rules.js';
import type { Programme } from './programme.entity.js';
import { PROVISIONS } from './provision.rules.js';
import { stepsToCome } from './regime-dates.rules.js';
import { regime } from './regimes.js';
import {
  groundOfCriterion,
  stepsFor,
  type ProgrammeStep,
  type StepDecider,
} from './regime.rules.js';
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
  const bodies = await bodiesOf(tx, steps, outside);
  for (const step of steps) await copyStep(tx, programme, step, bodies, outside);
  return steps.map((step) => step.code);
}

/** Copies one step: its gate, whom it asks, and what else must be so. */
async function copyStep(
  tx: Tx,
  programme: Programme,
  step: ProgrammeStep,
  bodies: readonly DecidingBody[],
  outside: readonly DecidingBody[],
): Promise<void> {
  const gate = await tx.insert(Gate, {
    programmeId: programme.id,
    ...gateOf(step),
    baselineOn: null,
    forecastOn: null,
  });
  await copyParts(tx, programme, gate, step, bodies, outside);
}

const gateOf = (step: ProgrammeStep) => {
  const { code, ordinal, title, question, caseStage, phase, sameDayAllowed } = step;
  const { ground, provision, requiredDocuments } = step;
  const place = { code, ordinal, title, question, caseStage, phase, sameDayAllowed };
  return { ...place, ground, provision, requiredDocuments: [...requiredDocuments] };
};

async function copyParts(
  tx: Tx,
  programme: Programme,
  gate: Gate,
  step: ProgrammeStep,
  bodies: readonly DecidingBody[],
  outside: readonly DecidingBody[],
): Promise<void> {
  for (const decider of step.deciders) {
    if (isOfMergedTrust(decider)) continue;
    const asked =
      decider.bodyKind === 'PROGRAMME_BOARD'
        ? [await programmeBoard(tx, programme)]
        : askedOf(decider, bodies, outside);
    await copyDecider(tx, gate, decider, asked);
  }
  for (const { kind, code, title, settings } of step.criteria) {
    await tx.insert(GateCriterion, {
      programmeId: programme.id,
      gateId: gate.id,
      kind,
      code,
      title,
      settings: { ...settings },
      ground: groundOfCriterion(kind),
    });
  }
}

/** What a programme has when it takes another regime. */
interface Replacing {
  parties: readonly Party[];
  outside: readonly DecidingBody[];
  gates: readonly Gate[];
  passed: readonly Gate[];
  today: Day;
}

/**
 * Replaces the steps still to come by those of the programme's new regime: what both have is asked anew, what only
 * the old one has is taken out, what only the new one has is added. Steps that are passed stay as they are.
 */
export async function replaceSteps(
  tx: Tx,
  programme: Programme,
  { parties, outside, gates, passed, today }: Replacing,
): Promise<{ kept: string[]; takenOut: string[]; toCome: string[] }> {
  const asParty = parties.filter(({ role }) => role !== 'SUCCESSOR');
  const all = stepsFor(regime(programme.regime), asParty, programme.transactionType);
  const toCome = stepsToCome(all, passed);
  const bodies = await bodiesOf(tx, toCome, outside);
  const old = gates.filter((gate) => !passed.includes(gate));
  const gone = old.filter(({ code }) => !toCome.some((step) => step.code === code));
  // Places are unique: those of the old steps are cleared first.
  for (const [at, gate] of old.entries()) await tx.set(Gate, gate.id, { ordinal: 1000 + at });
  for (const gate of old) if (!gone.includes(gate)) await clearParts(tx, gate.id);
  const first = 1 + Math.max(0, ...passed.map(({ ordinal }) => ordinal));
  const putInPlace = async (step: ProgrammeStep) => {
    const same = old.find(({ code }) => code === step.code);
    if (!same) return await copyStep(tx, programme, step, bodies, outside);
    const { code: _code, ...place } = gateOf(step);
    const gate = await tx.set(Gate, same.id, { ...place, takenOutOn: null });
    return await copyParts(tx, programme, gate, step, bodies, outside);
  };
  for (const [at, step] of toCome.entries()) await putInPlace({ ...step, ordinal: first + at });
  for (const [at, gate] of gone.entries()) {
    const ordinal = first + toCome.length + at;
    await tx.set(Gate, gate.id, { ordinal, takenOutOn: gate.takenOutOn ?? today });
  }
  const codes = (list: readonly { code: string }[]) => list.map(({ code }) => code);
  return { kept: codes(passed), takenOut: codes(gone), toCome: codes(toCome) };
}

async function clearParts(tx: Tx, gateId: string): Promise<void> {
  for (const { id } of await tx.find(GateDecider, { gateId })) await tx.remove(GateDecider, id);
  for (const { id } of await tx.find(GateCriterion, { gateId })) await tx.remove(GateCriterion, id);
}

async function copyDecider(
  tx: Tx,
  gate: Gate,
  decider: StepDecider,
  bodies: readonly DecidingBody[],
): Promise<void> {
  const { order: position, purpose, mustNameSamePack, ground, provision } = decider;
  for (const body of bodies) {
    await tx.insert(GateDecider, {
      programmeId: gate.programmeId,
      gateId: gate.id,
      bodyId: body.id,
      position,
      purpose,
      satisfying: [...decider.satisfying],
      mustNameSamePack,
      ground,
      provision,
      provisionUntil: provision && PROVISIONS[provision].inForceUntil,
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
  const trustIds = needed.flatMap(({ trustId }) => trustId ?? []);
  const order = { code: 'ASC' } as const;
  const bodies = [
    ...(await tx.find(DecidingBody, { kind: In(kinds), trustId: IsNull() }, { order })),
    ...(await tx.find(DecidingBody, { kind: In(kinds), trustId: In(trustIds) }, { order })),
  ];
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
    posts: null,
  });
}

/** In a merger the board of a review is that of the merged Trust, which does not exist before Day 1. */
const isOfMergedTrust = ({ bodyKind, trustId }: StepDecider) =>
  bodyKind === 'TRUST_BOARD' && trustId === null;
