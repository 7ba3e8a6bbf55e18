import { Injectable } from '@nestjs/common';
import type { HeldRole } from '../../platform/access/roles.rules.js';
import { isSecretaryOf } from '../../platform/access/secretary.rules.js';
import { Document } from '../case-packs/case-pack.entity.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Authority } from '../conditions/condition.rules.js';
import type { Condition } from '../conditions/condition.entity.js';
import { ResolutionOutcome } from '../resolutions/resolution.entity.js';
import { isApproval } from '../deciding/resolution.rules.js';
import { ResolutionsService } from '../resolutions/resolutions.service.js';
import { notFound, refuse } from '../../shared/refusal.js';
import type { DecidingBody } from '../trusts/trust.entity.js';
import type { AuthorityInput } from './condition.input.js';
import type { Kept } from './condition-log.js';
import { GateFactsLoader } from '../gates/gate-facts.loader.js';

/** The authority for a change: as the rules need it, and as it is stored with the event. */
export interface AuthorityWithRecord {
  authority: Authority;
  kept: Kept;
}

/** Finds the resolution, minute or letter that is named as the authority for a change to a condition. */
@Injectable()
export class ConditionAuthority {
  constructor(
    private readonly loader: GateFactsLoader,
    private readonly resolutions: ResolutionsService,
  ) {}

  /** Whether the gate is passed at which the condition was set. */
  async gatePassed(tx: Tx, { id, programmeId }: Condition): Promise<boolean> {
    const { gates } = await this.loader.of(tx, programmeId, tx.now);
    return gates.some(
      ({ decisions, rows }) =>
        rows.passing !== null &&
        decisions.some(({ conditions }) => conditions.some((one) => one.id === id)),
    );
  }

  async of(
    tx: Tx,
    condition: Condition,
    body: DecidingBody,
    held: readonly HeldRole[],
    input: AuthorityInput,
  ): Promise<AuthorityWithRecord> {
    const { kind } = input;
    const minuteRef = input.minuteRef ?? null;
    const meetingOn = input.meetingOn ?? null;
    const documentId = input.documentId ? await document(tx, condition, input.documentId) : null;
    if (kind === 'RESOLUTION') return await this.resolution(tx, condition, input);
    if (kind === 'LETTER') {
      const authority = { kind, bodyId: body.id, documentId } as const;
      const kept = { authority: kind, resolutionId: null, minuteRef, meetingOn: null, documentId };
      return { authority, kept };
    }
    const secretaryOf = isSecretaryOf(held, body, condition.programmeId) ? [body.id] : [];
    const minute = { documentId, meetingOn };
    return {
      authority: { kind, bodyId: body.id, minuteRef: minuteRef ?? '', secretaryOf, ...minute },
      kept: { authority: kind, resolutionId: null, minuteRef, ...minute },
    };
  }

  private async resolution(
    tx: Tx,
    condition: Condition,
    input: AuthorityInput,
  ): Promise<AuthorityWithRecord> {
    const { programmeId } = condition;
    const field = 'authority.resolution';
    const ref = input.resolution ?? '';
    const found = await this.resolutions.resolution(tx, ref, programmeId, field);
    if (found.programmeId !== programmeId) throw notFound('resolution', field);
    if (found.subjectType !== 'CONDITION' || found.subjectId !== condition.id) {
      refuse(
        'BAD_USER_INPUT',
        'That resolution is about something else: name one about this condition.',
        field,
      );
    }
    const outcome = await tx.one(ResolutionOutcome, { resolutionId: found.id });
    const approved = found.state === 'CLOSED' && outcome !== null && isApproval(outcome.outcome);
    const { bodyId, purpose } = found;
    return {
      authority: { kind: 'RESOLUTION', bodyId, purpose, approved },
      kept: {
        authority: 'RESOLUTION',
        resolutionId: found.id,
        minuteRef: outcome?.minuteRef ?? null,
        meetingOn: null,
        documentId: null,
      },
    };
  }
}

async function document(tx: Tx, { programmeId }: Condition, id: string): Promise<string> {
  const field = 'authority.documentId';
  return (await tx.must(Document, { programmeId, id }, 'document', field)).id;
}
