import { setTimeout as sleep } from 'node:timers/promises';
import { chances, SEED } from './seed.js';

/** How a round came out: which of the two came first, and what else is worth counting. */
export interface Came {
  first: 0 | 1;
  as?: string;
}

export interface RacePlan {
  /** The two that run against each other, such as `['closing', 'sealing']`. */
  between: readonly [string, string];
  /** How many rounds at least. */
  rounds: number;
  /** How many of them each must have come first in. */
  each?: number;
}

const LONGEST_LEAD_MILLISECONDS = 2_000;

/**
 * Runs two acts against each other, round after round, and fails when it was no race: when one of them
 * always came first.
 *
 * Whoever came first is held back a little longer in the next round, so that the rounds close in on the
 * moment at which either may win, on a fast machine and on a busy one. Chance is seeded, and what
 * happened is printed: `race: closing against sealing: closing first 7, sealing first 5 (seed 42)`.
 *
 * @param round is given the start of each side, to be awaited just before it acts.
 */
export async function race(
  { between, rounds, each = 1 }: RacePlan,
  round: (start: (side: 0 | 1) => Promise<void>, at: number) => Promise<Came>,
): Promise<Map<string, number>> {
  const name = between.join(' against ');
  const chance = chances(name);
  const firsts: [number, number] = [0, 0];
  const seen = new Map<string, number>();
  let lead = 0;
  let step = 4;
  let before: 0 | 1 | null = null;
  const raced = () => Math.min(...firsts) >= each;
  for (let at = 0; at < rounds || (!raced() && at < rounds * 5); at += 1) {
    // A positive lead holds the first side back.
    const held = lead + (chance() - 0.5) * step;
    const start = async (side: 0 | 1) => {
      const wait = side === 0 ? held : -held;
      if (wait > 0) await sleep(wait);
    };
    const { first, as } = await round(start, at);
    firsts[first] += 1;
    const label = as ?? `${between[first]} first`;
    seen.set(label, (seen.get(label) ?? 0) + 1);
    step = Math.min(Math.max(first === before ? step * 1.5 : step * 0.6, 1), 200);
    lead += first === 0 ? step : -step;
    lead = Math.max(-LONGEST_LEAD_MILLISECONDS, Math.min(LONGEST_LEAD_MILLISECONDS, lead));
    before = first;
  }
  const counted = [...seen].sort().map(([label, times]) => `${label} ${times}`);
  process.stdout.write(`race: ${name}: ${counted.join(', ')} (seed ${SEED})\n`);
  if (!raced())
    throw new Error(`${name} was no race: first came ${firsts[0]} and ${firsts[1]} times.`);
  return seen;
}
