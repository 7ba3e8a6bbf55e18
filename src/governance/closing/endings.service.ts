import { Injectable } from '@nestjs/common';
import type { EventType } from '../../platform/audit/event-types.js';
import { findPerson } from '../../platform/accounts/people.reader.js';
import { Acts } from '../../platform/acts/acts.service.js';
import type { Tx } from '../../platform/database/tx.js';
import { todayOf } from '../programmes/programmes.reader.js';
import { lockDecisions } from '../programmes/programme-targets.js';
import type { Actor } from '../../shared/actor.js';
import { allow } from '../../shared/refusal.js';
import { presidingOverItem } from '../resolutions/decision.reader.js';
import { findingOf } from '../resolutions/findings.js';
import { endedWords, isGiven, mayEnd, type AfterVotes, type Given } from './ending.rules.js';
import { packDecidedOn } from '../resolutions/packs.reader.js';
import type * as inputs from './closing.input.js';
import { Resolution, ResolutionOutcome } from '../resolutions/resolution.entity.js';
import {
  mayDefer,
  mayReferBack,
  mayWithdraw,
  type ProceduralEnding,
} from '../deciding/resolution.rules.js';
import {
  lockResolution,
  tellOfIt,
  theResolution,
  type AtResolution,
} from '../resolutions/resolution-targets.js';
import { RULE_VERSION } from '../deciding/rule-version.rules.js';

/** The votes given when it ended, and who ruled or resolved that it ends. */
type Standing = { given: Given; said: AfterVotes | null };

/** A resolution that ends; the decisions of its programme are locked first. */
const theEnded: typeof theResolution = {
  ...theResolution,
  lock: async (tx, found) => {
    const programme = await lockDecisions(tx, found.programme.id, 'NO KEY UPDATE');
    return await lockResolution(tx, { ...found, programme }, 'NO KEY UPDATE');
  },
};

/**
 * Endings without a decision of the members: deferral, referral back, withdrawal. Once votes stand, these
 * need a ruling of the person presiding or a procedural resolution of the members.
 */
@Injectable()
export class EndingsService {
  constructor(private readonly acts: Acts) {}

  /** Defers a decision to a new date, with the reason. */
  async deferResolution(actor: Actor, input: inputs.DeferResolutionInput) {
    return await this.acts.do(actor, 'deferResolution', input, theEnded, async (at) => {
      const standing = await standingOf(at, input.afterVotes ?? null);
      const { deferReason, newDate, reason = null, minuteRef = null } = input;
      const said = { deferReason, reason, newDate, minuteRef };
      allow(mayDefer(at.resolution, said, todayOf(at.programme, at.tx.now)));
      return { resolution: await end(at, 'DEFERRED', standing, said) };
    });
  }

  /** Refers a case back to its authors, with what is asked of them. */
  async referBack(actor: Actor, input: inputs.EndResolutionInput) {
    return await this.acts.do(actor, 'referBack', input, theEnded, async (at) => {
      const standing = await standingOf(at, input.afterVotes ?? null);
      const { reason, minuteRef = null } = input;
      allow(mayReferBack(at.resolution, reason));
      return { resolution: await end(at, 'REFERRED_BACK', standing, { reason, minuteRef }) };
    });
  }

  /** Withdraws a resolution that is not decided. */
  async withdrawResolution(actor: Actor, input: inputs.EndResolutionInput) {
    return await this.acts.do(actor, 'withdrawResolution', input, theEnded, async (at) => {
      const standing = await standingOf(at, input.afterVotes ?? null);
      const { reason, minuteRef = null } = input;
      allow(mayWithdraw(at.resolution, reason));
      return { resolution: await end(at, 'WITHDRAWN', standing, { reason, minuteRef }) };
    });
  }
}

/** The votes given already; refused unless the resolution may end although they stand. */
async function standingOf(
  { tx, resolution }: AtResolution,
  word: inputs.AfterVotesInput | null,
): Promise<Standing> {
  const given = await givenTo(tx, resolution);
  const said = word && (await saidAfterVotes(tx, word));
  // Only an open resolution has a roll, and so somebody who presides.
  const over = said && isGiven(given) && resolution.state === 'OPEN';
  const presiding = over ? await presidingOverItem(tx, resolution) : null;
  if (['DRAFT', 'OPEN'].includes(resolution.state))
    allow(mayEnd(given, said, presiding?.memberId ?? null));
  return { given, said };
}

async function saidAfterVotes(tx: Tx, word: inputs.AfterVotesInput): Promise<AfterVotes> {
  const { ruledBy, ruledBecause: because = null, proceduralMinuteRef = null } = word;
  const person = ruledBy ? await findPerson(tx, ruledBy, 'afterVotes.ruledBy') : null;
  return { ruledById: person?.id ?? null, because, proceduralMinuteRef };
}

async function end(
  at: AtResolution,
  ending: ProceduralEnding,
  { given, said: word }: Standing,
  said: Partial<ResolutionOutcome>,
): Promise<Resolution> {
  const { tx, resolution, programme } = at;
  const decidedOn = todayOf(programme, tx.now);
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
  const ended = await tx.set(Resolution, resolution.id, { state });
  const { minuteRef, reason, deferReason, newDate } = said;
  tellOfIt(at, EVENT_OF[ending], {
    outcome: ending,
    decidedOn,
    reason,
    deferReason,
    newDate,
    minuteRef,
    afterVotes: word && { ...word },
  });
  return ended;
}

const EVENT_OF: Record<ProceduralEnding, EventType> = {
  DEFERRED: 'resolution.deferred',
  REFERRED_BACK: 'resolution.referred-back',
  WITHDRAWN: 'resolution.withdrawn',
};

/** The votes and counts that an item was given already. */
async function givenTo(tx: Tx, { id, packId }: Resolution) {
  const { voterIds, counted } = await findingOf(tx, id);
  return {
    votes: voterIds.length,
    counted,
    void: (await packDecidedOn(tx, packId))?.superseded ?? false,
  };
}
