import { Injectable } from '@nestjs/common';
import { AccessService } from '../access/access.service.js';
import type { Verb } from '../access/permission-table.rules.js';
import { AuditService } from '../audit/audit.service.js';
import { Database } from '../database/database.service.js';
import type { Tx } from '../database/tx.js';
import { IdempotencyService, type Once } from '../idempotency/idempotency.service.js';
import type { Actor } from '../shared/actor.js';
import { allow } from '../shared/refusal.js';
import { mayBePeriod } from './blackout.rules.js';
import type * as inputs from './blackout.input.js';
import { Blackout } from './programme.entity.js';
import { ProgrammesService } from './programmes.service.js';

/** The periods before an election in which a decision needs a recorded reason. */
@Injectable()
export class BlackoutsService {
  constructor(
    private readonly db: Database,
    private readonly audit: AuditService,
    private readonly access: AccessService,
    private readonly idempotency: IdempotencyService,
    private readonly programmes: ProgrammesService,
  ) {}

  /** Adds a pre-election period: it applies to decisions from now on. */
  async addBlackout(
    actor: Actor,
    input: inputs.AddBlackoutInput,
  ): Promise<Once<{ blackoutId: string }>> {
    return await this.db.transaction(actor, async (tx) => {
      const { id: programmeId } = await this.programmes.programme(tx, input.programme);
      await this.access.authorise(tx, 'addBlackout', { programmeId });
      const request = { verb: 'addBlackout', key: input.idempotencyKey, input };
      return await this.idempotency.once(tx, request, async () => {
        const days = daysOf(input);
        allow(mayBePeriod(days));
        const knownFrom = await this.lock(tx, programmeId);
        const period = await tx.insert(Blackout, { programmeId, ...days, knownFrom });
        this.record(tx, period, 'blackout.added', days);
        return { blackoutId: period.id };
      });
    });
  }

  /** Corrects a period that was entered wrongly, with the reason; it does not apply to earlier decisions. */
  async reviseBlackout(actor: Actor, input: inputs.ReviseBlackoutInput): Promise<string> {
    return await this.db.transaction(actor, async (tx) => {
      const period = await this.period(tx, 'reviseBlackout', input);
      const to = daysOf(input);
      allow(mayBePeriod(to));
      const knownFrom = await this.lock(tx, period.programmeId);
      await tx.update(Blackout, period.id, input.expectedVersion, { ...to, knownFrom });
      const { reason } = input;
      this.record(tx, period, 'blackout.revised', { from: daysOf(period), to, reason });
      return period.id;
    });
  }

  /** Removes a period that was entered by mistake, with the reason; the programme's chain keeps what it was. */
  async removeBlackout(actor: Actor, input: inputs.RemoveBlackoutInput): Promise<string> {
    return await this.db.transaction(actor, async (tx) => {
      const period = await this.period(tx, 'removeBlackout', input);
      await this.lock(tx, period.programmeId);
      await tx.remove(Blackout, period.id, input.expectedVersion);
      const { reason } = input;
      this.record(tx, period, 'blackout.removed', { ...daysOf(period), reason });
      return period.programmeId;
    });
  }

  private async period(
    tx: Tx,
    verb: Verb,
    { programme, blackoutId }: { programme: string; blackoutId: string },
  ): Promise<Blackout> {
    const { id: programmeId } = await this.programmes.programme(tx, programme);
    await this.access.authorise(tx, verb, { programmeId });
    const words = 'pre-election period';
    return await tx.must(Blackout, { id: blackoutId, programmeId }, words, 'blackoutId');
  }

  /** Waits for decisions in progress, and answers with the moment from which the period is known. */
  private async lock(tx: Tx, programmeId: string): Promise<Date> {
    await this.programmes.lockDecisions(tx, programmeId, 'SHARE');
    const [now] = await tx.query<{ at: Date }>('select clock_timestamp() as at');
    return now!.at;
  }

  private record(
    tx: Tx,
    { id: subjectId, programmeId }: Blackout,
    type: string,
    payload: Parameters<AuditService['record']>[1]['payload'],
  ): void {
    this.audit.record(tx, { type, programmeId, subjectType: 'blackout', subjectId, payload });
  }
}

const daysOf = ({ name, startsOn, endsOn }: Pick<Blackout, 'name' | 'startsOn' | 'endsOn'>) => ({
  name,
  startsOn,
  endsOn,
});
