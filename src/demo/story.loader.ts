import { Readable } from 'node:stream';
import { DocumentsService } from '../governance/case-packs/documents.service.js';
import { PackDocumentsService } from '../governance/case-packs/pack-documents.service.js';
import { PackDraftingService } from '../governance/case-packs/pack-drafting.service.js';
import { PackSealingService } from '../governance/case-packs/pack-sealing.service.js';
import { SpooledFile } from '../governance/case-packs/spooled-file.js';
import { ExternalDecisionsService } from '../governance/records/external-decisions.service.js';
import { GatePassingService } from '../governance/gates/gate-passing.service.js';
import { GatesService } from '../governance/gates/gates.service.js';
import { RecordedDecisionsService } from '../governance/records/recorded-decisions.service.js';
import { PreElectionPeriodsService } from '../governance/programmes/pre-election-periods.service.js';
import { ProgrammeOfficeService } from '../governance/programmes/programme-office.service.js';
import { ExternalConfirmationsService } from '../governance/records/external-confirmations.service.js';
import type { Day } from '../shared/day.js';
import { CHAPTERS, GATE_DATES, type Chapter, type Recorded } from './decisions.data.js';
import { PACKS, type StoryDocument, type StoryPack } from './papers.data.js';
import type { DemoContext } from './demo-context.js';
import { PRE_ELECTION_PERIOD, PROGRAMME_CODE, STATEMENTS } from './story.data.js';

const programme = PROGRAMME_CODE;

/** Everything that was written and decided before 31 May 2018, day by day. */
export async function loadStory(stage: DemoContext): Promise<void> {
  await setGateDates(stage);
  await sayWhatItIsFor(stage);
  const days = [
    ...CHAPTERS.map((chapter) => ({ on: chapter.on, play: playChapter(stage, chapter) })),
    ...PACKS.map((pack) => ({ on: pack.sealedOn, play: playPack(stage, pack) })),
  ].sort((a, b) => (a.on < b.on ? -1 : 1));
  for (const { on, play } of days) {
    await advanceTo(stage, on);
    await play();
  }
}

async function sayWhatItIsFor(stage: DemoContext): Promise<void> {
  const office = stage.service(ProgrammeOfficeService);
  const director = await stage.as('director');
  for (const [at, statement] of STATEMENTS.entries()) {
    const idempotencyKey = stage.key(`statement ${at}`);
    await office.addStatement(director, { ...statement, programme, idempotencyKey });
  }
  const idempotencyKey = stage.key('pre-election-period');
  await stage
    .service(PreElectionPeriodsService)
    .addPreElectionPeriod(director, { ...PRE_ELECTION_PERIOD, programme, idempotencyKey });
}

async function setGateDates(stage: DemoContext): Promise<void> {
  const director = await stage.as('director');
  for (const { gate, baselineOn, forecastOn } of GATE_DATES) {
    const [row] = await stage.programme<{ version: number; set: boolean }>(
      'select version, baseline_on is not null as set from gate where code = $1',
      gate,
    );
    if (row!.set) continue;
    const idempotencyKey = stage.key(`dates ${gate}`);
    const dates = { baselineOn, forecastOn, expectedVersion: row!.version, idempotencyKey };
    await stage.service(GatesService).setGateDates(director, { programme, gate, ...dates });
  }
}

async function advanceTo(stage: DemoContext, to: Day): Promise<void> {
  const [now] = await stage.programme<{ today: Day }>(
    'select business_date as today from programme where code = $1',
  );
  if (now!.today >= to) return;
  const idempotencyKey = stage.key(`date ${to}`);
  await stage
    .service(ProgrammeOfficeService)
    .advanceBusinessDate(await stage.as('director'), { programme, to, idempotencyKey });
}

const playChapter = (stage: DemoContext, chapter: Chapter) => async () => {
  for (const [at, recorded] of chapter.recorded.entries()) {
    await record(stage, recorded, `${chapter.on} ${at}`);
  }
  if (!chapter.passed) return;
  const idempotencyKey = stage.key(`passed ${chapter.passed}`);
  const secretary = await stage.as('derby-secretary');
  const passing = stage.service(GatePassingService);
  await passing.passGate(secretary, { programme, gate: chapter.passed, idempotencyKey });
};

async function record(stage: DemoContext, recorded: Recorded, act: string): Promise<void> {
  const documentId = await keepDocument(stage, recorded.by, recorded.paper_);
  const actor = await stage.as(recorded.by);
  const given = {
    programme,
    documentId,
    conditions: [],
    idempotencyKey: stage.key(`decision ${act}`),
  };
  if (recorded.kind === 'BODY') {
    const { by: _by, paper_: _paper, kind: _kind, ...decision } = recorded;
    await stage.service(RecordedDecisionsService).recordDecision(actor, { ...decision, ...given });
    return;
  }
  const { by: _by, paper_: _paper, kind: _kind, confirmedBy, ...decision } = recorded;
  const outside = stage.service(ExternalDecisionsService);
  await outside.recordExternalDecision(actor, { ...decision, ...given, ratings: [] });
  if (confirmedBy) await confirm(stage, documentId, confirmedBy);
}

/** Confirms a letter that somebody else recorded: a statutory decision counts from then on. */
async function confirm(stage: DemoContext, documentId: string, by: string): Promise<void> {
  const [letter] = await stage.programme<{ externalDecisionId: string }>(
    `select e.id as "externalDecisionId" from external_decision e join programme p on p.id = e.programme_id
     where p.code = $1 and e.document_id = $2`,
    programme,
    documentId,
  );
  const idempotencyKey = stage.key(`confirmed ${documentId}`);
  const confirmed = { programme, ...letter!, idempotencyKey };
  const confirming = stage.service(ExternalConfirmationsService);
  await confirming.confirmExternalDecision(await stage.as(by), confirmed);
}

const playPack = (stage: DemoContext, story: StoryPack) => async () => {
  const director = await stage.as('director');
  const name = `${story.stage} ${story.sealedOn}`;
  const drafting = stage.service(PackDraftingService);
  const { stage: caseStage, label } = story;
  const created = await drafting.createCasePack(director, {
    programme,
    stage: caseStage,
    label,
    idempotencyKey: stage.key(`pack ${name}`),
  });
  const pack = created.casePack.id;
  if (await isSealed(stage, pack)) return;
  for (const section of story.sections) {
    const idempotencyKey = stage.key(`section ${name} ${section.kind}`);
    await drafting.putSection(director, {
      ...section,
      programme,
      pack,
      idempotencyKey,
      completeness: 'COMPLETE',
    });
  }
  for (const figure of story.figures) {
    const idempotencyKey = stage.key(`figure ${name} ${figure.code}`);
    await drafting.putKeyFigure(director, { ...figure, programme, pack, idempotencyKey });
  }
  for (const document of story.documents) await placeDocument(stage, pack, document, name);
  await seal(stage, pack, name);
};

async function placeDocument(
  stage: DemoContext,
  pack: string,
  document: StoryDocument,
  name: string,
): Promise<void> {
  const documentId = await keepDocument(stage, 'director', document);
  const { title, role } = document;
  const idempotencyKey = stage.key(`place ${name} ${role}`);
  const director = await stage.as('director');
  await stage
    .service(PackDocumentsService)
    .placeDocument(director, { programme, pack, documentId, title, role, idempotencyKey });
}

async function seal(stage: DemoContext, pack: string, name: string): Promise<void> {
  const [row] = await stage.programme<{ version: number }>(
    'select version from case_pack where id = $1',
    pack,
  );
  const idempotencyKey = stage.key(`seal ${name}`);
  const given = { programme, pack, expectedVersion: row!.version, idempotencyKey };
  await stage.service(PackSealingService).sealPack(await stage.as('director'), given);
}

async function isSealed(stage: DemoContext, pack: string): Promise<boolean> {
  const [row] = await stage.programme<{ sealed: boolean }>(
    "select status = 'SEALED' as sealed from case_pack where id = $1",
    pack,
  );
  return row!.sealed;
}

/** Keeps a short text as a document of a programme; the same text is kept once. */
export async function keepDocument(
  stage: DemoContext,
  by: string,
  document: StoryDocument,
  programme = PROGRAMME_CODE,
): Promise<string> {
  const file = await SpooledFile.of(Readable.from([Buffer.from(document.text)]));
  const fileName = `${document.title.replace(/[^A-Za-z0-9]+/g, '-').toLowerCase()}.txt`;
  const key = stage.key(`document ${by} ${document.title} ${document.text}`);
  try {
    const kept = await stage
      .service(DocumentsService)
      .keep(
        await stage.as(by),
        programme,
        { file, fileName, fields: new Map(), caution: null, scan: null },
        key,
      );
    return kept.document.id;
  } finally {
    await file.dispose();
  }
}
