import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { BareApi, expectRefusal } from '../support/bare-api.js';
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
    expectRefusal(await ask(nested), 'LIMIT', /too deep into the schema/);
  });

  it('is not spelt out for whoever guesses at it', async () => {
    for (const query of [
      '{ programe(programme: "X") { code } }',
      '{ me { persn { code } } }',
      'mutation { signin { token } }',
      '{ trusts(frist: 1) { totalCount } }',
    ]) {
      const reply = await post({ query }, signedIn());
      expect(reply.status).toBe(400);
      expectRefusal(reply, 'BAD_USER_INPUT', /Cannot query field|Unknown argument/);
    }
    const open = await post({ query: '{ trusts(frist: 1) { totalCount } }' });
    expectRefusal(open, 'NOT_SIGNED_IN', /Sign in/);
    const wrongEnum = await post(
      {
        query: 'mutation ($i: CreateTrustInput!) { createTrust(input: $i) { replayed } }',
        variables: { i: { kind: 'NHS_TRUSTS' } },
      },
      signedIn(),
    );
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
    expectRefusal(reply, 'INTERNAL', /^Something went wrong in the service/);
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
