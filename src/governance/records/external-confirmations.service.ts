import { Injectable } from '@nestjs/common';
import type { HeldRole } from '../../platform/access/roles.rules.js';
import { Acts } from '../../platform/acts/acts.service.js';
import type { Target } from '../../platform/acts/target.js';
import { onConstraint } from '../../platform/database/database-errors.js';
import type { Reader } from '../../platform/database/reader.js';
import {
  mayConfirmExternal,
  confirmsFor,
  isStated,
  needsConfirmation,
  type Confirmer,
  type LetterToConfirm,
} from '../decisions/external-confirmation.rules.js';
import {
  ExternalConfirmation,
  ExternalDecisionRow,
} from '../decisions/external-decision.entity.js';
import { RecordAnnulment } from '../decisions/law-record.entity.js';
import { goneOf } from '../decisions/record-annulment.rules.js';
import { secretariesTrusts } from '../gates/gate-targets.js';
import { lockDecisions } from '../programmes/programme-targets.js';
import type { Programme } from '../programmes/programme.entity.js';
import { findProgramme } from '../programmes/programmes.reader.js';
import { Gate } from '../programmes/gate.entity.js';
import type { Actor } from '../../shared/actor.js';
import { allow } from '../../shared/refusal.js';
import { DecidingBody } from '../trusts/trust.entity.js';
import type * as inputs from './record.input.js';

onConstraint('external_confirmation_once', {
  code: 'WRONG_STATE',
  because: 'This record is confirmed already.',
});

/** A recorded letter that an input names, the programme's decisions locked. */
const theLetter: Target<
  inputs.ConfirmExternalDecisionInput,
  { programme: Programme; decision: ExternalDecisionRow }
> = {
  find: async (reader, { programme: ref, externalDecisionId: id }) => {
    const programme = await findProgramme(reader, ref);
    const where = { programmeId: programme.id, id };
    const what = 'external decision';
    return {
      programme,
      decision: await reader.must(ExternalDecisionRow, where, what, 'externalDecisionId'),
    };
  },
  scope: ({ programme }) => ({ programmeId: programme.id }),
  lock: async (tx, { programme, decision }) => ({
    programme: await lockDecisions(tx, programme.id, 'NO KEY UPDATE'),
    decision,
  }),
};

/** Letters of statutory decisions: each counts once somebody else than who recorded it has confirmed it. */
@Injectable()
export class ExternalConfirmationsService {
  constructor(private readonly acts: Acts) {}

  /** Confirms the letter of a statutory decision that somebody else recorded: from then on it counts. */
  async confirmExternalDecision(actor: Actor, input: inputs.ConfirmExternalDecisionInput) {
    return await this.acts.do(actor, 'confirmExternalDecision', input, theLetter, async (at) => {
      const { tx, decision, held, tell } = at;
      const by = await confirmerOf(tx, decision, held);
      const letter = await letterOf(tx, decision);
      allow(mayConfirmExternal(letter, by));
      const trustId = confirmsFor(letter, by);
      await tx.insert(ExternalConfirmation, {
        programmeId: decision.programmeId,
        decisionId: decision.id,
        trustId,
        confirmedBy: actor.personId,
        confirmedAt: tx.now,
      });
      const { documentId: document, comparisonId: comparison } = decision;
      const payload = { trust: trustId, document, comparison };
      tell('external-decision.confirmed', ['external-decision', decision.id], payload);
      return { gate: await tx.must(Gate, { id: decision.gateId }, 'gate') };
    });
  }
}

/** Refuses whoever may not confirm a letter, and one that is not to be confirmed. */
export async function refuseUnlessConfirmableBy(
  reader: Reader,
  decisionId: string,
  held: readonly HeldRole[],
): Promise<void> {
  const decision = await reader.must(ExternalDecisionRow, { id: decisionId }, 'external decision');
  const by = await confirmerOf(reader, decision, held);
  allow(mayConfirmExternal(await letterOf(reader, decision), by));
}

async function confirmerOf(
  reader: Reader,
  { programmeId }: ExternalDecisionRow,
  held: readonly HeldRole[],
): Promise<Confirmer> {
  return {
    personId: reader.actor!.personId,
    secretaryOf: await secretariesTrusts(reader, programmeId, held),
    records: held.some(
      (one) => one.role === 'EXTERNAL_RECORDER' && one.programmeId === programmeId,
    ),
  };
}

async function letterOf(reader: Reader, decision: ExternalDecisionRow): Promise<LetterToConfirm> {
  const { id, programmeId, gateId, bodyId, purpose, recordedBy, recordedFor } = decision;
  const { kind: bodyKind } = await reader.must(DecidingBody, { id: bodyId }, 'body');
  const records = await reader.find(ExternalDecisionRow, { gateId, bodyId, purpose });
  const annulled = await reader.find(RecordAnnulment, { programmeId });
  const gone = goneOf(records, new Set(annulled.map(({ recordId }) => recordId)));
  const confirmation = await reader.one(ExternalConfirmation, { decisionId: id });
  return {
    needed: needsConfirmation({ ...decision, bodyKind }),
    stated: isStated(decision),
    confirmed: confirmation !== null,
    gone: gone.has(id),
    recordedBy,
    recordedFor,
  };
}
