import { assertCanonicalValues, inComposedForm } from '../case-packs/manifest.rules.js';
import type { CanonicalValue } from '../../shared/canonical.js';
import { given } from '../../shared/given.js';
import { isPast, standings } from './gate-facts.rules.js';
import type {
  ConditionFact,
  CriterionFact,
  DeciderStanding,
  GateFacts,
  StandingDecision,
} from './gate-facts.rules.js';

export const EVIDENCE_FORMAT = 'watersmeet.gate-evidence/2';

/** On what a gate was passed: decisions taken here, or a record of earlier ones. */
export const EvidenceKind = { LIVE: 'LIVE', RECORDED: 'RECORDED' } as const;
export type EvidenceKind = keyof typeof EvidenceKind;

/** The kind of evidence of a gate, shown everywhere that the gate is shown as passed. */
export function evidenceKind(facts: GateFacts): EvidenceKind {
  return isPast(facts) ? 'RECORDED' : 'LIVE';
}

/**
 * All the evidence of a gate, as a plain value of text, booleans and lists. Its digest is stored when the
 * gate is passed, so that it can be shown later that the evidence is the same.
 */
export function evidence(facts: GateFacts): CanonicalValue {
  const value: CanonicalValue = given({
    format: EVIDENCE_FORMAT,
    practice: facts.practice,
    programme: facts.programmeCode,
    gate: { id: facts.gateId, code: facts.code, title: facts.title },
    evidence: evidenceKind(facts),
    adoptedOn: facts.adoptedOn,
    previousGate: facts.earlier.at(-1)?.gateId,
    passedBefore: facts.passing?.passedOn,
    deciders: standings(facts).map(deciderValue),
    criteria: sorted(facts.criteria, ({ code }) => code).map(criterionValue),
  });
  const composed = inComposedForm(value);
  assertCanonicalValues(composed);
  return composed;
}

function deciderValue({ decider, decision, conditions }: DeciderStanding): CanonicalValue {
  const { bodyId, bodyName, bodyKind, order, purpose, satisfying, mustNameSamePack } = decider;
  const own = new Set(decision?.conditions.map(({ id }) => id));
  const earlier = conditions.filter(({ id }) => !own.has(id));
  return given({
    body: { id: bodyId, name: bodyName, kind: bodyKind },
    order: String(order),
    purpose,
    satisfying: [...satisfying],
    mustNameSamePack,
    decision: decision ? decisionValue(decision) : undefined,
    earlierConditions: earlier.length > 0 ? conditionValues(earlier) : undefined,
  });
}

function decisionValue(decision: StandingDecision): CanonicalValue {
  const { id, source, outcome, decidedOn, cannotWait, noMaterialChange } = decision;
  const corrections = (decision.asCorrected ?? []).map(({ sha256 }) => sha256);
  return given({
    id,
    source,
    outcome,
    decidedOn,
    pack: packValue(decision),
    delegation: delegationValue(decision),
    conditions: conditionValues(decision.conditions),
    corrections: corrections.length > 0 ? corrections : undefined,
    noMaterialChange: noMaterialChange ?? undefined,
    cannotWait: cannotWait
      ? { reason: cannotWait.reason, adviceOf: cannotWait.adviceOf }
      : undefined,
  });
}

/** By which committee it was decided for the body, and by what delegation. */
function delegationValue({ delegated }: StandingDecision): CanonicalValue | undefined {
  if (!delegated) return undefined;
  const { delegationId, committeeId, committeeName, documentSha256, clause } = delegated;
  const committee = { id: committeeId, name: committeeName };
  return { id: delegationId, committee, instrument: { sha256: documentSha256, clause } };
}

function packValue({ packVersionId, packLabel, manifestSha256 }: StandingDecision): CanonicalValue {
  return given({
    id: packVersionId ?? undefined,
    label: packLabel ?? undefined,
    manifestSha256: manifestSha256 ?? undefined,
  });
}

function conditionValues(conditions: readonly ConditionFact[]): CanonicalValue[] {
  return sorted(conditions, ({ id }) => id).map(conditionValue);
}

function conditionValue({ id, text, kind, state }: ConditionFact): CanonicalValue {
  return { id, text, kind, state };
}

function criterionValue({ id, code, title, met, because }: CriterionFact): CanonicalValue {
  return { id, code, title, met, because };
}

function sorted<T>(list: readonly T[], key: (item: T) => string): T[] {
  return [...list].sort((a, b) => (key(a) < key(b) ? -1 : Number(key(a) > key(b))));
}
