import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { TestApp } from '../support/test-app.js';
import { key } from '../support/world.js';

let t: TestApp;
let token: string;
beforeAll(async () => {
  t = await TestApp.start();
  await t.firstAdministrator();
  token = await t.tokenOf('administrator');
});
afterAll(async () => {
  await t.stop();
});

interface Reply {
  status: number;
  headers: Headers;
  text: string;
  json: {
    data?: any;
    errors?: { message: string; extensions: Record<string, unknown> }[];
    extensions?: any;
  };
}

async function post(
  body: unknown,
  headers: Record<string, string> = {},
  method = 'POST',
): Promise<Reply> {
  const response = await fetch(`${t.url}/graphql`, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(method === 'GET' || method === 'HEAD'
      ? {}
      : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: text.startsWith('{') ? JSON.parse(text) : {},
  };
}
const signedIn = () => ({ authorization: `Bearer ${token}` });
const ask = async (query: string, variables: object = {}) =>
  await post({ query, variables }, signedIn());

/** A refusal in our own form, which tells nothing of how the service is made. */
function expectRefusal(reply: Reply, code: string, because: RegExp): void {
  const [error] = reply.json.errors ?? [];
  expect([reply.text.slice(0, 200), error?.extensions.code]).toEqual([expect.any(String), code]);
  expect(error!.extensions).toMatchObject({
    because: expect.stringMatching(because),
    requestId: reply.headers.get('x-request-id'),
  });
  expect(error!.message).toBe(error!.extensions.because);
  expect(reply.headers.get('content-type')).toMatch(/^application\/(graphql-response\+)?json/);
  expect(reply.text).not.toMatch(
    /node_modules|<html|<pre|select |insert |\bat \/|stacktrace|Did you mean/i,
  );
}

describe('a query that is too much', () => {
  const aliases = (n: number) => Array.from({ length: n }, (_, i) => `a${i}: __typename`).join(' ');
  const bomb = (levels: number) =>
    `{ ...F0 } ${Array.from({ length: levels }, (_, n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`).join(' ')} fragment F${levels} on Query { __typename }`;
  const list = '{ trusts(first: 100) { edges { node { bodies { seats { person { code } } } } } } }';

  it.each([
    ['tokens', `{ ${'__typename '.repeat(2_100)} }`, /too many words/],
    ['directives', `{ __typename ${'@include(if: true) '.repeat(600)} }`, /too many words/],
    ['aliases', `{ ${aliases(16)} }`, /16 aliases; 15 are allowed/],
    [
      'aliases in a fragment',
      `{ ...A ...B } fragment A on Query { ${aliases(8)} } fragment B on Query { ${aliases(8)} }`,
      /16 aliases/,
    ],
    [
      'depth',
      `{ trust(trust: "X") { bodies { trust { bodies { trust { bodies { trust { bodies { trust { bodies { trust { bodies { code } } } } } } } } } } } } }`,
      /13 levels deep; 12 are allowed/,
    ],
    ['a fragment bomb', bomb(25), /through its fragments/],
    ['cost', list, /would cost 30801; a query may cost 3000/],
  ])('in %s is refused before any of it is done', async (_what, query, because) => {
    const began = Date.now();
    const reply = await ask(query);
    expectRefusal(reply, 'LIMIT', because);
    expect(reply.status).toBe(400);
    expect(Date.now() - began).toBeLessThan(2_000);
  });

  it('is taken at the limit itself', async () => {
    expect((await ask(`{ ${aliases(15)} }`)).json.errors).toBeUndefined();
    const twelve =
      '{ trust(trust: "X") { bodies { trust { bodies { trust { bodies { trust { bodies { trust { bodies { trust { code } } } } } } } } } } } }';
    expect((await ask(twelve)).json.errors![0]!.extensions.code).not.toBe(undefined);
  });

  it('does not count edges and node as depth', async () => {
    const reply = await ask(
      '{ trusts(first: 1) { edges { node { bodies { trust { code } } } } } }',
    );
    expect(reply.json.errors).toBeUndefined();
  });

  it('is refused when a fragment goes round in a circle', async () => {
    const reply = await ask('{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }');
    expectRefusal(reply, 'BAD_USER_INPUT', /Cannot spread fragment "A" within itself/);
  });

  it.each([
    ['written in the query', '{ trusts(first: 2) { edges { node { code } } } }', {}, 2],
    [
      'a variable',
      'query ($n: Int!) { trusts(first: $n) { edges { node { code } } } }',
      { n: 5 },
      5,
    ],
    [
      "a variable's default",
      'query ($n: Int! = 7) { trusts(first: $n) { edges { node { code } } } }',
      {},
      7,
    ],
    [
      'a variable over its default',
      'query ($n: Int! = 7) { trusts(first: $n) { edges { node { code } } } }',
      { n: 1 },
      1,
    ],
  ])('is counted by the size of the page, %s', async (_how, query, variables, size) => {
    const reply = await ask(query, variables);
    expect(reply.json.errors).toBeUndefined();
    const { used, budget } = reply.json.extensions.cost;
    expect([budget, used]).toEqual([3_000, 1 + 3 * size]);
  });

  it.each([
    [
      'missing',
      '{ trusts { totalCount } }',
      {},
      'BAD_USER_INPUT',
      /"first" of type "Int!" is required/,
    ],
    [
      'null',
      '{ trusts(first: null) { totalCount } }',
      {},
      'BAD_USER_INPUT',
      /Expected value of type "Int!"/,
    ],
    [
      'a null variable',
      'query ($n: Int!) { trusts(first: $n) { totalCount } }',
      { n: null },
      'BAD_USER_INPUT',
      /must not be null/,
    ],
    [
      'a missing variable',
      'query ($n: Int!) { trusts(first: $n) { totalCount } }',
      {},
      'BAD_USER_INPUT',
      /was not provided/,
    ],
    ['zero', '{ trusts(first: 0) { totalCount } }', {}, 'BAD_USER_INPUT', /at least 1/],
    ['negative', '{ trusts(first: -1) { totalCount } }', {}, 'BAD_USER_INPUT', /at least 1/],
    [
      'a negative variable',
      'query ($n: Int!) { trusts(first: $n) { edges { node { code } } } }',
      { n: -1_000_000 },
      'BAD_USER_INPUT',
      /at least 1/,
    ],
    ['101', '{ trusts(first: 101) { totalCount } }', {}, 'BAD_USER_INPUT', /at most 100/],
    [
      'huge',
      'query ($n: Int!) { trusts(first: $n) { edges { node { code } } } }',
      { n: 2_147_483_647 },
      'LIMIT',
      /would cost/,
    ],
    [
      'a text',
      'query ($n: Int!) { trusts(first: $n) { totalCount } }',
      { n: '5' },
      'BAD_USER_INPUT',
      /Int cannot represent non-integer/,
    ],
    [
      'too large for an Int',
      '{ trusts(first: 99999999999) { totalCount } }',
      {},
      'BAD_USER_INPUT',
      /Int cannot represent/,
    ],
  ])('is refused with a page size that is %s', async (_what, query, variables, code, because) => {
    expectRefusal(await ask(query, variables), code, because);
  });

  it('is refused with a cursor that is not ours, whatever is in it', async () => {
    const cursor = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const id = '0198c0de-0000-7000-8000-000000000001';
    for (const after of [
      'x',
      '',
      cursor({}),
      cursor(['a']),
      cursor(['a', 'b']),
      cursor([1, id]),
      cursor(['a', '-'.repeat(36)]),
      cursor(['a\u0000', id]),
      'x'.repeat(401),
    ]) {
      const reply = await ask(
        'query ($after: String) { trusts(first: 1, after: $after) { totalCount } }',
        { after },
      );
      expect([after.slice(0, 20), reply.json.errors?.[0]?.extensions.code]).toEqual([
        after.slice(0, 20),
        after === '' ? undefined : 'BAD_USER_INPUT',
      ]);
    }
  });

  it('is refused with two mutations, by name, alias or fragment', async () => {
    const one = 'makeCheckpoint(input: { programme: "X" }) { checkpoint { id } }';
    for (const query of [
      `mutation { a: ${one} b: ${one} }`,
      `mutation { ${one} signOut { done } }`,
      `mutation { ...M signOut { done } } fragment M on Mutation { ${one} }`,
      `mutation { ... on Mutation { ${one} } signOut { done } }`,
    ])
      expectRefusal(await ask(query), 'LIMIT', /may hold one mutation/);
    expect((await ask('{ me { person { code } } }')).json.data.me.person.code).toBe(
      'administrator',
    );
  });
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
    const address = `${t.url}/graphql?query=${encodeURIComponent('mutation { signOut { done } }')}`;
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
    ['nothing', '', 400, /needs `query`|must be a JSON object/],
    ['half an object', '{"query": "{ me', 400, /not JSON/],
    ['null', 'null', 400, /must be a JSON object/],
    ['a number', '1', 400, /must be a JSON object/],
    ['a text', '"{ me { person { code } } }"', 400, /must be a JSON object/],
    ['a list', [{ query: QUERY }, { query: QUERY }], 400, /one request at a time/],
    ['an empty list', [], 400, /one request at a time/],
    ['an empty object', {}, 400, /needs `query`/],
    ['a query that is a number', { query: 1 }, 400, /needs `query`/],
    ['a query that is empty', { query: '  ' }, 400, /needs `query`/],
    ['a query that is a tree', { query: { kind: 'Document' } }, 400, /needs `query`/],
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
    expectRefusal(reply, 'BAD_USER_INPUT', /accept one/);
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

describe('the schema', () => {
  it('is read by whoever is signed in, and by nobody else', async () => {
    const query = getIntrospectionQuery();
    const open = await post({ query });
    expect(open.status).toBe(401);
    expectRefusal(open, 'NOT_SIGNED_IN', /Sign in to read the schema/);
    for (const part of [
      '{ __type(name: "Query") { name } }',
      '{ ...S } fragment S on Query { __schema { queryType { name } } }',
      '{ ... { __schema { queryType { name } } } }',
    ])
      expect((await post({ query: part })).json.errors![0]!.extensions.code).toBe('NOT_SIGNED_IN');
    const read = await post({ query }, signedIn());
    expect(read.json.errors).toBeUndefined();
    expect(read.json.data.__schema.types.length).toBeGreaterThan(100);
    expect(read.json.extensions.cost.used).toBeLessThan(3_000);
  });

  it('is not read deeper than it is worth', async () => {
    const nested =
      '{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }';
    expectRefusal(await ask(nested), 'LIMIT', /too much of the schema/);
  });

  it('is not spelt out for whoever guesses at it', async () => {
    for (const query of [
      '{ programe(programme: "X") { code } }',
      '{ me { persn { code } } }',
      'mutation { signin { token } }',
      '{ trusts(frist: 1) { totalCount } }',
    ]) {
      const reply = await post({ query });
      expect(reply.status).toBe(400);
      expectRefusal(reply, 'BAD_USER_INPUT', /Cannot query field|Unknown argument/);
    }
    const wrongEnum = await post({
      query: 'mutation ($i: CreateTrustInput!) { createTrust(input: $i) { replayed } }',
      variables: { i: { kind: 'NHS_TRUSTS' } },
    });
    expectRefusal(wrongEnum, 'BAD_USER_INPUT', /kind|required/);
    const misspelt = await post({
      query: 'mutation ($i: SignInInput!) { signIn(input: $i) { token } }',
      variables: { i: { emial: 'x' } },
    });
    expectRefusal(misspelt, 'BAD_USER_INPUT', /emial|required|provided/);
  });

  it.each([
    ['of the wrong form', { m: 'x' }],
    ['missing', {}],
    ['null', { m: null }],
    ['a list', { m: ['x'] }],
  ])('answers a variable that is %s with 400', async (_case, variables) => {
    const query = 'query ($m: UUID!) { meeting(meetingId: $m) { id } }';
    const reply = await post({ query, variables }, signedIn());
    expect(reply.status).toBe(400);
    expectRefusal(reply, 'BAD_USER_INPUT', /^Variable "\$m"/);
  });

  it('is open in the demo', async () => {
    const demo = await TestApp.start({ beside: t, openIntrospection: true });
    const response = await fetch(`${demo.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: getIntrospectionQuery() }),
    });
    expect(((await response.json()) as { errors?: unknown }).errors).toBeUndefined();
    await demo.stop();
  });
});

describe('an answer', () => {
  it('names its request, and tells what it cost', async () => {
    const reply = await ask('{ me { person { code } } }');
    expect(reply.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(reply.json.extensions).toEqual({ cost: { used: 3, budget: 3_000 } });
  });

  it('of a fault of ours says nothing but the request', async () => {
    await t.asSuperuser('alter table person rename column code to gone');
    const reply = await ask('{ me { person { code } } }');
    await t.asSuperuser('alter table person rename column gone to code');
    expectRefusal(reply, 'INTERNAL', /^Something went wrong on our side/);
    expect(Object.keys(reply.json.errors![0]!.extensions).sort()).toEqual([
      'because',
      'code',
      'requestId',
    ]);
    expect(reply.text).not.toMatch(/relation|person\.|gone|42703|does not exist/);
  });

  it('of every request has a name of its own, whatever the caller sends', async () => {
    const names = await Promise.all(
      Array.from({ length: 20 }, async () =>
        (await post({ query: '{ __typename }' }, { 'x-request-id': 'mine' })).headers.get(
          'x-request-id',
        ),
      ),
    );
    expect(new Set(names).size).toBe(20);
    expect(names).not.toContain('mine');
  });
});

it('lets one person have a few requests done at once, and others theirs meanwhile', async () => {
  const node = await TestApp.start({ beside: t, share: { atOnce: 1, waiting: 2 } });
  const me = async (as: string) =>
    (await node.send('{ me { person { code } } }', {}, as)).errors?.[0]?.extensions.code ?? 'done';
  const codes = ['administrator', 'reader'];
  await t.ok(
    'mutation ($input: CreatePersonInput!) { createPerson(input: $input) { person { id } } }',
    { input: { idempotencyKey: key(), code: 'reader', displayName: 'A reader' } },
    'administrator',
  );
  for (const code of codes) await node.tokenOf(code);
  const [mine, hers] = await Promise.all([
    Promise.all(Array.from({ length: 12 }, async () => await me(codes[0]!))),
    me(codes[1]!),
  ]);
  expect([hers, new Set(mine)]).toEqual(['done', new Set(['done', 'LIMIT'])]);
  expect(await me(codes[0]!)).toBe('done');
  await node.stop();
});
