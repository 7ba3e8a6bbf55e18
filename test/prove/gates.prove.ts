import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { GateHouse } from '../races/gates.js';
import { LONG } from './long.js';

let house: GateHouse;
beforeAll(async () => {
  house = await GateHouse.open();
});
afterAll(async () => {
  await house.leave();
});

describe('a gate, for long', () => {
  it('never passes after a rejection', async () => {
    await house.rejection(LONG);
  });

  it('never passes while the programme pauses', async () => {
    await house.pause(LONG);
  });

  it('is dated by the date that it was passed on, while the date moves', async () => {
    await house.dates(LONG);
  });

  it('never passes after a condition was reopened', async () => {
    await house.reopening(LONG);
  });

  it('never passes after another pack was sealed', async () => {
    await house.sealing({ ...LONG, rounds: 8 });
  });
});
