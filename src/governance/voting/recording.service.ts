import { Injectable } from '@nestjs/common';
import type { Person } from '../../platform/accounts/account.entity.js';
import { findPerson } from '../../platform/accounts/people.reader.js';
import { Acts } from '../../platform/acts/acts.service.js';
import type { Tx } from '../../platform/database/tx.js';
import { NoticesService } from '../../platform/outbox/notices.service.js';
import type { Actor } from '../../shared/actor.js';
import { allow, Refused, refuse } from '../../shared/refusal.js';
import { isMeeting } from '../deciding/meeting.rules.js';
import { mayTakeOut } from '../deciding/voting.rules.js';
import {
  asked,
  theResolutionForVoting,
  type AtResolution,
} from '../resolutions/resolution-targets.js';
import type { Resolution } from '../resolutions/resolution.entity.js';
import type { Choice } from '../deciding/tally.rules.js';
import { appendVote, votingFacts, type VotingFacts } from './vote-appending.js';
import type * as inputs from './voting.input.js';

interface RecordedVote extends inputs.RecordedVoteInput {
  member: Person;
  field: string;
}

/** Votes given at a meeting and recorded by the secretary: they are marked as recorded, and each member is told. */
@Injectable()
export class RecordingService {
  constructor(
    private readonly acts: Acts,
    private readonly notices: NoticesService,
  ) {}

  /** Records the named votes of a list of members: all of them, or none if one entry is refused. */
  async recordVotes(actor: Actor, input: inputs.RecordVotesInput) {
    return await this.acts.do(actor, 'recordVotes', input, theResolutionForVoting, async (at) => {
      const { tx, resolution } = at;
      refuseUnlessAtMeeting(resolution);
      const manifestRead = input.manifestSha256 ?? null;
      const votes = await inOrder(tx, input.votes);
      const facts = await votingFacts(asked(at));
      for (const vote of votes) await this.enter(at, facts, vote, manifestRead);
      return { resolution };
    });
  }

  private async enter(
    at: AtResolution,
    facts: VotingFacts,
    vote: RecordedVote,
    manifestRead: string | null,
  ): Promise<void> {
    const { tx, resolution, body, programme } = at;
    const { member, choice = null, expectedRevision, reason = null, field } = vote;
    const answer = { member, choice, manifestRead, expectedRevision, reason };
    allow(mayTakeOut(choice, reason, field));
    try {
      await appendVote(at, facts, 'vote.recorded', answer);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      throw new Refused({ ...error.refusal, field });
    }
    const name = `${body.code}/${resolution.number}`;
    await this.notices.tell(tx, {
      personId: member.id,
      programmeId: programme.id,
      type: 'vote.recorded',
      text: `${toldOf(name, choice)} If that is wrong, tell the secretary before the resolution is closed.`,
      subjectType: 'resolution',
      subjectId: resolution.id,
    });
  }
}

/** Refuses to record votes that the members cast themselves. */
export function refuseUnlessAtMeeting({ method }: Resolution): void {
  if (isMeeting(method)) return;
  const because =
    'This resolution is not decided at a meeting, so its members cast their own votes (castVote).';
  refuse('METHOD_NOT_ALLOWED', because);
}

/** In the order of the members' ids, so that two lists at once cannot block each other. */
async function inOrder(
  tx: Tx,
  votes: readonly inputs.RecordedVoteInput[],
): Promise<RecordedVote[]> {
  const known: RecordedVote[] = [];
  for (const [at, vote] of votes.entries()) {
    const field = `votes.${at}`;
    const member = await findPerson(tx, vote.person, `${field}.person`);
    if (known.some((other) => other.member.id === member.id))
      refuse(
        'BAD_USER_INPUT',
        'This member is in the list twice: name each once.',
        `${field}.person`,
      );
    known.push({ ...vote, member, field });
  }
  return known.sort((a, b) => (a.member.id < b.member.id ? -1 : 1));
}

const toldOf = (name: string, choice: Choice | null) =>
  choice === null
    ? `The secretary took out the vote recorded for you on ${name}: it no longer counts.`
    : `The secretary recorded your vote on ${name} at the meeting as ${choice}.`;
