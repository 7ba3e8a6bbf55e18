import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.service.js';
import { IdempotencyService, type Once } from '../../platform/idempotency/idempotency.service.js';
import type { Actor } from '../../shared/actor.js';
import { allow } from '../../shared/refusal.js';
import { ResolutionsService } from '../resolutions/resolutions.service.js';
import { mayCastInPerson } from '../deciding/voting.rules.js';
import { VoteAppendingService } from './vote-appending.service.js';
import type * as inputs from './voting.input.js';

type Cast = { resolutionId: string; voteId: string };

/** A member's own vote: only that member casts it and takes it back. */
@Injectable()
export class VotingService {
  constructor(
    private readonly db: Database,
    private readonly idempotency: IdempotencyService,
    private readonly resolutions: ResolutionsService,
    private readonly votes: VoteAppendingService,
  ) {}

  /**
   * Casts the actor's vote: the next revision after the one they saw. The resolution is locked meanwhile,
   * so that closing waits for the vote; a vote that comes after closing is refused.
   */
  async castVote(actor: Actor, input: inputs.CastVoteInput): Promise<Once<Cast>> {
    return await this.db.transaction(actor, async (tx) => {
      const found = await this.resolutions.begin(tx, 'castVote', input.resolution);
      return await this.idempotency.once(
        tx,
        { verb: 'castVote', key: input.idempotencyKey, input },
        async () => {
          const held = await this.resolutions.lockForVoting(tx, found);
          allow(mayCastInPerson(held.resolution.lateReason));
          const vote = await this.votes.append(tx, held, 'vote.cast', {
            memberId: actor.personId,
            choice: input.choice,
            manifestRead: input.manifestSha256 ?? null,
            reason: input.reason ?? null,
            expectedRevision: input.expectedRevision,
          });
          return { resolutionId: held.resolution.id, voteId: vote.id };
        },
      );
    });
  }

  /** Takes the actor's own vote back while voting is open; the vote that was cast stays on record. */
  async takeBackVote(actor: Actor, input: inputs.TakeBackVoteInput): Promise<Once<Cast>> {
    return await this.db.transaction(actor, async (tx) => {
      const found = await this.resolutions.begin(tx, 'takeBackVote', input.resolution);
      return await this.idempotency.once(
        tx,
        { verb: 'takeBackVote', key: input.idempotencyKey, input },
        async () => {
          const held = await this.resolutions.lockForVoting(tx, found);
          allow(mayCastInPerson(held.resolution.lateReason));
          const { id, manifestSha256 } = held.resolution;
          const vote = await this.votes.append(tx, held, 'vote.taken-back', {
            memberId: actor.personId,
            choice: null,
            manifestRead: manifestSha256,
            reason: input.reason ?? null,
            expectedRevision: input.expectedRevision,
          });
          return { resolutionId: id, voteId: vote.id };
        },
      );
    });
  }
}
