import { Injectable } from '@nestjs/common';
import type { Purpose } from '../../shared/purpose.js';
import { Acts, type At } from '../../platform/acts/acts.service.js';
import { onConstraint } from '../../platform/database/database-errors.js';
import type { Tx } from '../../platform/database/tx.js';
import { theActingBody, type ActingBody } from '../programmes/programme-targets.js';
import { todayOf } from '../programmes/programmes.reader.js';
import type { Actor } from '../../shared/actor.js';
import { allow, Refused, refuse } from '../../shared/refusal.js';
import type { Method } from '../trusts/standing-orders.rules.js';
import { DecidingBody } from '../trusts/trust.entity.js';
import { askingGatesOf, withBoards } from './asking-gates.js';
import { purposeAt, type CountingBody } from './counting-at-gates.rules.js';
import { delegationsOf } from '../delegations/delegations.reader.js';
import { gateNamed, NOT_URGENT, propose, termsOf } from './draft-terms.js';
import { isMeeting } from '../deciding/meeting.rules.js';
import { mayState } from './opening.rules.js';
import { mayCarryConditions, mayTake } from '../deciding/purpose.rules.js';
import type * as inputs from './resolution.input.js';
import { Resolution, ResolutionOwnPart } from './resolution.entity.js';
import { tellWithin, theResolutionForChange } from './resolution-targets.js';

onConstraint('resolution_number', {
  code: 'BUSY',
  because: 'Another resolution of this body was drafted at the same moment: try again.',
});

/** A motion before it is opened: drafted and revised by the body's own secretary. */
@Injectable()
export class DraftsService {
  constructor(private readonly acts: Acts) {}

  /** Drafts a resolution of a body: the next number of that body in the programme. */
  async draftResolution(actor: Actor, input: inputs.DraftResolutionInput) {
    return await this.acts.do(actor, 'draftResolution', input, theActingBody, async (at) => {
      const { tx, body } = at;
      const acting = await asCommittee(at);
      const purpose = input.purpose ?? (await purposeOf(at, acting, input.gate ?? null));
      const delegated = acting.decidesFor?.some((one) => one.purpose === purpose);
      allow(mayTake(purpose, body.kind, delegated) ?? mayState(input.method, input));
      const conditions = input.conditions ?? [];
      if (conditions.length > 0) allow(mayCarryConditions(body.kind));
      const resolution = await add(tx, at, { ...input, purpose });
      await propose(tx, resolution, conditions);
      const told = wordsOf(resolution, conditions.length);
      tellWithin({ ...at, resolution }, 'resolution.drafted', told);
      return { resolution };
    });
  }

  /** Changes a draft; once opened, a resolution cannot be changed. */
  async reviseResolution(actor: Actor, input: inputs.ReviseResolutionInput) {
    return await this.acts.do(
      actor,
      'reviseResolution',
      input,
      theResolutionForChange,
      async (at) => {
        const { tx, body, resolution } = at;
        refuseUnlessDraft(resolution);
        const { method, expectedVersion, councilAdvice } = input;
        allow(mayState(method ?? resolution.method, input));
        const terms = await termsOf(tx, at, resolution, input);
        const columns = revisedColumns(input, terms);
        const revised = await tx.update(Resolution, resolution.id, expectedVersion, columns);
        const conditions = input.conditions === undefined ? null : (input.conditions ?? []);
        if (conditions) {
          if (conditions.length > 0) allow(mayCarryConditions(body.kind));
          await propose(tx, resolution, conditions);
        }
        if (councilAdvice !== undefined)
          await tx.set(ResolutionOwnPart, resolution.id, { councilAdvice });
        tellWithin(at, 'resolution.revised', wordsOf(revised, conditions?.length ?? null));
        return { resolution: revised };
      },
    );
  }
}

/** Refuses to change what is opened or over. */
export function refuseUnlessDraft({ state }: Resolution): void {
  if (state === 'DRAFT') return;
  const because = 'Only a draft can be changed: withdraw this resolution and draft a new one.';
  refuse('WRONG_STATE', because);
}

/** The body as it drafts: a committee with the boards for which it can decide today. */
async function asCommittee({ tx, programme, body }: At<ActingBody>): Promise<CountingBody> {
  const day = todayOf(programme, tx.now);
  return withBoards(body, await delegationsOf(tx, programme.id), { openedAt: tx.now, day });
}

/** The purpose of a resolution that names only its gate: what that gate asks the body for. */
async function purposeOf(
  at: At<ActingBody>,
  body: CountingBody,
  ref: string | null,
): Promise<Purpose> {
  const { tx, programme } = at;
  if (ref === null)
    return refuse(
      'BAD_USER_INPUT',
      'Give the purpose, or the gate that the resolution is for.',
      'purpose',
    );
  const { id } = await gateNamed(tx, at, null, ref);
  const gates = await askingGatesOf(tx, programme.id);
  const asked = purposeAt(
    gates.find((gate) => gate.id === id)!,
    body,
  );
  if ('code' in asked) throw new Refused(asked);
  return asked.purpose;
}

async function add(
  tx: Tx,
  acting: ActingBody,
  input: inputs.DraftResolutionInput & { purpose: Purpose },
): Promise<Resolution> {
  const { programme, body } = acting;
  const { purpose, wording, method, way } = input;
  const columns = await termsOf(tx, acting, { purpose, subjectType: null, packId: null }, input);
  const number = await nextNumber(tx, acting);
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

function revisedColumns(
  { wording, method, way }: inputs.ReviseResolutionInput,
  terms: Partial<Resolution>,
): Partial<Resolution> {
  const columns = { ...termsLeft(method ?? null), ...terms };
  if (wording) columns.wording = wording;
  if (method) columns.method = method;
  if (way) columns.way = way;
  return columns;
}

/** The terms that another method does not have: a written resolution has no meeting, one at a meeting no last day. */
function termsLeft(method: Method | null): Partial<Resolution> {
  const left: Partial<Resolution> = {};
  if (method === null) return left;
  if (!isMeeting(method)) left.meetingId = null;
  if (method !== 'WRITTEN_RESOLUTION') left.closesOn = null;
  if (method !== 'URGENT') Object.assign(left, NOT_URGENT);
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

/** What the chain is told of a draft. */
const wordsOf = (resolution: Resolution, conditions: number | null) => {
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
