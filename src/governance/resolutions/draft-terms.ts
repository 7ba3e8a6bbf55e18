import { findPerson } from '../../platform/accounts/people.reader.js';
import type { Tx } from '../../platform/database/tx.js';
import { findPack } from '../case-packs/case-packs.reader.js';
import type { ActingBody } from '../programmes/programme-targets.js';
import { byRef } from '../../shared/refs.js';
import { allow, notFound, refuse } from '../../shared/refusal.js';
import { currentPack } from './asking-gates.js';
import { Gate } from '../programmes/gate.entity.js';
import { maySetCondition } from '../conditions/condition.rules.js';
import { ProposedCondition } from './proposed-condition.entity.js';
import { Condition } from '../conditions/condition.entity.js';
import { mayMeet } from '../deciding/meeting.rules.js';
import { Meeting } from '../meetings/meeting.entity.js';
import type { Purpose } from '../deciding/purpose.rules.js';
import type * as inputs from './resolution.input.js';
import { Resolution } from './resolution.entity.js';

type Terms = Partial<Resolution>;
/** What the terms depend on: the purpose, and the subject that there is already. */
type Of = Pick<Resolution, 'purpose' | 'subjectType' | 'packId'>;

/** The terms of an urgent decision, of a resolution that is none. */
export const NOT_URGENT: Readonly<
  Pick<Resolution, 'urgentReason' | 'urgentDeciderIds' | 'urgentConsulteeIds' | 'ratifyBy'>
> = { urgentReason: null, urgentDeciderIds: [], urgentConsulteeIds: [], ratifyBy: null };

/**
 * The columns for the terms that were given, and no others: names turned into rows, and each thing named
 * must exist and be the body's. Null empties a term.
 */
export async function termsOf(
  tx: Tx,
  acting: ActingBody,
  of: Of,
  terms: inputs.ResolutionTerms,
): Promise<Terms> {
  const columns: Terms = {};
  const { meetingId, closesOn, urgent, cannotWait } = terms;
  const named = terms.gate ? await gateNamed(tx, acting, of.purpose, terms.gate) : null;
  const gate = terms.gate === undefined ? undefined : named;
  Object.assign(columns, await onWhatPack(tx, acting, of, terms.pack, named));
  if (meetingId !== undefined)
    columns.meetingId = meetingId && (await ownMeeting(tx, acting, meetingId));
  if (closesOn !== undefined) columns.closesOn = closesOn;
  Object.assign(columns, await aboutWhat(tx, acting, of, terms.subjectId, gate));
  if (urgent !== undefined)
    Object.assign(columns, urgent === null ? NOT_URGENT : await urgentTerms(tx, urgent));
  if (cannotWait !== undefined) Object.assign(columns, cannotWaitTerms(cannotWait));
  return columns;
}

/** The pack that is named, or else the one that its gate decides on, unless the draft has one. */
async function onWhatPack(
  tx: Tx,
  { programme }: ActingBody,
  { packId }: Of,
  pack: string | null | undefined,
  gate: Gate | null,
): Promise<Terms> {
  if (pack !== undefined) return { packId: pack && (await findPack(tx, programme.id, pack)).id };
  if (!gate?.caseStage || packId !== null) return {};
  return { packId: (await currentPack(tx, programme.id, gate.caseStage))?.id ?? null };
}

/** Sets the proposed conditions, in place of those that were there. */
export async function propose(
  tx: Tx,
  resolution: Resolution,
  conditions: readonly inputs.ProposedConditionInput[],
): Promise<void> {
  const before = await tx.find(ProposedCondition, { resolutionId: resolution.id });
  for (const { id } of before) await tx.remove(ProposedCondition, id);
  for (const [at, terms] of conditions.entries()) {
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

async function ownMeeting(tx: Tx, { programme, body }: ActingBody, id: string): Promise<string> {
  const where = { id, programmeId: programme.id, bodyId: body.id };
  const meeting = await tx.must(Meeting, where, 'meeting of this body', 'meetingId');
  allow(mayMeet(meeting));
  return meeting.id;
}

/** The subject of the resolution, or the gate that it is for; null empties only what is of its kind. */
async function aboutWhat(
  tx: Tx,
  acting: ActingBody,
  { purpose, subjectType }: Of,
  subjectId: string | null | undefined,
  gate: Gate | null | undefined,
): Promise<Terms> {
  const columns: Terms = {};
  const emptied = subjectType === 'GATE' ? gate === null : subjectId === null;
  if (emptied) Object.assign(columns, { subjectType: null, subjectId: null });
  if (subjectId) Object.assign(columns, await subjectOf(tx, acting, purpose, subjectId));
  // A decision on a pack is matched by the pack's stage; only a step without a case is a subject itself.
  if (gate && !gate.caseStage) Object.assign(columns, { subjectType: 'GATE', subjectId: gate.id });
  return columns;
}

/** The subject of the resolution: an urgent decision of the same body to ratify, a decision of it whose minutes are approved, or a condition. */
async function subjectOf(
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
  if (purpose === 'APPROVE_MINUTES') {
    const where = { id, programmeId: programme.id, bodyId: body.id, state: 'CLOSED' } as const;
    const decided = await tx.one(Resolution, where);
    if (!decided) throw notFound('closed resolution of this body', 'subjectId');
    return { subjectType: 'RESOLUTION', subjectId: id };
  }
  if (purpose === 'DISCHARGE_OR_WAIVE') {
    const where = { id, programmeId: programme.id };
    await tx.must(Condition, where, 'condition', 'subjectId');
    return { subjectType: 'CONDITION', subjectId: id };
  }
  return refuse(
    'BAD_USER_INPUT',
    'Leave out subjectId: only RATIFY, APPROVE_MINUTES and DISCHARGE_OR_WAIVE have a subject.',
    'subjectId',
  );
}

/** The purposes of which a resolution names its subject, and is for no gate. */
const HAVE_SUBJECTS: readonly Purpose[] = ['RATIFY', 'APPROVE_MINUTES', 'DISCHARGE_OR_WAIVE'];

/** The gate that a resolution is for. */
export async function gateNamed(
  tx: Tx,
  { programme }: ActingBody,
  purpose: Purpose | null,
  ref: string,
): Promise<Gate> {
  if (purpose && HAVE_SUBJECTS.includes(purpose))
    refuse(
      'BAD_USER_INPUT',
      'Leave out gate: a resolution for this purpose names its subject instead (subjectId).',
      'gate',
    );
  const where = { programmeId: programme.id, ...byRef(ref) };
  return await tx.must(Gate, where, 'gate', 'gate');
}

const cannotWaitTerms = (given: inputs.CannotWaitInput | null): Terms => ({
  cannotWaitReason: given?.reason ?? null,
  cannotWaitAdviceOf: given?.adviceOf ?? null,
});

async function urgentTerms(tx: Tx, urgent: inputs.UrgentInput): Promise<Terms> {
  return {
    urgentReason: urgent.reason,
    urgentDeciderIds: await peopleNamed(tx, urgent.deciders, 'deciders'),
    urgentConsulteeIds: await peopleNamed(tx, urgent.consultees, 'consultees'),
    ratifyBy: urgent.ratifyBy,
  };
}

async function peopleNamed(tx: Tx, refs: readonly string[], field: string): Promise<string[]> {
  const ids = [];
  for (const [at, ref] of refs.entries())
    ids.push((await findPerson(tx, ref, `urgent.${field}.${at}`)).id);
  return ids;
}
