import { Injectable } from '@nestjs/common';
import { Acts } from '../../platform/acts/acts.service.js';
import { onConstraint } from '../../platform/database/database-errors.js';
import type { Target } from '../../platform/acts/target.js';
import { Document } from '../case-packs/case-pack.entity.js';
import {
  LawChangeConfirmation,
  LawChangeRow,
  RecordAnnulment,
} from '../decisions/law-record.entity.js';
import { theGatesProgramme } from '../gates/gate-targets.js';
import { lockDecisions } from '../programmes/programme-targets.js';
import type { Programme } from '../programmes/programme.entity.js';
import { findProgramme, partiesOf } from '../programmes/programmes.reader.js';
import type { Actor } from '../../shared/actor.js';
import { refuse } from '../../shared/refusal.js';
import type { Trust } from '../trusts/trust.entity.js';
import { findTrust } from '../trusts/trusts.reader.js';
import type * as inputs from './statute.input.js';

onConstraint('law_change_confirmation_once', {
  code: 'ALREADY_EXISTS',
  because: 'This Trust has already confirmed that change of the law.',
  field: 'trust',
});

/** A Trust of a programme, its decisions locked. */
const thePartysTrust: Target<
  { programme: string; trust: string },
  { programme: Programme; trust: Trust }
> = {
  find: async (reader, input) => ({
    programme: await findProgramme(reader, input.programme),
    trust: await findTrust(reader, input.trust, 'trust'),
  }),
  scope: ({ programme, trust }) => ({ programmeId: programme.id, trustId: trust.id }),
  lock: async (tx, { programme, trust }) => ({
    programme: await lockDecisions(tx, programme.id, 'NO KEY UPDATE'),
    trust,
  }),
};

/** What Parliament changes while a programme runs: entered once, confirmed by each Trust. */
@Injectable()
export class LawChangesService {
  constructor(private readonly acts: Acts) {}

  /** Enters that an instrument ends a section on which steps to come rest. */
  async enterLawChange(actor: Actor, input: inputs.EnterLawChangeInput) {
    return await this.acts.do(actor, 'enterLawChange', input, theGatesProgramme, async (at) => {
      const { tx, programme, tell } = at;
      const { provision, instrument, commencesOn, saving = null } = input;
      const where = { programmeId: programme.id, id: input.documentId };
      const { id: documentId } = await tx.must(Document, where, 'document', 'documentId');
      const { id } = await tx.insert(LawChangeRow, {
        programmeId: programme.id,
        provision,
        instrument,
        commencesOn,
        saving,
        documentId,
        enteredBy: actor.personId,
        enteredAt: tx.now,
      });
      const payload = { provision, instrument, commencesOn, saving, document: documentId };
      tell('law-change.entered', ['law-change', id], payload);
      return { programme };
    });
  }

  /** Confirms a change of the law for one Trust; it counts once every Trust has confirmed it. */
  async confirmLawChange(actor: Actor, input: inputs.ConfirmLawChangeInput) {
    return await this.acts.do(actor, 'confirmLawChange', input, thePartysTrust, async (at) => {
      const { tx, programme, trust, tell } = at;
      const parties = await partiesOf(tx, programme.id);
      if (!parties.some(({ trustId }) => trustId === trust.id))
        refuse('BAD_USER_INPUT', 'This Trust takes no part in the programme.', 'trust');
      const where = { programmeId: programme.id, id: input.lawChangeId };
      const change = await tx.must(LawChangeRow, where, 'change of the law', 'lawChangeId');
      if (await tx.one(RecordAnnulment, { recordId: change.id }))
        refuse('WRONG_STATE', 'This change of the law was entered by mistake, and is annulled.');
      await tx.insert(LawChangeConfirmation, {
        programmeId: programme.id,
        lawChangeId: change.id,
        trustId: trust.id,
        confirmedBy: actor.personId,
        confirmedAt: tx.now,
      });
      tell('law-change.confirmed', ['law-change', change.id], { trust: trust.id });
      return { programme };
    });
  }
}
