import { Injectable } from '@nestjs/common';
import { findPerson } from '../../platform/accounts/people.reader.js';
import { Acts, type At } from '../../platform/acts/acts.service.js';
import type { AuditEvent } from '../../platform/audit/audit.service.js';
import type { EventType } from '../../platform/audit/event-types.js';
import { revisionOf } from '../../platform/audit/auditable.js';
import type { Reader } from '../../platform/database/reader.js';
import type { Tx } from '../../platform/database/tx.js';
import { theActingBody, type ActingBody } from '../programmes/programme-targets.js';
import type { Actor } from '../../shared/actor.js';
import { within } from '../../shared/day.js';
import { given } from '../../shared/given.js';
import { allow, refuse } from '../../shared/refusal.js';
import { Seat } from '../trusts/trust.entity.js';
import type * as inputs from './meeting.input.js';
import { Meeting } from './meeting.entity.js';
import { MeetingItems } from './meeting-items.js';
import { theMeeting, theMeetingLocked } from './meeting-targets.js';
import { mayHold, mayMeet } from '../deciding/meeting.rules.js';

/** The meetings of a body, kept by its own secretary. */
@Injectable()
export class MeetingsService {
  constructor(
    private readonly acts: Acts,
    private readonly items: MeetingItems,
  ) {}

  /** Plans a meeting of a body. */
  async planMeeting(actor: Actor, input: inputs.PlanMeetingInput) {
    return await this.acts.do(actor, 'planMeeting', input, theActingBody, async (at) => {
      const { tx, programme, body } = at;
      allow(mayHold(input.part, input.privateReason ?? null));
      const planned = plannedColumns(input);
      const meeting = await tx.insert(Meeting, {
        programmeId: programme.id,
        bodyId: body.id,
        ...planned,
        tableId: null,
        presidingId: null,
        cancelledAt: null,
        cancelReason: null,
      });
      tellOfIt(at, meeting, 'meeting.planned', planned);
      return { meeting };
    });
  }

  /** Changes a meeting; its date stays once an item has been taken at it. */
  async reviseMeeting(actor: Actor, input: inputs.ReviseMeetingInput) {
    return await this.acts.do(actor, 'reviseMeeting', input, theMeetingLocked, async (at) => {
      const { tx, meeting } = at;
      const { presiding } = input;
      const changes: Partial<Meeting> = revisedColumns(input);
      if (presiding !== undefined)
        changes.presidingId = presiding && (await seated(tx, meeting, presiding));
      if (changes.heldOn && changes.heldOn !== meeting.heldOn) {
        await this.refuseOnceTaken(tx, meeting.id);
        changes.tableId = null;
      }
      const after = { ...meeting, ...changes };
      allow(mayHold(after.part, after.privateReason));
      const revise = () => tx.update(Meeting, meeting.id, input.expectedVersion, changes);
      const presides = changes.presidingId !== undefined;
      const revised = presides
        ? await this.items.changingWho(tx, meeting.id, revise)
        : await revise();
      tellOfIt(at, meeting, 'meeting.revised', revisionOf({ ...changes }));
      return { meeting: revised };
    });
  }

  /** Cancels a meeting at which no item was taken nor is open, with the reason; it stays on record. */
  async cancelMeeting(actor: Actor, input: inputs.CancelMeetingInput) {
    return await this.acts.do(actor, 'cancelMeeting', input, theMeetingLocked, async (at) => {
      const { tx, meeting } = at;
      await this.refuseUnlessIdle(tx, meeting.id);
      const { reason: cancelReason, expectedVersion } = input;
      const changes = { cancelledAt: tx.now, cancelReason, tableId: null };
      const cancelled = await tx.update(Meeting, meeting.id, expectedVersion, changes);
      tellOfIt(at, meeting, 'meeting.cancelled', { heldOn: meeting.heldOn, reason: cancelReason });
      return { meeting: cancelled };
    });
  }

  /**
   * Joins a meeting to another body's, for a meeting in common: each body's own secretary joins its own
   * meeting, and they are in common once both have.
   */
  async meetInCommon(actor: Actor, input: inputs.MeetInCommonInput) {
    return await this.acts.do(actor, 'meetInCommon', input, theMeeting, async (at) => {
      const { tx, meeting: own } = at;
      const where = { id: input.withMeetingId, programmeId: own.programmeId };
      const found = await tx.must(Meeting, where, 'meeting', 'withMeetingId');
      for (const id of [own.id, found.id].sort()) await tx.lock(Meeting, id, 'NO KEY UPDATE');
      const other = await tx.must(Meeting, { id: found.id }, 'meeting');
      for (const one of [await tx.must(Meeting, { id: own.id }, 'meeting'), other])
        allow(mayMeet(one));
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
      const seated = await tx.update(Meeting, own.id, input.expectedVersion, { tableId });
      tellOfIt(at, own, 'meeting.seated-in-common', { with: other.id, tableId });
      return { meeting: seated };
    });
  }

  /** Refuses what is held, or waited for: an item was taken at it, or a resolution is open for it. */
  async refuseUnlessIdle(reader: Reader, meetingId: string): Promise<void> {
    if (await this.items.wasTaken(reader, meetingId))
      refuse('WRONG_STATE', 'An item was taken at this meeting, so it was held.', 'meetingId');
    if (await this.items.isAwaited(reader, meetingId))
      refuse(
        'WRONG_STATE',
        'A resolution is open for this meeting: withdraw or defer it first (withdrawResolution, deferResolution).',
        'meetingId',
      );
  }

  private async refuseOnceTaken(tx: Tx, meetingId: string): Promise<void> {
    if (await this.items.wasTaken(tx, meetingId))
      refuse(
        'WRONG_STATE',
        'An item was taken at this meeting, so its date can no longer change.',
        'heldOn',
      );
  }
}

/** Tells the programme of a meeting, and its body alone where it is and why it is private. */
function tellOfIt(
  { tell, body }: At<ActingBody>,
  { id }: Meeting,
  type: EventType,
  { place, privateReason, ...payload }: AuditEvent['payload'] & OwnPart,
): void {
  tell(type, ['meeting', id], { body: body.code, ...payload });
  const own = given({ place, privateReason });
  if (Object.keys(own).length === 0) return;
  tell('meeting.place-told', ['meeting', id], own, { confidentialTo: body.id });
}

/** What of a meeting is its body's own. */
interface OwnPart {
  place?: string;
  privateReason?: string | null;
}

async function seated(tx: Tx, meeting: Meeting, ref: string): Promise<string> {
  const person = await findPerson(tx, ref, 'presiding');
  const seats = await tx.find(Seat, { bodyId: meeting.bodyId, personId: person.id });
  if (!seats.some((seat) => within(meeting.heldOn, seat.fromDay, seat.untilDay)))
    refuse(
      'BAD_USER_INPUT',
      `${person.displayName} has no seat on this body on that day, so cannot preside.`,
      'presiding',
    );
  return person.id;
}

const plannedColumns = (input: inputs.PlanMeetingInput) => ({
  heldOn: input.heldOn,
  startsAt: input.startsAt ?? null,
  place: input.place,
  noticeGivenOn: input.noticeGivenOn ?? null,
  papersDueOn: input.papersDueOn ?? null,
  part: input.part,
  privateReason: input.privateReason ?? null,
});

/** The columns that were given: the others stay as they are, and null empties one that may be empty. */
const revisedColumns = (input: inputs.ReviseMeetingInput) =>
  given({
    heldOn: input.heldOn ?? undefined,
    startsAt: input.startsAt,
    place: input.place ?? undefined,
    noticeGivenOn: input.noticeGivenOn,
    papersDueOn: input.papersDueOn,
    part: input.part ?? undefined,
    privateReason: input.privateReason,
  });
