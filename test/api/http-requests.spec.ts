import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BareApi, expectRefusal } from '../support/bare-api.js';
import { key } from '../support/key.js';
import { TestApp } from '../support/test-app.js';

let t: TestApp;
let api: BareApi;
const post = async (...sent: Parameters<BareApi['post']>) => await api.post(...sent);
const ask = async (...sent: Parameters<BareApi['ask']>) => await api.ask(...sent);
const signedIn = () => api.signedIn();
beforeAll(async () => {
  t = await TestApp.start();
  await t.firstAdministrator();
  api = new BareApi(t, await t.tokenOf('administrator'));
});
afterAll(async () => {
  await t.stop();
});

describe('a request that is not one', () => {
  const QUERY = '{ me { person { code } } }';

  it.each([
    ['GET', 'GET', ''],
    ['PUT', 'PUT', { query: QUERY }],
    ['DELETE', 'DELETE', { query: QUERY }],
    ['OPTIONS', 'OPTIONS', {}],
  ])('by %s is refused: queries go by POST alone', async (_name, method, body) => {
    const reply = await post(body, signedIn(), method);
    expect(reply.status).toBe(405);
    expect(reply.headers.get('allow')).toBe('POST');
    expectRefusal(reply, 'BAD_USER_INPUT', /with POST/);
  });

  it('by GET with a mutation in the address changes nothing', async () => {
    const signOut = `mutation { signOut(input: { idempotencyKey: "${key()}" }) { replayed } }`;
    const address = `${t.url}/graphql?query=${encodeURIComponent(signOut)}`;
    const response = await fetch(address, {
      headers: { ...signedIn(), 'apollo-require-preflight': 'true' },
    });
    expect(response.status).toBe(405);
    expect((await ask(QUERY)).json.data.me.person.code).toBe('administrator');
  });

  it.each([
    ['text/plain', JSON.stringify({ query: QUERY })],
    ['application/x-www-form-urlencoded', `query=${encodeURIComponent(QUERY)}`],
    [
      'multipart/form-data; boundary=x',
      `--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n{}\r\n--x--`,
    ],
    ['application/graphql', QUERY],
    ['', QUERY],
  ])('as %p is refused: a page of another site could send it', async (type, body) => {
    const reply = await post(body, { ...signedIn(), 'content-type': type });
    expect(reply.status).toBe(415);
    expectRefusal(reply, 'BAD_USER_INPUT', /as application\/json/);
  });

  it.each([
    ['nothing', '', 400, /`query` must be a text, and not empty/],
    ['half an object', '{"query": "{ me', 400, /not JSON/],
    ['null', 'null', 400, /Send a JSON object with the query/],
    ['a number', '1', 400, /Send a JSON object with the query/],
    ['a text', '"{ me { person { code } } }"', 400, /Send a JSON object with the query/],
    ['a list', [{ query: QUERY }, { query: QUERY }], 400, /Send one request at a time/],
    ['an empty list', [], 400, /Send one request at a time/],
    ['an empty object', {}, 400, /`query` must be a text/],
    ['a query that is a number', { query: 1 }, 400, /`query` must be a text/],
    ['a query that is empty', { query: '  ' }, 400, /`query` must be a text/],
    ['a query that is a tree', { query: { kind: 'Document' } }, 400, /`query` must be a text/],
    [
      'variables in a text',
      { query: QUERY, variables: '{}' },
      400,
      /`variables` must be an object/,
    ],
    ['variables in a list', { query: QUERY, variables: [] }, 400, /`variables` must be an object/],
    [
      'extensions in a text',
      { query: QUERY, extensions: 'x' },
      400,
      /`extensions` must be an object/,
    ],
    [
      'a numbered operation',
      { query: QUERY, operationName: 1 },
      400,
      /`operationName` must be a text/,
    ],
    ['a query that is no GraphQL', { query: '{ me {' }, 400, /Syntax Error/],
    [
      'an unknown operation',
      { query: `query A ${QUERY}`, operationName: 'B' },
      400,
      /Unknown operation named "B"/,
    ],
    [
      'two operations and no name',
      { query: `query A ${QUERY} query B ${QUERY}` },
      400,
      /operation name/,
    ],
    [
      'a persisted query',
      { query: QUERY, extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } },
      200,
      /Persisted/,
    ],
    ['a subscription', { query: 'subscription { x }' }, 400, /no subscriptions|subscription/i],
  ])('with %s is refused in JSON', async (_what, body, status, because) => {
    const reply = await post(body, signedIn());
    expectRefusal(reply, 'BAD_USER_INPUT', because);
    expect(reply.status).toBe(status);
  });

  it('that does not accept JSON is refused, in JSON', async () => {
    const reply = await post({ query: QUERY }, { ...signedIn(), accept: 'text/html' });
    expect(reply.status).toBe(406);
    expectRefusal(reply, 'BAD_USER_INPUT', /name one of them in the header Accept/);
    expect((await post({ query: QUERY }, { ...signedIn(), accept: '*/*' })).status).toBe(200);
    const modern = await post(
      { query: QUERY },
      { ...signedIn(), accept: 'application/graphql-response+json' },
    );
    expect(modern.headers.get('content-type')).toMatch(/^application\/graphql-response\+json/);
  });

  it('is measured: 100 kB signed out, 2 MB signed in', async () => {
    const sized = (bytes: number) => {
      const body = JSON.stringify({ query: '{ __typename }', extensions: { filler: '' } });
      return body.replace('""', `"${'x'.repeat(bytes - body.length)}"`);
    };
    expect((await post(sized(100 * 1024))).status).toBe(200);
    const tooLarge = await post(sized(100 * 1024 + 1));
    expect(tooLarge.status).toBe(413);
    expectRefusal(tooLarge, 'LIMIT', /too large/);
    expect((await post(sized(100 * 1024 + 1), signedIn())).status).toBe(200);
    expect((await post(sized(2 * 1024 * 1024), signedIn())).status).toBe(200);
    const larger = await post(sized(2 * 1024 * 1024 + 1), signedIn());
    expect(larger.status).toBe(413);
    expectRefusal(larger, 'LIMIT', /too large/);
    const forged = await post(sized(100 * 1024 + 1), {
      authorization: `Bearer wms_${'x'.repeat(43)}`,
    });
    expect(forged.status).toBe(413);
  });

  it('in an encoding or character set that is not understood is refused', async () => {
    const charset = await post(
      { query: QUERY },
      { ...signedIn(), 'content-type': 'application/json; charset=latin9' },
    );
    expect(charset.status).toBe(415);
    expectRefusal(charset, 'BAD_USER_INPUT', /UTF-8/);
    const encoding = await post(
      { query: QUERY },
      { ...signedIn(), 'content-encoding': 'compress' },
    );
    expect(encoding.status).toBe(415);
    expectRefusal(encoding, 'BAD_USER_INPUT', /encoding/);
  });
});
