import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aResolution, cast, close, DERBY_BOARD } from '../support/resolving.js';
import { TestApp } from '../support/test-app.js';
import { aWorld } from '../support/world.js';

let t: TestApp;
beforeAll(async () => {
  t = await TestApp.start();
  await aWorld(t);
});
afterAll(async () => {
  await t.stop();
});

describe('a resolution by named votes at a meeting', () => {
  it('is approved once more are for than against, with the worked explanation', async () => {
    const resolution = await aResolution(t);
    const [chair, ...others] = DERBY_BOARD;
    await cast(t, resolution, {
      [chair!]: 'FOR',
      [others[0]!]: 'AGAINST',
      [others[1]!]: 'ABSTAIN',
    });
    const outcome = await close(t, resolution, { minuteRef: '18/42' });
    expect(outcome).toMatchObject({ outcome: 'REJECTED' });
  });
});
