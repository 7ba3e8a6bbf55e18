import type { At } from '../../platform/acts/acts.service.js';
import { isSecretaryOf } from '../../platform/access/secretary.rules.js';
import { Document } from '../case-packs/case-pack.entity.js';
import type { Reader } from '../../platform/database/reader.js';
import type { Authority } from '../conditions/condition.rules.js';
import type { Condition } from '../conditions/condition.entity.js';
import { hasOutcomesThatAre } from '../resolutions/corrections.reader.js';
import { ResolutionOutcome } from '../resolutions/resolution.entity.js';
import { findResolution } from '../resolutions/resolution-targets.js';
import { isApproval } from '../deciding/resolution.rules.js';
import { notFound, refuse } from '../../shared/refusal.js';
import type { DecidingBody } from '../trusts/trust.entity.js';
import type { AuthorityInput } from './condition.input.js';
import type { Kept } from './condition-log.js';

/** The authority for a change: as the rules need it, and as it is stored with the event. */
export interface AuthorityWithRecord {
  authority: Authority;
  kept: Kept;
}

/** The resolution, minute or letter that is named as the authority for a change to a condition. */
export async function findAuthority(
  { tx, condition, body, held }: At<{ condition: Condition; body: DecidingBody }>,
  input: AuthorityInput,
): Promise<AuthorityWithRecord> {
  const { kind } = input;
  const minuteRef = input.minuteRef ?? null;
  const meetingOn = input.meetingOn ?? null;
  const documentId = input.documentId ? await document(tx, condition, input.documentId) : null;
  if (kind === 'RESOLUTION') return await ofResolution(tx, condition, input);
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

async function ofResolution(
  reader: Reader,
  condition: Condition,
  input: AuthorityInput,
): Promise<AuthorityWithRecord> {
  const { programmeId } = condition;
  const field = 'authority.resolution';
  const found = await findResolution(reader, input.resolution ?? '', programmeId, field);
  if (found.programmeId !== programmeId) throw notFound('resolution', field);
  if (found.subjectType !== 'CONDITION' || found.subjectId !== condition.id) {
    refuse(
      'BAD_USER_INPUT',
      'That resolution is about something else: name one about this condition.',
      field,
    );
  }
  const outcome = await reader.one(ResolutionOutcome, { resolutionId: found.id });
  const approved =
    found.state === 'CLOSED' &&
    outcome !== null &&
    (await hasOutcomesThatAre(reader, outcome, isApproval));
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

async function document(reader: Reader, { programmeId }: Condition, id: string): Promise<string> {
  const field = 'authority.documentId';
  return (await reader.must(Document, { programmeId, id }, 'document', field)).id;
}
