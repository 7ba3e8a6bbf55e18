import { Injectable } from '@nestjs/common';
import { AccessService } from '../../platform/access/access.service.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { Database } from '../../platform/database/database.service.js';
import type { Reader } from '../../platform/database/reader.js';
import { IdempotencyService, type Once } from '../../platform/idempotency/idempotency.service.js';
import { ProgrammeActDone } from '../programmes/programme.entity.js';
import type { Programme } from '../programmes/programme.entity.js';
import { mayAct, type ActFacts } from '../programmes/programme.rules.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import { isSettled } from '../conditions/condition.rules.js';
import type { Actor } from '../../shared/actor.js';
import { conditionCode } from '../../shared/refs.js';
import { allow } from '../../shared/refusal.js';
import type * as inputs from './programme-act.input.js';
import { GateFactsLoader } from '../gates/gate-facts.loader.js';
import { isPassed } from '../gates/gate.rules.js';
import { readBoards, type PartyBoard } from '../gates/withdrawals.reader.js';

/** Acts on a programme as a whole: to pause, resume, withdraw, prohibit, reopen or close it. */
@Injectable()
export class ProgrammeActsService {
  constructor(
    private readonly db: Database,
    private readonly audit: AuditService,
    private readonly access: AccessService,
    private readonly idempotency: IdempotencyService,
    private readonly programmes: ProgrammesService,
    private readonly loader: GateFactsLoader,
  ) {}

  /** Acts on a programme; withdrawing needs a decision of each board, closing every gate passed. */
  async actOnProgramme(
    actor: Actor,
    input: inputs.ActOnProgrammeInput,
  ): Promise<Once<{ programmeId: string }>> {
    return await this.db.transaction(actor, async (tx) => {
      const { id: programmeId } = await this.programmes.programme(tx, input.programme);
      await this.access.authorise(tx, 'actOnProgramme', { programmeId });
      const request = { verb: 'actOnProgramme', key: input.idempotencyKey, input };
      return await this.idempotency.once(tx, request, async () => {
        const programme = await this.programmes.lockDecisions(tx, programmeId, 'NO KEY UPDATE');
        const { act, reason } = input;
        const facts = await this.facts(tx, programme, tx.now);
        allow(mayAct(act, facts));
        const done = await tx.insert(ProgrammeActDone, {
          programmeId,
          number: facts.acts.length + 1,
          act,
          reason,
          doneOn: facts.today,
          doneBy: actor.personId,
          doneAt: tx.now,
        });
        this.audit.record(tx, {
          type: 'programme.acted',
          programmeId,
          subjectType: 'programme-act',
          subjectId: done.id,
          payload: { act, reason },
          checkpoint: true,
        });
        return { programmeId };
      });
    });
  }

  private async facts(reader: Reader, programme: Programme, now: Date): Promise<ActFacts> {
    const loaded = await this.loader.of(reader, programme.id, now);
    const { goLiveActualOn, benefitsEndOn } = programme;
    const parts = loaded.gates.filter(({ facts }) => !facts.replaced);
    const open = loaded.conditions.filter(({ state }) => !isSettled(state));
    return {
      acts: loaded.acts,
      boards: (await readBoards(reader, [programme.id])).map(boardOf),
      live: goLiveActualOn !== null && loaded.today >= goLiveActualOn,
      everyGatePassed: parts.every(({ facts }) => isPassed(facts)),
      openConditions: open.map(({ id, number, text }) => ({
        id,
        title: `${conditionCode(number)} ${text}`,
      })),
      benefitsEndOn,
      today: loaded.today,
    };
  }
}

const boardOf = ({ bodyId, bodyName: name, resolutionId }: PartyBoard) => ({
  bodyId,
  name,
  withdrew: resolutionId !== null,
});
