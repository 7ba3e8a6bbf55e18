import { Injectable } from '@nestjs/common';
import { Acts } from '../../platform/acts/acts.service.js';
import type { Reader } from '../../platform/database/reader.js';
import { AnnexDocument, CasePack, type PackAnnex } from '../case-packs/case-pack.entity.js';
import { annexOf } from '../case-packs/case-packs.reader.js';
import { askingGatesOf, warningOf, withBoards } from './asking-gates.js';
import { mayCountNowhere, type CountingBody } from './counting-at-gates.rules.js';
import { delegationsOf } from '../delegations/delegations.reader.js';
import { cannotWaitOf } from '../programmes/programme.rules.js';
import {
  refuseDateInPreElectionPeriod,
  refuseUnlessRunning,
} from '../programmes/programme-targets.js';
import { todayOf } from '../programmes/programmes.reader.js';
import { refuseUnlessRegimeHolds } from '../programmes/regime-in-force.js';
import type { Actor } from '../../shared/actor.js';
import type { Day } from '../../shared/day.js';
import { allow } from '../../shared/refusal.js';
import { isCouncil } from '../trusts/body.rules.js';
import { DecidingBody } from '../trusts/trust.entity.js';
import { asOrders } from '../trusts/trusts.reader.js';
import { ProposedCondition } from './proposed-condition.entity.js';
import { mayHaveDecidedOn } from '../deciding/resolution.rules.js';
import { urgentOf } from './decision.reader.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { mayTakeItems } from '../deciding/meeting.rules.js';
import { mayEnterLate, mayOpen } from './opening.rules.js';
import { asDecidedOn } from './packs.reader.js';
import type * as inputs from './resolution.input.js';
import { Resolution, ResolutionOwnPart } from './resolution.entity.js';
import {
  lockItem,
  tellOfIt,
  theResolutionWithDecisions,
  type AtResolution,
  asked,
  type AskedResolution,
} from './resolution-targets.js';
import { fixRoll, knownAt, membershipOn, onRoll, type Membership } from './roll.service.js';

/** The facts of an opening: its papers, and the roll and the standing orders as of the day of the meeting. */
interface OpeningFacts {
  today: Day;
  meeting: Meeting | null;
  membership: Membership;
  pack: CasePack | null;
  /** The body's own annex to the pack. */
  annex: PackAnnex | null;
  /** The body, with the boards for which it decides on that day. */
  acting: CountingBody;
}

const theMotion = theResolutionWithDecisions('SHARE');

/** Opening a resolution: from then on its papers, its roll and its standing orders do not change. */
@Injectable()
export class OpeningService {
  constructor(private readonly acts: Acts) {}

  /**
   * Opens a draft: on a sealed pack that nothing replaced, under the standing orders in force, with the
   * roll fixed and the registers' interests brought in.
   */
  async openResolution(actor: Actor, input: inputs.OpenResolutionInput) {
    return await this.acts.do(actor, 'openResolution', input, theMotion, async (found) => {
      const { tx, programme, body } = found;
      const { purpose } = found.resolution;
      if (purpose !== 'WITHDRAW') await refuseUnlessRunning(tx, programme.id);
      // Locked so that no seat is given or ended while the roll is made from the seats.
      await tx.lock(DecidingBody, body.id, 'SHARE');
      const at = await lockItem(tx, found);
      if (purpose !== 'WITHDRAW') await refuseUnlessRegimeHolds(tx, programme, tx.now);
      const facts = await factsOf(asked(at), at.meeting);
      await refuseUnlessReady(asked(at), facts);
      await refuseUnlessInTime(asked(at), facts, input.lateReason ?? null);
      allow(mayCountNowhere(await countingOf(at, facts), input.countsNowhere));
      return { resolution: await open(at, facts, input) };
    });
  }
}

/** Refuses a draft that cannot be opened as it stands, before anybody tries. */
export async function refuseUnlessOpenable(of: AskedResolution): Promise<void> {
  const { reader, resolution, programme } = of;
  const { meetingId, purpose } = resolution;
  if (purpose !== 'WITHDRAW') {
    await refuseUnlessRunning(reader, programme.id);
    await refuseUnlessRegimeHolds(reader, programme, new Date());
  }
  const meeting = meetingId ? await reader.one(Meeting, { id: meetingId }) : null;
  const facts = await factsOf(of, meeting);
  await refuseUnlessReady(of, facts);
  // Why an item is entered afterwards is said as it is opened.
  const late = isLate(meeting, facts.today);
  await refuseUnlessInTime(of, facts, late ? 'Said as it is opened.' : null);
}

/** Whether an item is entered after its meeting. */
const isLate = (meeting: Meeting | null, today: Day) => meeting !== null && meeting.heldOn < today;

/** What is wrong with where it would count. */
async function countingOf({ tx, programme, resolution }: AtResolution, facts: OpeningFacts) {
  const gates = await askingGatesOf(tx, programme.id);
  return warningOf(resolution, facts.acting, facts.pack?.stage ?? null, gates);
}

async function factsOf(
  { reader, now, resolution, programme, body }: AskedResolution,
  meeting: Meeting | null,
): Promise<OpeningFacts> {
  const today = todayOf(programme, now);
  const { packId } = resolution;
  return {
    today,
    meeting,
    membership: await membershipOn(
      reader,
      body,
      meeting?.heldOn ?? today,
      await knownAt(reader, programme, isLate(meeting, today) ? meeting!.heldOn : null),
    ),
    pack: packId ? await reader.must(CasePack, { id: packId }, 'pack') : null,
    annex: packId ? await annexOf(reader, packId, body.id) : null,
    acting: withBoards(body, await delegationsOf(reader, programme.id), {
      openedAt: now,
      day: meeting?.heldOn ?? today,
    }),
  };
}

/** Refuses a draft that is not complete, or that the body cannot decide so. */
async function refuseUnlessReady(
  { reader, resolution, body }: AskedResolution,
  { today, meeting, membership, pack, annex, acting }: OpeningFacts,
): Promise<void> {
  const { id, state, purpose, method, way, closesOn } = resolution;
  const { orders, roll, posts, unknown } = membership;
  const own = await reader.must(ResolutionOwnPart, { id }, 'resolution');
  const draft = {
    state,
    body: body.kind,
    purpose,
    delegated: acting.decidesFor?.some((one) => one.purpose === purpose) ?? false,
    method,
    way,
    closesOn,
    conditions: (await reader.count(ProposedCondition, { resolutionId: id })) > 0,
    orders: orders && asOrders(orders),
    roll: roll.map((seat) => onRoll(body, seat)),
    pack: pack && asDecidedOn(pack),
    annexOpen: await isOpen(reader, annex),
    atMeeting: meeting !== null,
    urgent: urgentOf(resolution),
    posts,
    unknown,
    council:
      isCouncil(body.kind) && posts !== null ? { seats: posts, advice: own.councilAdvice } : null,
  };
  allow(mayOpen(draft, today));
}

/** Whether the body has an annex with documents that is not sealed yet. */
async function isOpen(reader: Reader, annex: PackAnnex | null): Promise<boolean> {
  if (!annex || annex.manifestSha256) return false;
  return (await reader.count(AnnexDocument, { annexId: annex.id })) > 0;
}

/** Refuses a resolution that comes too late for its meeting, or whose day is in a pre-election period. */
async function refuseUnlessInTime(
  { reader, resolution, programme }: AskedResolution,
  { today, meeting, pack }: OpeningFacts,
  reason: string | null,
): Promise<void> {
  const { method, closesOn } = resolution;
  const { adoptedOn } = programme;
  allow(mayEnterLate(meeting?.heldOn ?? null, { today, adoptedOn, reason }));
  if (meeting) {
    allow(mayTakeItems({ atTable: await countAtTable(reader, meeting) }, method));
    refuseLaterPack(pack, meeting.heldOn);
  }
  const decidedOn = meeting?.heldOn ?? closesOn ?? today;
  const cannotWait = cannotWaitOf(resolution);
  await refuseDateInPreElectionPeriod(reader, programme.id, decidedOn, cannotWait);
}

/** How many meetings are held in common, this one with them; 0 if it is held alone. */
async function countAtTable(reader: Reader, { programmeId, tableId }: Meeting): Promise<number> {
  return tableId ? await reader.count(Meeting, { programmeId, tableId }) : 0;
}

/** The pack must have been sealed by the day of the meeting at which it was decided on. */
function refuseLaterPack(pack: CasePack | null, heldOn: Day): void {
  const fault = mayHaveDecidedOn(pack, heldOn);
  allow(fault && { code: 'WRONG_STATE', because: fault.because, field: 'packId' });
}

async function open(
  at: AtResolution,
  { today, membership, pack, annex }: OpeningFacts,
  { expectedVersion, lateReason = null, countsNowhere }: inputs.OpenResolutionInput,
): Promise<Resolution> {
  const { tx, resolution, body } = at;
  const { id, packId } = resolution;
  const { orders, ordersEnteredOn, posts } = membership;
  const opened = await tx.update(Resolution, id, expectedVersion, {
    state: 'OPEN',
    openedAt: tx.now,
    openedOn: today,
    openedBy: tx.actor.personId,
    standingOrdersId: orders!.id,
    ordersEnteredOn,
    posts,
    lateReason,
    stage: pack?.stage,
    manifestSha256: pack?.manifestSha256,
  });
  tellOfIt(at, 'resolution.opened', {
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
    ordersEnteredOn: ordersEnteredOn ?? undefined,
    openedOn: today,
    closesOn: resolution.closesOn,
    lateReason,
    countsNowhere: countsNowhere || undefined,
  });
  const annexSha256 = annex?.manifestSha256 ?? null;
  if (annexSha256) await tx.set(ResolutionOwnPart, id, { annexSha256 });
  await fixRoll(at, membership, annexSha256);
  return opened;
}
