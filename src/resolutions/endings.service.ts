import { Injectable } from '@nestjs/common';
import type { Verb } from '../access/permission-table.rules.js';
import { Database } from '../database/database.service.js';
import type { Tx } from '../database/tx.js';
import { IdempotencyService, type Once } from '../idempotency/idempotency.service.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import type { Actor } from '../shared/actor.js';
import { allow } from '../shared/refusal.js';
import { RULE_VERSION } from './outcome.rules.js';
import type * as inputs from './resolution-inputs.type.js';
import { Resolution, ResolutionOutcome } from './resolution.entity.js';
import {
  mayDefer,
  mayReferBack,
  mayWithdraw,
  outcomeOfUnput,
  type Unput,
} from './resolution.rules.js';
import { ResolutionsService, type Put } from './resolutions.service.js';

type Ended = Promise<Once<{ resolutionId: string }>>;
type EndingInput = { idempotencyKey: string; resolution: string; minuteRef?: string | null };

/** Ends of a resolution that is never put to the members: what it was about is still to be decided. */
@Injectable()
export class EndingsService {
  constructor(
    private readonly db: Database,
    private readonly idempotency: IdempotencyService,
    private readonly programmes: ProgrammesService,
    private readonly resolutions: ResolutionsService,
  ) {}

  /** Puts a decision back to a new date, with the reason (R9). */
  async deferResolution(actor: Actor, input: inputs.DeferResolutionInput): Ended {
    return await this.within(actor, 'deferResolution', input, async (tx, put) => {
      const { reason, newDate } = input;
      const note = input.note ?? null;
      const today = this.programmes.today(put.programme, tx.now);
      allow(mayDefer(put.resolution, { reason, note, newDate }, today));
      const said = { deferReason: reason, reason: note, newDate };
      await this.end(tx, put, 'DEFERRED', { ...said, minuteRef: input.minuteRef ?? null });
    });
  }

  /** Refers a case back to its authors, with what is asked of them. */
  async referBack(actor: Actor, input: inputs.EndResolutionInput): Ended {
    return await this.within(actor, 'referBack', input, async (tx, put) => {
      allow(mayReferBack(put.resolution, input.reason));
      const { reason, minuteRef = null } = input;
      await this.end(tx, put, 'REFERRED_BACK', { reason, minuteRef });
    });
  }

  /** Withdraws a resolution that is not decided; what was decided stands. */
  async withdrawResolution(actor: Actor, input: inputs.EndResolutionInput): Ended {
    return await this.within(actor, 'withdrawResolution', input, async (tx, put) => {
      allow(mayWithdraw(put.resolution, input.reason));
      const { reason, minuteRef = null } = input;
      await this.end(tx, put, 'WITHDRAWN', { reason, minuteRef });
    });
  }

  private async within(
    actor: Actor,
    verb: Verb,
    input: EndingInput,
    work: (tx: Tx, put: Put) => Promise<void>,
  ): Ended {
    return await this.db.transaction(actor, async (tx) => {
      const found = await this.resolutions.beginAsSecretary(tx, verb, input.resolution);
      return await this.idempotency.once(
        tx,
        { verb, key: input.idempotencyKey, input },
        async () => {
          await this.programmes.lockDecisions(tx, found.programme.id, 'NO KEY UPDATE');
          const put = await this.resolutions.take(tx, found);
          await work(tx, put);
          return { resolutionId: put.resolution.id };
        },
      );
    });
  }

  private async end(
    tx: Tx,
    put: Put,
    ending: Unput,
    said: Partial<ResolutionOutcome>,
  ): Promise<void> {
    const { resolution, programme } = put;
    const decidedOn = this.programmes.today(programme, tx.now);
    const outcome = outcomeOfUnput(resolution.purpose, ending);
    await tx.insert(ResolutionOutcome, {
      ...{ resolutionId: resolution.id, programmeId: programme.id, bodyId: resolution.bodyId },
      ...{ outcome, carried: false, steps: [ENDED[ending]], ruleVersion: RULE_VERSION, decidedOn },
      ...{ closedBy: tx.actor.personId, closedAt: tx.now, ...said },
    });
    const state = ending === 'WITHDRAWN' ? 'WITHDRAWN' : 'CLOSED';
    await tx.set(Resolution, resolution.id, { state });
    const { minuteRef, reason, deferReason, newDate } = said;
    this.resolutions.record(tx, put, {
      type: `resolution.${ending.toLowerCase().replace('_', '-')}`,
      payload: { outcome, decidedOn, reason, deferReason, newDate, minuteRef },
    });
  }
}

const ENDED: Record<Unput, string> = {
  DEFERRED: 'It was deferred before it was put to the members.',
  REFERRED_BACK: 'It was referred back before it was put to the members.',
  WITHDRAWN: 'It was withdrawn before it was put to the members.',
};
