import { Injectable } from '@nestjs/common';
import { Not } from 'typeorm';
import { Acts } from '../../platform/acts/acts.service.js';
import type { Reader } from '../../platform/database/reader.js';
import { Programme, ProgrammeActDone } from '../programmes/programme.entity.js';
import { mayAct, type ActFacts } from '../programmes/programme.rules.js';
import { theProgrammeLocked } from '../programmes/programme-targets.js';
import { Resolution } from '../resolutions/resolution.entity.js';
import { findProgramme } from '../programmes/programmes.reader.js';
import { isSettled } from '../conditions/condition.rules.js';
import type { Actor } from '../../shared/actor.js';
import { conditionCode } from '../../shared/refs.js';
import { allow } from '../../shared/refusal.js';
import type * as inputs from './programme-act.input.js';
import { GateFactsLoader, isPart, type ProgrammeGates } from '../gates/gate-facts.loader.js';
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
      if (act === 'DISCARD') await tx.set(Programme, programme.id, { discardedAt: tx.now });
      tell('programme.acted', ['programme-act', id], { act, reason });
      return { programme: await findProgramme(tx, programme.id) };
    });
  }

  private async facts(reader: Reader, programme: Programme, now: Date): Promise<ActFacts> {
    const loaded = await this.loader.of(reader, programme, now);
    const { goLiveActualOn, benefitsEndOn } = programme;
    const parts = loaded.gates.filter(({ facts }) => isPart(facts));
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
      clearance: clearanceOf(loaded),
      decided: await decidedIn(reader, loaded),
      benefitsEndOn,
      today: loaded.today,
    };
  }
}

/** What keeps a programme from being discarded: what was decided in it, or recorded and not annulled. */
async function decidedIn(reader: Reader, loaded: ProgrammeGates): Promise<string[]> {
  const { gates, rows, programme } = loaded;
  const passed = gates.filter(({ rows: { passing } }) => passing !== null);
  const opened = await reader.count(Resolution, {
    programmeId: programme.id,
    state: Not('DRAFT' as const),
  });
  const records = gates
    .flatMap(({ rows: { decisions } }) => decisions)
    .filter(({ source, annulledBecause }) => source !== 'LIVE' && annulledBecause === null);
  const applied = rows.applications.some(({ annulledBecause }) => annulledBecause === null);
  const found: [boolean, string][] = [
    [opened > 0, 'A resolution was opened in it.'],
    [records.length > 0, 'A decision is recorded in it: annul it first if it is wrong.'],
    [applied, 'An application is recorded in it: annul it first if it is wrong.'],
  ];
  return passed
    .map(({ gate }) => `The gate ${gate.title} is passed.`)
    .concat(found.filter(([is]) => is).map(([, because]) => because));
}

/** The competition authority's last answer that counts, its letter confirmed, wherever it was asked. */
function clearanceOf({ gates }: ProgrammeGates): ActFacts['clearance'] {
  const asked = new Set(
    gates.flatMap(({ rows }) =>
      rows.deciders.filter(({ purpose }) => purpose === 'CLEAR').map(({ id }) => id),
    ),
  );
  const answers = gates
    .flatMap(({ decisions }) => decisions)
    .filter((one) => asked.has(one.deciderId) && !one.corrected && !one.awaitsConfirmation);
  return answers.at(-1) ?? null;
}

const boardOf = ({ bodyId, bodyName: name, resolutionId }: PartyBoard) => ({
  bodyId,
  name,
  withdrew: resolutionId !== null,
});
