import { Injectable } from '@nestjs/common';
import { Acts } from '../../platform/acts/acts.service.js';
import type { Target } from '../../platform/acts/target.js';
import { Person } from '../../platform/accounts/account.entity.js';
import { NoticesService } from '../../platform/outbox/notices.service.js';
import type { Actor } from '../../shared/actor.js';
import { dayInWords, type Day } from '../../shared/day.js';
import { allow } from '../../shared/refusal.js';
import { Document } from '../case-packs/case-pack.entity.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { ofTheActingBody } from '../programmes/programme-targets.js';
import { calendarOf } from '../programmes/programmes.reader.js';
import { DecidingBody, Seat } from '../trusts/trust.entity.js';
import { electorsOf, presidingOverItem } from './decision.reader.js';
import { CastingVoteRow, Resolution, ResolutionCount, Vote } from './resolution.entity.js';
import {
  asked,
  findResolutionInContext,
  lockItem,
  tellWithin,
  theResolutionForChange,
  type AskedResolution,
  type AtResolution,
  type ResolutionInContext,
} from './resolution-targets.js';
import { hasPlaceOnRoll, RollService } from './roll.service.js';
import { SeatInstrument } from './seat-instrument.entity.js';
import type * as inputs from './seat-instrument.input.js';
import {
  mayAttachInstrument,
  mayBringToRoll,
  mayConfirmInstrument,
} from './seat-instrument.rules.js';

/** An instrument that an input names, with the item that it is for. */
const theInstrument: Target<
  { seatInstrumentId: string },
  ResolutionInContext & { instrument: SeatInstrument }
> = {
  find: async (reader, { seatInstrumentId: id }) => {
    const instrument = await reader.must(SeatInstrument, { id }, 'instrument', 'seatInstrumentId');
    return { instrument, ...(await findResolutionInContext(reader, instrument.resolutionId)) };
  },
  ...ofTheActingBody,
};

/** Seats that were entered too late for an item, and count by their instruments. */
@Injectable()
export class SeatInstrumentsService {
  constructor(
    private readonly acts: Acts,
    private readonly rolls: RollService,
    private readonly notices: NoticesService,
  ) {}

  /** Attaches the instrument of a seat that was entered too late, or another until it is confirmed: then it counts. */
  async attachSeatInstrument(actor: Actor, input: inputs.AttachSeatInstrumentInput) {
    const target = theResolutionForChange;
    return await this.acts.do(actor, 'attachSeatInstrument', input, target, async (at) => {
      const { tx, resolution, programme, body } = at;
      const { id: resolutionId, programmeId, bodyId } = resolution;
      const { seatId, documentId, datedOn } = input;
      await tx.must(Document, { id: documentId, programmeId }, 'document', 'documentId');
      const seat = await tx.must(Seat, { id: seatId, bodyId }, 'seat', 'seatId');
      const putOn = await dayPut(asked(at));
      const roll = await electorsOf(tx, resolutionId);
      const item = { ...(await itemOf(asked(at))), putOn };
      const held = hasPlaceOnRoll(body, seat, putOn);
      const onRoll = roll.some((elector) => elector.seatId === seatId);
      allow(mayAttachInstrument(item, { held, onRoll }, datedOn));
      const enteredOn = (await calendarOf(tx, programme))(seat.enteredAt);
      const before = await tx.one(SeatInstrument, { resolutionId, seatId });
      const attached = { documentId, datedOn, attachedBy: actor.personId, attachedAt: tx.now };
      const { id } = before
        ? await tx.set(SeatInstrument, before.id, attached)
        : await tx.insert(SeatInstrument, {
            programmeId,
            bodyId,
            resolutionId,
            seatId,
            seatEnteredOn: enteredOn ?? putOn,
            ...attached,
            confirmedBy: null,
            confirmedAt: null,
          });
      const payload = { resolution: resolutionId, seat: seatId, document: documentId, datedOn };
      tellWithin(at, 'seat-instrument.attached', payload, ['seat-instrument', id]);
      return { resolution };
    });
  }

  /** Confirms an instrument as whoever presides: the roll is fixed once more with the seat, and is told. */
  async confirmSeatInstrument(actor: Actor, input: inputs.ConfirmSeatInstrumentInput) {
    return await this.acts.do(
      actor,
      'confirmSeatInstrument',
      input,
      theInstrument,
      async (found) => {
        const { tx, instrument } = found;
        // As when an item is taken: no seat is given or ended while the roll is taken from them.
        await tx.lock(DecidingBody, found.body.id, 'SHARE');
        const at = { ...(await lockItem(tx, found)), instrument };
        await refuseUnlessConfirmable(asked(at), instrument);
        const { id: resolutionId, presidingId } = at.resolution;
        await tx.set(SeatInstrument, instrument.id, {
          confirmedBy: actor.personId,
          confirmedAt: tx.now,
        });
        // A roll is fixed by whoever changes its resolution.
        const changed = await tx.set(Resolution, resolutionId, { presidingId });
        const resolution = await this.rolls.fixAgain(
          { ...at, resolution: changed },
          await dayPut(asked(at)),
        );
        const { seatId: seat, datedOn } = instrument;
        const payload = { resolution: resolutionId, seat, datedOn };
        tellWithin(at, 'seat-instrument.confirmed', payload, ['seat-instrument', instrument.id]);
        await this.tellRoll(at, instrument);
        return { resolution: resolution ?? changed };
      },
    );
  }

  private async tellRoll(at: AtResolution, instrument: SeatInstrument): Promise<void> {
    const { tx, resolution, body } = at;
    const seat = await tx.must(Seat, { id: instrument.seatId }, 'seat');
    const { displayName } = await tx.must(Person, { id: seat.personId }, 'person');
    const text = `${displayName} is now on the roll of ${body.code}/${resolution.number}: the seat was entered on ${dayInWords(instrument.seatEnteredOn)}, and counts by an instrument of ${dayInWords(instrument.datedOn)} that the person presiding confirmed.`;
    for (const { personId } of await electorsOf(tx, resolution.id)) {
      if (personId === tx.actor.personId) continue;
      await this.notices.tell(tx, {
        personId,
        programmeId: resolution.programmeId,
        type: 'roll.seat-added',
        text,
        subjectType: 'resolution',
        subjectId: resolution.id,
      });
    }
  }
}

/** Refuses to bring another seat on a roll that can no longer change. */
export async function refuseUnlessRollOpen(of: AskedResolution): Promise<void> {
  allow(mayBringToRoll(await itemOf(of)));
}

/** Refuses whoever does not preside, and an instrument that can no longer be confirmed. */
export async function refuseUnlessConfirmable(
  of: AskedResolution,
  { seatId, confirmedAt }: SeatInstrument,
): Promise<void> {
  const { reader, resolution } = of;
  const seat = await reader.must(Seat, { id: seatId }, 'seat');
  const me = reader.actor?.personId;
  const presiding = await presidingOverItem(reader, resolution);
  const by = {
    presides: presiding.memberId !== null && presiding.memberId === me,
    ownSeat: seat.personId === me,
    confirmed: confirmedAt !== null,
  };
  allow(mayConfirmInstrument(await itemOf(of), by));
}

async function itemOf({ reader, resolution }: AskedResolution) {
  const where = { resolutionId: resolution.id };
  const given =
    (await reader.count(Vote, where)) +
    (await reader.count(ResolutionCount, where)) +
    (await reader.count(CastingVoteRow, where));
  return { state: resolution.state, voted: given > 0 };
}

/** The day on which an item is put: that of its meeting, else that of its opening. */
async function dayPut({ reader, resolution }: AskedResolution): Promise<Day> {
  const { meetingId, openedOn } = resolution;
  if (!meetingId) return openedOn ?? '';
  return (await reader.must(Meeting, { id: meetingId }, 'meeting')).heldOn;
}
