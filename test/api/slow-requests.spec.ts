import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { TestApp } from '../support/test-app.js';
import { noFilesOnTheWay, sendPieces } from '../support/uploads.js';
import { world } from '../support/world.js';

/** A line as slow as a hospital's, and a patience as short as a test's. */
const PACE = { everyMilliseconds: 500, leastBytes: 256 };

let t: TestApp;
beforeAll(async () => {
  t = await TestApp.start({ pace: PACE, world: world() });
  await t.tokenOf('pmo');
});
afterAll(async () => {
  await t.stop();
});

async function* slowly(pieces: number): AsyncGenerator<Buffer> {
  yield Buffer.from('%PDF-1.4\n');
  for (let at = 0; at < pieces; at += 1) {
    // How slow it is is what this is about: it takes two seconds, and moves all the time.
    await sleep(25);
    yield Buffer.alloc(128, `${at} `);
  }
}

interface Answered {
  status?: number;
  connection?: string;
  body: { errors: { message: string; extensions: Record<string, unknown> }[] };
}

/** Sends the beginning of a body and then stands still; answers with what is said to that. */
async function standStill(path: string, headers: Record<string, string>, words: string) {
  const sending = request(`${t.url}${path}`, {
    method: 'POST',
    headers: { ...headers, 'content-length': '50000' },
  });
  sending.on('error', () => undefined);
  sending.write(words);
  return await new Promise<Answered>((done, failed) => {
    sending.once('close', () => failed(new Error('It was closed without an answer.')));
    sending.once('response', (response) => {
      let text = '';
      response.on('data', (piece) => (text += String(piece)));
      response.on('end', () => {
        const { connection } = response.headers;
        const body = JSON.parse(text) as Answered['body'];
        done({ status: response.statusCode!, connection, body });
      });
    });
  });
}

const TOO_SLOW = {
  status: 408,
  connection: 'close',
  body: {
    errors: [
      {
        message: 'The request came too slowly: some of it must arrive every 0.5 seconds.',
        extensions: { code: 'LIMIT', requestId: expect.any(String) },
      },
    ],
  },
};

it('a document that moves is taken to its end, however long it takes', async () => {
  const begun = Date.now();
  const sent = await sendPieces(t, slowly(80));
  expect(sent).toMatchObject({ status: 201, body: { document: { bytes: 9 + 80 * 128 } } });
  // Not a measure of speed: that the patience for any other request was over several times.
  expect(Date.now() - begun).toBeGreaterThan(3 * PACE.everyMilliseconds);
});

it('a document that stands still is cut off, and nothing of it is kept', async () => {
  const before = await t.asOwner('select count(*) from document');
  const headers = {
    authorization: `Bearer ${await t.tokenOf('pmo')}`,
    'content-type': 'multipart/form-data; boundary=edge',
  };
  const part = '--edge\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n';
  expect(
    await standStill('/api/documents?programme=UHDB', headers, `${part}%PDF-1.4\nabc`),
  ).toMatchObject(TOO_SLOW);
  await noFilesOnTheWay();
  expect(await t.asOwner('select count(*) from document')).toEqual(before);
});

it('a query is to be there at once', async () => {
  const headers = { 'content-type': 'application/json' };
  expect(await standStill('/graphql', headers, '{"query": "{ me')).toMatchObject(TOO_SLOW);
});
