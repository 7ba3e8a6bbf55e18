import { Injectable } from '@nestjs/common';
import { Acts } from '../../platform/acts/acts.service.js';
import type { Reader } from '../../platform/database/reader.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Actor } from '../../shared/actor.js';
import { allow } from '../../shared/refusal.js';
import { mayBePeriod } from './pre-election-period.rules.js';
import type * as inputs from './pre-election-period.input.js';
import { PreElectionPeriod, type Programme } from './programme.entity.js';
import { theProgrammeLocked } from './programme-targets.js';

const SUBJECT = 'pre-election-period';

/** A programme that an input names: the decisions in progress are waited for. */
const theProgrammeShared = theProgrammeLocked('SHARE');

/** The periods before an election in which a decision needs a recorded reason. */
@Injectable()
export class PreElectionPeriodsService {
  constructor(private readonly acts: Acts) {}

  /** Adds a pre-election period: it applies to decisions from now on. */
  async addPreElectionPeriod(actor: Actor, input: inputs.AddPreElectionPeriodInput) {
    return await this.acts.do(
      actor,
      'addPreElectionPeriod',
      input,
      theProgrammeShared,
      async (at) => {
        const { tx, programme, tell } = at;
        const days = daysOf(input);
        allow(mayBePeriod(days));
        const preElectionPeriod = await tx.insert(PreElectionPeriod, {
          programmeId: programme.id,
          ...days,
          knownFrom: await thisMoment(tx),
        });
        tell('pre-election-period.added', [SUBJECT, preElectionPeriod.id], days);
        return { preElectionPeriod };
      },
    );
  }

  /** Corrects a period that was entered wrongly, with the reason; it does not apply to earlier decisions. */
  async revisePreElectionPeriod(actor: Actor, input: inputs.RevisePreElectionPeriodInput) {
    return await this.acts.do(
      actor,
      'revisePreElectionPeriod',
      input,
      theProgrammeShared,
      async (at) => {
        const { tx, programme, tell } = at;
        const period = await findPeriod(tx, programme, input.preElectionPeriodId);
        const to = daysOf(input);
        allow(mayBePeriod(to));
        const { expectedVersion, reason } = input;
        const changes = { ...to, knownFrom: await thisMoment(tx) };
        const revised = await tx.update(PreElectionPeriod, period.id, expectedVersion, changes);
        const payload = { from: daysOf(period), to, reason };
        tell('pre-election-period.revised', [SUBJECT, period.id], payload);
        return { preElectionPeriod: revised };
      },
    );
  }

  /** Removes a period that was entered by mistake, with the reason; the programme's chain keeps what it was. */
  async removePreElectionPeriod(actor: Actor, input: inputs.RemovePreElectionPeriodInput) {
    return await this.acts.do(
      actor,
      'removePreElectionPeriod',
      input,
      theProgrammeShared,
      async (at) => {
        const { tx, programme, tell } = at;
        const period = await findPeriod(tx, programme, input.preElectionPeriodId);
        await tx.remove(PreElectionPeriod, period.id, input.expectedVersion);
        const payload = { ...daysOf(period), reason: input.reason };
        tell('pre-election-period.removed', [SUBJECT, period.id], payload);
        return { programme };
      },
    );
  }
}

/** Found in the work, not by a target: a period that was removed must not be missed when the key comes again. */
async function findPeriod(
  reader: Reader,
  { id: programmeId }: Programme,
  id: string,
): Promise<PreElectionPeriod> {
  const where = { id, programmeId };
  return await reader.must(PreElectionPeriod, where, 'pre-election period', 'preElectionPeriodId');
}

/** The moment from which a period is known: after the decisions that were waited for. */
async function thisMoment(tx: Tx): Promise<Date> {
  const [now] = await tx.query<{ at: Date }>('select clock_timestamp() as at');
  return now!.at;
}

const daysOf = ({
  name,
  startsOn,
  endsOn,
}: Pick<PreElectionPeriod, 'name' | 'startsOn' | 'endsOn'>) => ({
  name,
  startsOn,
  endsOn,
});
