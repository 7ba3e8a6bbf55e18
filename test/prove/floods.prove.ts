import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { ADDRESS_BUDGET } from '../../src/operation/budget.js';
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
  const budgets = { person: 60_000, address: ADDRESS_BUDGET };
  t = await TestApp.start({
    world: world(),
    share: SHARE,
    budgets,
    trustProxyHops: 1,
    openIntrospection: true,
  });
  for (const code of ['pmo', 'director', 'observer', 'administrator']) await t.tokenOf(code);
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

/** Who asks: from which address, and as whom if anybody. */
interface From {
  address: string;
  as?: string;
}

/** A request to the API, as `fetch` takes it. */
async function asking(query: string, variables: object, { address, as }: From) {
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    'x-forwarded-for': address,
  };
  if (as) headers.authorization = `Bearer ${await t.tokenOf(as)}`;
  return {
    url: `${t.url}/graphql`,
    method: 'POST',
    headers,
    body: JSON.stringify({ query, variables }),
  };
}

async function ask(query: string, variables: object, from: From) {
  const { url, ...request } = await asking(query, variables, from);
  const response = await fetch(url, request);
  const { errors } = (await response.json()) as { errors?: [{ extensions: { code: string } }] };
  return errors?.[0].extensions.code ?? 'done';
}

interface Flood {
  name: string;
  /** How many at once. */
  many: number;
  /** What is sent, each in turn: see flooder.mjs. */
  requests: (object | Promise<object>)[];
  /** What they may be answered. */
  answers: string[];
  bystander: () => Promise<string>;
}

/** Sends a flood from a process of its own; answers how often each code was answered. */
async function sent(many: number, requests: object[]): Promise<Record<string, number>> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'flooder.mjs')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify({ milliseconds: SECONDS * 1_000, many, requests }));
  return (await json(child.stdout)) as Record<string, number>;
}

/** A bystander's median stays under so many times what it is when nobody else asks, or under what nobody notices. */
const MOST_SLOWER = 5;
const NOT_NOTICED_MS = 100;
const QUIET = 25;

const median = (times: number[]) => [...times].sort((a, b) => a - b)[times.length >> 1]!;

/** How long somebody waits for what they ask, who must be answered. */
async function timed(bystander: () => Promise<string>): Promise<number> {
  const began = performance.now();
  expect(await bystander()).toBe('done');
  return performance.now() - began;
}

/** Floods the service, wave after wave, while somebody else asks one thing after another. */
async function flood({ name, many, requests, answers, bystander }: Flood): Promise<void> {
  const quiet: number[] = [];
  for (let n = 0; n < QUIET; n += 1) quiet.push(await timed(bystander));
  let flooding = true;
  const waves = sent(many, await Promise.all(requests)).finally(() => (flooding = false));
  const chance = chances(name);
  const took: number[] = [];
  while (flooding) {
    took.push(await timed(bystander));
    // As a person does who reads what came.
    await sleep(chance() * 50);
  }
  const seen = Object.entries(await waves);
  const counted = seen.map(([code, times]) => `${code} ${times}`).join(', ');
  const slower = median(took) / median(quiet);
  const [before, during, slowest] = [median(quiet), median(took), Math.max(...took)].map(
    Math.round,
  );
  process.stdout.write(
    `flood: ${name}: ${counted}; a bystander answered ${took.length} times, in ${during} ms, at most ${slowest} ms; quiet in ${before} ms: ${slower.toFixed(1)} times (seed ${SEED})\n`,
  );
  for (const [code] of seen) expect(answers).toContain(code);
  expect(median(took)).toBeLessThan(Math.max(MOST_SLOWER * median(quiet), NOT_NOTICED_MS));
}

describe('a bystander is answered', () => {
  const reads = async () => await ask(ME, {}, { address: '192.0.2.1', as: 'observer' });
  const signsIn = async () => {
    const input = { email: 'by@derby.example', password: PASSWORD };
    return await ask(SIGN_IN, { input }, { address: '192.0.2.2' });
  };

  it('while one person asks for two hundred pages at once', async () => {
    await flood({
      name: 'reads of one person',
      many: 200,
      requests: [asking(PAGE, {}, { address: '198.51.100.1', as: 'director' })],
      answers: ['done', 'LIMIT', 'BUSY'],
      bystander: reads,
    });
  });

  it('while sixty guess a password at once, from twenty addresses', async () => {
    const input = { email: 'pmo@derby.example', password: 'guess number {{n}}' };
    await flood({
      name: 'guesses',
      many: 60,
      requests: addresses(20, '198.51.100').map((address) =>
        asking(SIGN_IN, { input }, { address }),
      ),
      answers: ['NOT_SIGNED_IN', 'LIMIT', 'BUSY'],
      bystander: reads,
    });
    expect(await signsIn()).toBe('done');
  });

  it('while one address asks for the schema three hundred times at once, each time otherwise', async () => {
    const query =
      '{ a{{n}}: __schema { types { name description fields { name description args { name } } } } }';
    await flood({
      name: 'the schema',
      many: 300,
      requests: [asking(query, {}, { address: '198.51.100.2' })],
      answers: ['done', 'LIMIT'],
      bystander: reads,
    });
  });

  it('and can sign in, while two hundred sign in wrongly at once, from forty addresses', async () => {
    expect(await signsIn()).toBe('done');
    const input = { email: 'nobody-{{n}}@derby.example', password: 'a wrong one' };
    await flood({
      name: 'made-up accounts',
      many: 200,
      requests: addresses(40, '198.51.101').map((address) =>
        asking(SIGN_IN, { input }, { address }),
      ),
      answers: ['NOT_SIGNED_IN', 'LIMIT'],
      bystander: signsIn,
    });
  });

  it('while one person reads the record sixty times at once', async () => {
    const authorization = `Bearer ${await t.tokenOf('director')}`;
    const url = `${t.url}/api/audit/export?programme=UHDB`;
    await flood({
      name: 'exports',
      many: 60,
      requests: [{ url, headers: { authorization } }],
      answers: ['done', 'LIMIT'],
      bystander: reads,
    });
  });

  it('while one person sends forty documents of 10 MB at once', async () => {
    const authorization = `Bearer ${await t.tokenOf('pmo')}`;
    const headers = { authorization, 'content-type': 'multipart/form-data; boundary=x' };
    const part = (name: string) => `--x\r\ncontent-disposition: form-data; name="${name}"`;
    const body = `${part('programme')}\r\n\r\nUHDB\r\n${part('file')}; filename="a.pdf"\r\n\r\n%PDF-1.4 {{n}}\n${'words '.repeat(1_700_000)}\n%%EOF\n\r\n--x--\r\n`;
    await flood({
      name: 'documents',
      many: 40,
      requests: [{ url: `${t.url}/api/documents`, method: 'POST', headers, body }],
      answers: ['done', 'LIMIT'],
      bystander: reads,
    });
  });

  it('while one address sends connections of twenty requests each, and cuts them', async () => {
    const { headers, body } = await asking(
      ME,
      {},
      { address: '198.51.100.3', as: 'administrator' },
    );
    const head = Object.entries({ host: 'x', ...headers, 'content-length': body.length });
    const lines = ['POST /graphql HTTP/1.1', ...head.map(([name, value]) => `${name}: ${value}`)];
    const one = `${lines.join('\r\n')}\r\n\r\n${body}`;
    await flood({
      name: 'cut connections',
      many: 20,
      requests: [{ port: Number(new URL(t.url).port), bytes: one.repeat(20) }],
      answers: ['cut'],
      bystander: reads,
    });
  });
});

const addresses = (many: number, net: string) =>
  Array.from({ length: many }, (_none, at) => `${net}.${at + 1}`);
