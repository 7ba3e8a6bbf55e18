import { Injectable } from '@nestjs/common';
import type { Verb } from '../../platform/access/permission-table.rules.js';
import { Database } from '../../platform/database/database.service.js';
import type { Tx } from '../../platform/database/tx.js';
import { IdempotencyService, type Once } from '../../platform/idempotency/idempotency.service.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import type { Actor } from '../../shared/actor.js';
import { allow } from '../../shared/refusal.js';
import { PeopleService } from '../../platform/accounts/people.service.js';
import { presidingOverItem, standingVotes } from '../resolutions/decision.reader.js';
import { endedWords, isGiven, mayEnd, type AfterVotes, type Given } from './ending.rules.js';
import { packDecidedOn } from '../resolutions/packs.reader.js';
import type * as inputs from './closing.input.js';
import {
  Resolution,
  ResolutionCount,
  ResolutionOutcome,
} from '../resolutions/resolution.entity.js';
import {
  mayDefer,
  mayReferBack,
  mayWithdraw,
  type ProceduralEnding,
} from '../deciding/resolution.rules.js';
import {
  ResolutionsService,
  type ResolutionInContext,
} from '../resolutions/resolutions.service.js';
import { RULE_VERSION } from '../deciding/rule-version.rules.js';

type Ended = Promise<Once<{ resolutionId: string }>>;
type EndingInput = {
  idempotencyKey: string;
  resolution: string;
  minuteRef?: string | null;
  afterVotes?: inputs.AfterVotesInput | null;
};
/** The votes given when it ended, and who ruled or resolved that it ends. */
type Standing = { given: Given; said: AfterVotes | null };

/**
 * Endings without a decision of the members: deferral, referral back, withdrawal. Once votes stand, these
 * need a ruling of the person presiding or a procedural resolution of the members.
 */
@Injectable()
export class EndingsService {
  constructor(
    private readonly db: Database,
    private readonly idempotency: IdempotencyService,
    private readonly programmes: ProgrammesService,
    private readonly resolutions: ResolutionsService,
    private readonly people: PeopleService,
  ) {}

  /** Defers a decision to a new date, with the reason. */
  async deferResolution(actor: Actor, input: inputs.DeferResolutionInput): Ended {
    return await this.within(actor, 'deferResolution', input, async (tx, target, standing) => {
      const { reason, newDate } = input;
      const note = input.note ?? null;
      const today = this.programmes.today(target.programme, tx.now);
      allow(mayDefer(target.resolution, { reason, note, newDate }, today));
      const said = { deferReason: reason, reason: note, newDate };
      const { minuteRef = null } = input;
      await this.end(tx, target, 'DEFERRED', standing, { ...said, minuteRef });
    });
  }

  /** Refers a case back to its authors, with what is asked of them. */
  async referBack(actor: Actor, input: inputs.EndResolutionInput): Ended {
    return await this.within(actor, 'referBack', input, async (tx, target, standing) => {
      allow(mayReferBack(target.resolution, input.reason));
      const { reason, minuteRef = null } = input;
      await this.end(tx, target, 'REFERRED_BACK', standing, { reason, minuteRef });
    });
  }

  /** Withdraws a resolution that is not decided. */
  async withdrawResolution(actor: Actor, input: inputs.EndResolutionInput): Ended {
    return await this.within(actor, 'withdrawResolution', input, async (tx, target, standing) => {
      allow(mayWithdraw(target.resolution, input.reason));
      const { reason, minuteRef = null } = input;
      await this.end(tx, target, 'WITHDRAWN', standing, { reason, minuteRef });
    });
  }

  private async within(
    actor: Actor,
    verb: Verb,
    input: EndingInput,
    work: (tx: Tx, target: ResolutionInContext, standing: Standing) => Promise<void>,
  ): Ended {
    return await this.db.transaction(actor, async (tx) => {
      const found = await this.resolutions.beginAsSecretary(tx, verb, input.resolution);
      return await this.idempotency.once(
        tx,
        { verb, key: input.idempotencyKey, input },
        async () => {
          await this.programmes.lockDecisions(tx, found.programme.id, 'NO KEY UPDATE');
          const target = await this.resolutions.lockForChange(tx, found);
          await work(tx, target, await this.standing(tx, target, input.afterVotes ?? null));
          return { resolutionId: target.resolution.id };
        },
      );
    });
  }

  /** The votes given already; refused unless the resolution may end although they stand. */
  private async standing(
    tx: Tx,
    { resolution }: ResolutionInContext,
    word: inputs.AfterVotesInput | null,
  ): Promise<Standing> {
    const given = await givenTo(tx, resolution);
    const said = word && (await this.saidAfterVotes(tx, word));
    // Only an open resolution has a roll, and so somebody who presides.
    const over = said && isGiven(given) && resolution.state === 'OPEN';
    const presiding = over ? await presidingOverItem(tx, resolution) : null;
    if (['DRAFT', 'OPEN'].includes(resolution.state))
      allow(mayEnd(given, said, presiding?.memberId ?? null));
    return { given, said };
  }

  private async saidAfterVotes(tx: Tx, word: inputs.AfterVotesInput) {
    const { ruledBy, because = null, proceduralMinuteRef = null } = word;
    const person = ruledBy ? await this.people.person(tx, ruledBy, 'afterVotes.ruledBy') : null;
    return { ruledById: person?.id ?? null, because, proceduralMinuteRef };
  }

  private async end(
    tx: Tx,
    target: ResolutionInContext,
    ending: ProceduralEnding,
    { given, said: word }: Standing,
    said: Partial<ResolutionOutcome>,
  ): Promise<void> {
    const { resolution, programme } = target;
    const decidedOn = this.programmes.today(programme, tx.now);
    await tx.insert(ResolutionOutcome, {
      resolutionId: resolution.id,
      programmeId: programme.id,
      bodyId: resolution.bodyId,
      outcome: ending,
      carried: false,
      ruleVersion: RULE_VERSION,
      decidedOn,
      steps: [endedWords(ending, given, word)],
      ruledById: word?.ruledById,
      ruledBecause: word?.because,
      proceduralMinuteRef: word?.proceduralMinuteRef,
      closedBy: tx.actor.personId,
      closedAt: tx.now,
      ...said,
    });
    const state = ending === 'WITHDRAWN' ? 'WITHDRAWN' : 'CLOSED';
    await tx.set(Resolution, resolution.id, { state });
    const { minuteRef, reason, deferReason, newDate } = said;
    this.resolutions.record(tx, target, {
      type: `resolution.${ending.toLowerCase().replace('_', '-')}`,
      payload: {
        outcome: ending,
        decidedOn,
        reason,
        deferReason,
        newDate,
        minuteRef,
        afterVotes: word && { ...word },
      },
    });
  }
}

/** The votes and counts that an item was given already. */
async function givenTo(tx: Tx, { id: resolutionId, packId }: Resolution) {
  return {
    votes: (await standingVotes(tx, resolutionId)).length,
    counted: (await tx.count(ResolutionCount, { resolutionId })) > 0,
    void: (await packDecidedOn(tx, packId))?.superseded ?? false,
  };
}
