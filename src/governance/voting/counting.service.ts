import { Injectable } from '@nestjs/common';
import { findPerson } from '../../platform/accounts/people.reader.js';
import { Acts } from '../../platform/acts/acts.service.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Actor } from '../../shared/actor.js';
import { allow, refuse } from '../../shared/refusal.js';
import { decisionFacts, settledBy, standingCount } from '../resolutions/decision.reader.js';
import { takingPart } from '../deciding/outcome.rules.js';
import { packDecidedOn } from '../resolutions/packs.reader.js';
import { mayVoteOnItem } from '../deciding/quorum.rules.js';
import { ResolutionCount } from '../resolutions/resolution.entity.js';
import {
  asked,
  tellWithin,
  theResolutionForChange,
  type AskedResolution,
  type AtResolution,
} from '../resolutions/resolution-targets.js';
import { countAsked, mayCountIn, mayRecord, type CountAsked } from '../deciding/tally.rules.js';
import type * as inputs from './voting.input.js';
import { isUntaken, mayClose } from '../deciding/voting.rules.js';

/** Counts at a meeting where votes are not named. */
@Injectable()
export class CountingService {
  constructor(private readonly acts: Acts) {}

  /** Records a count, in the terms of the resolution's way of deciding; a second count corrects the first. */
  async recordCount(actor: Actor, input: inputs.RecordCountInput) {
    return await this.acts.do(actor, 'recordCount', input, theResolutionForChange, async (at) => {
      const { tx, resolution } = at;
      await refuseUnlessRecordable(asked(at));
      await enter(at, await askedOf(tx, input));
      return { resolution };
    });
  }

  /** Takes the count that stands out, with the reason: then who may vote can change, and it is counted anew. */
  async takeOutCount(actor: Actor, input: inputs.TakeOutCountInput) {
    return await this.acts.do(actor, 'takeOutCount', input, theResolutionForChange, async (at) => {
      const { tx, resolution } = at;
      const { reason } = input;
      const was = await refuseUnlessCounted(asked(at));
      const number = was.number + 1;
      await tx.insert(ResolutionCount, {
        ...NOTHING_COUNTED,
        resolutionId: resolution.id,
        number,
        programmeId: resolution.programmeId,
        bodyId: resolution.bodyId,
        recordedBy: tx.actor.personId,
        recordedAt: tx.now,
        takenOutBecause: reason,
      });
      tellWithin(at, 'count.taken-out', { number, reason });
      return { resolution };
    });
  }
}

/** What a row says that takes a count out. */
const NOTHING_COUNTED = {
  forCount: null,
  againstCount: null,
  abstainCount: null,
  spoiltCount: null,
  dissentIds: [],
  abstentionIds: [],
  scrutineer: null,
  certificateId: null,
  certificateSha256: null,
};

/** Refuses where there is no count that could be taken out now. */
export async function refuseUnlessCounted(of: AskedResolution): Promise<ResolutionCount> {
  allow(mayCountIn(of.resolution.way));
  await refuseUnlessRecordable(of);
  const count = await standingCount(of.reader, of.resolution.id);
  return (
    count ?? refuse('WRONG_STATE', 'No count of this resolution stands: there is none to take out.')
  );
}

/** Refuses where neither a vote nor a count can be recorded now. */
export async function refuseUnlessRecordable({
  reader,
  resolution,
}: AskedResolution): Promise<void> {
  const pack = await packDecidedOn(reader, resolution.packId);
  allow(mayClose({ state: resolution.state, pack, untaken: isUntaken(resolution) }));
  allow(await settledBy(reader, resolution.id));
}

async function askedOf(tx: Tx, input: inputs.RecordCountInput): Promise<CountAsked> {
  return {
    forCount: input.forCount ?? null,
    againstCount: input.againstCount ?? null,
    abstainCount: input.abstainCount ?? null,
    spoiltCount: input.spoiltCount ?? null,
    dissents: await membersNamed(tx, input.dissents, 'dissents'),
    abstentions: await membersNamed(tx, input.abstentions, 'abstentions'),
    scrutineer: input.scrutineer ?? null,
    certificateSha256: input.certificateSha256 ?? null,
  };
}

async function enter(at: AtResolution, count: CountAsked): Promise<void> {
  const { tx, resolution } = at;
  const { id: resolutionId, programmeId, bodyId, way } = resolution;
  const record = countAsked(way, count);
  if ('code' in record) return allow(record);
  const { input } = await decisionFacts(tx, resolution);
  const able = mayVoteOnItem(input.roll, takingPart(input), input.rulings);
  allow(mayRecord(record, able, input.roll));
  const number = 1 + (await tx.count(ResolutionCount, { resolutionId }));
  const { dissents, abstentions, ...counted } = count;
  await tx.insert(ResolutionCount, {
    resolutionId,
    number,
    programmeId,
    bodyId,
    ...counted,
    dissentIds: dissents ?? [],
    abstentionIds: abstentions ?? [],
    certificateId: null,
    recordedBy: tx.actor.personId,
    recordedAt: tx.now,
    takenOutBecause: null,
  });
  tellWithin(at, 'count.recorded', { number, way, ...wordsOf(count) });
}

/** What the chain is told of a count. */
const wordsOf = ({ forCount, againstCount, abstainCount, spoiltCount, ...rest }: CountAsked) => ({
  for: forCount,
  against: againstCount,
  abstain: abstainCount,
  spoilt: spoiltCount,
  ...rest,
});

async function membersNamed(
  tx: Tx,
  refs: readonly string[] | null | undefined,
  field: string,
): Promise<string[] | null> {
  if (!refs) return null;
  const ids = [];
  for (const [at, ref] of refs.entries())
    ids.push((await findPerson(tx, ref, `${field}.${at}`)).id);
  if (new Set(ids).size < ids.length)
    refuse('BAD_USER_INPUT', 'A member is in this list twice: name each once.', field);
  return ids;
}
