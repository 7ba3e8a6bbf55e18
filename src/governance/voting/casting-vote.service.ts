import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.service.js';
import { onConstraint } from '../../platform/database/database-errors.js';
import type { Tx } from '../../platform/database/tx.js';
import { IdempotencyService, type Once } from '../../platform/idempotency/idempotency.service.js';
import { NoticesService } from '../../platform/outbox/notices.service.js';
import { BodyActsService } from '../programmes/body-acts.service.js';
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
  ResolutionsService,
  type ResolutionInContext,
} from '../resolutions/resolutions.service.js';
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
    private readonly db: Database,
    private readonly idempotency: IdempotencyService,
    private readonly acts: BodyActsService,
    private readonly resolutions: ResolutionsService,
    private readonly notices: NoticesService,
  ) {}

  /**
   * Gives the casting vote: the person presiding, or the secretary recording it. From then on no vote and
   * no count can change, so that the votes are still equal at closing.
   */
  async giveCastingVote(
    actor: Actor,
    input: inputs.GiveCastingVoteInput,
  ): Promise<Once<{ resolutionId: string }>> {
    return await this.db.transaction(actor, async (tx) => {
      const found = await this.resolutions.begin(tx, 'giveCastingVote', input.resolution);
      return await this.idempotency.once(
        tx,
        { verb: 'giveCastingVote', key: input.idempotencyKey, input },
        async () => {
          const target = await this.resolutions.lockForChange(tx, found);
          const personId = await this.mayGive(tx, target);
          await this.give(tx, target, personId, input.choice);
          return { resolutionId: target.resolution.id };
        },
      );
    });
  }

  /** The person whose casting vote it is; refused unless that person may give it, or the secretary record it. */
  private async mayGive(tx: Tx, target: ResolutionInContext): Promise<string> {
    const { resolution } = target;
    const pack = await packDecidedOn(tx, resolution.packId);
    allow(mayClose({ state: resolution.state, pack, untaken: isUntaken(resolution) }));
    const { input, counted, presiding } = await decisionFacts(tx, resolution);
    const self = presiding.memberId === tx.actor.personId;
    if (!self && !(await this.acts.isSecretary(tx, target)))
      refuse(
        'NOT_ALLOWED',
        "Only the person presiding over the item can give the casting vote, or the body's secretary record it.",
      );
    if (self) allow(mayCastInPerson(resolution.lateReason));
    allow(await settledBy(tx, resolution.id));
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

  private async give(
    tx: Tx,
    target: ResolutionInContext,
    personId: string,
    choice: CastingVoteRow['choice'],
  ): Promise<void> {
    const { id: resolutionId, programmeId, bodyId } = target.resolution;
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
    const payload = { member: personId, choice, enteredBy };
    this.resolutions.recordWithin(tx, target, { type: 'casting-vote.given', payload });
    if (personId === enteredBy) return;
    await this.notices.tell(tx, {
      personId,
      programmeId,
      type: 'casting-vote.recorded',
      text: `The secretary recorded your casting vote on ${target.body.code}/${target.resolution.number} as ${choice}.`,
      subjectType: 'resolution',
      subjectId: resolutionId,
    });
  }
}
