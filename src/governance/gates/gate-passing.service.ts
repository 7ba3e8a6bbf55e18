import { Injectable } from '@nestjs/common';
import { Acts } from '../../platform/acts/acts.service.js';
import type { HeldRole } from '../../platform/access/roles.rules.js';
import type { Role } from '../../platform/access/roles.rules.js';
import { onConstraint } from '../../platform/database/database-errors.js';
import type { Actor } from '../../shared/actor.js';
import { canonicalRecord, sha256Hex } from '../../shared/canonical.js';
import { allow, notFound } from '../../shared/refusal.js';
import type { Gate } from '../programmes/gate.entity.js';
import { evidence, evidenceKind } from './evidence.rules.js';
import { refuseUnlessRegimeHolds } from '../programmes/regime-in-force.js';
import { isPast, standings } from './gate-facts.rules.js';
import { GateFactsLoader, type GateView, type ProgrammeGates } from './gate-facts.loader.js';
import { CountedDecision, GatePassing } from './gate-record.entity.js';
import type { PassingRow } from './gate-rows.reader.js';
import { theGatesProgramme, type AtGate } from './gate-targets.js';
import { mayPass, type Passer } from './gate.rules.js';
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
    let after: ProgrammeGates | undefined;
    const done = await this.acts.do(actor, 'passGate', input, theGatesProgramme, async (at) => {
      const { tx, programme, held } = at;
      const before = await this.loader.of(tx, programme, tx.now);
      const view = before.gates.find(({ gate }) => isNamed(gate, input.gate));
      if (!view) throw notFound('gate', 'gate');
      allow(mayPass(view.facts, passerOf(actor.personId, held, before, view)));
      if (!isPast(view.facts)) await refuseUnlessRegimeHolds(tx, programme, tx.now);
      const { gate } = view;
      const passing = await keepEvidence({ ...at, gate }, view, before.today);
      after = await this.loader.afterPassing(tx, before, passing);
      return { gate };
    });
    // What was passed is shown as it was written; of an act that was done before it is read.
    return { ...done, after: done.replayed ? undefined : after };
  }
}

async function keepEvidence(
  { tx, gate, tell }: AtGate,
  { facts, rows }: GateView,
  today: string,
): Promise<PassingRow> {
  const kind = evidenceKind(facts);
  const counted = standings(facts).map(({ decider, decision }) => ({
    decider,
    decision: decision!,
  }));
  const days = counted.map(({ decision }) => decision.decidedOn).sort();
  const passedOn = kind === 'RECORDED' ? days.at(-1)! : today;
  const text = canonicalRecord(evidence(facts));
  const evidenceSha256 = sha256Hex(text);
  const number = 1 + (rows.passing?.number ?? 0);
  const passing = await tx.insert(GatePassing, {
    gateId: gate.id,
    number,
    programmeId: gate.programmeId,
    passedOn,
    kind,
    evidence: text,
    evidenceSha256,
    passedBy: tx.actor.personId,
    passedAt: tx.now,
  });
  await tx.insertAll(
    CountedDecision,
    counted.map(({ decider, decision }) => ({
      deciderId: decider.id,
      programmeId: gate.programmeId,
      gateId: gate.id,
      number,
      source: decision.source,
      decisionId: decision.id,
    })),
  );
  const decisions = counted.map(({ decider, decision }) => ({
    body: decider.bodyId,
    source: decision.source,
    decision: decision.id,
    delegation: decision.delegated?.delegationId,
  }));
  const payload = { gate: gate.code, number, kind, passedOn, evidenceSha256, decisions };
  tell('gate.passed', ['gate', gate.id], payload);
  const was = counted.map(({ decider, decision }) => ({
    deciderId: decider.id,
    decisionId: decision.id,
  }));
  return { ...passing, counted: was };
}

const isNamed = ({ id, code }: Gate, ref: string) => ref === id || ref === code;

/** Somebody who would pass a gate: their roles that count, and whether they chose who decides at it. */
export function passerOf(
  personId: string,
  held: readonly HeldRole[],
  programme: ProgrammeGates,
  { rows }: GateView,
): Passer {
  const choseBodies = rows.adjustments.some(
    (one) => one.choseBodies && one.adjustedBy === personId,
  );
  return { roles: rolesForPassing(held, programme), choseBodies };
}

/** The roles that count for passing: in this programme, and of a secretary for a Trust that is a party. */
function rolesForPassing(held: readonly HeldRole[], { programme, gates }: ProgrammeGates): Role[] {
  const parties = gates[0]?.rows.parties.map(({ trustId }) => trustId) ?? [];
  return held
    .filter(({ programmeId }) => programmeId === programme.id)
    .filter(({ role, trustId }) => role !== 'COMPANY_SECRETARY' || parties.includes(trustId ?? ''))
    .map(({ role }) => role);
}
