import { Injectable } from '@nestjs/common';
import { CasePack } from '../case-packs/case-pack.entity.js';
import { CasePacksService } from '../case-packs/case-packs.service.js';
import { Database } from '../database/database.service.js';
import type { Tx } from '../database/tx.js';
import { IdempotencyService, type Once } from '../idempotency/idempotency.service.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import type { Actor } from '../shared/actor.js';
import { within, type Day } from '../shared/day.js';
import { allow } from '../shared/refusal.js';
import { isCouncil, seatVotes } from '../trusts/body.rules.js';
import { standingOrdersOn } from '../trusts/standing-orders.rules.js';
import { DecidingBody, Seat, StandingOrdersVersion } from '../trusts/trust.entity.js';
import { councilSeatsOn, seatsOf } from '../trusts/trusts.reader.js';
import { ProposedCondition } from './decision.entity.js';
import { asOrders, urgentOf } from './decision.reader.js';
import { InterestsBroughtIn } from './interests-brought-in.js';
import { Meeting } from './meeting.entity.js';
import { mayTakeItems } from './meeting.rules.js';
import { mayOpen } from './opening.rules.js';
import { packDecidedOn } from './packs.reader.js';
import type * as inputs from './resolution-inputs.type.js';
import { Elector, Resolution, ResolutionOwnPart } from './resolution.entity.js';
import { ResolutionsService, type Put } from './resolutions.service.js';

/** What a resolution is opened with: all of it as it is on that day. */
interface Ground {
  today: Day;
  meeting: Meeting | null;
  orders: StandingOrdersVersion | null;
  roll: Seat[];
  councilSeats: number | null;
}

/** Opening a resolution: from then on its papers, its roll and its standing orders stay as they are. */
@Injectable()
export class OpeningService {
  constructor(
    private readonly db: Database,
    private readonly idempotency: IdempotencyService,
    private readonly programmes: ProgrammesService,
    private readonly resolutions: ResolutionsService,
    private readonly packs: CasePacksService,
    private readonly interests: InterestsBroughtIn,
  ) {}

  /**
   * Opens a draft: on a sealed pack that nothing replaced, under the standing orders in force, with the
   * roll frozen and the registers' interests brought in.
   */
  async openResolution(
    actor: Actor,
    input: inputs.OpenResolutionInput,
  ): Promise<Once<{ resolutionId: string }>> {
    return await this.db.transaction(actor, async (tx) => {
      const found = await this.resolutions.beginAsSecretary(tx, 'openResolution', input.resolution);
      return await this.idempotency.once(
        tx,
        { verb: 'openResolution', key: input.idempotencyKey, input },
        async () => {
          await this.programmes.lockDecisions(tx, found.programme.id, 'SHARE');
          const { purpose, programmeId, meetingId } = found.resolution;
          if (purpose !== 'WITHDRAW') await this.programmes.mustRun(tx, programmeId);
          // No seat is given or ended while the roll is taken from them.
          await tx.lock(DecidingBody, found.body.id, 'SHARE');
          const meeting = meetingId ? await tx.lock(Meeting, meetingId, 'SHARE') : null;
          const put = await this.resolutions.take(tx, found);
          const ground = await this.ground(tx, put, meeting);
          await this.mayOpen(tx, put, ground);
          await this.freeze(tx, put, ground, input.expectedVersion);
          return { resolutionId: put.resolution.id };
        },
      );
    });
  }

  private async ground(tx: Tx, { programme, body }: Put, meeting: Meeting | null): Promise<Ground> {
    const today = this.programmes.today(programme, tx.now);
    const versions = await tx.find(StandingOrdersVersion, { bodyId: body.id });
    const seats = await seatsOf(tx, [body.id]);
    const roll = seats.filter(
      (seat) => within(today, seat.fromDay, seat.untilDay) && isOnRoll(body, seat),
    );
    const orders = standingOrdersOn(versions, today);
    const councilSeats = await councilSeatsOn(tx, body, today);
    return { today, meeting, orders, roll, councilSeats };
  }

  private async mayOpen(tx: Tx, { resolution, body }: Put, ground: Ground): Promise<void> {
    const { today, meeting, orders, roll, councilSeats } = ground;
    const { state, purpose, method, way, closesOn } = resolution;
    const own = await tx.must(ResolutionOwnPart, { id: resolution.id }, 'resolution');
    allow(
      mayOpen(
        {
          ...{ state, body: body.kind, purpose, method, way, closesOn },
          conditions: (await tx.count(ProposedCondition, { resolutionId: resolution.id })) > 0,
          orders: orders && asOrders(orders),
          roll: roll.map((seat) => onRoll(body, seat)),
          pack: await packDecidedOn(tx, resolution.packId),
          atMeeting: meeting !== null,
          urgent: urgentOf(resolution),
          council:
            councilSeats === null ? null : { seats: councilSeats, advice: own.councilAdvice },
        },
        today,
      ),
    );
    if (meeting) {
      const others = meeting.tableId
        ? await tx.find(Meeting, { programmeId: meeting.programmeId, tableId: meeting.tableId })
        : [];
      allow(mayTakeItems({ ...meeting, atTable: others.length }, method, today));
    }
    const decidedOn = meeting?.heldOn ?? closesOn ?? today;
    await this.programmes.mustBeDated(tx, resolution.programmeId, decidedOn, excuseOf(resolution));
  }

  private async freeze(
    tx: Tx,
    put: Put,
    { today, orders, roll, councilSeats }: Ground,
    expectedVersion: number,
  ): Promise<void> {
    const { resolution, body } = put;
    const { id, programmeId, packId } = resolution;
    const pack = packId ? await tx.must(CasePack, { id: packId }, 'case pack') : null;
    await tx.update(Resolution, id, expectedVersion, {
      ...{ state: 'OPEN', openedAt: tx.now, openedOn: today, openedBy: tx.actor.personId },
      standingOrdersId: orders!.id,
      councilSeats,
      ...(pack ? { stage: pack.stage, manifestSha256: pack.manifestSha256 } : {}),
    });
    this.resolutions.record(tx, put, {
      type: 'resolution.opened',
      payload: {
        ...{ body: body.code, number: resolution.number, purpose: resolution.purpose },
        ...{ wording: resolution.wording, method: resolution.method, way: resolution.way },
        ...{ pack: packId, stage: pack?.stage, manifestSha256: pack?.manifestSha256 },
        ...{ standingOrders: orders!.id, openedOn: today, closesOn: resolution.closesOn },
      },
    });
    for (const seat of roll) await tx.insert(Elector, { ...elector(put, seat) });
    const annex = packId ? await this.packs.annexFor(tx, packId, body.id) : null;
    const annexSha256 = annex?.manifestSha256 ?? null;
    if (annexSha256) await tx.set(ResolutionOwnPart, id, { annexSha256 });
    const people = roll.map((seat) => seat.personId);
    await this.interests.bringIn(tx, { programmeId, resolutionId: id, body, people, today });
    this.resolutions.recordWithin(tx, put, {
      type: 'resolution.roll-frozen',
      payload: { annexSha256, roll: roll.map((seat) => ({ ...onRoll(body, seat) })) },
    });
  }
}

/** Who is on the roll: those with a vote, and at a council its chair, who presides without one (P2). */
function isOnRoll(body: DecidingBody, seat: Seat): boolean {
  if (seatVotes(body.kind, seat)) return true;
  return isCouncil(body.kind) && ['CHAIR', 'VICE_CHAIR'].includes(seat.kind);
}

const onRoll = (body: DecidingBody, seat: Seat) => ({
  memberId: seat.personId,
  seatKind: seat.kind,
  voting: seatVotes(body.kind, seat),
});

const elector = ({ resolution, body }: Put, seat: Seat) => ({
  ...{ resolutionId: resolution.id, personId: seat.personId, programmeId: resolution.programmeId },
  ...{ bodyId: body.id, seatId: seat.id, seatKind: seat.kind, title: seat.title },
  voting: seatVotes(body.kind, seat),
});

export const excuseOf = ({ excuseReason, excuseAdviceOf }: Resolution) =>
  excuseReason && excuseAdviceOf ? { reason: excuseReason, adviceOf: excuseAdviceOf } : null;
