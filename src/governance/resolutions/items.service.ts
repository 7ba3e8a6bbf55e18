import { Injectable } from '@nestjs/common';
import { PeopleService } from '../../platform/accounts/people.service.js';
import { Database } from '../../platform/database/database.service.js';
import type { Tx } from '../../platform/database/tx.js';
import { BodyActsService } from '../programmes/body-acts.service.js';
import type { Actor } from '../../shared/actor.js';
import { londonDay } from '../../shared/day.js';
import { allow, refuse } from '../../shared/refusal.js';
import { DecidingBody } from '../trusts/trust.entity.js';
import { attendanceOf, settledBy, standingVotes } from './decision.reader.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { isMeeting, mayTakeItem, presentAt } from '../deciding/meeting.rules.js';
import type * as inputs from './resolution.input.js';
import { Resolution } from './resolution.entity.js';
import { ResolutionsService } from './resolutions.service.js';
import { RollService } from './roll.service.js';
import { mayTakeVoteAway } from '../deciding/voting.rules.js';

/** Taking an item at its meeting. */
@Injectable()
export class ItemsService {
  constructor(
    private readonly db: Database,
    private readonly acts: BodyActsService,
    private readonly resolutions: ResolutionsService,
    private readonly people: PeopleService,
    private readonly rolls: RollService,
  ) {}

  /**
   * Records when the item was taken, and whom the members chose to preside. The members present at that
   * moment make the quorum and may vote. The roll is that of the day of the meeting: where the body's seats
   * changed since it was opened, it is fixed once more, unless a vote was given.
   */
  async takeItem(actor: Actor, input: inputs.TakeItemInput): Promise<string> {
    return await this.db.transaction(actor, async (tx) => {
      const found = await this.resolutions.beginAsSecretary(tx, 'takeItem', input.resolution);
      const { meetingId, method } = found.resolution;
      if (!meetingId || !isMeeting(method))
        refuse(
          'METHOD_NOT_ALLOWED',
          'This resolution is not decided at a meeting, so it cannot be taken at one.',
        );
      // As at opening: no seat is given or ended while the roll is taken from them.
      await tx.lock(DecidingBody, found.body.id, 'SHARE');
      const meeting = await tx.lock(Meeting, meetingId, 'SHARE', 'meeting');
      const target = await this.resolutions.lockForChange(tx, found);
      const { resolution } = target;
      if (resolution.state !== 'OPEN')
        refuse(
          'WRONG_STATE',
          'This resolution is not open: only an open one can be taken at its meeting.',
        );
      allow(await settledBy(tx, resolution.id));
      const itemTakenAt = input.at ?? tx.now;
      // A practice programme has its own date, so only there may the moment be in the future.
      if (itemTakenAt > tx.now && !target.programme.practice)
        refuse(
          'BAD_USER_INPUT',
          'That time is in the future: give the time at which the item was taken.',
          'at',
        );
      allow(mayTakeItem(meeting.heldOn, londonDay(itemTakenAt), this.acts.today(target, tx)));
      await this.refuseTaking(tx, resolution, meeting, itemTakenAt);
      const chosen = input.presiding
        ? { presidingId: (await this.people.person(tx, input.presiding, 'presiding')).id }
        : {};
      const changes = { itemTakenAt, ...chosen };
      await tx.update(Resolution, resolution.id, input.expectedVersion, changes);
      await this.rolls.fixAgain(tx, target, meeting.heldOn);
      const payload = { meeting: meeting.id, itemTakenAt, presiding: chosen.presidingId };
      this.resolutions.record(tx, target, { type: 'resolution.item-taken', payload });
      return resolution.id;
    });
  }

  /** A member whose vote stands was present: another moment for the item must not exclude that member. */
  private async refuseTaking(
    tx: Tx,
    resolution: Resolution,
    meeting: Meeting,
    at: Date,
  ): Promise<void> {
    const votes = await standingVotes(tx, resolution.id);
    if (votes.length === 0) return;
    const present = presentAt(await attendanceOf(tx, meeting.id), at.toISOString());
    const gone = votes.some((vote) => !present.includes(vote.memberId));
    allow(mayTakeVoteAway(resolution.state, gone));
  }
}
