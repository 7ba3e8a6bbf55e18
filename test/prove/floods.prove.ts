import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { SHARE } from '../../src/operation/fair-share.js';
import { chances, SEED } from '../support/seed.js';
import { TestApp } from '../support/test-app.js';
import { key, world } from '../support/world.js';
import { SECONDS } from './long.js';

const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { token } }';
const PAGE = `{ programme(programme: "UHDB") { code gates { code status readiness { ready } }
  auditTrail(first: 50) { edges { node { type } } } } }`;
const ME = '{ me { person { code } } }';
const PASSWORD = 'correct horse battery staple';

let t: TestApp;
beforeAll(async () => {
  t = await TestApp.start({ world: world(), share: SHARE, trustProxyHops: 1 });
  for (const code of ['pmo', 'director', 'observer']) await t.tokenOf(code);
  const somebody = { code: 'bystander', displayName: 'Bystander', email: 'by@derby.example' };
  await t.ok(
    'mutation ($input: CreatePersonInput!) { createPerson(input: $input) { person { id } } }',
    { input: { idempotencyKey: key(), ...somebody, password: PASSWORD } },
    'administrator',
  );
});
afterAll(async () => {
  await t.stop();
});

async function ask(query: string, variables: object, from: { address: string; as?: string }) {
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    'x-forwarded-for': from.address,
  };
  if (from.as) headers.authorization = `Bearer ${await t.tokenOf(from.as)}`;
  const body = JSON.stringify({ query, variables });
  const response = await fetch(`${t.url}/graphql`, { method: 'POST', headers, body });
  const { errors } = (await response.json()) as { errors?: [{ extensions: { code: string } }] };
  return errors?.[0].extensions.code ?? 'done';
}

interface Flood {
  name: string;
  /** How many at once. */
  many: number;
  act: (at: number) => Promise<string>;
  /** What they may be answered. */
  answers: string[];
  bystander: () => Promise<string>;
}

/** Floods the service, wave after wave, while somebody else asks one thing after another. */
async function flood({ name, many, act, answers, bystander }: Flood): Promise<void> {
  const until = Date.now() + SECONDS * 1_000;
  const seen = new Map<string, number>();
  let flooding = true;
  const waves = (async () => {
    do {
      const all = await Promise.all(
        Array.from({ length: many }, async (_none, at) => await act(at)),
      );
      for (const one of all) seen.set(one, (seen.get(one) ?? 0) + 1);
    } while (Date.now() < until);
    flooding = false;
  })();
  const chance = chances(name);
  const took: number[] = [];
  while (flooding) {
    const began = performance.now();
    expect(await bystander()).toBe('done');
    took.push(performance.now() - began);
    // As a person does who reads what came.
    await sleep(chance() * 50);
  }
  await waves;
  took.sort((a, b) => a - b);
  const counted = [...seen].map(([code, times]) => `${code} ${times}`).join(', ');
  const [middle, slowest] = [took[took.length >> 1]!, took.at(-1)!].map(Math.round);
  process.stdout.write(
    `flood: ${name}: ${counted}; a bystander answered ${took.length} times, in ${middle} ms, at most ${slowest} ms (seed ${SEED})\n`,
  );
  for (const code of seen.keys()) expect(answers).toContain(code);
}

describe('a bystander is answered', () => {
  const reads = async () => await ask(ME, {}, { address: '192.0.2.1', as: 'observer' });

  it('while one person asks for two hundred pages at once', async () => {
    await flood({
      name: 'reads of one person',
      many: 200,
      act: async () => await ask(PAGE, {}, { address: '198.51.100.1', as: 'director' }),
      answers: ['done', 'LIMIT', 'BUSY'],
      bystander: reads,
    });
  });

  it('while sixty guess a password at once, from twenty addresses', async () => {
    await flood({
      name: 'guesses',
      many: 60,
      act: async (at) => {
        const input = { email: 'pmo@derby.example', password: `guess number ${at}` };
        return await ask(SIGN_IN, { input }, { address: `198.51.100.${at % 20}` });
      },
      answers: ['NOT_SIGNED_IN', 'LIMIT', 'BUSY'],
      bystander: reads,
    });
    const input = { email: 'by@derby.example', password: PASSWORD };
    expect(await ask(SIGN_IN, { input }, { address: '192.0.2.2' })).toBe('done');
  });
});
