import { Injectable } from '@nestjs/common';
import type { HeldRole } from '../../platform/access/roles.rules.js';
import { isSecretaryOf } from '../../platform/access/secretary.rules.js';
import { Acts } from '../../platform/acts/acts.service.js';
import { onConstraint } from '../../platform/database/database-errors.js';
import { NoticesService } from '../../platform/outbox/notices.service.js';
import type { Actor } from '../../shared/actor.js';
import { allow, refuse } from '../../shared/refusal.js';
import type { Reader } from '../../platform/database/reader.js';
import {
  castingVoteList,
  decisionFacts,
  settledBy,
  standingCastingVote,
  type StandingCastingVote,
} from '../resolutions/decision.reader.js';
import { castingFault, takingPart } from '../deciding/outcome.rules.js';
import { packDecidedOn } from '../resolutions/packs.reader.js';
import { mayVoteOnItem } from '../deciding/quorum.rules.js';
import { CastingVoteRow, Vote } from '../resolutions/resolution.entity.js';
import {
  asked,
  tellWithin,
  theResolutionForChange,
  type AskedResolution,
  type AtResolution,
} from '../resolutions/resolution-targets.js';
import type * as inputs from './voting.input.js';
import {
  isUntaken,
  mayCastInPerson,
  mayClose,
  mayRecordCastingVote,
  mayTakeOutCastingVote,
} from '../deciding/voting.rules.js';

onConstraint('casting_vote_pkey', {
  code: 'ALREADY_EXISTS',
  because: 'The casting vote on this resolution is already given.',
});

/** The second vote of the person presiding, where the votes are equal and the standing orders have it. */
@Injectable()
export class CastingVoteService {
  constructor(
    private readonly acts: Acts,
    private readonly notices: NoticesService,
  ) {}

  /**
   * Gives the casting vote: the person presiding, or the secretary recording it. From then on no vote and
   * no count can change, so that the votes are still equal at closing.
   */
  async giveCastingVote(actor: Actor, input: inputs.GiveCastingVoteInput) {
    return await this.acts.do(
      actor,
      'giveCastingVote',
      input,
      theResolutionForChange,
      async (at) => {
        const personId = await whoGives(asked(at), at.held);
        await this.give(at, personId, input.choice);
        return { resolution: at.resolution };
      },
    );
  }

  /** Takes out the casting vote that stands, with the reason; one given in person only the person who gave it. */
  async takeOutCastingVote(actor: Actor, input: inputs.TakeOutCastingVoteInput) {
    const { reason } = input;
    const theItem = theResolutionForChange;
    return await this.acts.do(actor, 'takeOutCastingVote', input, theItem, async (at) => {
      const { resolution, body } = at;
      const { personId, choice } = await whoseIsTakenOut(asked(at), at.held);
      await append(at, { personId, choice: null, reason });
      tellWithin(at, 'casting-vote.taken-out', { member: personId, choice, reason });
      const name = `${body.code}/${resolution.number}`;
      const text = `The secretary took out the casting vote recorded for you on ${name}: it no longer counts.`;
      await this.tell(at, personId, text);
      return { resolution };
    });
  }

  private async give(
    at: AtResolution,
    personId: string,
    choice: CastingVoteRow['choice'],
  ): Promise<void> {
    const { tx, resolution, body } = at;
    const enteredBy = tx.actor.personId;
    await append(at, { personId, choice, reason: null });
    tellWithin(at, 'casting-vote.given', { member: personId, choice, enteredBy });
    const name = `${body.code}/${resolution.number}`;
    await this.tell(
      at,
      personId,
      `The secretary recorded your casting vote on ${name} as ${choice}. If that is wrong, tell the secretary before the resolution is closed.`,
    );
  }

  private async tell(at: AtResolution, personId: string, text: string): Promise<void> {
    const { tx, resolution } = at;
    if (personId === tx.actor.personId) return;
    await this.notices.tell(tx, {
      personId,
      programmeId: resolution.programmeId,
      type: 'casting-vote.recorded',
      text,
      subjectType: 'resolution',
      subjectId: resolution.id,
    });
  }
}

/** Appends what is done about the casting vote of an item: given, or taken out with the reason. */
async function append(
  { tx, resolution }: AtResolution,
  said: Pick<CastingVoteRow, 'personId' | 'choice' | 'reason'>,
): Promise<void> {
  const { id: resolutionId, programmeId, bodyId } = resolution;
  const number = 1 + (await tx.count(CastingVoteRow, { resolutionId }));
  const entered = { castAt: tx.now, enteredBy: tx.actor.personId };
  await tx.insert(CastingVoteRow, {
    resolutionId,
    number,
    programmeId,
    bodyId,
    ...said,
    ...entered,
  });
}

/**
 * The casting vote that this person may take out now; refused where none stands, and where it was given in
 * person by somebody else.
 */
export async function whoseIsTakenOut(
  { reader, resolution, body, programme }: AskedResolution,
  held: readonly HeldRole[],
): Promise<StandingCastingVote> {
  const { id, state } = resolution;
  const { given } = await reader.together({ given: castingVoteList(id) });
  const standing = standingCastingVote(given);
  const actorId = reader.actor!.personId;
  const self = standing?.personId === actorId;
  if (standing && !self && !isSecretaryOf(held, body, programme.id))
    refuse(
      'NOT_ALLOWED',
      "Only the person who gave the casting vote can take it out, or the body's secretary one that was recorded.",
    );
  allow(mayTakeOutCastingVote(state, standing, actorId));
  return standing!;
}

/** Whether a member has a vote on an item that stands and that the member cast, not the secretary for them. */
async function votedInPerson(
  reader: Reader,
  resolutionId: string,
  personId: string | null,
): Promise<boolean> {
  if (personId === null) return false;
  const order = { revision: 'DESC' } as const;
  const [latest] = await reader.find(Vote, { resolutionId, personId }, { order, limit: 1 });
  return Boolean(latest && latest.choice !== null && latest.enteredBy === personId);
}

/** The person whose casting vote it is; refused unless that person may give it, or the secretary record it. */
export async function whoGives(
  { reader, resolution, body, programme }: AskedResolution,
  held: readonly HeldRole[],
): Promise<string> {
  const pack = await packDecidedOn(reader, resolution.packId);
  allow(mayClose({ state: resolution.state, pack, untaken: isUntaken(resolution) }));
  const { input, counted, presiding } = await decisionFacts(reader, resolution);
  const self = presiding.memberId === reader.actor?.personId;
  if (!self && !isSecretaryOf(held, body, programme.id))
    refuse(
      'NOT_ALLOWED',
      "Only the person presiding over the item can give the casting vote, or the body's secretary record it.",
    );
  if (self) allow(mayCastInPerson(resolution.lateReason));
  else allow(mayRecordCastingVote(await votedInPerson(reader, resolution.id, presiding.memberId)));
  allow(await settledBy(reader, resolution.id));
  if (!counted) refuse('NO_TIE', 'No count is recorded yet: record it first (recordCount).');
  if (presiding.memberId === null) refuse('BAD_USER_INPUT', presiding.because, 'presiding');
  const able = mayVoteOnItem(input.roll, takingPart(input), input.rulings);
  allow(castingFault(input, presiding.memberId, able));
  return presiding.memberId;
}
