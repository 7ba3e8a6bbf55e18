import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type UploadPlan } from '../support/packs.js';
import { documentCounts, download, refusedUpload } from '../support/documents.js';
import { TestApp } from '../support/test-app.js';
import {
  filesOnTheWay,
  noFilesOnTheWay,
  mostHeld,
  piecesOfPdf,
  sendPieces,
} from '../support/uploads.js';
import { world } from '../support/world.js';

const MEGABYTE = 1024 * 1024;
/** Less than a document of 45 MB has: it is not held. */
const MOST = 40 * MEGABYTE;

let t: TestApp;
beforeAll(async () => {
  t = await TestApp.start({ world: world() });
  for (const code of ['pmo', 'observer', 'auditor']) await t.tokenOf(code);
});
afterAll(async () => {
  await t.stop();
});

const counts = async () => await documentCounts(t);
const refused = async (plan: UploadPlan) => await refusedUpload(t, plan);
const get = async (id: string) => await download(t, id);

describe('a large document', () => {
  it('of 45 MB is taken in and given out without being held', async () => {
    const bytes = 45 * MEGABYTE;
    const hash = createHash('sha256');
    for (const piece of piecesOfPdf(bytes)) hash.update(piece);
    const digest = hash.digest('hex');
    const taken = await mostHeld(async () => await sendPieces(t, piecesOfPdf(bytes)));
    expect(taken.answer).toMatchObject({ status: 201, body: { document: { bytes } } });
    const { document } = (taken.answer as { body: any }).body;
    expect(document.sha256).toBe(digest);
    const give = async () =>
      await mostHeld(async () => {
        const out = createHash('sha256');
        for await (const piece of (await get(document.id)).body!) out.update(piece as Uint8Array);
        return out.digest('hex');
      });
    // What is held would be so every time; garbage that a busy machine has not collected is not.
    const again = async () => await sendPieces(t, piecesOfPdf(bytes - MEGABYTE));
    const held =
      taken.bytes < MOST ? taken.bytes : Math.min(taken.bytes, (await mostHeld(again)).bytes);
    const given = [await give(), await give(), await give()];
    expect(given.map(({ answer }) => answer)).toEqual([digest, digest, digest]);
    expect(held).toBeLessThan(MOST);
    expect(Math.min(...given.map((one) => one.bytes))).toBeLessThan(MOST);
    expect(
      await t.asOwner(
        'select count(*)::int as n, sum(octet_length(content))::int as bytes from document_chunk where sha256 = $1',
        [digest],
      ),
    ).toEqual([{ n: 180, bytes }]);
  });

  it('over 50 MB is refused, whether or not it says how large it is, and leaves nothing', async () => {
    const before = await counts();
    const unsaid = await sendPieces(t, piecesOfPdf(50 * MEGABYTE + 1));
    expect(unsaid).toMatchObject({
      status: 413,
      body: { errors: [{ extensions: { code: 'LIMIT' } }] },
    });
    expect(await counts()).toEqual(before);
    expect(await filesOnTheWay()).toEqual([]);
    const said = await refused({ content: Buffer.alloc(51 * MEGABYTE) });
    expect(said).toEqual([
      413,
      'LIMIT',
      'The file is larger than 50 MB: send a smaller one, or send it in parts.',
    ]);
  });

  it('of 50 MB to the byte is kept', async () => {
    const { status, body } = (await sendPieces(t, piecesOfPdf(50 * MEGABYTE))) as any;
    expect([status, body.document.bytes]).toEqual([201, 50 * MEGABYTE]);
  });

  it.each([['observer'], ['pmo']])(
    'without its end is refused, whoever sends it: %s',
    async (as) => {
      const before = await counts();
      const body =
        '--x\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\naaa\r\n';
      const response = await fetch(`${t.url}/api/documents?programme=UHDB`, {
        method: 'POST',
        body,
        headers: {
          authorization: `Bearer ${await t.tokenOf(as)}`,
          'content-type': 'multipart/form-data; boundary=x',
        },
      });
      const { errors } = (await response.json()) as { errors: [{ extensions: { code: string } }] };
      expect([response.status, errors[0].extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
      expect(await counts()).toEqual(before);
      await noFilesOnTheWay();
    },
  );

  it('broken off at any moment of its first milliseconds leaves nothing', async () => {
    const before = await counts();
    for (let wait = 0; wait <= 12; wait += 1) {
      const abort = new AbortController();
      const form = new FormData();
      form.set('file', new Blob([new Uint8Array(2 * MEGABYTE)]), 'a.pdf');
      const sent = fetch(`${t.url}/api/documents?programme=UHDB`, {
        method: 'POST',
        body: form,
        signal: abort.signal,
        headers: { authorization: `Bearer ${await t.tokenOf('pmo')}` },
      });
      // When it is broken off is what this is about: in each of the first milliseconds once.
      setTimeout(() => abort.abort(), wait);
      await sent.catch(() => undefined);
    }
    await noFilesOnTheWay();
    expect(await counts()).toEqual(before);
  });

  it('cut off in the middle leaves nothing: no row, no file', async () => {
    const before = await counts();
    expect(await sendPieces(t, piecesOfPdf(3 * MEGABYTE), { end: false })).toBe('broken off');
    await noFilesOnTheWay();
    expect(await counts()).toEqual(before);
  });
});
