import { Injectable } from '@nestjs/common';
import { PeopleService } from '../../platform/accounts/people.service.js';
import { Database } from '../../platform/database/database.service.js';
import type { Tx } from '../../platform/database/tx.js';
import { IdempotencyService, type Once } from '../../platform/idempotency/idempotency.service.js';
import type { Actor } from '../../shared/actor.js';
import { allow, refuse } from '../../shared/refusal.js';
import { decisionFacts, settledBy } from '../resolutions/decision.reader.js';
import { takingPart } from '../deciding/outcome.rules.js';
import { packDecidedOn } from '../resolutions/packs.reader.js';
import { mayVoteOnItem } from '../deciding/quorum.rules.js';
import { ResolutionCount } from '../resolutions/resolution.entity.js';
import {
  ResolutionsService,
  type ResolutionInContext,
} from '../resolutions/resolutions.service.js';
import { countAsked, mayRecord, type CountAsked } from '../deciding/tally.rules.js';
import type * as inputs from './voting.input.js';
import { isUntaken, mayClose } from '../deciding/voting.rules.js';

/** Counts at a meeting where votes are not named. */
@Injectable()
export class CountingService {
  constructor(
    private readonly db: Database,
    private readonly idempotency: IdempotencyService,
    private readonly resolutions: ResolutionsService,
    private readonly people: PeopleService,
  ) {}

  /** Records a count, in the terms of the resolution's way of deciding; a second count corrects the first. */
  async recordCount(
    actor: Actor,
    input: inputs.RecordCountInput,
  ): Promise<Once<{ resolutionId: string }>> {
    return await this.db.transaction(actor, async (tx) => {
      const found = await this.resolutions.beginAsSecretary(tx, 'recordCount', input.resolution);
      return await this.idempotency.once(
        tx,
        { verb: 'recordCount', key: input.idempotencyKey, input },
        async () => {
          const target = await this.resolutions.lockForChange(tx, found);
          await this.mayCount(tx, target);
          await this.enter(tx, target, await this.asked(tx, input));
          return { resolutionId: target.resolution.id };
        },
      );
    });
  }

  private async mayCount(tx: Tx, { resolution }: ResolutionInContext): Promise<void> {
    const pack = await packDecidedOn(tx, resolution.packId);
    allow(mayClose({ state: resolution.state, pack, untaken: isUntaken(resolution) }));
    allow(await settledBy(tx, resolution.id));
  }

  private async asked(tx: Tx, input: inputs.RecordCountInput): Promise<CountAsked> {
    return {
      for: input.for ?? null,
      against: input.against ?? null,
      abstain: input.abstain ?? null,
      spoilt: input.spoilt ?? null,
      dissents: await this.members(tx, input.dissents, 'dissents'),
      abstentions: await this.members(tx, input.abstentions, 'abstentions'),
      scrutineer: input.scrutineer ?? null,
      certificateSha256: input.certificateSha256 ?? null,
    };
  }

  private async enter(tx: Tx, target: ResolutionInContext, asked: CountAsked): Promise<void> {
    const { id: resolutionId, programmeId, bodyId, way } = target.resolution;
    const record = countAsked(way, asked);
    if ('code' in record) return allow(record);
    const { input } = await decisionFacts(tx, target.resolution);
    allow(mayRecord(record, mayVoteOnItem(input.roll, takingPart(input), input.rulings)));
    const number = 1 + (await tx.count(ResolutionCount, { resolutionId }));
    const { dissents, abstentions, scrutineer, certificateSha256 } = asked;
    await tx.insert(ResolutionCount, {
      resolutionId,
      number,
      programmeId,
      bodyId,
      forCount: asked.for,
      againstCount: asked.against,
      abstainCount: asked.abstain,
      spoiltCount: asked.spoilt,
      dissentIds: dissents ?? [],
      abstentionIds: abstentions ?? [],
      scrutineer,
      certificateId: null,
      certificateSha256,
      recordedBy: tx.actor.personId,
      recordedAt: tx.now,
    });
    const payload = { number, way, ...asked };
    this.resolutions.recordWithin(tx, target, { type: 'count.recorded', payload });
  }

  private async members(
    tx: Tx,
    refs: readonly string[] | null | undefined,
    field: string,
  ): Promise<string[] | null> {
    if (!refs) return null;
    const ids = [];
    for (const [at, ref] of refs.entries())
      ids.push((await this.people.person(tx, ref, `${field}.${at}`)).id);
    if (new Set(ids).size < ids.length)
      refuse('BAD_USER_INPUT', 'A member is in this list twice: name each once.', field);
    return ids;
  }
}
