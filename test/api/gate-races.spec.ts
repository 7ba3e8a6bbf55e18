import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GateWorld, said } from '../races/gates.js';
import { PASS, passInput } from '../support/gates.js';
import type { TestApp } from '../support/test-app.js';
import { crowd } from '../support/waiting.js';

/** As few rounds as show both orders; `npm run prove` runs the same for long. */
const ROUNDS = { rounds: 10 };

let gates: GateWorld;
let t: TestApp;
beforeAll(async () => {
  gates = await GateWorld.open();
  t = gates.t;
});
afterAll(async () => {
  await gates.leave();
});

describe('passing a gate', () => {
  it('happens once, however many try', async () => {
    const people = ['director', 'derby-secretary', 'burton-secretary', 'sro'];
    for (let round = 0; round < 3; round += 1) {
      const plan = { of: 'twenty who pass a gate', many: 20, together: 10 };
      const answers = await crowd(
        t,
        plan,
        async (n) => await gates.pass('EXPLORATION', people[n % 4]),
      );
      const codes = answers.map(said);
      expect(codes.filter((code) => code === 'done')).toHaveLength(1);
      expect(codes.filter((code) => code === 'NOT_ALLOWED')).toHaveLength(5);
      expect(codes.filter((code) => code === 'WRONG_STATE')).toHaveLength(14);
      expect(await t.asOwner('select from gate_passing')).toHaveLength(1);
      expect(await t.asOwner('select from counted_decision')).toHaveLength(2);
      await gates.showsEveryDecider();
      await gates.unpass();
    }
    const same = passInput('EXPLORATION');
    const replays = await crowd(
      t,
      { of: 'one passing with one key', many: 10, together: 8 },
      async () => await t.send(PASS, same, 'director'),
    );
    const first = replays.filter(({ data }) => data?.passGate?.replayed === false);
    expect(replays.map(said)).toEqual(Array.from({ length: 10 }, () => 'done'));
    expect(first).toHaveLength(1);
    await gates.unpass();
  });

  it('never follows a rejection', async () => {
    await gates.rejection(ROUNDS);
  });

  it('never follows a pause', async () => {
    await gates.pause(ROUNDS);
  });

  it('is dated by the date that it was passed on, while the date moves', async () => {
    await gates.dates(ROUNDS);
  });

  it('never follows the reopening of a condition', async () => {
    await gates.reopening(ROUNDS);
  });

  it('never follows the sealing of another pack', async () => {
    await gates.sealing({ rounds: 8 });
  });
});
