import { Injectable } from '@nestjs/common';
import { PeopleService } from '../../platform/accounts/people.service.js';
import { Database } from '../../platform/database/database.service.js';
import type { Tx } from '../../platform/database/tx.js';
import { IdempotencyService, type Once } from '../../platform/idempotency/idempotency.service.js';
import {
  BodyActsService,
  type ActingBody,
  type BodyEvent,
} from '../programmes/body-acts.service.js';
import type { Actor } from '../../shared/actor.js';
import { within } from '../../shared/day.js';
import { allow, refuse } from '../../shared/refusal.js';
import { Seat } from '../trusts/trust.entity.js';
import type * as inputs from './meeting.input.js';
import { Meeting } from './meeting.entity.js';
import { MeetingItems } from './meeting-items.js';
import { mayHold } from '../deciding/meeting.rules.js';

/** The meetings of a body, kept by its own secretary. */
@Injectable()
export class MeetingsService {
  constructor(
    private readonly db: Database,
    private readonly idempotency: IdempotencyService,
    private readonly acts: BodyActsService,
    private readonly people: PeopleService,
    private readonly items: MeetingItems,
  ) {}

  /** Plans a meeting of a body. */
  async planMeeting(
    actor: Actor,
    input: inputs.PlanMeetingInput,
  ): Promise<Once<{ meetingId: string }>> {
    return await this.db.transaction(actor, async (tx) => {
      const acting = await this.acts.begin(tx, 'planMeeting', input);
      return await this.idempotency.once(
        tx,
        { verb: 'planMeeting', key: input.idempotencyKey, input },
        async () => {
          allow(mayHold(input.part, input.privateReason ?? null));
          const meeting = await tx.insert(Meeting, {
            programmeId: acting.programme.id,
            bodyId: acting.body.id,
            ...meetingColumns(input),
            tableId: null,
            presidingId: null,
          });
          this.record(tx, acting, meeting.id, 'meeting.planned', meetingColumns(input));
          return { meetingId: meeting.id };
        },
      );
    });
  }

  /** Changes a meeting; its date stays once an item has been taken at it. */
  async reviseMeeting(actor: Actor, input: inputs.ReviseMeetingInput): Promise<string> {
    return await this.db.transaction(actor, async (tx) => {
      const { acting } = await this.own(tx, 'reviseMeeting', input.meetingId);
      const meeting = await tx.lock(Meeting, input.meetingId, 'NO KEY UPDATE', 'meeting');
      const { meetingId: _id, expectedVersion, presiding, ...given } = input;
      const changes: Partial<Meeting> = onlyGiven(given);
      if (presiding) changes.presidingId = await this.seated(tx, meeting, presiding);
      if (changes.heldOn && changes.heldOn !== meeting.heldOn) {
        await this.refuseOnceTaken(tx, meeting.id);
        changes.tableId = null;
      }
      const after = { ...meeting, ...changes };
      allow(mayHold(after.part, after.privateReason));
      await tx.update(Meeting, meeting.id, expectedVersion, changes);
      this.record(tx, acting, meeting.id, 'meeting.revised', { ...changes });
      return meeting.id;
    });
  }

  /**
   * Joins a meeting to another body's, for a meeting in common: each body's own secretary joins its own
   * meeting, and they are in common once both have.
   */
  async meetInCommon(actor: Actor, input: inputs.MeetInCommonInput): Promise<string> {
    return await this.db.transaction(actor, async (tx) => {
      const { acting, meeting: own } = await this.own(tx, 'meetInCommon', input.meetingId);
      const where = { id: input.withMeetingId, programmeId: own.programmeId };
      const found = await tx.must(Meeting, where, 'meeting', 'withMeetingId');
      for (const id of [own.id, found.id].sort()) await tx.lock(Meeting, id, 'NO KEY UPDATE');
      const other = await tx.must(Meeting, { id: found.id }, 'meeting');
      if (other.bodyId === own.bodyId)
        refuse(
          'BAD_USER_INPUT',
          'Both meetings are of the same body: name a meeting of another one.',
          'withMeetingId',
        );
      if (other.heldOn !== own.heldOn)
        refuse(
          'BAD_USER_INPUT',
          'The two meetings are on different days: meetings in common are held on one day.',
          'withMeetingId',
        );
      const tableId = other.tableId ?? own.tableId ?? own.id;
      await tx.update(Meeting, own.id, input.expectedVersion, { tableId });
      this.record(tx, acting, own.id, 'meeting.seated-in-common', { with: other.id, tableId });
      return own.id;
    });
  }

  private async own(tx: Tx, verb: 'reviseMeeting' | 'meetInCommon', id: string) {
    const meeting = await tx.must(Meeting, { id }, 'meeting', 'meetingId');
    return { meeting, acting: await this.acts.beginOn(tx, verb, meeting) };
  }

  private async seated(tx: Tx, meeting: Meeting, ref: string): Promise<string> {
    const person = await this.people.person(tx, ref, 'presiding');
    const seats = await tx.find(Seat, { bodyId: meeting.bodyId, personId: person.id });
    if (!seats.some((seat) => within(meeting.heldOn, seat.fromDay, seat.untilDay)))
      refuse(
        'BAD_USER_INPUT',
        `${person.displayName} has no seat on this body on that day, so cannot preside.`,
        'presiding',
      );
    return person.id;
  }

  private async refuseOnceTaken(tx: Tx, meetingId: string): Promise<void> {
    if (await this.items.wasTaken(tx, meetingId))
      refuse(
        'WRONG_STATE',
        'An item was taken at this meeting, so its date can no longer change.',
        'heldOn',
      );
  }

  private record(
    tx: Tx,
    acting: ActingBody,
    subjectId: string,
    type: string,
    payload: BodyEvent['payload'],
  ): void {
    const told = { body: acting.body.code, ...payload };
    this.acts.record(tx, acting, { type, subjectType: 'meeting', subjectId, payload: told });
  }
}

const meetingColumns = (input: inputs.PlanMeetingInput) => ({
  heldOn: input.heldOn,
  startsAt: input.startsAt ?? null,
  place: input.place,
  noticeGivenOn: input.noticeGivenOn ?? null,
  papersDueOn: input.papersDueOn ?? null,
  part: input.part,
  privateReason: input.privateReason ?? null,
});

/** The fields that were given: the others stay as they are. */
const onlyGiven = <T extends object>(given: T) =>
  Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined && value !== null),
  ) as { [K in keyof T]?: NonNullable<T[K]> };
