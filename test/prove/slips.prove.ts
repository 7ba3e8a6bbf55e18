import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadDemo } from '../../src/demo/demo.js';
import { chances, SEED } from '../support/seed.js';
import { Demonstration, slips } from '../support/slips.js';
import { TestApp } from '../support/test-app.js';
import { SECONDS } from './long.js';

let t: TestApp;
beforeAll(async () => {
  t = await TestApp.start({});
  await loadDemo(t.app, () => undefined);
});
afterAll(async () => {
  await t.stop();
});

describe('the demonstration, for long', () => {
  it('whatever is entered by hand is put right in any order, and the record stays sound', async () => {
    const room = new Demonstration(t);
    const chance = chances('slips');
    const done: string[] = [];
    const until = Date.now() + SECONDS * 1_000;
    while (Date.now() < until || done.length < slips().length) {
      const all = slips();
      const slip = all[Math.floor(chance() * all.length)]!;
      await slip.putRight(room, `SLIP-${done.length}`);
      done.push(slip.entered.join(' '));
      if (done.length % 10 === 0)
        expect([await t.faults(), done.slice(-10)]).toEqual([[], expect.anything()]);
    }
    expect([await t.faults(), done.slice(-10)]).toEqual([[], expect.anything()]);
    process.stdout.write(
      `slips: ${done.length} put right, of ${new Set(done).size} kinds (seed ${SEED})\n`,
    );
  });
});
