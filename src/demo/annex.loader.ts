import { Readable } from 'node:stream';
import { AnnexDocumentsService } from '../governance/case-packs/annex-documents.service.js';
import { AnnexSealingService } from '../governance/case-packs/annex-sealing.service.js';
import { PackAnnexesService } from '../governance/case-packs/pack-annexes.service.js';
import { SpooledFile } from '../governance/case-packs/spooled-file.js';
import { ANNEXES } from './decisions.data.js';
import type { StoryDocument } from './papers.data.js';
import type { DemoContext } from './demo-context.js';
import { PROGRAMME_CODE as programme } from './story.data.js';

interface AnnexState {
  version: number;
  sealed: boolean;
}
const ANNEX = 'select version, sealed_at is not null as sealed from pack_annex where id = $1';

/** Each board's own annex to the pack that it is to decide on, sealed by its secretary. */
export async function sealAnnexes(stage: DemoContext): Promise<void> {
  for (const { body, by, title, paper } of ANNEXES) {
    const secretary = await stage.as(by);
    const created = await stage.service(PackAnnexesService).createAnnex(secretary, {
      programme,
      pack: 'FBC/2',
      body,
      title,
      idempotencyKey: stage.key(`annex ${body}`),
    });
    const annexId = created.annex.id;
    const state = async () => (await stage.seenBy<AnnexState>(by, ANNEX, annexId))[0];
    if ((await state())!.sealed) continue;
    await keepAnnexDocument(stage, by, annexId, paper);
    const idempotencyKey = stage.key(`seal annex ${body}`);
    const expectedVersion = (await state())!.version;
    const sealing = stage.service(AnnexSealingService);
    await sealing.sealAnnex(secretary, { annexId, expectedVersion, idempotencyKey });
  }
}

async function keepAnnexDocument(
  stage: DemoContext,
  by: string,
  annexId: string,
  { role, title, text }: StoryDocument,
): Promise<void> {
  const file = await SpooledFile.of(Readable.from([Buffer.from(text)]));
  const fileName = `${title.toLowerCase().replaceAll(' ', '-')}.txt`;
  const sent = new Map([
    ['role', role],
    ['title', title],
    ['privileged', 'true'],
  ]);
  const upload = {
    file,
    fileName,
    sent,
    fields: new Map<string, string>(),
    caution: null,
    scan: null,
  };
  try {
    await stage
      .service(AnnexDocumentsService)
      .keep(await stage.as(by), annexId, upload, stage.key(`annex document ${annexId}`));
  } finally {
    await file.dispose();
  }
}
