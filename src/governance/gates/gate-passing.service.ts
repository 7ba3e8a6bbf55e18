import { Injectable } from '@nestjs/common';
import { Acts } from '../../platform/acts/acts.service.js';
import type { HeldRole } from '../../platform/access/roles.rules.js';
import type { Role } from '../../platform/access/roles.rules.js';
import { onConstraint } from '../../platform/database/database-errors.js';
import type { Actor } from '../../shared/actor.js';
import { canonicalRecord, sha256Hex } from '../../shared/canonical.js';
import { allow } from '../../shared/refusal.js';
import { evidence, evidenceKind } from './evidence.rules.js';
import { standings } from './gate-facts.rules.js';
import { GateFactsLoader, type GateView, type ProgrammeGates } from './gate-facts.loader.js';
import { CountedDecision, GatePassing } from './gate-record.entity.js';
import { findGate, theGatesProgramme, type AtGate } from './gate-targets.js';
import { mayPass } from './gate.rules.js';
import type * as inputs from './gate.input.js';

for (const name of ['gate_passing_pkey', 'gate_passing_once']) {
  onConstraint(name, {
    code: 'WRONG_STATE',
    because: 'This gate was passed at the same moment by somebody else.',
  });
}
onConstraint('gate_passing_stands', {
  code: 'GATE_NOT_READY',
  because:
    'A decision that this gate rests on no longer stands: read the gate again, and see its blockers.',
});

/** Passing a gate: it records that every body has decided, and decides nothing itself. */
@Injectable()
export class GatePassingService {
  constructor(
    private readonly acts: Acts,
    private readonly loader: GateFactsLoader,
  ) {}

  /**
   * Passes a gate on the decisions that stand at this moment, and keeps the exact bytes of that evidence.
   *
   * All of it is read after the programme's decision lock was taken, so that nothing can change before the
   * commit.
   */
  async passGate(actor: Actor, input: inputs.PassGateInput) {
    return await this.acts.do(actor, 'passGate', input, theGatesProgramme, async (at) => {
      const { tx, programme, held } = at;
      const gate = await findGate(tx, programme.id, input.gate);
      const loaded = await this.loader.of(tx, programme.id, tx.now);
      const view = loaded.gates.find((one) => one.gate.id === gate.id)!;
      allow(mayPass(view.facts, rolesInProgramme(held, loaded)));
      await keepEvidence({ ...at, gate }, view, loaded.today);
      return { gate };
    });
  }
}

async function keepEvidence(
  { tx, gate, tell }: AtGate,
  { facts }: GateView,
  today: string,
): Promise<void> {
  const kind = evidenceKind(facts);
  const counted = standings(facts).map(({ decider, decision }) => ({
    decider,
    decision: decision!,
  }));
  const days = counted.map(({ decision }) => decision.decidedOn).sort();
  const passedOn = kind === 'RECORDED' ? days.at(-1)! : today;
  const text = canonicalRecord(evidence(facts));
  const evidenceSha256 = sha256Hex(text);
  await tx.insert(GatePassing, {
    gateId: gate.id,
    programmeId: gate.programmeId,
    passedOn,
    kind,
    evidence: text,
    evidenceSha256,
    passedBy: tx.actor.personId,
    passedAt: tx.now,
  });
  for (const { decider, decision } of counted) {
    await tx.insert(CountedDecision, {
      deciderId: decider.id,
      programmeId: gate.programmeId,
      gateId: gate.id,
      source: decision.source,
      decisionId: decision.id,
    });
  }
  const decisions = counted.map(({ decider, decision }) => ({
    body: decider.bodyId,
    source: decision.source,
    decision: decision.id,
  }));
  const payload = { gate: gate.code, kind, passedOn, evidenceSha256, decisions };
  tell('gate.passed', ['gate', gate.id], payload, { checkpoint: true });
}

/** The roles that count for passing: in this programme, and of a secretary for a Trust that is a party. */
function rolesInProgramme(held: readonly HeldRole[], { programme, gates }: ProgrammeGates): Role[] {
  const parties = gates[0]?.rows.parties.map(({ trustId }) => trustId) ?? [];
  return held
    .filter(({ programmeId }) => programmeId === programme.id)
    .filter(({ role, trustId }) => role !== 'COMPANY_SECRETARY' || parties.includes(trustId ?? ''))
    .map(({ role }) => role);
}
