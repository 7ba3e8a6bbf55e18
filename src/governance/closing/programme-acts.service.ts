import { Injectable } from '@nestjs/common';
import { Acts } from '../../platform/acts/acts.service.js';
import type { Reader } from '../../platform/database/reader.js';
import { ProgrammeActDone } from '../programmes/programme.entity.js';
import type { Programme } from '../programmes/programme.entity.js';
import { mayAct, type ActFacts } from '../programmes/programme.rules.js';
import { theProgrammeLocked } from '../programmes/programme-targets.js';
import { isSettled } from '../conditions/condition.rules.js';
import type { Actor } from '../../shared/actor.js';
import { conditionCode } from '../../shared/refs.js';
import { allow } from '../../shared/refusal.js';
import type * as inputs from './programme-act.input.js';
import { GateFactsLoader } from '../gates/gate-facts.loader.js';
import { isPassed } from '../gates/gate.rules.js';
import { readBoards, type PartyBoard } from '../gates/withdrawals.reader.js';

const theProgrammeActedOn = theProgrammeLocked('NO KEY UPDATE');

/** Acts on a programme as a whole: to pause, resume, withdraw, prohibit, reopen or close it. */
@Injectable()
export class ProgrammeActsService {
  constructor(
    private readonly acts: Acts,
    private readonly loader: GateFactsLoader,
  ) {}

  /** Acts on a programme; withdrawing needs a decision of each board, closing every gate passed. */
  async actOnProgramme(actor: Actor, input: inputs.ActOnProgrammeInput) {
    return await this.acts.do(actor, 'actOnProgramme', input, theProgrammeActedOn, async (at) => {
      const { tx, programme, tell } = at;
      const { act, reason } = input;
      const facts = await this.facts(tx, programme, tx.now);
      allow(mayAct(act, facts));
      const { id } = await tx.insert(ProgrammeActDone, {
        programmeId: programme.id,
        number: facts.acts.length + 1,
        act,
        reason,
        doneOn: facts.today,
        doneBy: actor.personId,
        doneAt: tx.now,
      });
      tell('programme.acted', ['programme-act', id], { act, reason }, { checkpoint: true });
      return { programme };
    });
  }

  private async facts(reader: Reader, programme: Programme, now: Date): Promise<ActFacts> {
    const loaded = await this.loader.of(reader, programme, now);
    const { goLiveActualOn, benefitsEndOn } = programme;
    const parts = loaded.gates.filter(({ facts }) => !facts.replaced);
    const open = loaded.rows.conditions.filter(({ state }) => !isSettled(state));
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
