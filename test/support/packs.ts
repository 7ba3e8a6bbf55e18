import type { CasePack, CaseStage, SectionKind, DocumentRole } from './schema.types.js';
import { noteRefusals } from './seen-refusals.js';
import type { TestApp } from './test-app.js';
import { worldAfter, type World } from './world.js';

/** What uploading came to, and the status of the answer. */
export interface UploadAnswer {
  status: number;
  document: { id: string; sha256: string; bytes: number; mediaType: string; fileName: string };
  deduplicated: boolean;
  replayed: boolean;
  errors?: { message: string; extensions: Record<string, any> & { code: string } }[];
}

export interface UploadPlan {
  programme?: string;
  annex?: string;
  as?: string | null;
  fileName?: string;
  content?: string | Uint8Array;
  fields?: Record<string, string>;
  headers?: Record<string, string>;
}

/** A PDF with these words in it: short, and different for different words. */
export const aPdf = (words: string) => `%PDF-1.4\n% ${words}\n%%EOF\n`;

/** Sends a file as a browser would. */
export async function sendFile(t: TestApp, plan: UploadPlan): Promise<UploadAnswer> {
  const form = new FormData();
  for (const [name, value] of Object.entries(plan.fields ?? {})) form.set(name, value);
  const content = plan.content ?? aPdf(plan.fileName ?? 'document');
  form.set('file', new Blob([content as string]), plan.fileName ?? 'document.pdf');
  const target: Record<string, string> = plan.annex
    ? { annex: plan.annex }
    : { programme: plan.programme ?? 'UHDB' };
  const headers: Record<string, string> = { ...plan.headers };
  if (plan.as !== null) headers.authorization = `Bearer ${await t.tokenOf(plan.as ?? 'pmo')}`;
  const response = await fetch(`${t.url}/api/documents?${new URLSearchParams(target)}`, {
    method: 'POST',
    headers,
    body: form,
  });
  const answer = (await response.json()) as Omit<UploadAnswer, 'status'>;
  const path = [plan.annex ? 'uploadAnnexDocument' : 'uploadDocument'];
  noteRefusals({ errors: answer.errors?.map((error) => ({ ...error, path })) });
  return { status: response.status, ...answer };
}

/** Uploads a document, which must succeed, and answers its id. */
export async function aDocument(t: TestApp, plan: UploadPlan = {}): Promise<string> {
  const answer = await sendFile(t, plan);
  if (!answer.document) throw new Error(JSON.stringify(answer));
  return answer.document.id;
}

const PACK = `id code stage versionNumber label status version manifestSha256 sealedOn`;
export const PUT_SECTION = `mutation ($input: PutSectionInput!) { putSection(input: $input) { replayed casePack { ${PACK} sections { kind title completeness version } } } }`;
export const PLACE = `mutation ($input: PlaceDocumentInput!) { placeDocument(input: $input) { replayed casePack { ${PACK} documents { id position title role version } } } }`;
export const SEAL = `mutation ($input: SealPackInput!) { sealPack(input: $input) { replayed casePack { ${PACK} asSealed sealedAt manifest } } }`;

export interface PackPlan {
  programme?: string;
  stage?: CaseStage;
  label?: string;
  /** Who drafts. */
  as?: string;
}

/** A draft to which nothing is missing: what its stage demands is put in, as short as can be. */
export async function aCompletePack(
  t: TestApp,
  plan: PackPlan = {},
): Promise<{ id: string; code: string; version: number }> {
  const { programme = 'UHDB', stage = 'FBC', as = 'pmo', label = 'final for the boards' } = plan;
  const drafter = t.as(as);
  const { casePack } = await drafter.does('createCasePack', { programme, stage, label });
  const at = { programme, pack: casePack.code };
  const look = async () => {
    const shown = 'id code version missing { subjectType subjectId }';
    return await drafter.reads('casePack', at, shown);
  };
  for (let found = await look(); found.missing.length > 0;) {
    for (const { subjectType, subjectId } of found.missing) {
      if (subjectType === 'SECTION_KIND') {
        const kind = subjectId as SectionKind;
        const words = { title: kind, text: `About ${kind}.`, completeness: 'COMPLETE' } as const;
        await drafter.does('putSection', { ...at, kind, ...words });
      } else if (subjectType === 'DOCUMENT_ROLE' && subjectId) {
        const fileName = `${subjectId.toLowerCase()}.pdf`;
        const documentId = await aDocument(t, { programme, as, fileName });
        const role = subjectId as DocumentRole;
        await drafter.does('placeDocument', { ...at, documentId, title: role, role });
      }
    }
    const { missing } = found;
    found = await look();
    if (found.missing.length >= missing.length)
      throw new Error(`A pack cannot be completed: ${JSON.stringify(found.missing)}`);
  }
  return await look();
}

export type SealedPack = Pick<CasePack, 'id' | 'code' | 'versionNumber'> & {
  manifestSha256: string;
};

/** A sealed pack of a programme, by default its next full business case. */
export async function aSealedPack(
  t: TestApp,
  plan: PackPlan & { by?: string } = {},
): Promise<SealedPack> {
  const { programme = 'UHDB', by = 'director' } = plan;
  const { code: pack, version: expectedVersion } = await aCompletePack(t, plan);
  return (await t.as(by).does('sealPack', { programme, pack, expectedVersion })).casePack;
}

/** A world with sealed packs in it, one after the other: by default a full business case. */
export const withSealedPack = (before: World, ...plans: PackPlan[]): World =>
  worldAfter(before, `sealed ${JSON.stringify(plans)}`, async (t) => {
    for (const plan of plans.length > 0 ? plans : [{}]) await aSealedPack(t, plan);
  });
