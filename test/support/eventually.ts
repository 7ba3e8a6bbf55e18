import { setTimeout as sleep } from 'node:timers/promises';

const LONGEST_MILLISECONDS = 180_000;
const LONGEST_PAUSE_MILLISECONDS = 200;

/** Waits until something is so: asks again and again, and throws the last fault when it never comes. */
export async function eventually<T>(ask: () => Promise<T> | T): Promise<T> {
  const end = Date.now() + LONGEST_MILLISECONDS;
  for (let pause = 2; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MILLISECONDS)) {
    try {
      return await ask();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await sleep(pause);
  }
}
