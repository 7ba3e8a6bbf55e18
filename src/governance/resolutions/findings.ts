import { In } from 'typeorm';
import type { Reader } from '../../platform/database/reader.js';
import type { Tx } from '../../platform/database/tx.js';
import { allow } from '../../shared/refusal.js';
import { mayChangeWho, type Finding, type WhoDecides } from '../deciding/finding.rules.js';
import { takingPart, type DecisionInput } from '../deciding/outcome.rules.js';
import { mayVoteOnItem } from '../deciding/quorum.rules.js';
import { decisionFacts, settledBy, standingCount, standingVotes } from './decision.reader.js';
import { Resolution, ResolutionWorking } from './resolution.entity.js';

/** Locks the items of a meeting that were put to its body, so that none of them is voted on or closed meanwhile. */
export async function lockItemsOf(tx: Tx, meetingId: string): Promise<Resolution[]> {
  const where = { meetingId, state: In(['OPEN', 'DECLARED', 'CLOSED']) };
  const found = await tx.find(Resolution, where, { order: { id: 'ASC' } });
  const items = [];
  for (const { id } of found) items.push(await tx.lock(Resolution, id, 'NO KEY UPDATE'));
  return items;
}

/** What was found of an item so far: the votes and the count that stand. */
export async function findingOf(reader: Reader, resolutionId: string): Promise<Finding> {
  const votes = await standingVotes(reader, resolutionId);
  return {
    voterIds: votes.map(({ memberId }) => memberId),
    counted: (await standingCount(reader, resolutionId)) !== null,
    settled: await settledBy(reader, resolutionId),
  };
}

/** Who decides an item, by its facts. */
export const whoDecides = (input: DecisionInput): WhoDecides => {
  const presentIds = takingPart(input);
  return {
    presentIds,
    ableIds: mayVoteOnItem(input.roll, presentIds, input.rulings),
    presidingId: input.presidingId,
  };
};

/**
 * Does what may change who decides these items, unless something found of one of them stands: then it is
 * refused, and nothing has changed. Every act that changes who may vote on an item, or who was there, goes
 * through here; the caller holds the items.
 */
export async function changingWho<T>(
  tx: Tx,
  items: readonly Resolution[],
  change: () => Promise<T>,
  field?: string,
): Promise<T> {
  const before = [];
  for (const item of items) if (await isFixed(tx, item)) before.push(await whoNow(tx, item.id));
  const done = await change();
  for (const { id, who } of before) {
    const now = await whoNow(tx, id);
    const finding = await findingOf(tx, id);
    const refusal = mayChangeWho(now.state, finding, who, now.who);
    allow(refusal && { ...refusal, field: field ?? refusal.field });
  }
  return done;
}

async function whoNow(tx: Tx, id: string) {
  const resolution = await tx.must(Resolution, { id }, 'resolution');
  const { input } = await decisionFacts(tx, resolution);
  return { id, state: resolution.state, who: whoDecides(input) };
}

/** Whether who decides it matters: it is open, or its members decided it. */
async function isFixed(tx: Tx, { id: resolutionId, state }: Resolution): Promise<boolean> {
  if (state === 'OPEN' || state === 'DECLARED') return true;
  return (await tx.one(ResolutionWorking, { resolutionId })) !== null;
}
