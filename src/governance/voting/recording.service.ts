import { Injectable } from '@nestjs/common';
import { PeopleService } from '../../platform/accounts/people.service.js';
import { Database } from '../../platform/database/database.service.js';
import type { Tx } from '../../platform/database/tx.js';
import { IdempotencyService, type Once } from '../../platform/idempotency/idempotency.service.js';
import { NoticesService } from '../../platform/outbox/notices.service.js';
import type { Actor } from '../../shared/actor.js';
import { allow, Refused, refuse } from '../../shared/refusal.js';
import { isMeeting } from '../deciding/meeting.rules.js';
import { mayTakeOut } from '../deciding/voting.rules.js';
import {
  ResolutionsService,
  type ResolutionInContext,
} from '../resolutions/resolutions.service.js';
import type { Choice } from '../deciding/tally.rules.js';
import { VoteAppendingService } from './vote-appending.service.js';
import type * as inputs from './voting.input.js';

interface RecordedVote extends inputs.RecordedVoteInput {
  memberId: string;
  field: string;
}

/** Votes given at a meeting and recorded by the secretary: they are marked as recorded, and each member is told. */
@Injectable()
export class RecordingService {
  constructor(
    private readonly db: Database,
    private readonly idempotency: IdempotencyService,
    private readonly resolutions: ResolutionsService,
    private readonly people: PeopleService,
    private readonly votes: VoteAppendingService,
    private readonly notices: NoticesService,
  ) {}

  /** Records the named votes of a list of members: all of them, or none if one entry is refused. */
  async recordVotes(
    actor: Actor,
    input: inputs.RecordVotesInput,
  ): Promise<Once<{ resolutionId: string }>> {
    return await this.db.transaction(actor, async (tx) => {
      const found = await this.resolutions.beginAsSecretary(tx, 'recordVotes', input.resolution);
      return await this.idempotency.once(
        tx,
        { verb: 'recordVotes', key: input.idempotencyKey, input },
        async () => {
          const held = await this.resolutions.lockForVoting(tx, found);
          if (!isMeeting(held.resolution.method)) {
            const because =
              'This resolution is not decided at a meeting, so its members cast their own votes (castVote).';
            refuse('METHOD_NOT_ALLOWED', because);
          }
          const manifestRead = input.manifestSha256 ?? null;
          for (const vote of await this.inOrder(tx, input.votes))
            await this.enter(tx, held, vote, manifestRead);
          return { resolutionId: held.resolution.id };
        },
      );
    });
  }

  /** In the order of the members' ids, so that two lists at once cannot block each other. */
  private async inOrder(
    tx: Tx,
    votes: readonly inputs.RecordedVoteInput[],
  ): Promise<RecordedVote[]> {
    const known: RecordedVote[] = [];
    for (const [at, vote] of votes.entries()) {
      const field = `votes.${at}`;
      const { id } = await this.people.person(tx, vote.person, `${field}.person`);
      if (known.some((other) => other.memberId === id))
        refuse(
          'BAD_USER_INPUT',
          'This member is in the list twice: name each once.',
          `${field}.person`,
        );
      known.push({ ...vote, memberId: id, field });
    }
    return known.sort((a, b) => (a.memberId < b.memberId ? -1 : 1));
  }

  private async enter(
    tx: Tx,
    held: ResolutionInContext,
    { memberId, choice = null, expectedRevision, reason = null, field }: RecordedVote,
    manifestRead: string | null,
  ): Promise<void> {
    const answer = { memberId, choice, manifestRead, expectedRevision, reason };
    allow(mayTakeOut(choice, reason, field));
    try {
      await this.votes.append(tx, held, 'vote.recorded', answer);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      throw new Refused({ ...error.refusal, field });
    }
    const name = `${held.body.code}/${held.resolution.number}`;
    await this.notices.tell(tx, {
      personId: memberId,
      programmeId: held.programme.id,
      type: 'vote.recorded',
      text: `${toldOf(name, choice)} If that is wrong, tell the secretary before the resolution is closed.`,
      subjectType: 'resolution',
      subjectId: held.resolution.id,
    });
  }
}

const toldOf = (name: string, choice: Choice | null) =>
  choice === null
    ? `The secretary took out the vote recorded for you on ${name}: it no longer counts.`
    : `The secretary recorded your vote on ${name} at the meeting as ${choice}.`;
