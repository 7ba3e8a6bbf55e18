import { Injectable } from '@nestjs/common';
import { findPerson } from '../../platform/accounts/people.reader.js';
import { Acts } from '../../platform/acts/acts.service.js';
import { todayOf } from '../programmes/programmes.reader.js';
import type { Actor } from '../../shared/actor.js';
import { londonDay } from '../../shared/day.js';
import { momentGiven } from '../../shared/london-time.js';
import { allow, refuse } from '../../shared/refusal.js';
import { DecidingBody } from '../trusts/trust.entity.js';
import { settledBy } from './decision.reader.js';
import { changingWho } from './findings.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { isMeeting, mayPutItem, mayTakeItem } from '../deciding/meeting.rules.js';
import type * as inputs from './resolution.input.js';
import { Resolution } from './resolution.entity.js';
import {
  asked,
  lockResolution,
  tellOfIt,
  theResolution,
  type AskedResolution,
} from './resolution-targets.js';
import { RollService } from './roll.service.js';

/** Taking an item at its meeting. */
@Injectable()
export class ItemsService {
  constructor(
    private readonly acts: Acts,
    private readonly rolls: RollService,
  ) {}

  /**
   * Records when the item was taken, when the question was put to the vote, and whom the members chose to
   * preside. The members present at both moments make the quorum and may vote. The roll is that of the day of the meeting: where the body's seats
   * changed since it was opened, it is fixed once more, unless a vote was given.
   */
  async takeItem(actor: Actor, input: inputs.TakeItemInput) {
    return await this.acts.do(actor, 'takeItem', input, theResolution, async (found) => {
      const { tx, body } = found;
      const meetingId = meetingOf(found.resolution);
      // As at opening: no seat is given or ended while the roll is taken from them.
      await tx.lock(DecidingBody, body.id, 'SHARE');
      const meeting = await tx.lock(Meeting, meetingId, 'SHARE', 'meeting');
      const at = await lockResolution(tx, found, 'NO KEY UPDATE');
      const itemTakenAt = input.itemTakenAt
        ? momentGiven(input.itemTakenAt, meeting.heldOn, 'itemTakenAt')
        : tx.now;
      const itemPutAt = input.itemPutAt
        ? momentGiven(input.itemPutAt, meeting.heldOn, 'itemPutAt')
        : null;
      await refuseUnlessOpen(asked(at));
      refuseUntilDue(asked(at), meeting, { itemTakenAt });
      if (itemPutAt) refuseUntilDue(asked(at), meeting, { itemPutAt });
      allow(mayPutItem(itemTakenAt, itemPutAt));
      const presidingId = input.presiding
        ? (await findPerson(tx, input.presiding, 'presiding')).id
        : undefined;
      const changes = { itemTakenAt, itemPutAt, presidingId };
      const { id } = at.resolution;
      const resolution = await changingWho(tx, [at.resolution], async () => {
        const taken = await tx.update(Resolution, id, input.expectedVersion, changes);
        return (await this.rolls.fixAgain(at, meeting.heldOn)) ?? taken;
      });
      const payload = { meeting: meeting.id, itemTakenAt, itemPutAt, presiding: presidingId };
      tellOfIt(at, 'resolution.item-taken', payload);
      return { resolution };
    });
  }
}

/** The meeting whose item it is. */
function meetingOf({ meetingId, method }: Resolution): string {
  if (meetingId && isMeeting(method)) return meetingId;
  return refuse(
    'METHOD_NOT_ALLOWED',
    'This resolution is not decided at a meeting, so it cannot be taken at one.',
  );
}

/** Refuses an item that cannot be taken now, at any time of its meeting's day. */
export async function refuseUnlessTakeable(of: AskedResolution): Promise<void> {
  const { reader, resolution, programme, now } = of;
  const { heldOn } = await reader.must(Meeting, { id: meetingOf(resolution) }, 'meeting');
  await refuseUnlessOpen(of);
  allow(mayTakeItem(heldOn, heldOn, todayOf(programme, now)));
}

async function refuseUnlessOpen({ reader, resolution }: AskedResolution): Promise<void> {
  if (resolution.state !== 'OPEN')
    refuse(
      'WRONG_STATE',
      'This resolution is not open: only an open one can be taken at its meeting.',
    );
  allow(await settledBy(reader, resolution.id));
}

function refuseUntilDue(
  { now, programme }: AskedResolution,
  { heldOn }: Meeting,
  moment: { itemTakenAt: Date } | { itemPutAt: Date },
): void {
  const [[field, at]] = Object.entries(moment) as [[string, Date]];
  // A practice programme has its own date, so only there may the moment be in the future.
  if (at > now && !programme.practice)
    refuse('BAD_USER_INPUT', 'That time is in the future: give the time at which it was.', field);
  const fault = mayTakeItem(heldOn, londonDay(at), todayOf(programme, now));
  allow(fault && { ...fault, field: fault.field && field });
}
