import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Acts } from '../../platform/acts/acts.service.js';
import type { Reader } from '../../platform/database/reader.js';
import { Document } from '../case-packs/case-pack.entity.js';
import { GateFactsLoader } from '../gates/gate-facts.loader.js';
import { theGatesProgramme } from '../gates/gate-targets.js';
import { GateDecider } from '../programmes/gate.entity.js';
import { refuseUnlessRunning } from '../programmes/programme-targets.js';
import { Programme, RegimeChange } from '../programmes/programme.entity.js';
import { partiesOf, todayOf } from '../programmes/programmes.reader.js';
import { replaceSteps } from '../programmes/regime-copying.js';
import { mayChangeRegime } from '../programmes/regime-dates.rules.js';
import type { Actor } from '../../shared/actor.js';
import { allow } from '../../shared/refusal.js';
import { DecidingBody } from '../trusts/trust.entity.js';
import type * as inputs from './statute.input.js';

/** The regime that a programme follows: another one for the steps to come, or a letter to go on. */
@Injectable()
export class RegimeChangesService {
  constructor(
    private readonly acts: Acts,
    private readonly loader: GateFactsLoader,
  ) {}

  /** Replaces the steps still to come by those of another regime, or keeps the regulator's letter. */
  async changeRegime(actor: Actor, input: inputs.ChangeRegimeInput) {
    return await this.acts.do(actor, 'changeRegime', input, theGatesProgramme, async (at) => {
      const { tx, programme, tell } = at;
      await refuseUnlessRunning(tx, programme.id);
      const { regime: to, reason } = input;
      const { regime: from } = programme;
      const { gates } = await this.loader.of(tx, programme, tx.now);
      const passed = gates.filter(({ rows }) => rows.passing !== null).map(({ gate }) => gate);
      const granted = passed.some(({ code }) => code === 'GRANT');
      const documentId = await letterOf(tx, programme, input.documentId);
      allow(mayChangeRegime({ same: from === to, hasLetter: documentId !== null, granted }));
      const changed =
        from === to
          ? programme
          : await tx.update(Programme, programme.id, programme.version, { regime: to });
      const steps =
        from === to
          ? null
          : await replaceSteps(tx, changed, {
              parties: await partiesOf(tx, programme.id),
              outside: await outsideOf(tx, programme.id),
              gates: gates.map(({ gate }) => gate),
              passed,
              today: todayOf(programme, tx.now),
            });
      await tx.insert(RegimeChange, {
        programmeId: programme.id,
        number: 1 + (await tx.count(RegimeChange, { programmeId: programme.id })),
        fromRegime: from,
        toRegime: to,
        reason,
        documentId,
        changedOn: todayOf(programme, tx.now),
        changedBy: actor.personId,
        changedAt: tx.now,
      });
      const payload = { from, to, reason, letter: documentId, ...steps };
      tell('programme.regime-changed', ['programme', programme.id], payload);
      return { programme: changed };
    });
  }
}

async function letterOf(
  reader: Reader,
  { id: programmeId }: Programme,
  id?: string | null,
): Promise<string | null> {
  if (!id) return null;
  return (await reader.must(Document, { programmeId, id }, 'document', 'documentId')).id;
}

/** The outside bodies that the programme has asked so far. */
async function outsideOf(reader: Reader, programmeId: string): Promise<DecidingBody[]> {
  const asked = await reader.find(GateDecider, { programmeId });
  const ids = [...new Set(asked.map(({ bodyId }) => bodyId))];
  const bodies = await reader.find(DecidingBody, { id: In(ids) });
  return bodies.filter(({ trustId, programmeId: own }) => trustId === null && own === null);
}
