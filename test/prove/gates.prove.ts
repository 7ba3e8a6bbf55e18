import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { GateWorld } from '../races/gates.js';
import { LONG } from './long.js';

let gates: GateWorld;
beforeAll(async () => {
  gates = await GateWorld.open();
});
afterAll(async () => {
  await gates.leave();
});

describe('a gate, for long', () => {
  it('never passes after a rejection', async () => {
    await gates.rejection(LONG);
  });

  it('never passes while the programme pauses', async () => {
    await gates.pause(LONG);
  });

  it('is dated by the date that it was passed on, while the date moves', async () => {
    await gates.dates(LONG);
  });

  it('never passes after a condition was reopened', async () => {
    await gates.reopening(LONG);
  });

  it('never passes after another pack was sealed', async () => {
    await gates.sealing({ ...LONG, rounds: 8 });
  });
});
