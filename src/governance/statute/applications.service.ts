import { Injectable } from '@nestjs/common';
import { Acts } from '../../platform/acts/acts.service.js';
import { Document } from '../case-packs/case-pack.entity.js';
import { mayApply, type NeededForApplication } from '../decisions/application.rules.js';
import { Application } from '../decisions/law-record.entity.js';
import { GateFactsLoader, type ProgrammeGates } from '../gates/gate-facts.loader.js';
import { standings } from '../gates/gate-facts.rules.js';
import { theGatesProgramme } from '../gates/gate-targets.js';
import { refuseUnlessRunning } from '../programmes/programme-targets.js';
import type { Actor } from '../../shared/actor.js';
import { allow } from '../../shared/refusal.js';
import { votesHere } from '../trusts/body.rules.js';
import type * as inputs from './statute.input.js';

/** The application of the Trusts, which is an act of all of them at one moment. */
@Injectable()
export class ApplicationsService {
  constructor(
    private readonly acts: Acts,
    private readonly loader: GateFactsLoader,
  ) {}

  /** Records that all applicants applied, once the board and the council of each have approved. */
  async makeApplication(actor: Actor, input: inputs.MakeApplicationInput) {
    return await this.acts.do(actor, 'makeApplication', input, theGatesProgramme, async (at) => {
      const { tx, programme, tell } = at;
      const { madeOn, reference } = input;
      const where = { programmeId: programme.id, id: input.documentId };
      const { id: documentId } = await tx.must(Document, where, 'document', 'documentId');
      await refuseUnlessRunning(tx, programme.id);
      const gates = await this.loader.of(tx, programme, tx.now);
      const { applications } = gates.rows;
      const appliedOn = applications.find((one) => one.annulledBecause === null)?.madeOn ?? null;
      allow(mayApply(madeOn, { needed: neededOf(gates), appliedOn, today: gates.today }));
      const { id } = await tx.insert(Application, {
        programmeId: programme.id,
        number: applications.length + 1,
        madeOn,
        reference,
        documentId,
        madeBy: actor.personId,
        madeAt: tx.now,
      });
      tell('application.made', ['application', id], { madeOn, reference, document: documentId });
      return { programme };
    });
  }
}

/** The boards and councils whose decision a section in force asks for before the application. */
function neededOf({ gates }: ProgrammeGates): NeededForApplication[] {
  const grounds = new Map(
    gates.flatMap(({ rows }) => rows.deciders.map(({ id, ground }) => [id, ground] as const)),
  );
  return gates
    .filter(({ facts }) => !facts.replaced && facts.beforeLegalDate)
    .flatMap(({ facts }) => standings(facts))
    .filter(({ decider: { id, bodyKind } }) => votesHere(bodyKind) && grounds.get(id) === 'STATUTE')
    .map(({ decider: { bodyId, bodyName }, decision, satisfied }) => ({
      bodyId,
      bodyName,
      approvedOn: satisfied ? decision!.decidedOn : null,
    }));
}
