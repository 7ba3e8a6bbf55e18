import type { AuditService } from '../../platform/audit/audit.service.js';
import type { Tx } from '../../platform/database/tx.js';
import { canonicalJson } from '../../shared/canonical.js';
import type { Day } from '../../shared/day.js';
import { setConditions } from '../conditions/new-conditions.js';
import {
  RULE_VERSION,
  takingPart,
  type DecisionInput,
  type WorkedOutcome,
} from '../deciding/outcome.rules.js';
import { mayVoteOnItem } from '../deciding/quorum.rules.js';
import { currentVotes } from '../deciding/tally.rules.js';
import { proposedConditions } from '../resolutions/decision.reader.js';
import {
  ResolutionOutcome,
  ResolutionWorking,
  type Resolution,
} from '../resolutions/resolution.entity.js';
import { tellOfIt, tellWithin, type AtResolution } from '../resolutions/resolution-targets.js';
import { judgeAgain, versionsOf } from './judging-again.js';

/** What was worked out of a resolution, from what, and with what it is entered. */
export interface Concluded {
  input: DecisionInput;
  worked: WorkedOutcome;
  decidedOn: Day;
  minuteRef: string | null;
}

/** The outcome in numbers, as it is stored and told. */
export const inNumbers = ({ outcome, carried, tally, quorum, ruleVersion }: WorkedOutcome) => ({
  outcome,
  carried,
  forCount: tally.for,
  againstCount: tally.against,
  abstainCount: tally.abstain,
  quorate: quorum.met,
  ruleVersion,
});

/**
 * Stores the outcome of a resolution that is closed, its working and the conditions that it sets, and tells
 * the chain.
 */
export async function conclude(
  at: AtResolution,
  audit: AuditService,
  concluded: Concluded,
): Promise<void> {
  const { tx, resolution } = at;
  const { worked, decidedOn, minuteRef } = concluded;
  await keepWorking(at, concluded);
  const numbers = inNumbers(worked);
  await tx.insert(ResolutionOutcome, {
    resolutionId: resolution.id,
    programmeId: resolution.programmeId,
    bodyId: resolution.bodyId,
    ...numbers,
    steps: worked.steps,
    decidedOn,
    minuteRef,
    closedBy: tx.actor.personId,
    closedAt: tx.now,
  });
  tellOfIt(at, 'resolution.closed', {
    ...numbers,
    decidedOn,
    minuteRef,
    conditions: await conditionsSet(tx, resolution, worked.outcome, decidedOn),
    pack: resolution.packId,
    manifestSha256: resolution.manifestSha256,
    cannotWait: resolution.cannotWaitReason,
  });
  await judgeByCorrections(at, audit, concluded);
}

/** Says what it would be by corrections of its standing orders that were entered while it was open. */
async function judgeByCorrections(
  { tx, resolution }: AtResolution,
  audit: AuditService,
  { input: closedOn, worked: { outcome } }: Concluded,
): Promise<void> {
  const versions = await versionsOf(tx, resolution.bodyId);
  const corrections = versions.filter(({ correctsId }) => correctsId !== null);
  const decided = { resolution, outcome, closedOn, ruleVersion: RULE_VERSION } as const;
  if (corrections.length > 0) await judgeAgain(tx, audit, versions, corrections, decided);
}

/** Stores how the outcome was worked out, with every name, for the body and for verification. */
async function keepWorking(at: AtResolution, { input, worked }: Concluded): Promise<void> {
  const { id: resolutionId, programmeId, bodyId } = at.resolution;
  const kept = { input: canonicalJson(input), worked: canonicalJson(worked) };
  await at.tx.insert(ResolutionWorking, { resolutionId, programmeId, bodyId, ...kept });
  tellOfWorking(at, input, worked);
}

/** Tells the body how it was worked out, and whose named votes were counted: each can prove that theirs was. */
export function tellOfWorking(at: AtResolution, input: DecisionInput, worked: WorkedOutcome): void {
  tellWithin(at, 'resolution.worked-out', {
    ruleVersion: worked.ruleVersion,
    worked: canonicalJson(worked),
    counted: membersCounted(input),
  });
}

/** Sets the conditions of an approval that has some, and answers with their numbers. */
async function conditionsSet(
  tx: Tx,
  { id: setById, programmeId, bodyId }: Resolution,
  outcome: WorkedOutcome['outcome'],
  setOn: Day,
): Promise<number[]> {
  const approved = outcome === 'APPROVED_WITH_CONDITIONS';
  const proposed = approved ? await proposedConditions(tx, setById) : [];
  const by = { programmeId, bodyId, setByType: 'RESOLUTION', setById } as const;
  return await setConditions(tx, by, proposed, setOn);
}

/** The members whose named votes were counted. */
function membersCounted(input: DecisionInput): string[] | null {
  if (input.record.way !== 'NAMED_VOTES') return null;
  const able = mayVoteOnItem(input.roll, takingPart(input), input.rulings);
  const ids = currentVotes(input.record.votes).map((vote) => vote.memberId);
  return ids.filter((id) => able.includes(id));
}
