import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BOARD, BoardRoom, codes } from '../races/voting.js';
import * as r from '../support/resolving.js';
import type { TestApp } from '../support/test-app.js';
import { crowd } from '../support/waiting.js';

/** As few rounds as show both orders; `npm run prove` runs the same for long. */
const ROUNDS = { rounds: 12 };

let room: BoardRoom;
let t: TestApp;
beforeAll(async () => {
  room = await BoardRoom.open();
  t = room.t;
});
afterAll(async () => {
  await room.leave();
});

describe('votes against closing', () => {
  it('with changed minds: what is stored is what was voted, nobody counts twice, none votes after', async () => {
    await room.votesAgainstClosing({ rounds: 20 });
  });
});

describe('one member, many times at once', () => {
  it('50 votes: one is the first, the others are told of it', async () => {
    const resolution = await room.resolution();
    const plan = { of: '50 votes of one member', many: 50, together: 10 };
    const answers = await crowd(
      t,
      plan,
      async (at) => await t.send(r.CAST, r.aVote(resolution, at % 2 ? 'FOR' : 'AGAINST'), BOARD[0]),
    );
    const found = codes(answers);
    expect(found.filter((code) => code === 'done')).toHaveLength(1);
    expect(new Set(found)).toEqual(new Set(['done', 'STALE_VERSION']));
    const votes = await t.asOwner('select revision, choice from vote where resolution_id = $1', [
      resolution.id,
    ]);
    const [won] = answers.filter((answer) => !answer.errors);
    expect(votes).toEqual([{ revision: 1, choice: won!.data.castVote.receipt.choice }]);
  });

  it('one key 50 times: one effect, one answer', async () => {
    const resolution = await room.resolution();
    const vote = r.aVote(resolution, 'FOR');
    const before = await r.rows(t);
    const answers = await crowd(
      t,
      { of: 'one key 50 times', many: 50, together: 10 },
      async () => await t.send(r.CAST, vote, BOARD[1]),
    );
    const done = answers.filter((answer) => !answer.errors);
    expect(new Set(codes(answers))).toEqual(new Set(['done']));
    expect(done.filter((answer) => !answer.data.castVote.replayed)).toHaveLength(1);
    expect(new Set(done.map((answer) => answer.data.castVote.receipt.entryHash)).size).toBe(1);
    const after = await r.rows(t);
    for (const what of ['vote', 'events', 'idempotency'])
      expect(Number(after[what]) - Number(before[what])).toBe(1);
  });
});

describe('those who close at once', () => {
  it('are given one outcome, decided once', async () => {
    await room.twoWhoClose(ROUNDS);
  });
});

describe('a ruling against a vote', () => {
  it('who is ruled out has no vote that stands, or the ruling is refused', async () => {
    await room.rulingAgainstVoting(ROUNDS);
  });
});

describe('attendance against a vote', () => {
  it('who is written down as away has no vote that stands, or it is refused', async () => {
    await room.attendanceAgainstVoting(ROUNDS);
  });
});

describe('closing against a pack that supersedes', () => {
  it('closed on what was the latest then, or void', async () => {
    await room.closingAgainstSealing(ROUNDS);
  });
});
