import { Injectable } from '@nestjs/common';
import { Document } from '../case-packs/case-pack.entity.js';
import type { Reader } from '../../platform/database/reader.js';
import { GateDecider, type Gate } from '../programmes/gate.entity.js';
import type { DecidingPurpose } from '../../shared/purpose.js';
import { refuse } from '../../shared/refusal.js';
import { purposeWords } from './external-decision.rules.js';

/** The checks for every record of a decision: the body was asked, and a document shows what it decided. */
@Injectable()
export class DecisionPapers {
  /** Refuses a decision that the gate does not ask that body for. */
  async mustBeAsked(
    reader: Reader,
    gate: Gate,
    body: { id: string; name: string },
    purpose: DecidingPurpose,
  ): Promise<void> {
    if (await reader.one(GateDecider, { gateId: gate.id, bodyId: body.id, purpose })) return;
    const because = `${body.name} is not asked to ${purposeWords(purpose)} at the gate ${gate.title}.`;
    refuse('BAD_USER_INPUT', because, 'body');
  }

  /** A document of the gate's programme; the minutes or the letter. */
  async document(reader: Reader, { programmeId }: Gate, id: string): Promise<string> {
    const found = await reader.must(Document, { programmeId, id }, 'document', 'documentId');
    return found.id;
  }
}
