import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BareApi, expectRefusal } from '../support/bare-api.js';
import { TestApp } from '../support/test-app.js';
import { key } from '../support/world.js';

let t: TestApp;
let api: BareApi;
const ask = async (...sent: Parameters<BareApi['ask']>) => await api.ask(...sent);
beforeAll(async () => {
  t = await TestApp.start();
  await t.firstAdministrator();
  api = new BareApi(t, await t.tokenOf('administrator'));
});
afterAll(async () => {
  await t.stop();
});

describe('a query that is too much', () => {
  const aliases = (n: number) => Array.from({ length: n }, (_, i) => `a${i}: __typename`).join(' ');
  const bomb = (levels: number) =>
    `{ ...F0 } ${Array.from({ length: levels }, (_, n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`).join(' ')} fragment F${levels} on Query { __typename }`;
  const list = '{ trusts(first: 100) { edges { node { bodies { seats { person { code } } } } } } }';

  it.each([
    ['tokens', `{ ${'__typename '.repeat(2_100)} }`, /too long: it may have 2,000 tokens/],
    [
      'directives',
      `{ __typename ${'@include(if: true) '.repeat(600)} }`,
      /too long: it may have 2,000 tokens/,
    ],
    ['aliases', `{ ${aliases(16)} }`, /too many aliases: 16, and 15 are allowed/],
    [
      'aliases in a fragment',
      `{ ...A ...B } fragment A on Query { ${aliases(8)} } fragment B on Query { ${aliases(8)} }`,
      /too many aliases: 16/,
    ],
    [
      'depth',
      `{ trust(trust: "X") { bodies { trust { bodies { trust { bodies { trust { bodies { trust { bodies { trust { bodies { code } } } } } } } } } } } } }`,
      /too deep: it has 13 levels, and 12 are allowed/,
    ],
    ['a fragment bomb', bomb(25), /through its fragments/],
    ['cost', list, /too costly: it would cost 30801, and 3000 is allowed/],
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
    const own = `idempotencyKey: "${key()}"`;
    const one = `makeCheckpoint(input: { programme: "X", ${own} }) { checkpoint { id } }`;
    const two = `signOut(input: { ${own} }) { replayed }`;
    for (const query of [
      `mutation { a: ${one} b: ${one} }`,
      `mutation { ${one} ${two} }`,
      `mutation { ...M ${two} } fragment M on Mutation { ${one} }`,
      `mutation { ... on Mutation { ${one} } ${two} }`,
    ])
      expectRefusal(await ask(query), 'LIMIT', /Send one mutation in a request/);
    expect((await ask('{ me { person { code } } }')).json.data.me.person.code).toBe(
      'administrator',
    );
  });
});

it('lets one person have a few requests done at once, and others theirs meanwhile', async () => {
  const node = await TestApp.start({ beside: t, share: { all: { atOnce: 1, waiting: 2 } } });
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
