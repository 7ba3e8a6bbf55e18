import type { At } from '../../platform/acts/acts.service.js';
import type { Target } from '../../platform/acts/target.js';
import type { EventSubject, EventType } from '../../platform/audit/event-types.js';
import type { AuditEvent, Told } from '../../platform/audit/audit.service.js';
import type { LockMode, Reader } from '../../platform/database/reader.js';
import type { Tx } from '../../platform/database/tx.js';
import { IDENTIFIER, parseNumbered } from '../../shared/refs.js';
import { allow, notFound, refuse } from '../../shared/refusal.js';
import { mayMeet } from '../deciding/meeting.rules.js';
import { Meeting } from '../meetings/meeting.entity.js';
import {
  actingBodyOf,
  lockDecisions,
  ofTheActingBody,
  type ActingBody,
} from '../programmes/programme-targets.js';
import { findProgramme } from '../programmes/programmes.reader.js';
import { DecidingBody } from '../trusts/trust.entity.js';
import { Resolution } from './resolution.entity.js';

/** A resolution with the body that takes it and its programme. */
export interface ResolutionInContext extends ActingBody {
  resolution: Resolution;
}

/** Where an act on a resolution stands. */
export type AtResolution = At<ResolutionInContext>;

/** A resolution of which it is asked whether something can be done: in an act, or in a read beforehand. */
export interface AskedResolution extends ResolutionInContext {
  reader: Reader;
  now: Date;
}

/** As an act asks. */
export const asked = (at: AtResolution): AskedResolution => ({
  resolution: at.resolution,
  body: at.body,
  programme: at.programme,
  reader: at.tx,
  now: at.tx.now,
});

/** As a field asks. */
export async function askedIn(reader: Reader, resolution: Resolution): Promise<AskedResolution> {
  const acting = await actingBodyOf(reader, resolution);
  return { resolution, ...acting, reader, now: await reader.clock() };
}

/**
 * A resolution by id, or as `DERBY-BOARD/3` in a programme; the programme may be left out where the
 * caller can see only one of that name.
 */
export async function findResolution(
  reader: Reader,
  ref: string,
  programme?: string | null,
  field = 'resolution',
): Promise<Resolution> {
  if (IDENTIFIER.test(ref)) return await reader.must(Resolution, { id: ref }, 'resolution', field);
  const named = parseNumbered(ref);
  const body = named && (await reader.one(DecidingBody, { code: named.code }));
  if (!body) throw notFound('resolution', field);
  const within = programme ? { programmeId: (await findProgramme(reader, programme)).id } : {};
  const where = { bodyId: body.id, number: named.number, ...within };
  const [found, another] = await reader.find(Resolution, where, { limit: 2 });
  if (!found) throw notFound('resolution', field);
  if (another)
    refuse(
      'BAD_USER_INPUT',
      'Two of your programmes have a resolution of this name: give its id instead.',
      field,
    );
  return found;
}

/** A resolution by id or name, with its body and its programme. */
export async function findResolutionInContext(
  reader: Reader,
  ref: string,
): Promise<ResolutionInContext> {
  const resolution = await findResolution(reader, ref);
  const acting = await actingBodyOf(reader, resolution);
  return { resolution, ...acting };
}

/** Locks a resolution, and reads it again. */
export async function lockResolution<Found extends ResolutionInContext>(
  tx: Tx,
  found: Found,
  mode: LockMode,
): Promise<Found> {
  const { id } = found.resolution;
  return { ...found, resolution: await tx.lock(Resolution, id, mode, 'resolution') };
}

/** Locks the meeting of an item against change, and then its resolution for change. */
export async function lockItem<Found extends ResolutionInContext>(
  tx: Tx,
  found: Found,
): Promise<Found & { meeting: Meeting | null }> {
  const { meetingId } = found.resolution;
  const meeting = meetingId ? await tx.lock(Meeting, meetingId, 'SHARE', 'meeting') : null;
  if (meeting) allow(mayMeet(meeting));
  const locked = await lockResolution(tx, found, 'NO KEY UPDATE');
  return { ...locked, meeting };
}

/** A resolution that an input names: the business of its body. */
export const theResolution: Target<{ resolution: string }, ResolutionInContext> = {
  find: async (reader, input) => await findResolutionInContext(reader, input.resolution),
  ...ofTheActingBody,
};

/** As `theResolution`, locked so that nobody else can change it or vote on it. */
export const theResolutionForChange: typeof theResolution = {
  ...theResolution,
  lock: async (tx, found) => await lockResolution(tx, found, 'NO KEY UPDATE'),
};

/** As `theResolution`, locked against change only: many may vote at once, and closing waits for them. */
export const theResolutionForVoting: typeof theResolution = {
  ...theResolution,
  lock: async (tx, found) => await lockResolution(tx, found, 'SHARE'),
};

/** As `theResolution`, with the decisions of its programme locked; the act itself locks the resolution. */
export const theResolutionWithDecisions = (mode: LockMode): typeof theResolution => ({
  ...theResolution,
  lock: async (tx, found) => ({
    ...found,
    programme: await lockDecisions(tx, found.programme.id, mode),
  }),
});

/** Tells the programme's chain what became of a resolution. */
export const tellOfIt = (
  { tell, resolution }: AtResolution,
  type: EventType,
  payload: AuditEvent['payload'],
): Told => tell(type, ['resolution', resolution.id], payload);

/** As `tellOfIt`, of something that the body alone may read. */
export const tellWithin = (
  { tell, body, resolution }: AtResolution,
  type: EventType,
  payload: AuditEvent['payload'],
  about: readonly [type: EventSubject, id: string] = ['resolution', resolution.id],
): Told => tell(type, about, payload, { confidentialTo: body.id });
