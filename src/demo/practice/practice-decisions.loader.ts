import { PackDocumentsService } from '../../governance/case-packs/pack-documents.service.js';
import { PackDraftingService } from '../../governance/case-packs/pack-drafting.service.js';
import { PackSealingService } from '../../governance/case-packs/pack-sealing.service.js';
import { ClosingService } from '../../governance/closing/closing.service.js';
import { GateCriteriaService } from '../../governance/gates/gate-criteria.service.js';
import { GatePassingService } from '../../governance/gates/gate-passing.service.js';
import { MeetingsService } from '../../governance/meetings/meetings.service.js';
import { DraftsService } from '../../governance/resolutions/drafts.service.js';
import { ItemsService } from '../../governance/resolutions/items.service.js';
import { OpeningService } from '../../governance/resolutions/opening.service.js';
import type { DraftResolutionInput } from '../../governance/resolutions/resolution.input.js';
import { AttendanceService } from '../../governance/voting/attendance.service.js';
import { CountingService } from '../../governance/voting/counting.service.js';
import { VotingService } from '../../governance/voting/voting.service.js';
import type { DemoContext } from '../demo-context.js';
import { keepDocument } from '../story.loader.js';
import {
  boardOf,
  CASE,
  directorsOf,
  FIRST_PAPER,
  FIRST_ROLES,
  secretaryOf,
  TODAY,
  type Names,
  type Size,
} from './practice.data.js';

const FIRST_GATE = 'EXPLORATION';
const NOON = new Date(`${TODAY}T12:00:00Z`);

/** A meeting of a board, with all its directors there. */
interface Sitting {
  names: Names;
  trust: string;
  meetingId: string;
  directors: number;
}

/** What was written and decided in a practice programme. */
export async function loadDecisions(stage: DemoContext, names: Names, size: Size): Promise<void> {
  const sittings = [];
  for (const trust of names.trusts) sittings.push(await sit(stage, names, trust, size.directors));
  await passFirstGate(stage, names, sittings);
  const pack = await sealCase(stage, names);
  const [first] = sittings as [Sitting];
  for (let at = 1; at <= size.decided; at += 1)
    await decideByHands(stage, first, `matter ${at}`, {
      purpose: 'OTHER',
      wording: `That the board agree to matter ${at}.`,
      // Every seventh is lost, so that not all of them read alike.
      carried: at % 7 !== 0,
    });
  for (let at = 1; at <= size.open; at += 1) await leaveOpen(stage, first, `case ${at}`, pack);
}

async function sit(
  stage: DemoContext,
  names: Names,
  trust: string,
  directors: number,
): Promise<Sitting> {
  const secretary = await stage.as(secretaryOf(trust));
  const body = boardOf(trust);
  const { meeting } = await stage.service(MeetingsService).planMeeting(secretary, {
    programme: names.programme,
    body,
    heldOn: TODAY,
    place: 'Board room',
    part: 'PUBLIC',
    idempotencyKey: stage.key(`meeting ${body}`),
  });
  await stage.service(AttendanceService).recordAttendance(secretary, {
    meetingId: meeting.id,
    expectedVersion: meeting.version,
    present: directorsOf(trust, directors).map(({ code }) => ({ person: code, number: 1 })),
    inAttendance: [],
    apologies: [],
    idempotencyKey: stage.key(`attendance ${body}`),
  });
  return { names, trust, meetingId: meeting.id, directors };
}

async function passFirstGate(stage: DemoContext, names: Names, sittings: Sitting[]) {
  const { programme } = names;
  const director = await stage.as(names.director);
  const { title } = FIRST_PAPER;
  const documentId = await keepDocument(stage, names.director, FIRST_PAPER, programme);
  for (const role of FIRST_ROLES) {
    const idempotencyKey = stage.key(`attach ${programme} ${role}`);
    const given = { programme, gate: FIRST_GATE, documentId, role, title, idempotencyKey };
    await stage.service(GateCriteriaService).attachGateDocument(director, given);
  }
  for (const sitting of sittings)
    await decideByHands(stage, sitting, FIRST_GATE, {
      purpose: 'SUPPORT',
      gate: FIRST_GATE,
      wording: 'That the Trusts explore working together.',
      carried: true,
    });
  const idempotencyKey = stage.key(`pass ${programme}`);
  const passing = { programme, gate: FIRST_GATE, idempotencyKey };
  await stage.service(GatePassingService).passGate(director, passing);
}

async function sealCase(stage: DemoContext, names: Names) {
  const { programme } = names;
  const director = await stage.as(names.director);
  const drafting = stage.service(PackDraftingService);
  const key = (act: string) => stage.key(`${programme} case ${act}`);
  const { casePack } = await drafting.createCasePack(director, {
    programme,
    stage: 'STRATEGIC_CASE',
    label: CASE.label,
    idempotencyKey: key('created'),
  });
  const pack = casePack.id;
  for (const section of CASE.sections)
    await drafting.putSection(director, {
      ...section,
      programme,
      pack,
      completeness: 'COMPLETE',
      idempotencyKey: key(section.kind),
    });
  for (const document of CASE.documents) {
    const { role, title } = document;
    const documentId = await keepDocument(stage, names.director, document, programme);
    const placed = { programme, pack, documentId, role, title, idempotencyKey: key(role) };
    await stage.service(PackDocumentsService).placeDocument(director, placed);
  }
  const [row] = await stage.seenBy<{ version: number }>(
    names.director,
    'select version from case_pack where id = $1',
    pack,
  );
  const { casePack: sealed } = await stage.service(PackSealingService).sealPack(director, {
    programme,
    pack,
    expectedVersion: row!.version,
    idempotencyKey: key('sealed'),
  });
  return { id: pack, manifestSha256: sealed.manifestSha256! };
}

type Motion = Pick<DraftResolutionInput, 'purpose' | 'gate' | 'wording' | 'pack'>;

/** Opens a resolution at a sitting and takes its item. */
async function take(
  stage: DemoContext,
  sitting: Sitting,
  act: string,
  motion: Motion & Pick<DraftResolutionInput, 'way'>,
): Promise<string> {
  const { names, trust, meetingId } = sitting;
  const secretary = await stage.as(secretaryOf(trust));
  const body = boardOf(trust);
  const key = (what: string) => stage.key(`${body} ${act} ${what}`);
  const { resolution: draft } = await stage.service(DraftsService).draftResolution(secretary, {
    ...motion,
    programme: names.programme,
    body,
    method: 'MEETING',
    meetingId,
    idempotencyKey: key('drafted'),
  });
  const { resolution: opened } = await stage.service(OpeningService).openResolution(secretary, {
    resolution: draft.id,
    expectedVersion: draft.version,
    countsNowhere: false,
    idempotencyKey: key('opened'),
  });
  await stage.service(ItemsService).takeItem(secretary, {
    resolution: draft.id,
    expectedVersion: opened.version,
    itemTakenAt: NOON,
    idempotencyKey: key('taken'),
  });
  return draft.id;
}

async function decideByHands(
  stage: DemoContext,
  sitting: Sitting,
  act: string,
  { carried, ...motion }: Motion & { carried: boolean },
): Promise<void> {
  const resolution = await take(stage, sitting, act, { ...motion, way: 'SHOW_OF_HANDS' });
  const secretary = await stage.as(secretaryOf(sitting.trust));
  const key = (what: string) => stage.key(`${boardOf(sitting.trust)} ${act} ${what}`);
  await stage.service(CountingService).recordCount(secretary, {
    resolution,
    forCount: carried ? sitting.directors : 1,
    againstCount: carried ? 0 : sitting.directors - 1,
    abstainCount: 0,
    idempotencyKey: key('counted'),
  });
  const minuteRef = `${TODAY}/${act}`;
  const closing = {
    resolution,
    minuteRef,
    acceptNotQuorate: false,
    idempotencyKey: key('closed'),
  };
  await stage.service(ClosingService).closeResolution(secretary, closing);
}

/** A resolution on the sealed case, on which some of the board have voted by name. */
async function leaveOpen(
  stage: DemoContext,
  sitting: Sitting,
  act: string,
  pack: { id: string; manifestSha256: string },
): Promise<void> {
  const resolution = await take(stage, sitting, act, {
    purpose: 'SUBMIT',
    wording: 'That the board submit the strategic case.',
    pack: pack.id,
    way: 'NAMED_VOTES',
  });
  for (const { code } of directorsOf(sitting.trust, sitting.directors).slice(0, 2))
    await stage.service(VotingService).castVote(await stage.as(code), {
      resolution,
      choice: 'FOR',
      manifestSha256: pack.manifestSha256,
      expectedRevision: 0,
      idempotencyKey: stage.key(`${act} ${code} votes`),
    });
}
