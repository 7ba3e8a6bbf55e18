import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { FindingRoom } from '../races/findings.js';
import { LONG } from './long.js';

let room: FindingRoom;
beforeAll(async () => {
  room = await FindingRoom.open();
});
afterAll(async () => {
  await room.leave();
});

describe('a board, for long', () => {
  it('whatever changes who may vote asks whether anything found stands', async () => {
    await room.actsUnderFindings(LONG);
  });
});
