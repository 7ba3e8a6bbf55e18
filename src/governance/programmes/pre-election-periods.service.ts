import { Injectable } from '@nestjs/common';
import { AccessService } from '../../platform/access/access.service.js';
import type { Verb } from '../../platform/access/permission-table.rules.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { Database } from '../../platform/database/database.service.js';
import type { Tx } from '../../platform/database/tx.js';
import { IdempotencyService, type Once } from '../../platform/idempotency/idempotency.service.js';
import type { Actor } from '../../shared/actor.js';
import { allow } from '../../shared/refusal.js';
import { mayBePeriod } from './pre-election-period.rules.js';
import type * as inputs from './pre-election-period.input.js';
import { PreElectionPeriod } from './programme.entity.js';
import { ProgrammesService } from './programmes.service.js';

/** The periods before an election in which a decision needs a recorded reason. */
@Injectable()
export class PreElectionPeriodsService {
  constructor(
    private readonly db: Database,
    private readonly audit: AuditService,
    private readonly access: AccessService,
    private readonly idempotency: IdempotencyService,
    private readonly programmes: ProgrammesService,
  ) {}

  /** Adds a pre-election period: it applies to decisions from now on. */
  async addPreElectionPeriod(
    actor: Actor,
    input: inputs.AddPreElectionPeriodInput,
  ): Promise<Once<{ preElectionPeriodId: string }>> {
    return await this.db.transaction(actor, async (tx) => {
      const { id: programmeId } = await this.programmes.programme(tx, input.programme);
      await this.access.authorise(tx, 'addPreElectionPeriod', { programmeId });
      const request = { verb: 'addPreElectionPeriod', key: input.idempotencyKey, input };
      return await this.idempotency.once(tx, request, async () => {
        const days = daysOf(input);
        allow(mayBePeriod(days));
        const knownFrom = await this.lock(tx, programmeId);
        const period = await tx.insert(PreElectionPeriod, { programmeId, ...days, knownFrom });
        this.record(tx, period, 'pre-election-period.added', days);
        return { preElectionPeriodId: period.id };
      });
    });
  }

  /** Corrects a period that was entered wrongly, with the reason; it does not apply to earlier decisions. */
  async revisePreElectionPeriod(
    actor: Actor,
    input: inputs.RevisePreElectionPeriodInput,
  ): Promise<string> {
    return await this.db.transaction(actor, async (tx) => {
      const period = await this.period(tx, 'revisePreElectionPeriod', input);
      const to = daysOf(input);
      allow(mayBePeriod(to));
      const knownFrom = await this.lock(tx, period.programmeId);
      await tx.update(PreElectionPeriod, period.id, input.expectedVersion, { ...to, knownFrom });
      const { reason } = input;
      this.record(tx, period, 'pre-election-period.revised', { from: daysOf(period), to, reason });
      return period.id;
    });
  }

  /** Removes a period that was entered by mistake, with the reason; the programme's chain keeps what it was. */
  async removePreElectionPeriod(
    actor: Actor,
    input: inputs.RemovePreElectionPeriodInput,
  ): Promise<string> {
    return await this.db.transaction(actor, async (tx) => {
      const period = await this.period(tx, 'removePreElectionPeriod', input);
      await this.lock(tx, period.programmeId);
      await tx.remove(PreElectionPeriod, period.id, input.expectedVersion);
      const { reason } = input;
      this.record(tx, period, 'pre-election-period.removed', { ...daysOf(period), reason });
      return period.programmeId;
    });
  }

  private async period(
    tx: Tx,
    verb: Verb,
    { programme, preElectionPeriodId }: { programme: string; preElectionPeriodId: string },
  ): Promise<PreElectionPeriod> {
    const { id: programmeId } = await this.programmes.programme(tx, programme);
    await this.access.authorise(tx, verb, { programmeId });
    const words = 'pre-election period';
    return await tx.must(
      PreElectionPeriod,
      { id: preElectionPeriodId, programmeId },
      words,
      'preElectionPeriodId',
    );
  }

  /** Waits for decisions in progress, and answers with the moment from which the period is known. */
  private async lock(tx: Tx, programmeId: string): Promise<Date> {
    await this.programmes.lockDecisions(tx, programmeId, 'SHARE');
    const [now] = await tx.query<{ at: Date }>('select clock_timestamp() as at');
    return now!.at;
  }

  private record(
    tx: Tx,
    { id: subjectId, programmeId }: PreElectionPeriod,
    type: string,
    payload: Parameters<AuditService['record']>[1]['payload'],
  ): void {
    this.audit.record(tx, {
      type,
      programmeId,
      subjectType: 'pre-election-period',
      subjectId,
      payload,
    });
  }
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
