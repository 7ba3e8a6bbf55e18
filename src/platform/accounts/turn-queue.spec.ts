import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { TurnQueue, type Turn } from './turn-queue.js';

/** Lets all of these in at once; answers in which order they began, and how many ran together at most. */
async function began(turns: Turn[]): Promise<{ order: string[]; together: number }> {
  const [queue, order] = [new TurnQueue(2), [] as string[]];
  let [running, together] = [0, 0];
  await Promise.all(
    turns.map(async (turn) => {
      await queue.run(turn, async () => {
        order.push(turn.name);
        together = Math.max(together, (running += 1));
        await sleep(1);
        running -= 1;
      });
    }),
  );
  return { order, together };
}

const stranger = (name: string): Turn => ({ name, known: false });
const known = (name: string): Turn => ({ name, known: true });

it('lets so many in at a time', async () => {
  const { order, together } = await began(Array.from({ length: 7 }, () => stranger('a')));
  expect([order.length, together]).toEqual([7, 2]);
});

it('lets names take turns, however many one of them sends', async () => {
  const { order } = await began([...'aaaaab'].map(stranger));
  expect(order).toEqual(['a', 'a', 'a', 'b', 'a', 'a']);
});

it('lets whoever is known here come before strangers', async () => {
  const { order } = await began([...[...'abcd'].map(stranger), known('me')]);
  expect(order).toEqual(['a', 'b', 'me', 'c', 'd']);
});

it('gives a place back when the work fails', async () => {
  const queue = new TurnQueue(2);
  const failing = async () => await Promise.reject(new Error('no memory'));
  for (let n = 0; n < 3; n += 1)
    await expect(queue.run(known('me'), failing)).rejects.toThrow('no memory');
  expect(await queue.run(known('me'), async () => await Promise.resolve('done'))).toBe('done');
});
