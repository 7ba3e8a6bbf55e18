import { Injectable } from '@nestjs/common';
import { AccessService } from '../../platform/access/access.service.js';
import { PeopleService } from '../../platform/accounts/people.service.js';
import type { HeldRole } from '../../platform/access/roles.rules.js';
import type { Verb } from '../../platform/access/permission-table.rules.js';
import { Document } from '../case-packs/case-pack.entity.js';
import { onConstraint } from '../../platform/database/database-errors.js';
import { Database } from '../../platform/database/database.service.js';
import type { Tx } from '../../platform/database/tx.js';
import { IdempotencyService, type Once } from '../../platform/idempotency/idempotency.service.js';
import type { Programme } from '../programmes/programme.entity.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import * as rules from '../conditions/condition.rules.js';
import { Condition } from '../conditions/condition.entity.js';
import type { Actor } from '../../shared/actor.js';
import type { Day } from '../../shared/day.js';
import { allow, type Refusal } from '../../shared/refusal.js';
import { votesHere } from '../trusts/body.rules.js';
import { DecidingBody } from '../trusts/trust.entity.js';
import { ConditionAuthority } from './condition-authority.js';
import { ConditionEvent, type ConditionStep } from './condition-event.entity.js';
import { ConditionLog, NOTHING, type Kept } from './condition-log.js';
import { conditionByRef } from './conditions.reader.js';
import type * as inputs from './condition.input.js';

onConstraint('condition_event_resolution', {
  code: 'WRONG_STATE',
  because: 'That resolution has already been used to change a condition: name another one.',
  field: 'authority.resolution',
});

type Ask = (condition: rules.Condition, authority: rules.Authority, today: Day) => Refusal | null;

interface AtCondition {
  tx: Tx;
  programme: Programme;
  condition: Condition;
  body: DecidingBody;
  held: readonly HeldRole[];
}

/** Conditions of a decision: evidence is submitted, and only the body that set a condition settles it. */
@Injectable()
export class ConditionsService {
  constructor(
    private readonly db: Database,
    private readonly access: AccessService,
    private readonly idempotency: IdempotencyService,
    private readonly programmes: ProgrammesService,
    private readonly people: PeopleService,
    private readonly authority: ConditionAuthority,
    private readonly log: ConditionLog,
  ) {}

  /** Submits evidence that a condition is met; the body that set it then settles it. */
  async submitConditionEvidence(
    actor: Actor,
    input: inputs.SubmitConditionEvidenceInput,
  ): Promise<Once<{ conditionId: string }>> {
    return await this.once(actor, 'submitConditionEvidence', input, async (at) => {
      const { tx, condition } = at;
      allow(rules.maySubmitEvidence(await this.facts(at)));
      const where = { programmeId: condition.programmeId, id: input.documentId };
      const { id: documentId } = await tx.must(Document, where, 'document', 'documentId');
      const kept = { ...NOTHING, documentId };
      await this.step(at, 'EVIDENCE_SUBMITTED', 'EVIDENCE_SUBMITTED', input.note, kept);
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
  async assignCondition(actor: Actor, input: inputs.AssignConditionInput): Promise<string> {
    return await this.db.transaction(actor, async (tx) => {
      const { id: programmeId } = await this.programmes.programme(tx, input.programme);
      await this.access.authorise(tx, 'assignCondition', { programmeId });
      const programme = await this.programmes.lockDecisions(tx, programmeId, 'SHARE');
      const condition = await conditionByRef(tx, programmeId, input.condition);
      const owner = input.owner ? await this.people.person(tx, input.owner, 'owner') : null;
      const { ownerName, expectedVersion } = input;
      const ownerId = owner?.id ?? null;
      await tx.update(Condition, condition.id, expectedVersion, { ownerName, ownerId });
      const today = this.programmes.today(programme, tx.now);
      await this.log.add({ tx, condition, today }, 'ASSIGNED', ownerName, NOTHING);
      const payload = { from: condition.ownerName, to: ownerName, owner: ownerId };
      this.log.record(tx, condition, 'ASSIGNED', payload);
      return condition.id;
    });
  }

  private async settle(
    actor: Actor,
    verb: Verb,
    input: inputs.SettleConditionInput | inputs.ReturnConditionInput,
    [step, state]: readonly [ConditionStep, rules.ConditionState],
    ask: Ask,
  ): Promise<Once<{ conditionId: string }>> {
    return await this.once(actor, verb, input, async (at) => {
      const { tx, condition, body, held } = at;
      const grounds = await this.authority.of(tx, condition, body, held, input.authority);
      const today = this.programmes.today(at.programme, tx.now);
      allow(ask(await this.facts(at), grounds.authority, today));
      const note = 'reason' in input ? input.reason : (input.note ?? null);
      await this.step(at, step, state, note, grounds.kept);
    });
  }

  private async once(
    actor: Actor,
    verb: Verb,
    input: { programme: string; condition: string; idempotencyKey: string },
    work: (at: AtCondition) => Promise<void>,
  ): Promise<Once<{ conditionId: string }>> {
    return await this.db.transaction(actor, async (tx) => {
      const { id: programmeId } = await this.programmes.programme(tx, input.programme);
      const { id: conditionId, bodyId } = await conditionByRef(tx, programmeId, input.condition);
      const body = await tx.must(DecidingBody, { id: bodyId }, 'body');
      const held = await this.access.authorise(tx, verb, { programmeId, trustId: body.trustId });
      const request = { verb, key: input.idempotencyKey, input };
      return await this.idempotency.once(tx, request, async () => {
        const programme = await this.programmes.lockDecisions(tx, programmeId, 'NO KEY UPDATE');
        const condition = await tx.lock(Condition, conditionId, 'NO KEY UPDATE');
        await work({ tx, programme, condition, body, held });
        return { conditionId };
      });
    });
  }

  private async facts({ tx, condition, body }: AtCondition): Promise<rules.Condition> {
    const { state, kind, evidenceRequired, dueOn, setOn, id: conditionId } = condition;
    const where = { conditionId, step: 'EVIDENCE_SUBMITTED' } as const;
    return {
      state,
      kind,
      evidenceRequired,
      dueOn: dueOn ?? '',
      setOn,
      hasEvidence: (await tx.count(ConditionEvent, where)) > 0,
      setBy: { bodyId: body.id, name: body.name, votesHere: votesHere(body.kind) },
      successorIds: [],
      gatePassed: await this.authority.gatePassed(tx, condition),
    };
  }

  private async step(
    at: AtCondition,
    step: ConditionStep,
    state: rules.ConditionState,
    note: string | null,
    kept: Kept,
  ): Promise<void> {
    const { tx, condition, programme } = at;
    const today = this.programmes.today(programme, tx.now);
    const settledOn = rules.isSettled(state) ? today : null;
    await tx.set(Condition, condition.id, { state, settledOn });
    await this.log.add({ tx, condition, today }, step, note, kept);
    const { authority, resolutionId: resolution, minuteRef, meetingOn } = kept;
    const payload = { from: condition.state, to: state, note, authority, resolution };
    this.log.record(tx, condition, step, {
      ...payload,
      minuteRef,
      meetingOn,
      document: kept.documentId,
    });
  }
}
