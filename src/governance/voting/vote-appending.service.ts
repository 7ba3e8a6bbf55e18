import { Injectable } from '@nestjs/common';
import { Person } from '../../platform/accounts/account.entity.js';
import { onConstraint } from '../../platform/database/database-errors.js';
import type { Tx } from '../../platform/database/tx.js';
import { BodyActsService } from '../programmes/body-acts.service.js';
import { allow } from '../../shared/refusal.js';
import { attendanceOf, rollOf, rulingsOf, settledBy } from '../resolutions/decision.reader.js';
import { isMeeting, presentAt } from '../deciding/meeting.rules.js';
import { packDecidedOn } from '../resolutions/packs.reader.js';
import { rulingOn } from '../deciding/quorum.rules.js';
import { Elector, Vote, type Resolution } from '../resolutions/resolution.entity.js';
import {
  ResolutionsService,
  type ResolutionInContext,
} from '../resolutions/resolutions.service.js';
import type { Choice } from '../deciding/tally.rules.js';
import {
  isUntaken,
  mayAnswer,
  mayReplace,
  mayTakeBack,
  mayVote,
  NOT_ON_ROLL,
} from '../deciding/voting.rules.js';

onConstraint('vote_pkey', {
  code: 'STALE_VERSION',
  because:
    'This member has voted already: to change that vote, send its revision as expectedRevision.',
  field: 'expectedRevision',
});
onConstraint('vote_elector', {
  code: 'NOT_ENTITLED_TO_VOTE',
  because: NOT_ON_ROLL,
});

/** One answer of one member, as it is to be appended. */
export interface Answer {
  memberId: string;
  /** Null takes the vote back. */
  choice: Choice | null;
  manifestRead: string | null;
  reason: string | null;
  expectedRevision: number;
}

/** Appends a vote to a resolution that the transaction holds; the only writer of votes. */
@Injectable()
export class VoteAppendingService {
  constructor(
    private readonly acts: BodyActsService,
    private readonly resolutions: ResolutionsService,
  ) {}

  /** Appends the member's next revision, if the rules allow it now, and tells the chain. */
  async append(tx: Tx, held: ResolutionInContext, type: string, answer: Answer): Promise<Vote> {
    const { resolution } = held;
    await this.mayAppend(tx, held, answer);
    const { memberId, choice, manifestRead, reason } = answer;
    const vote = await tx.insert(Vote, {
      resolutionId: resolution.id,
      personId: memberId,
      programmeId: resolution.programmeId,
      bodyId: resolution.bodyId,
      revision: answer.expectedRevision + 1,
      voting: true,
      choice,
      manifestSha256: manifestRead,
      reason,
      castAt: tx.now,
      enteredBy: tx.actor.personId,
    });
    this.resolutions.recordWithin(tx, held, {
      type,
      subjectType: 'vote',
      subjectId: vote.id,
      payload: {
        resolution: resolution.id,
        member: memberId,
        revision: vote.revision,
        choice,
        ...(await this.namesOf(tx, held, memberId)),
        manifestSha256: manifestRead,
        reason,
        castAt: tx.now,
        practice: held.programme.practice,
      },
    });
    return vote;
  }

  /** The names on a receipt, so that it can be read years later without this service. */
  private async namesOf(tx: Tx, { resolution, body }: ResolutionInContext, personId: string) {
    const elector = await tx.one(Elector, { resolutionId: resolution.id, personId });
    const person = await tx.one(Person, { id: personId });
    return {
      resolutionName: `${body.code}/${resolution.number}`,
      memberName: person?.displayName,
      seat: elector?.title,
    };
  }

  private async mayAppend(tx: Tx, held: ResolutionInContext, answer: Answer): Promise<void> {
    const { resolution } = held;
    const { memberId, choice } = answer;
    const roll = await rollOf(tx, resolution.id);
    const where = { resolutionId: resolution.id, personId: memberId };
    const order = { revision: 'DESC' } as const;
    const [latest] = await tx.find(Vote, where, { order, limit: 1 });
    allow(
      mayVote(
        {
          resolution: {
            ...resolution,
            pack: await packDecidedOn(tx, resolution.packId),
            deciderIds: resolution.urgentDeciderIds,
          },
          member: roll.find((member) => member.memberId === memberId) ?? null,
          manifestRead: answer.manifestRead,
          untaken: isUntaken(resolution),
          present: await isThere(tx, resolution, memberId),
          ruling: rulingOn(await rulingsOf(tx, resolution.id), memberId),
          currentRevision: latest?.revision ?? 0,
          expectedRevision: answer.expectedRevision,
        },
        this.acts.today(held, tx),
      ),
    );
    allow(mayReplace(latest ?? null, memberId, tx.actor.personId));
    allow(choice ? mayAnswer(resolution.method, choice) : mayTakeBack(latest?.choice ?? null));
    allow(await settledBy(tx, resolution.id));
  }
}

/** At a meeting: whether the item is taken and the member was there for it. */
async function isThere(tx: Tx, resolution: Resolution, memberId: string): Promise<boolean> {
  const { method, meetingId, itemTakenAt } = resolution;
  if (!isMeeting(method)) return true;
  if (!meetingId || !itemTakenAt) return false;
  return presentAt(await attendanceOf(tx, meetingId), itemTakenAt.toISOString()).includes(memberId);
}
