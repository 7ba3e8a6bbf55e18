import { expect } from '@jest/globals';
import { sendFile, type UploadPlan } from './packs.js';
import type { TestApp } from './test-app.js';
import { filesOnTheWay } from './uploads.js';

/** How many rows there are of what an upload leaves behind. */
export const documentCounts = async (t: TestApp) =>
  await t.asOwner(
    `select (select count(*) from document) d, (select count(*) from document_chunk) c,
       (select count(*) from audit_entry) a, (select count(*) from idempotency) i`,
  );

/** Sends what must be refused, and leave nothing; answers the status, the code and the reason. */
export async function refusedUpload(t: TestApp, plan: UploadPlan) {
  const before = await documentCounts(t);
  const answer = await sendFile(t, plan);
  expect(await documentCounts(t)).toEqual(before);
  expect(await filesOnTheWay()).toEqual([]);
  const { code, because } = answer.errors![0]!.extensions;
  return [answer.status, code, because];
}

/** Asks for the bytes of a document; `null` is somebody who is not signed in. */
export const download = async (
  t: TestApp,
  id: string,
  as: string | null = 'auditor',
  method = 'GET',
) =>
  await fetch(`${t.url}/api/documents/${id}`, {
    method,
    headers: as ? { authorization: `Bearer ${await t.tokenOf(as)}` } : {},
  });
