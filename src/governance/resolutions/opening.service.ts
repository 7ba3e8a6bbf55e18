import { Injectable } from '@nestjs/common';
import { AnnexDocument, CasePack } from '../case-packs/case-pack.entity.js';
import { CasePacksService } from '../case-packs/case-packs.service.js';
import { Database } from '../../platform/database/database.service.js';
import type { Tx } from '../../platform/database/tx.js';
import { IdempotencyService, type Once } from '../../platform/idempotency/idempotency.service.js';
import { cannotWaitOf } from '../programmes/programme.rules.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import type { Actor } from '../../shared/actor.js';
import { dayInWords, type Day } from '../../shared/day.js';
import { allow, refuse } from '../../shared/refusal.js';
import { DecidingBody } from '../trusts/trust.entity.js';
import { ProposedCondition } from './proposed-condition.entity.js';
import { asOrders, urgentOf } from './decision.reader.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { mayTakeItems } from '../deciding/meeting.rules.js';
import { mayEnterLate, mayOpen } from './opening.rules.js';
import { packDecidedOn } from './packs.reader.js';
import type * as inputs from './resolution.input.js';
import { Resolution, ResolutionOwnPart } from './resolution.entity.js';
import { ResolutionsService, type ResolutionInContext } from './resolutions.service.js';
import { onRoll, RollService, type Membership } from './roll.service.js';

/** The facts of an opening: the roll and the standing orders as of the day of the meeting. */
interface OpeningFacts {
  today: Day;
  meeting: Meeting | null;
  membership: Membership;
}

/** Opening a resolution: from then on its papers, its roll and its standing orders do not change. */
@Injectable()
export class OpeningService {
  constructor(
    private readonly db: Database,
    private readonly idempotency: IdempotencyService,
    private readonly programmes: ProgrammesService,
    private readonly resolutions: ResolutionsService,
    private readonly packs: CasePacksService,
    private readonly rolls: RollService,
  ) {}

  /**
   * Opens a draft: on a sealed pack that nothing replaced, under the standing orders in force, with the
   * roll fixed and the registers' interests brought in.
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
          // Locked so that no seat is given or ended while the roll is made from the seats.
          await tx.lock(DecidingBody, found.body.id, 'SHARE');
          const meeting = meetingId ? await tx.lock(Meeting, meetingId, 'SHARE') : null;
          const target = await this.resolutions.lockForChange(tx, found);
          const ground = await this.ground(tx, target, meeting);
          await this.mayOpen(tx, target, ground, input.lateReason ?? null);
          await this.fixRoll(tx, target, ground, input);
          return { resolutionId: target.resolution.id };
        },
      );
    });
  }

  private async hasOpenAnnex(tx: Tx, { packId, bodyId }: Resolution): Promise<boolean> {
    const annex = packId ? await this.packs.annexFor(tx, packId, bodyId) : null;
    if (!annex || annex.manifestSha256) return false;
    return (await tx.count(AnnexDocument, { annexId: annex.id })) > 0;
  }

  private async ground(
    tx: Tx,
    { programme, body }: ResolutionInContext,
    meeting: Meeting | null,
  ): Promise<OpeningFacts> {
    const today = this.programmes.today(programme, tx.now);
    const membership = await this.rolls.membership(tx, body, meeting?.heldOn ?? today);
    return { today, meeting, membership };
  }

  private async mayOpen(
    tx: Tx,
    { resolution, body, programme }: ResolutionInContext,
    { today, meeting, membership: { orders, roll, councilSeats } }: OpeningFacts,
    lateReason: string | null,
  ): Promise<void> {
    const { state, purpose, method, way, closesOn } = resolution;
    const own = await tx.must(ResolutionOwnPart, { id: resolution.id }, 'resolution');
    allow(
      mayOpen(
        {
          state,
          body: body.kind,
          purpose,
          method,
          way,
          closesOn,
          conditions: (await tx.count(ProposedCondition, { resolutionId: resolution.id })) > 0,
          orders: orders && asOrders(orders),
          roll: roll.map((seat) => onRoll(body, seat)),
          pack: await packDecidedOn(tx, resolution.packId),
          annexOpen: await this.hasOpenAnnex(tx, resolution),
          atMeeting: meeting !== null,
          urgent: urgentOf(resolution),
          council:
            councilSeats === null ? null : { seats: councilSeats, advice: own.councilAdvice },
        },
        today,
      ),
    );
    const { adoptedOn } = programme;
    allow(mayEnterLate(meeting?.heldOn ?? null, { today, adoptedOn, reason: lateReason }));
    if (meeting) {
      const others = meeting.tableId
        ? await tx.find(Meeting, { programmeId: meeting.programmeId, tableId: meeting.tableId })
        : [];
      allow(mayTakeItems({ ...meeting, atTable: others.length }, method));
      await this.refuseLaterPack(tx, resolution.packId, meeting.heldOn);
    }
    const decidedOn = meeting?.heldOn ?? closesOn ?? today;
    await this.programmes.refuseDateInPreElectionPeriod(
      tx,
      resolution.programmeId,
      decidedOn,
      cannotWaitOf(resolution),
    );
  }

  /** The pack must have been sealed by the day of the meeting at which it was decided on. */
  private async refuseLaterPack(tx: Tx, packId: string | null, heldOn: Day): Promise<void> {
    const pack = packId ? await tx.one(CasePack, { id: packId }) : null;
    if (!pack?.sealedOn || pack.sealedOn <= heldOn) return;
    const because = `The pack was sealed on ${dayInWords(pack.sealedOn)}, after the meeting: the members cannot have decided on it there.`;
    refuse('WRONG_STATE', because, 'packId');
  }

  private async fixRoll(
    tx: Tx,
    target: ResolutionInContext,
    { today, membership }: OpeningFacts,
    { expectedVersion, lateReason = null }: inputs.OpenResolutionInput,
  ): Promise<void> {
    const { resolution, body } = target;
    const { id, packId } = resolution;
    const { orders, councilSeats } = membership;
    const pack = packId ? await tx.must(CasePack, { id: packId }, 'case pack') : null;
    await tx.update(Resolution, id, expectedVersion, {
      state: 'OPEN',
      openedAt: tx.now,
      openedOn: today,
      openedBy: tx.actor.personId,
      standingOrdersId: orders!.id,
      councilSeats,
      lateReason,
      stage: pack?.stage,
      manifestSha256: pack?.manifestSha256,
    });
    this.resolutions.record(tx, target, {
      type: 'resolution.opened',
      payload: {
        body: body.code,
        number: resolution.number,
        purpose: resolution.purpose,
        wording: resolution.wording,
        method: resolution.method,
        way: resolution.way,
        pack: packId,
        stage: pack?.stage,
        manifestSha256: pack?.manifestSha256,
        standingOrders: orders!.id,
        openedOn: today,
        closesOn: resolution.closesOn,
        lateReason,
      },
    });
    const annex = packId ? await this.packs.annexFor(tx, packId, body.id) : null;
    const annexSha256 = annex?.manifestSha256 ?? null;
    if (annexSha256) await tx.set(ResolutionOwnPart, id, { annexSha256 });
    await this.rolls.fixRoll(tx, target, membership, annexSha256);
  }
}
