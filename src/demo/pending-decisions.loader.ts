import { GateCriteriaService } from '../governance/gates/gate-criteria.service.js';
import { ProgrammeOfficeService } from '../governance/programmes/programme-office.service.js';
import { DraftsService } from '../governance/resolutions/drafts.service.js';
import { MeetingsService } from '../governance/meetings/meetings.service.js';
import { CERTIFICATIONS, CONFIRMED, MEETINGS } from './decisions.data.js';
import { sealAnnexes } from './annex.loader.js';
import type { DemoContext } from './demo-context.js';
import { keepDocument } from './story.loader.js';
import { GO_LIVE, PROGRAMME_CODE } from './story.data.js';

const programme = PROGRAMME_CODE;

/** The state on 31 May 2018, where the tour begins: everything is ready, but not decided. */
export async function loadPendingDecisions(stage: DemoContext): Promise<void> {
  await setGoLive(stage);
  await confirmCriteria(stage);
  await attachCertifications(stage);
  await sealAnnexes(stage);
  for (const meeting of MEETINGS) await planDecision(stage, meeting);
}

async function setGoLive(stage: DemoContext): Promise<void> {
  const director = await stage.as('director');
  const [now] = await stage.programme<{ version: number; forecast: string | null }>(
    'select version, go_live_forecast_on as forecast from programme where code = $1',
  );
  if (now!.forecast === GO_LIVE.forecast) return;
  await stage.service(ProgrammeOfficeService).reviseProgramme(director, {
    programme,
    expectedVersion: now!.version,
    goLiveForecastOn: GO_LIVE.forecast,
    idempotencyKey: stage.key('go-live'),
  });
}

async function confirmCriteria(stage: DemoContext): Promise<void> {
  for (const [criterion, note] of CONFIRMED) {
    const idempotencyKey = stage.key(`criterion ${criterion}`);
    const given = { programme, gate: 'FBC', criterion, note, confirmed: true, idempotencyKey };
    await stage.service(GateCriteriaService).confirmCriterion(await stage.as('director'), given);
  }
}

async function attachCertifications(stage: DemoContext): Promise<void> {
  for (const { trust, paper } of CERTIFICATIONS) {
    const secretary = `${trust.toLowerCase()}-secretary`;
    const documentId = await keepDocument(stage, secretary, paper);
    const { role, title } = paper;
    const idempotencyKey = stage.key(`certification ${trust}`);
    const given = { programme, gate: 'FBC', documentId, role, title, trust, idempotencyKey };
    await stage.service(GateCriteriaService).attachGateDocument(await stage.as(secretary), given);
  }
}

async function planDecision(stage: DemoContext, meeting: (typeof MEETINGS)[number]): Promise<void> {
  const secretary = await stage.as(meeting.by);
  const { body, heldOn, place, purpose, way, wording } = meeting;
  const planned = await stage.service(MeetingsService).planMeeting(secretary, {
    programme,
    body,
    heldOn,
    place,
    part: 'PUBLIC',
    startsAt: '14:00',
    noticeGivenOn: '2018-05-31',
    papersDueOn: '2018-06-05',
    idempotencyKey: stage.key(`meeting ${body}`),
  });
  await stage.service(DraftsService).draftResolution(secretary, {
    programme,
    body,
    purpose,
    way,
    wording,
    method: 'MEETING',
    pack: 'FBC/2',
    meetingId: planned.meeting.id,
    idempotencyKey: stage.key(`draft ${body}`),
  });
}
