import { Injectable } from '@nestjs/common';
import { findPerson } from '../../platform/accounts/people.reader.js';
import { Acts, type At } from '../../platform/acts/acts.service.js';
import type { Target } from '../../platform/acts/target.js';
import type { Verb } from '../../platform/access/permission-table.rules.js';
import { Document } from '../case-packs/case-pack.entity.js';
import type { LockMode, Reader } from '../../platform/database/reader.js';
import type { Tx } from '../../platform/database/tx.js';
import { onConstraint } from '../../platform/database/database-errors.js';
import type { Programme } from '../programmes/programme.entity.js';
import { lockDecisions, theProgrammeLocked } from '../programmes/programme-targets.js';
import { findProgramme, todayOf } from '../programmes/programmes.reader.js';
import * as rules from '../conditions/condition.rules.js';
import { Condition } from '../conditions/condition.entity.js';
import type { Actor } from '../../shared/actor.js';
import type { Day } from '../../shared/day.js';
import { allow, type Refusal } from '../../shared/refusal.js';
import { votesHere } from '../trusts/body.rules.js';
import { DecidingBody } from '../trusts/trust.entity.js';
import { GateFactsLoader, type GateView } from '../gates/gate-facts.loader.js';
import { findAuthority } from './condition-authority.js';
import { ConditionEvent } from './condition-event.entity.js';
import { addEvent, NOTHING, type ConditionHappened } from './condition-log.js';
import type { ConditionStep } from './condition-step.rules.js';
import { findCondition } from './conditions.reader.js';
import type * as inputs from './condition.input.js';

onConstraint('condition_event_resolution', {
  code: 'WRONG_STATE',
  because: 'That resolution has already been used to change a condition: name another one.',
  field: 'authority.resolution',
});

type Ask = (condition: rules.Condition, authority: rules.Authority, today: Day) => Refusal | null;

interface ConditionInContext {
  programme: Programme;
  condition: Condition;
  /** The body that set it. */
  body: DecidingBody;
}

type AtCondition = At<ConditionInContext>;

/**
 * A condition that an input names, with the body that set it: the programme's decisions are locked, so that
 * no gate is passed meanwhile, and then the condition.
 */
const theCondition: Target<{ programme: string; condition: string }, ConditionInContext> = {
  find: async (reader, input) => {
    const programme = await findProgramme(reader, input.programme);
    const condition = await findCondition(reader, programme.id, input.condition);
    const body = await reader.must(DecidingBody, { id: condition.bodyId }, 'body');
    return { programme, condition, body };
  },
  scope: ({ programme, body }) => ({ programmeId: programme.id, trustId: body.trustId }),
  lock: async (tx, found) => await lockCondition(tx, found, 'NO KEY UPDATE'),
};

/** As `theCondition`, for evidence: it settles nothing, and no gate is passed while it is put in. */
const theConditionShown: typeof theCondition = {
  ...theCondition,
  lock: async (tx, found) => await lockCondition(tx, found, 'SHARE'),
};

async function lockCondition(
  tx: Tx,
  { programme, condition, body }: ConditionInContext,
  mode: LockMode,
): Promise<ConditionInContext> {
  return {
    programme: await lockDecisions(tx, programme.id, mode),
    condition: await tx.lock(Condition, condition.id, 'NO KEY UPDATE'),
    body,
  };
}

/** The condition itself is found under the lock. */
const theConditionsProgramme = theProgrammeLocked('SHARE');

/** Conditions of a decision: evidence is submitted, and only the body that set a condition settles it. */
@Injectable()
export class ConditionsService {
  constructor(
    private readonly acts: Acts,
    private readonly loader: GateFactsLoader,
  ) {}

  /** Submits evidence that a condition is met; the body that set it then settles it. */
  async submitConditionEvidence(actor: Actor, input: inputs.SubmitConditionEvidenceInput) {
    const verb = 'submitConditionEvidence';
    return await this.acts.do(actor, verb, input, theConditionShown, async (at) => {
      const { tx, condition } = at;
      allow(rules.maySubmitEvidence(await this.facts(at)));
      const where = { programmeId: condition.programmeId, id: input.documentId };
      const { id: documentId } = await tx.must(Document, where, 'document', 'documentId');
      const step = 'EVIDENCE_SUBMITTED';
      const happened = { step, note: input.note, kept: { ...NOTHING, documentId } } as const;
      return { condition: await move(at, 'EVIDENCE_SUBMITTED', happened) };
    });
  }

  /** Sends evidence back because it is not enough. */
  async sendBackEvidence(actor: Actor, input: inputs.ReturnConditionInput) {
    const ask: Ask = (condition, authority) => rules.maySendBack(condition, authority);
    return await this.settle(actor, 'sendBackEvidence', input, ['SENT_BACK', 'OPEN'], ask);
  }

  /** Discharges a condition: the body that set it says that it is met. */
  async dischargeCondition(actor: Actor, input: inputs.SettleConditionInput) {
    const outcome = ['DISCHARGED', 'DISCHARGED'] as const;
    return await this.settle(actor, 'dischargeCondition', input, outcome, rules.mayDischarge);
  }

  /** Waives a condition: the body that set it no longer asks for it. */
  async waiveCondition(actor: Actor, input: inputs.SettleConditionInput) {
    return await this.settle(actor, 'waiveCondition', input, ['WAIVED', 'WAIVED'], rules.mayWaive);
  }

  /** Reopens a condition that was discharged or waived, with the reason. */
  async reopenCondition(actor: Actor, input: inputs.ReturnConditionInput) {
    const ask: Ask = (condition, authority) => rules.mayReopen(condition, authority, input.reason);
    return await this.settle(actor, 'reopenCondition', input, ['REOPENED', 'OPEN'], ask);
  }

  /** Changes the owner of a condition; its terms stay as the body set them. */
  async assignCondition(actor: Actor, input: inputs.AssignConditionInput) {
    const verb = 'assignCondition';
    return await this.acts.do(actor, verb, input, theConditionsProgramme, async (at) => {
      const { tx, programme } = at;
      const condition = await findCondition(tx, programme.id, input.condition);
      const owner = input.owner ? await findPerson(tx, input.owner, 'owner') : null;
      const { ownerName, expectedVersion } = input;
      const ownerId = owner?.id ?? null;
      const changes = { ownerName, ownerId };
      const assigned = await tx.update(Condition, condition.id, expectedVersion, changes);
      const payload = { from: condition.ownerName, to: ownerName, owner: ownerId };
      const today = todayOf(programme, tx.now);
      const happened = { step: 'ASSIGNED', note: ownerName, kept: NOTHING } as const;
      await addEvent({ ...at, condition, today }, happened, payload);
      return { condition: assigned };
    });
  }

  private async settle(
    actor: Actor,
    verb: Verb,
    input: inputs.SettleConditionInput | inputs.ReturnConditionInput,
    [step, state]: readonly [ConditionStep, rules.ConditionState],
    ask: Ask,
  ) {
    return await this.acts.do(actor, verb, input, theCondition, async (at) => {
      const { authority, kept } = await findAuthority(at, input.authority);
      allow(ask(await this.facts(at), authority, todayOf(at.programme, at.tx.now)));
      const note = 'reason' in input ? input.reason : (input.note ?? null);
      return { condition: await move(at, state, { step, note, kept }) };
    });
  }

  private async facts(at: AtCondition): Promise<rules.Condition> {
    const { tx, programme, condition, body } = at;
    const { gates } = await this.loader.of(tx, programme, tx.now);
    return await conditionFacts(tx, condition, body, gates);
  }
}

/** A condition as the rules ask of it, from the gates of its programme too. */
export async function conditionFacts(
  reader: Reader,
  condition: Condition,
  body: DecidingBody,
  gates: readonly GateView[],
): Promise<rules.Condition> {
  const { id: conditionId, state, kind, evidenceRequired, dueOn, setOn } = condition;
  const shown = await reader.find(
    ConditionEvent,
    { conditionId, step: 'EVIDENCE_SUBMITTED' },
    { order: { number: 'ASC' } },
  );
  return {
    state,
    kind,
    evidenceRequired,
    dueOn: dueOn ?? '',
    setOn,
    hasEvidence: shown.length > 0,
    evidenceIds: shown.flatMap(({ documentId }) => documentId ?? []),
    ownEvidence: shown.at(-1)?.doneBy === reader.actor?.personId,
    setBy: { bodyId: body.id, name: body.name, votesHere: votesHere(body.kind) },
    successorIds: [],
    gatePassed: gates.some((gate) => gate.rows.passing !== null && isSetAt(gate, condition)),
  };
}

/** Whether a decision at a gate set a condition. */
export const isSetAt = ({ decisions }: GateView, { id }: Condition): boolean =>
  decisions.some(({ conditions }) => conditions.some((one) => one.id === id));

/** Moves a condition to a state, adds the event, and answers the condition as it is then. */
async function move(
  at: AtCondition,
  state: rules.ConditionState,
  happened: ConditionHappened,
): Promise<Condition> {
  const { tx, condition, programme } = at;
  const today = todayOf(programme, tx.now);
  const settledOn = rules.isSettled(state) ? today : null;
  const moved = await tx.set(Condition, condition.id, { state, settledOn });
  const { authority, resolutionId, minuteRef, meetingOn, documentId } = happened.kept;
  await addEvent({ ...at, today }, happened, {
    from: condition.state,
    to: state,
    note: happened.note,
    authority,
    resolution: resolutionId,
    minuteRef,
    meetingOn,
    document: documentId,
  });
  return moved;
}
