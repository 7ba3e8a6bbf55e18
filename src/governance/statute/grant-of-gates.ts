import { Injectable } from '@nestjs/common';
import { GrantStanding } from '../programmes/grant-standing.js';
import { GateFactsLoader } from '../gates/gate-facts.loader.js';
import { isPassed } from '../gates/gate.rules.js';

/** Answers for the gates whether an application is granted: its gate is part of the programme and stands. */
@Injectable()
export class GrantOfGates {
  constructor(grant: GrantStanding, loader: GateFactsLoader) {
    grant.register(async (reader, programme, now) => {
      const { gates } = await loader.of(reader, programme, now);
      return gates.some(({ gate, facts }) => gate.code === 'GRANT' && isPassed(facts));
    });
  }
}
