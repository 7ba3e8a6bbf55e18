import type { TestApp } from './test-app.js';
import { key } from './world.js';

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
  return { status: response.status, ...((await response.json()) as Omit<UploadAnswer, 'status'>) };
}

/** Uploads a document, which must succeed, and answers its id. */
export async function aDocument(t: TestApp, plan: UploadPlan = {}): Promise<string> {
  const answer = await sendFile(t, plan);
  if (!answer.document) throw new Error(JSON.stringify(answer));
  return answer.document.id;
}

const PACK = `id code stage versionNumber label status version manifestSha256 sealedOn`;
export const CREATE_PACK = `mutation ($input: CreateCasePackInput!) { createCasePack(input: $input) { replayed casePack { ${PACK} } } }`;
export const REVISE_PACK = `mutation ($input: RevisePackInput!) { revisePack(input: $input) { casePack { ${PACK} } } }`;
export const PUT_SECTION = `mutation ($input: PutSectionInput!) { putSection(input: $input) { replayed casePack { ${PACK} sections { kind title completeness version } } } }`;
export const PLACE = `mutation ($input: PlaceDocumentInput!) { placeDocument(input: $input) { replayed casePack { ${PACK} documents { id position title role version } } } }`;
export const SEAL = `mutation ($input: SealPackInput!) { sealPack(input: $input) { replayed casePack { ${PACK} asSealed sealedAt manifest } } }`;
export const MISSING = `query ($p: String!, $c: String!) { casePack(programme: $p, pack: $c) { id version status missing { kind because subjectType subjectId } } }`;

export interface PackPlan {
  programme?: string;
  stage?: string;
  label?: string;
  /** Who drafts. */
  as?: string;
}

/** A draft to which nothing is missing: what its stage demands is put in, as short as can be. */
export async function aCompletePack(
  t: TestApp,
  plan: PackPlan = {},
): Promise<{ id: string; code: string; version: number }> {
  const { programme = 'UHDB', stage = 'FBC', as = 'pmo' } = plan;
  const label = plan.label ?? 'final for the boards';
  const { casePack } = await t.ok(
    CREATE_PACK,
    { input: { idempotencyKey: key(), programme, stage, label } },
    as,
  );
  const pack = casePack.code;
  const look = async () => await t.ok(MISSING, { p: programme, c: pack }, as);
  for (let found = await look(); found.missing.length > 0; found = await look()) {
    const before = found.missing.length;
    for (const { subjectType, subjectId } of found.missing) {
      if (subjectType === 'SECTION_KIND') {
        const words = { title: subjectId, text: `About ${subjectId}.`, completeness: 'COMPLETE' };
        const input = { idempotencyKey: key(), programme, pack, kind: subjectId, ...words };
        await t.ok(PUT_SECTION, { input }, as);
      } else if (subjectType === 'DOCUMENT_ROLE' && subjectId) {
        const fileName = `${subjectId.toLowerCase()}.pdf`;
        const documentId = await aDocument(t, { programme, as, fileName });
        const input = { idempotencyKey: key(), programme, pack, documentId };
        await t.ok(PLACE, { input: { ...input, title: subjectId, role: subjectId } }, as);
      }
    }
    const after = (await look()).missing;
    if (after.length >= before)
      throw new Error(`A pack cannot be completed: ${JSON.stringify(after)}`);
  }
  const { version } = await look();
  return { id: casePack.id, code: pack, version };
}

/** A sealed pack of a programme, by default its next full business case. */
export async function aSealedPack(
  t: TestApp,
  plan: PackPlan & { by?: string } = {},
): Promise<{ id: string; code: string; manifestSha256: string; versionNumber: number }> {
  const { programme = 'UHDB', by = 'director' } = plan;
  const { code, version } = await aCompletePack(t, plan);
  const { casePack } = await t.ok(
    SEAL,
    { input: { idempotencyKey: key(), programme, pack: code, expectedVersion: version } },
    by,
  );
  return casePack;
}
