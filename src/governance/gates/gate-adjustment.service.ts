import { Injectable } from '@nestjs/common';
import { Acts } from '../../platform/acts/acts.service.js';
import type { Reader } from '../../platform/database/reader.js';
import { onConstraint } from '../../platform/database/database-errors.js';
import { Document } from '../case-packs/case-pack.entity.js';
import { purposeWords } from '../decisions/external-decision.rules.js';
import { inWords } from '../programmes/document-role.rules.js';
import { Gate, GateCriterion, GateDecider } from '../programmes/gate.entity.js';
import { ProgrammeParty } from '../programmes/programme.entity.js';
import { mayAdjustSteps } from '../programmes/programme.rules.js';
import { refuseUnlessRunning } from '../programmes/programme-targets.js';
import { partiesOf, todayOf } from '../programmes/programmes.reader.js';
import { groundOfDocument } from '../programmes/provision.rules.js';
import { regime } from '../programmes/regimes.js';
import type { Actor } from '../../shared/actor.js';
import type { Day } from '../../shared/day.js';
import type { DecidingPurpose } from '../../shared/purpose.js';
import { allow, notFound, refuse } from '../../shared/refusal.js';
import { findBody } from '../trusts/trusts.reader.js';
import type * as inputs from './gate-adjustment.input.js';
import * as rules from './gate-adjustment.rules.js';
import { GateAdjustment, GatePassing } from './gate-record.entity.js';
import { lawChangesOf } from './gate-rows.reader.js';
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
      const today = todayOf(programme, tx.now);
      const { letter, leaving } = await refuseWhatMustStay(at, input, today);
      const { requiredDocuments } = input;
      const takenOutOn = takenOut(input.takeOut, gate, today);
      const adjusted = await tx.update(Gate, gate.id, input.expectedVersion, {
        requiredDocuments: requiredDocuments ?? gate.requiredDocuments,
        takenOutOn,
      });
      const done = { ...(await changeParts(at, input, asked === 0)), takenOutOn };
      const changes = changesInWords(gate, adjusted, done, leaving);
      const choseBodies = asked === 0 || done.removed.length > 0;
      await keep(at, input.reason, letter, { changes, choseBodies }, today);
      tell('gate.adjusted', ['gate', gate.id], {
        gate: gate.code,
        reason: input.reason,
        letter,
        ...done,
        added: done.added.map(({ body, purpose }) => ({ body, purpose })),
        requiredDocuments,
      });
      return { gate: adjusted };
    });
  }
}

/** Refuses to leave out what rests on a section in force, or on the regulator's process without its letter. */
async function refuseWhatMustStay(at: AtGate, input: inputs.AdjustGateInput, today: Day) {
  const letter = input.letterDocumentId ? await findLetter(at, input.letterDocumentId) : null;
  const leaving = await leavingOut(at, input);
  const changes = await lawChangesOf(at.tx, at.programme.id);
  allow(rules.mayLeaveOutAll(leaving, { today, hasLetter: letter !== null, changes }));
  return { letter, leaving };
}

async function findLetter({ tx, gate }: AtGate, id: string): Promise<string> {
  const where = { programmeId: gate.programmeId, id };
  return (await tx.must(Document, where, 'document', 'letterDocumentId')).id;
}

/** Changes whom a step asks and what else must be so. */
async function changeParts(
  at: AtGate,
  input: inputs.AdjustGateInput,
  nobodyAsked: boolean,
): Promise<Omit<DoneTo, 'takenOutOn'>> {
  const removed = await removeDeciders(at, input.removeDeciders);
  const joined = await joinSuccessor(at, input.addDeciders, nobodyAsked);
  const added = await addDeciders(at, input.addDeciders);
  await refuseUnlessSomebodyIsAsked(at);
  return { removed, joined, added, ...(await changeCriteria(at, input)) };
}

function takenOut(takeOut: boolean | null | undefined, gate: Gate, today: Day): Day | null {
  if (takeOut === true) return gate.takenOutOn ?? today;
  return takeOut === false ? null : gate.takenOutOn;
}

async function refuseUnlessSomebodyIsAsked({ tx, gate }: AtGate): Promise<void> {
  if ((await tx.count(GateDecider, { gateId: gate.id })) > 0) return;
  refuse(
    'BAD_USER_INPUT',
    'At least one body must decide at a gate: leave one, or add another.',
    'removeDeciders',
  );
}

/** What an adjustment leaves out, each with its ground. */
async function leavingOut(
  { tx, gate, programme }: AtGate,
  input: inputs.AdjustGateInput,
): Promise<rules.LeavingOut> {
  const takeOut = input.takeOut === true;
  const step = regime(programme.regime).steps.find(({ code }) => code === gate.code);
  const gone = takeOut
    ? gate.requiredDocuments
    : gate.requiredDocuments.filter((role) => !(input.requiredDocuments ?? [role]).includes(role));
  const bodies = (await askedAt(tx, gate)).filter(
    ({ id }) => takeOut || input.removeDeciders.includes(id),
  );
  const criteria = await tx.find(GateCriterion, { gateId: gate.id });
  return {
    step: { title: gate.title, ground: gate.ground, provision: gate.provision, takeOut },
    bodies,
    documents: gone.map((role) => ({
      role,
      ...groundOfDocument(
        role,
        { ...gate, ofRegime: step?.requiredDocuments.includes(role) === true },
        programme.transactionType,
      ),
    })),
    criteria: criteria.filter(({ id }) => takeOut || input.removeCriteria.includes(id)),
  };
}

interface DoneTo {
  removed: string[];
  joined: string | null;
  added: { body: string; name: string; purpose: DecidingPurpose }[];
  criteriaAdded: string[];
  criteriaRemoved: string[];
  takenOutOn: Day | null;
}

/** What was changed, a sentence each. */
function changesInWords(
  before: Gate,
  after: Gate,
  { added, criteriaAdded, criteriaRemoved }: DoneTo,
  { bodies, step }: rules.LeavingOut,
): string[] {
  const left = before.requiredDocuments.filter((role) => !after.requiredDocuments.includes(role));
  const more = after.requiredDocuments.filter((role) => !before.requiredDocuments.includes(role));
  const is = after.takenOutOn ? 'is taken out of' : 'is put back into';
  const moved = before.takenOutOn === after.takenOutOn ? [] : [`The step ${is} the programme.`];
  return [
    ...moved,
    ...(step.takeOut ? [] : bodies).map(
      ({ name, purpose }) => `${name} is no longer asked to ${purposeWords(purpose)}.`,
    ),
    ...added.map(({ name, purpose }) => `${name} is asked to ${purposeWords(purpose)}.`),
    ...left.map((role) => `No ${inWords(role)} is needed.`),
    ...more.map((role) => `The ${inWords(role)} is needed.`),
    ...criteriaRemoved.map((code) => `The criterion ${code} is taken out.`),
    ...criteriaAdded.map((code) => `The criterion ${code} is added.`),
  ];
}

/** Keeps an adjustment and its reason with the gate. */
async function keep(
  { tx, gate }: AtGate,
  reason: string,
  letterDocumentId: string | null,
  done: Pick<GateAdjustment, 'changes' | 'choseBodies'>,
  adjustedOn: Day,
): Promise<void> {
  await tx.insert(GateAdjustment, {
    programmeId: gate.programmeId,
    gateId: gate.id,
    number: 1 + (await tx.count(GateAdjustment, { gateId: gate.id })),
    adjustedOn,
    reason,
    ...done,
    letterDocumentId,
    adjustedBy: tx.actor.personId,
    adjustedAt: tx.now,
  });
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
): Promise<DoneTo['added']> {
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
      ground: 'PRACTICE',
      provision: null,
      provisionUntil: null,
    });
    added.push({ body: body.id, name: body.name, purpose });
  }
  return added;
}

/** The bodies that a gate asks, each with what it is asked for. */
async function askedAt(
  reader: Reader,
  { id: gateId }: Gate,
): Promise<(rules.AskedBody & { id: string })[]> {
  return await reader.query<rules.AskedBody & { id: string }>(
    `select d.id, b.name, d.purpose, d.ground, d.provision
     from gate_decider d join deciding_body b on b.id = d.body_id
     where d.gate_id = $1 order by d.position, b.code`,
    [gateId],
  );
}

async function removeDeciders({ tx, gate }: AtGate, ids: readonly string[]): Promise<string[]> {
  const removed: string[] = [];
  for (const id of ids) {
    const decider = await tx.one(GateDecider, { gateId: gate.id, id });
    if (!decider) throw notFound('decider of this gate', 'removeDeciders');
    await tx.remove(GateDecider, id);
    removed.push(decider.bodyId);
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
      ground: 'PRACTICE',
    });
  }
  return { criteriaAdded: addCriteria.map(({ code }) => code), criteriaRemoved };
}
