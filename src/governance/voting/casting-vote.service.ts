import { Injectable } from '@nestjs/common';
import type { HeldRole } from '../../platform/access/roles.rules.js';
import { isSecretaryOf } from '../../platform/access/secretary.rules.js';
import { Acts } from '../../platform/acts/acts.service.js';
import { onConstraint } from '../../platform/database/database-errors.js';
import { NoticesService } from '../../platform/outbox/notices.service.js';
import type { Actor } from '../../shared/actor.js';
import { allow, refuse } from '../../shared/refusal.js';
import { decisionFacts, settledBy } from '../resolutions/decision.reader.js';
import { mayGiveCastingVote } from '../deciding/majority.rules.js';
import { isMeeting } from '../deciding/meeting.rules.js';
import { takingPart } from '../deciding/outcome.rules.js';
import { packDecidedOn } from '../resolutions/packs.reader.js';
import { PURPOSES } from '../deciding/purpose.rules.js';
import { mayVoteOnItem } from '../deciding/quorum.rules.js';
import { CastingVoteRow } from '../resolutions/resolution.entity.js';
import {
  asked,
  tellWithin,
  theResolutionForChange,
  type AskedResolution,
  type AtResolution,
} from '../resolutions/resolution-targets.js';
import { tally } from '../deciding/tally.rules.js';
import type * as inputs from './voting.input.js';
import { mayCastInPerson, isUntaken, mayClose } from '../deciding/voting.rules.js';

onConstraint('casting_vote_pkey', {
  code: 'ALREADY_EXISTS',
  because: 'The casting vote on this resolution is already given.',
});

/** The second vote of the person presiding, where the votes are equal (SI 1990/1331 Sch 2 para 4). */
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

  private async give(
    at: AtResolution,
    personId: string,
    choice: CastingVoteRow['choice'],
  ): Promise<void> {
    const { tx, resolution, body } = at;
    const { id: resolutionId, programmeId, bodyId } = resolution;
    const enteredBy = tx.actor.personId;
    await tx.insert(CastingVoteRow, {
      resolutionId,
      programmeId,
      bodyId,
      personId,
      choice,
      castAt: tx.now,
      enteredBy,
    });
    tellWithin(at, 'casting-vote.given', { member: personId, choice, enteredBy });
    if (personId === enteredBy) return;
    await this.notices.tell(tx, {
      personId,
      programmeId,
      type: 'casting-vote.recorded',
      text: `The secretary recorded your casting vote on ${body.code}/${resolution.number} as ${choice}.`,
      subjectType: 'resolution',
      subjectId: resolutionId,
    });
  }
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
  allow(await settledBy(reader, resolution.id));
  if (!counted) refuse('NO_TIE', 'No count is recorded yet: record it first (recordCount).');
  if (presiding.memberId === null) refuse('BAD_USER_INPUT', presiding.because, 'presiding');
  const able = mayVoteOnItem(input.roll, takingPart(input), input.rulings);
  allow(
    mayGiveCastingVote(presiding.memberId, {
      body: input.body,
      majority: PURPOSES[input.purpose].majority,
      orders: input.orders,
      presidingId: presiding.memberId,
      able,
      tally: tally(input.record, able),
      meeting: isMeeting(input.method),
    }),
  );
  return presiding.memberId;
}
