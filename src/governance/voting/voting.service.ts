import { Injectable } from '@nestjs/common';
import type { EventType } from '../../platform/audit/event-types.js';
import { Person } from '../../platform/accounts/account.entity.js';
import { Acts } from '../../platform/acts/acts.service.js';
import type { Told } from '../../platform/audit/audit.service.js';
import type { Actor } from '../../shared/actor.js';
import { allow } from '../../shared/refusal.js';
import { mayCastInPerson } from '../deciding/voting.rules.js';
import { NoticesService } from '../../platform/outbox/notices.service.js';
import type { Choice } from '../deciding/tally.rules.js';
import type { Resolution } from '../resolutions/resolution.entity.js';
import {
  asked,
  theResolutionForVoting,
  type AtResolution,
} from '../resolutions/resolution-targets.js';
import { appendVote, votingFacts, type Answer } from './vote-appending.js';
import type * as inputs from './voting.input.js';

/** What a member answers: cast, or taken back. */
type Said = Pick<Answer, 'choice' | 'manifestRead'> & { type: EventType };

/** A vote as its entry in the chain tells it. */
export interface VoteTold {
  told: Told;
  practice: boolean;
}

/** A member's own vote: only that member casts it and takes it back. */
@Injectable()
export class VotingService {
  constructor(
    private readonly acts: Acts,
    private readonly notices: NoticesService,
  ) {}

  /**
   * Casts the actor's vote: the next revision after the one they saw. The resolution is locked meanwhile,
   * so that closing waits for the vote; a vote that comes after closing is refused.
   */
  async castVote(actor: Actor, input: inputs.CastVoteInput) {
    const { choice, manifestSha256: manifestRead = null } = input;
    const said: Said = { type: 'vote.cast', choice, manifestRead };
    return await this.answer(actor, 'castVote', input, () => said);
  }

  /** Takes the actor's own vote back while voting is open; the vote that was cast stays on record. */
  async takeBackVote(actor: Actor, input: inputs.TakeBackVoteInput) {
    return await this.answer(actor, 'takeBackVote', input, ({ manifestSha256: manifestRead }) => ({
      type: 'vote.taken-back',
      choice: null,
      manifestRead,
    }));
  }

  /** Appends the actor's answer; with what the chain was told of it, unless it had been done before. */
  private async answer(
    actor: Actor,
    verb: 'castVote' | 'takeBackVote',
    input: inputs.CastVoteInput | inputs.TakeBackVoteInput,
    saidOn: (resolution: Resolution) => Said,
  ) {
    const now: { entry?: VoteTold } = {};
    const done = await this.acts.do(actor, verb, input, theResolutionForVoting, async (at) => {
      const { tx, resolution, programme } = at;
      allow(mayCastInPerson(resolution.lateReason));
      const { type, choice, manifestRead } = saidOn(resolution);
      const { reason = null, expectedRevision } = input;
      const member = await tx.must(Person, { id: actor.personId }, 'person');
      const answer = { member, choice, manifestRead, reason, expectedRevision };
      const { vote, told } = await appendVote(at, await votingFacts(asked(at)), type, answer);
      await this.tellMember(at, choice);
      now.entry = { told, practice: programme.practice };
      return { resolution, vote };
    });
    // An attempt that was rolled back may have told something, and another have been found done.
    return { ...done, entry: done.replayed ? null : now.entry! };
  }

  /** Every vote given in somebody's name is told to them: whoever else holds their sign-in does not stay unseen. */
  private async tellMember(
    { tx, resolution, body, programme }: AtResolution,
    choice: Choice | null,
  ): Promise<void> {
    const which = `resolution ${resolution.number} of ${body.name}`;
    const what =
      choice === null ? `Your vote on ${which} was taken back` : `Your vote on ${which} was cast`;
    await this.notices.tell(tx, {
      personId: tx.actor.personId,
      programmeId: programme.id,
      type: 'vote.given',
      text: `${what} through your own sign-in. If it was not you, change your password now and tell the secretary.`,
      subjectType: 'resolution',
      subjectId: resolution.id,
    });
  }
}
