import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { loadDemo } from '../../src/demo/demo.js';
import { DEMO_PASSWORD } from '../../src/demo/people.data.js';
import { TestApp } from '../support/test-app.js';
import { named, readTour, unsaid, Walk } from './tour.js';

const steps = readTour(readFileSync(join(import.meta.dirname, '../../docs/tour.md'), 'utf8'));

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

it.each(steps.map(named))('%s', async (_name, step) => {
  walk.compare(step, await walk.follow(step));
});
