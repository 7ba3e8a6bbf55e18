import { setTimeout as sleep } from 'node:timers/promises';
import { chances, SEED } from './seed.js';

type Side = 0 | 1;

/** How a round came out: which of the two came first, and what else is worth counting. */
export interface Came {
  first: Side;
  as?: string;
}

/** How long a race goes on. */
export interface Rounds {
  /** At least so many rounds. */
  rounds: number;
  /** And for at least so many seconds. */
  seconds?: number;
}

export interface RacePlan extends Rounds {
  /** The two that run against each other, such as `['closing', 'sealing']`. */
  between: readonly [string, string];
  /** In how many of the rounds in which they met each must have come first. */
  each?: number;
  /** How many different ends must have been seen. */
  ends?: number;
}

/** Has one side act, a little later than it could where it came first before. */
export type Run = <T>(side: Side, act: () => Promise<T>) => Promise<T>;

const LONGEST_LEAD_MILLISECONDS = 4_000;
const LONGEST_STEP_MILLISECONDS = 400;
/** A race that has not shown both orders yet is given so many times its rounds. */
const MOST_TIMES = 5;

/**
 * Runs two acts against each other, round after round, and fails when it was no race: when one of them
 * always came first, or came first only while the other was not running.
 *
 * Whoever came first is held back a little longer in the next round, so that the rounds close in on the
 * moment at which either may win, on a fast machine and on a busy one. Chance is seeded, and what
 * happened is printed: `race: closing against sealing: closing first 7, sealing first 5; 12 of 12 met
 * (seed 42)`.
 */
export async function race(
  plan: RacePlan,
  round: (run: Run, at: number) => Promise<Came>,
): Promise<Map<string, number>> {
  const { between, rounds, seconds = 0, each = 1, ends = 2 } = plan;
  const name = between.join(' against ');
  const lead = new Lead(name);
  const until = Date.now() + seconds * 1_000;
  const met: [number, number] = [0, 0];
  const seen = new Map<string, number>();
  const raced = () => Math.min(...met) >= each && seen.size >= ends;
  let at = 0;
  const report = () => {
    const counted = [...seen].sort().map(([label, times]) => `${label} ${times}`);
    const together = `${met[0] + met[1]} of ${at} met`;
    process.stdout.write(`race: ${name}: ${counted.join(', ')}; ${together} (seed ${SEED})\n`);
  };
  for (; at < rounds || Date.now() < until || (!raced() && at < rounds * MOST_TIMES); at += 1) {
    const sides = new Sides(lead.next());
    const { first, as } = await round(sides.run, at).catch((error: unknown) => {
      process.stdout.write(`race: ${name}: broke in round ${at + 1} (seed ${SEED})\n`);
      throw error;
    });
    if (sides.met()) met[first] += 1;
    const label = as ?? `${between[first]} first`;
    seen.set(label, (seen.get(label) ?? 0) + 1);
    lead.learn(first);
  }
  report();
  if (!raced())
    throw new Error(
      `${name} was no race: where they met, first came ${met[0]} and ${met[1]} times, with ${seen.size} ends.`,
    );
  return seen;
}

/** By how much the first side is held back; less than nothing: the second. */
class Lead {
  private readonly chance: () => number;
  private lead = 0;
  private step = 8;
  private before: Side | null = null;

  constructor(name: string) {
    this.chance = chances(name);
  }

  next(): number {
    return this.lead + (this.chance() - 0.5) * this.step;
  }

  learn(first: Side): void {
    const step = first === this.before ? this.step * 2 : this.step / 2;
    this.step = Math.min(Math.max(step, 1), LONGEST_STEP_MILLISECONDS);
    const lead = this.lead + (first === 0 ? this.step : -this.step);
    this.lead = Math.max(-LONGEST_LEAD_MILLISECONDS, Math.min(LONGEST_LEAD_MILLISECONDS, lead));
    this.before = first;
  }
}

/** When each side of one round began and ended. */
class Sides {
  private readonly began = [Infinity, Infinity];
  private readonly ended = [-Infinity, -Infinity];

  constructor(private readonly lead: number) {}

  readonly run: Run = async (side, act) => {
    const wait = side === 0 ? this.lead : -this.lead;
    if (wait > 0) await sleep(wait);
    this.began[side] = Math.min(this.began[side]!, performance.now());
    try {
      return await act();
    } finally {
      this.ended[side] = Math.max(this.ended[side]!, performance.now());
    }
  };

  /** Whether one had begun before the other had ended, both ways round. */
  met(): boolean {
    return this.began[0]! < this.ended[1]! && this.began[1]! < this.ended[0]!;
  }
}
