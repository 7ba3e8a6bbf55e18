import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/test-app.js';
import { world } from '../support/world.js';

const ME = '{ me { person { code } } }';
const t = TestApp.forSpec({
  world: world(),
  trustProxyHops: 1,
  share: { all: { atOnce: 2, waiting: 50 } },
  budgets: { person: 5_000, address: 600 },
});

async function ask(query: string, from: { address: string; as?: string }) {
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    'x-forwarded-for': from.address,
  };
  if (from.as) headers.authorization = `Bearer ${await t.tokenOf(from.as)}`;
  const body = JSON.stringify({ query });
  const response = await fetch(`${t.url}/graphql`, { method: 'POST', headers, body });
  const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
  return { code: errors?.[0]?.extensions.code ?? 'done', response };
}

/** Writes bytes on a connection of their own, as they are; answers the connection. */
async function writing(bytes: string) {
  const socket = connect(Number(new URL(t.url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  await new Promise<void>((written) => socket.write(bytes, () => written()));
  return socket;
}

const head = (lines: string[], bytes: number) =>
  ['POST /graphql HTTP/1.1', 'Host: x', 'Content-Type: application/json', ...lines]
    .concat(`Content-Length: ${bytes}`, '', '')
    .join('\r\n');

describe('the places of a person', () => {
  it('come back when a connection is cut with twenty requests on it, however often', async () => {
    const body = JSON.stringify({ query: ME });
    const token = await t.tokenOf('director');
    const one = head([`Authorization: Bearer ${token}`], body.length) + body;
    for (let n = 0; n < 3; n += 1) {
      const socket = await writing(one.repeat(20));
      await sleep(n);
      socket.destroy();
    }
    const asked = ask(ME, { address: '192.0.2.1', as: 'director' });
    expect((await Promise.race([asked, sleep(10_000, { code: 'never' })])).code).toBe('done');
  });

  it('are not held by bodies of which only half has come', async () => {
    const address = '192.0.2.2';
    const half = `${head([`X-Forwarded-For: ${address}`], 90)}{`;
    const sockets = await Promise.all(Array.from({ length: 6 }, async () => await writing(half)));
    await sleep(50);
    const asked = ask('{ __typename }', { address });
    expect((await Promise.race([asked, sleep(10_000, { code: 'never' })])).code).toBe('done');
    for (const socket of sockets) socket.destroy();
  });
});

describe('the budget of a minute', () => {
  const PAGE = '{ people(first: 100) { nodes { code displayName } } }';

  it("is a person's own, wherever they are, and is told with when to try again", async () => {
    const codes: string[] = [];
    for (let n = 0; n < 30; n += 1)
      codes.push((await ask(PAGE, { address: `192.0.2.${n}`, as: 'pmo' })).code);
    const taken = codes.filter((code) => code === 'done').length;
    // A page of a hundred costs 301, and 10 whatever it is: sixteen are in 5,000.
    expect([taken, codes.slice(taken)]).toEqual([16, Array(14).fill('LIMIT')]);
    const { response } = await ask(ME, { address: '192.0.2.1', as: 'pmo' });
    expect([response.status, Number(response.headers.get('retry-after'))]).toEqual([
      429,
      expect.any(Number),
    ]);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await ask(ME, { address: '192.0.2.1', as: 'observer' })).code).toBe('done');
  });

  it("is an address's for who is not signed in, and nobody's who signs in or has", async () => {
    const address = '192.0.2.99';
    const codes = new Set<string>();
    for (let n = 0; n < 65; n += 1) codes.add((await ask('{ __typename }', { address })).code);
    expect(codes).toEqual(new Set(['done', 'LIMIT']));
    const signIn = 'mutation { signIn(input: { email: "a@b.example", password: "x" }) { token } }';
    expect((await ask(signIn, { address })).code).toBe('NOT_SIGNED_IN');
    expect((await ask(ME, { address, as: 'observer' })).code).toBe('done');
    expect((await ask('{ __typename }', { address: '192.0.2.98' })).code).toBe('done');
  });
});
