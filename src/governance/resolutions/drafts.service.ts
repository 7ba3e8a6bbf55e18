import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.service.js';
import { onConstraint } from '../../platform/database/database-errors.js';
import type { Tx } from '../../platform/database/tx.js';
import { IdempotencyService, type Once } from '../../platform/idempotency/idempotency.service.js';
import { BodyActsService, type ActingBody } from '../programmes/body-acts.service.js';
import type { Actor } from '../../shared/actor.js';
import { allow, refuse } from '../../shared/refusal.js';
import type { Method } from '../trusts/standing-orders.rules.js';
import { DecidingBody } from '../trusts/trust.entity.js';
import { DraftTerms } from './draft-terms.js';
import { isMeeting } from '../deciding/meeting.rules.js';
import { mayState } from './opening.rules.js';
import { mayCarryConditions, mayTake } from '../deciding/purpose.rules.js';
import type * as inputs from './resolution.input.js';
import { Resolution, ResolutionOwnPart } from './resolution.entity.js';
import { ResolutionsService } from './resolutions.service.js';

onConstraint('resolution_number', {
  code: 'BUSY',
  because: 'Another resolution of this body was drafted at the same moment: try again.',
});

/** A motion before it is opened: drafted and revised by the body's own secretary. */
@Injectable()
export class DraftsService {
  constructor(
    private readonly db: Database,
    private readonly idempotency: IdempotencyService,
    private readonly acts: BodyActsService,
    private readonly resolutions: ResolutionsService,
    private readonly terms: DraftTerms,
  ) {}

  /** Drafts a resolution of a body: the next number of that body in the programme. */
  async draftResolution(
    actor: Actor,
    input: inputs.DraftResolutionInput,
  ): Promise<Once<{ resolutionId: string }>> {
    return await this.db.transaction(actor, async (tx) => {
      const acting = await this.acts.begin(tx, 'draftResolution', input);
      return await this.idempotency.once(
        tx,
        { verb: 'draftResolution', key: input.idempotencyKey, input },
        async () => {
          allow(mayTake(input.purpose, acting.body.kind) ?? mayState(input.method, input));
          const conditions = input.conditions ?? [];
          if (conditions.length > 0) allow(mayCarryConditions(acting.body.kind));
          const resolution = await this.add(tx, acting, input);
          await this.terms.propose(tx, resolution, conditions);
          this.resolutions.recordWithin(
            tx,
            { ...acting, resolution },
            { type: 'resolution.drafted', payload: payloadOf(resolution, conditions.length) },
          );
          return { resolutionId: resolution.id };
        },
      );
    });
  }

  /** Changes a draft; once opened, a resolution cannot be changed. */
  async reviseResolution(actor: Actor, input: inputs.ReviseResolutionInput): Promise<string> {
    return await this.db.transaction(actor, async (tx) => {
      const before = await this.resolutions.beginAsSecretary(
        tx,
        'reviseResolution',
        input.resolution,
      );
      const target = await this.resolutions.lockForChange(tx, before);
      const { resolution } = target;
      if (resolution.state !== 'DRAFT')
        refuse(
          'WRONG_STATE',
          'Only a draft can be changed: withdraw this resolution and draft a new one.',
        );
      const { wording, method, way, conditions, councilAdvice } = input;
      allow(mayState(method ?? resolution.method, input));
      const columns = {
        ...termsLeft(method ?? null),
        ...(await this.terms.columns(tx, target, resolution.purpose, input)),
      };
      if (wording) columns.wording = wording;
      if (method) columns.method = method;
      if (way) columns.way = way;
      await tx.update(Resolution, resolution.id, input.expectedVersion, columns);
      if (conditions) {
        if (conditions.length > 0) allow(mayCarryConditions(target.body.kind));
        await this.terms.propose(tx, resolution, conditions);
      }
      if (councilAdvice) await tx.set(ResolutionOwnPart, resolution.id, { councilAdvice });
      const after = { ...resolution, ...columns };
      this.resolutions.recordWithin(tx, target, {
        type: 'resolution.revised',
        payload: payloadOf(after, conditions?.length ?? null),
      });
      return resolution.id;
    });
  }

  private async add(
    tx: Tx,
    acting: ActingBody,
    input: inputs.DraftResolutionInput,
  ): Promise<Resolution> {
    const { programme, body } = acting;
    const columns = await this.terms.columns(tx, acting, input.purpose, input);
    const number = await nextNumber(tx, acting);
    const { purpose, wording, method, way } = input;
    const resolution = await tx.insert(Resolution, {
      programmeId: programme.id,
      bodyId: body.id,
      number,
      purpose,
      wording,
      method,
      way,
      state: 'DRAFT',
      urgentDeciderIds: [],
      urgentConsulteeIds: [],
      ...columns,
    });
    await tx.insert(ResolutionOwnPart, {
      id: resolution.id,
      programmeId: programme.id,
      bodyId: body.id,
      annexSha256: null,
      councilAdvice: input.councilAdvice ?? null,
    });
    return resolution;
  }
}

/** The terms that another method does not have: a written resolution has no meeting, one at a meeting no last day. */
function termsLeft(method: Method | null): Partial<Resolution> {
  const left: Partial<Resolution> = {};
  if (method === null) return left;
  if (!isMeeting(method)) left.meetingId = null;
  if (method !== 'WRITTEN_RESOLUTION') left.closesOn = null;
  if (method !== 'URGENT') {
    left.urgentReason = null;
    left.urgentDeciderIds = [];
    left.urgentConsulteeIds = [];
    left.ratifyBy = null;
  }
  return left;
}

/** A body's numbers in a programme have no gaps: the body's row is locked until the number is used. */
async function nextNumber(tx: Tx, { programme, body }: ActingBody): Promise<number> {
  await tx.lock(DecidingBody, body.id, 'NO KEY UPDATE');
  const [last] = await tx.find(
    Resolution,
    { programmeId: programme.id, bodyId: body.id },
    { order: { number: 'DESC' }, limit: 1 },
  );
  return (last?.number ?? 0) + 1;
}

const payloadOf = (resolution: Resolution, conditions: number | null) => {
  const { number, purpose, wording, method, way, packId, meetingId, closesOn } = resolution;
  const { subjectType, subjectId, ratifyBy, cannotWaitReason, cannotWaitAdviceOf } = resolution;
  return {
    number,
    purpose,
    wording,
    method,
    way,
    pack: packId,
    meeting: meetingId,
    closesOn,
    subjectType,
    subjectId,
    ratifyBy,
    cannotWaitReason,
    cannotWaitAdviceOf,
    conditions,
  };
};
