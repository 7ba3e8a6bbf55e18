import { Injectable } from '@nestjs/common';
import { Acts } from '../../platform/acts/acts.service.js';
import { onConstraint } from '../../platform/database/database-errors.js';
import { Gate, GateCriterion, GateDecider } from '../programmes/gate.entity.js';
import { ProgrammeParty } from '../programmes/programme.entity.js';
import { mayAdjustSteps } from '../programmes/programme.rules.js';
import { refuseUnlessRunning } from '../programmes/programme-targets.js';
import { partiesOf, todayOf } from '../programmes/programmes.reader.js';
import type { Actor } from '../../shared/actor.js';
import { allow, notFound, refuse } from '../../shared/refusal.js';
import { DecidingBody } from '../trusts/trust.entity.js';
import { findBody } from '../trusts/trusts.reader.js';
import type * as inputs from './gate-adjustment.input.js';
import * as rules from './gate-adjustment.rules.js';
import { GatePassing } from './gate-record.entity.js';
import { findGate, theGatesProgramme, type AtGate } from './gate-targets.js';

onConstraint('gate_decider_body', {
  code: 'ALREADY_EXISTS',
  because: 'That body is already asked for this at the gate.',
  field: 'addDeciders',
});
onConstraint('gate_criterion_code', {
  code: 'ALREADY_EXISTS',
  because: 'The gate already has a criterion with this code: choose another code.',
  field: 'addCriteria',
});

/** Adjusts a programme's own copy of its regime, before its first gate is passed. */
@Injectable()
export class GateAdjustmentService {
  constructor(private readonly acts: Acts) {}

  /** Changes the bodies, documents and criteria of a step, or takes it out of the programme, with the reason. */
  async adjustGate(actor: Actor, input: inputs.AdjustGateInput) {
    return await this.acts.do(actor, 'adjustGate', input, theGatesProgramme, async (here) => {
      const { tx, programme, tell } = here;
      const gate = await findGate(tx, programme.id, input.gate);
      const at = { ...here, gate };
      await refuseUnlessRunning(tx, programme.id);
      const asked = await tx.count(GateDecider, { gateId: gate.id });
      const passed = (await tx.count(GatePassing, { programmeId: programme.id })) > 0;
      if (!rules.onlyFills(input, asked)) allow(mayAdjustSteps([{ passed }]));
      const { takeOut, requiredDocuments, reason } = input;
      const today = todayOf(programme, tx.now);
      const takenOutOn = takeOut
        ? (gate.takenOutOn ?? today)
        : takeOut === false
          ? null
          : gate.takenOutOn;
      const adjusted = await tx.update(Gate, gate.id, input.expectedVersion, {
        requiredDocuments: requiredDocuments ?? gate.requiredDocuments,
        takenOutOn,
      });
      const removed = await removeDeciders(at, input.removeDeciders);
      const joined = await joinSuccessor(at, input.addDeciders, asked === 0);
      const added = await addDeciders(at, input.addDeciders);
      if ((await tx.count(GateDecider, { gateId: gate.id })) === 0) {
        refuse(
          'BAD_USER_INPUT',
          'At least one body must decide at a gate: leave one, or add another.',
          'removeDeciders',
        );
      }
      const { criteriaAdded, criteriaRemoved } = await changeCriteria(at, input);
      tell('gate.adjusted', ['gate', gate.id], {
        gate: gate.code,
        reason,
        added,
        removed,
        joined,
        criteriaAdded,
        criteriaRemoved,
        requiredDocuments,
        takenOutOn,
      });
      return { gate: adjusted };
    });
  }
}

/** The successor Trust becomes a party when its board is first asked to decide. */
async function joinSuccessor(
  { tx, programme }: AtGate,
  deciders: readonly inputs.NewDeciderInput[],
  nobodyAsked: boolean,
): Promise<string | null> {
  const { id: programmeId, transactionType } = programme;
  for (const { body: ref } of deciders) {
    const body = await findBody(tx, ref, 'addDeciders');
    const parties = await partiesOf(tx, programmeId);
    const { trustId } = body;
    if (trustId === null || parties.some((party) => party.trustId === trustId)) continue;
    const hasSuccessor = parties.some(({ role }) => role === 'SUCCESSOR');
    allow(rules.maySucceed(body, { transactionType, nobodyAsked, hasSuccessor }));
    await tx.insert(ProgrammeParty, { programmeId, trustId, role: 'SUCCESSOR' });
    return trustId;
  }
  return null;
}

async function addDeciders(
  { tx, gate, programme }: AtGate,
  deciders: readonly inputs.NewDeciderInput[],
): Promise<{ body: string; purpose: string }[]> {
  const parties = await partiesOf(tx, programme.id);
  const hasCase = gate.caseStage !== null;
  const partyIds = parties.map(({ trustId }) => trustId);
  const added = [];
  for (const { body: ref, purpose, order: position, mustNameSamePack } of deciders) {
    const body = await findBody(tx, ref, 'addDeciders');
    allow(rules.mayAsk(body, purpose, { programmeId: programme.id, partyIds, hasCase }));
    await tx.insert(GateDecider, {
      programmeId: programme.id,
      gateId: gate.id,
      bodyId: body.id,
      position,
      purpose,
      satisfying: rules.satisfyingAnswers(body.kind, purpose),
      mustNameSamePack: mustNameSamePack && hasCase,
    });
    added.push({ body: body.id, purpose });
  }
  return added;
}

async function removeDeciders({ tx, gate }: AtGate, ids: readonly string[]): Promise<string[]> {
  const removed: string[] = [];
  for (const id of ids) {
    const decider = await tx.one(GateDecider, { gateId: gate.id, id });
    if (!decider) throw notFound('decider of this gate', 'removeDeciders');
    const body = await tx.must(DecidingBody, { id: decider.bodyId }, 'body');
    allow(rules.mayStopAsking(body));
    await tx.remove(GateDecider, id);
    removed.push(body.id);
  }
  return removed;
}

async function changeCriteria(
  { tx, gate }: AtGate,
  { addCriteria, removeCriteria }: inputs.AdjustGateInput,
): Promise<{ criteriaAdded: string[]; criteriaRemoved: string[] }> {
  const criteriaRemoved: string[] = [];
  for (const id of removeCriteria) {
    const criterion = await tx.one(GateCriterion, { gateId: gate.id, id });
    if (!criterion) throw notFound('criterion of this gate', 'removeCriteria');
    await tx.remove(GateCriterion, id);
    criteriaRemoved.push(criterion.code);
  }
  for (const criterion of addCriteria) {
    allow(rules.mayAddCriterion(criterion));
    const { kind, code, title } = criterion;
    const ids = { programmeId: gate.programmeId, gateId: gate.id };
    await tx.insert(GateCriterion, {
      ...ids,
      kind,
      code,
      title,
      settings: rules.settingsOf(criterion),
    });
  }
  return { criteriaAdded: addCriteria.map(({ code }) => code), criteriaRemoved };
}
