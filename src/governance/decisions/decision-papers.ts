import { Document } from '../case-packs/case-pack.entity.js';
import type { Reader } from '../../platform/database/reader.js';
import { GateDecider, type Gate } from '../programmes/gate.entity.js';
import type { DecidingPurpose } from '../../shared/purpose.js';
import { refuse } from '../../shared/refusal.js';
import { purposeWords } from './external-decision.rules.js';

/** Refuses a decision that the gate does not ask that body for. */
export async function refuseUnlessAsked(
  reader: Reader,
  gate: Gate,
  body: { id: string; name: string },
  purpose: DecidingPurpose,
): Promise<void> {
  if (await reader.one(GateDecider, { gateId: gate.id, bodyId: body.id, purpose })) return;
  const because = `${body.name} is not asked to ${purposeWords(purpose)} at the gate ${gate.title}.`;
  refuse('BAD_USER_INPUT', because, 'body');
}

/** A document of the gate's programme: the minutes, the letter, a comparison. */
export async function findPaper(
  reader: Reader,
  { programmeId }: Gate,
  id: string,
  field = 'documentId',
): Promise<Document> {
  return await reader.must(Document, { programmeId, id }, 'document', field);
}
