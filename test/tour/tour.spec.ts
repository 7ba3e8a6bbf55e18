import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadDemo } from '../../src/demo/demo.js';
import { DEMO_PASSWORD } from '../../src/demo/people.data.js';
import { TestApp } from '../support/test-app.js';
import { named, readTour, unsaid, Walk } from './tour.js';

const read = (page: string) =>
  readTour(readFileSync(join(import.meta.dirname, '../../docs', page), 'utf8'));
const steps = read('tour.md');

let t: TestApp;
const walk = new Walk(
  () => t.url,
  () => DEMO_PASSWORD,
);

beforeAll(async () => {
  t = await TestApp.start({ openIntrospection: true });
  await loadDemo(t.app, () => undefined);
});
afterAll(async () => {
  await t.stop();
});

it('says in words who does each step', () => {
  expect(unsaid(steps)).toEqual([]);
});

describe('before it, docs/api.md', () => {
  it.each(read('api.md').map(named))('%s', async (_name, step) => {
    walk.compare(step, await walk.follow(step));
  });
});

it.each(steps.map(named))('%s', async (_name, step) => {
  walk.compare(step, await walk.follow(step));
});
