import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { loadDemo } from '../../src/demo/demo.js';
import { DEMO_PASSWORD } from '../../src/demo/people.data.js';
import { TestApp } from '../support/test-app.js';
import { at, filled, readTour, type Step } from './tour.js';

const run = promisify(execFile);
const steps = readTour(readFileSync(join(import.meta.dirname, '../../docs/tour.md'), 'utf8'));
const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { token } }';

let t: TestApp;
const kept = new Map<string, string>();
const tokens = new Map<string, string>();

beforeAll(async () => {
  t = await TestApp.start({ openIntrospection: true });
  await loadDemo(t.app, () => undefined);
});
afterAll(async () => {
  await t.stop();
});

async function tokenOf(email: string): Promise<string> {
  const known = tokens.get(email);
  if (known) return known;
  const { token } = await t.ok<{ token: string }>(SIGN_IN, {
    input: { email, password: DEMO_PASSWORD },
  });
  tokens.set(email, token);
  return token;
}

async function follow(step: Step): Promise<unknown> {
  const token = step.as ? await tokenOf(step.as) : '';
  const text = filled(step.text, kept);
  if (step.kind === 'sh') {
    const env = { ...process.env, API: t.url, TOKEN: token };
    const { stdout } = await run('bash', ['--norc', '-euo', 'pipefail', '-c', text], { env });
    return JSON.parse(stdout);
  }
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (token) headers.authorization = `Bearer ${token}`;
  const response = await fetch(`${t.url}/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query: text }),
  });
  return await response.json();
}

it('says in words who does each step', () => {
  const others = steps.filter(({ as, shown }) => as !== null && as !== shown);
  expect(others.map(({ line, as, shown }) => ({ line, as, shown }))).toEqual([]);
});

it.each(
  steps.map((step) => [`line ${step.line}: ${step.text.trim().split('\n')[0]}`, step] as const),
)('%s', async (_name, step) => {
  const answer = await follow(step);
  if (step.expected === undefined) expect(answer).not.toHaveProperty('errors');
  else expect(answer).toMatchObject(step.expected as object);
  for (const [name, path] of Object.entries(step.keep)) kept.set(name, at(answer, path));
});
