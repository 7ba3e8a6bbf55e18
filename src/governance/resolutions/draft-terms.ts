import { Injectable } from '@nestjs/common';
import { PeopleService } from '../../platform/accounts/people.service.js';
import { CasePacksService } from '../case-packs/case-packs.service.js';
import type { Tx } from '../../platform/database/tx.js';
import type { ActingBody } from '../programmes/body-acts.service.js';
import { byRef } from '../../shared/refs.js';
import { allow, notFound, refuse } from '../../shared/refusal.js';
import { Gate } from '../programmes/gate.entity.js';
import { maySetCondition } from '../conditions/condition.rules.js';
import { ProposedCondition } from './proposed-condition.entity.js';
import { Condition } from '../conditions/condition.entity.js';
import { Meeting } from '../meetings/meeting.entity.js';
import type { Purpose } from '../deciding/purpose.rules.js';
import type * as inputs from './resolution.input.js';
import { Resolution } from './resolution.entity.js';

type Terms = Partial<Resolution>;

/** The terms of a draft, turned from names into rows; each thing named must exist and be the body's. */
@Injectable()
export class DraftTerms {
  constructor(
    private readonly people: PeopleService,
    private readonly packs: CasePacksService,
  ) {}

  /** The columns for the terms that were given, and no others. */
  async columns(
    tx: Tx,
    acting: ActingBody,
    purpose: Purpose,
    terms: inputs.ResolutionTerms,
  ): Promise<Terms> {
    const columns: Terms = {};
    if (terms.pack)
      columns.packId = (await this.packs.pack(tx, acting.programme.id, terms.pack)).id;
    if (terms.meetingId) columns.meetingId = await this.ownMeeting(tx, acting, terms.meetingId);
    if (terms.closesOn) columns.closesOn = terms.closesOn;
    if (terms.subjectId)
      Object.assign(columns, await this.subject(tx, acting, purpose, terms.subjectId));
    if (terms.gate) Object.assign(columns, await this.gate(tx, acting, purpose, terms.gate));
    if (terms.urgent) Object.assign(columns, await this.urgent(tx, terms.urgent));
    if (terms.cannotWait) {
      columns.cannotWaitReason = terms.cannotWait.reason;
      columns.cannotWaitAdviceOf = terms.cannotWait.adviceOf;
    }
    return columns;
  }

  /** Sets the proposed conditions, in place of those that were there. */
  async propose(
    tx: Tx,
    resolution: Resolution,
    conditions: readonly inputs.ProposedConditionInput[],
  ): Promise<void> {
    const before = await tx.find(ProposedCondition, { resolutionId: resolution.id });
    for (const { id } of before) await tx.remove(ProposedCondition, id);
    for (const [at, { owner, ...given }] of conditions.entries()) {
      const terms = { ...given, ownerName: owner };
      const fault = maySetCondition(terms);
      allow(fault && { ...fault, field: `conditions.${at}.${fault.field}` });
      await tx.insert(ProposedCondition, {
        programmeId: resolution.programmeId,
        resolutionId: resolution.id,
        position: at + 1,
        ...terms,
      });
    }
  }

  private async ownMeeting(tx: Tx, { programme, body }: ActingBody, id: string): Promise<string> {
    const where = { id, programmeId: programme.id, bodyId: body.id };
    return (await tx.must(Meeting, where, 'meeting of this body', 'meetingId')).id;
  }

  /** The subject of the resolution: an urgent decision of the same body to ratify, or a condition to settle. */
  private async subject(
    tx: Tx,
    { programme, body }: ActingBody,
    purpose: Purpose,
    id: string,
  ): Promise<Terms> {
    if (purpose === 'RATIFY') {
      const where = { id, programmeId: programme.id, bodyId: body.id };
      const urgent = await tx.one(Resolution, { ...where, method: 'URGENT', state: 'CLOSED' });
      if (!urgent) throw notFound('urgent decision of this body', 'subjectId');
      return { subjectType: 'RESOLUTION', subjectId: id };
    }
    if (purpose === 'DISCHARGE_OR_WAIVE') {
      const where = { id, programmeId: programme.id };
      await tx.must(Condition, where, 'condition', 'subjectId');
      return { subjectType: 'CONDITION', subjectId: id };
    }
    return refuse(
      'BAD_USER_INPUT',
      'Leave out subjectId: only RATIFY and DISCHARGE_OR_WAIVE have a subject.',
      'subjectId',
    );
  }

  /** The gate of a step without a case, such as Day 1; a decision on a pack is matched by the pack's stage. */
  private async gate(
    tx: Tx,
    { programme }: ActingBody,
    purpose: Purpose,
    ref: string,
  ): Promise<Terms> {
    if (purpose === 'RATIFY' || purpose === 'DISCHARGE_OR_WAIVE')
      refuse(
        'BAD_USER_INPUT',
        'Leave out gate: a resolution for this purpose names its subject instead (subjectId).',
        'gate',
      );
    const where = { programmeId: programme.id, ...byRef(ref) };
    const gate = await tx.must(Gate, where, 'gate', 'gate');
    return { subjectType: 'GATE', subjectId: gate.id };
  }

  private async urgent(tx: Tx, urgent: inputs.UrgentInput): Promise<Terms> {
    const ids = async (refs: readonly string[], field: string) => {
      const found = [];
      for (const [at, ref] of refs.entries())
        found.push((await this.people.person(tx, ref, `urgent.${field}.${at}`)).id);
      return found;
    };
    return {
      urgentReason: urgent.reason,
      urgentDeciderIds: await ids(urgent.deciders, 'deciders'),
      urgentConsulteeIds: await ids(urgent.consultees, 'consultees'),
      ratifyBy: urgent.ratifyBy,
    };
  }
}
