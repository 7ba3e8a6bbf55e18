import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { BoardRoom } from '../races/voting.js';
import { LONG } from './long.js';

let room: BoardRoom;
beforeAll(async () => {
  room = await BoardRoom.open();
});
afterAll(async () => {
  await room.leave();
});

describe('a board, for long', () => {
  it('votes against closing: what is stored is what was voted, none votes after', async () => {
    await room.votesAgainstClosing(LONG);
  });

  it('those who close at once are given one outcome, decided once', async () => {
    await room.twoWhoClose(LONG);
  });

  it('a ruling against a vote: who is ruled out has no vote that stands', async () => {
    await room.rulingAgainstVoting(LONG);
  });

  it('attendance against a vote: who was away has no vote that stands', async () => {
    await room.attendanceAgainstVoting(LONG);
  });

  it('closing against sealing: closed on what was the latest pack then, or void', async () => {
    await room.closingAgainstSealing(LONG);
  });
});
