import fc from 'fast-check';
import { SEED } from './seed.js';

/** How many values a property is tried with, or for how long. */
export type Trials = { runs: number } | { seconds: number };

/** What must be so of any value, by its name. */
export type Properties = Record<string, () => fc.IRawProperty<unknown>>;

const MOST_RUNS = 100_000_000;

/**
 * Tries a property with values made of the run's seed; throws the smallest that breaks it. What was tried
 * is printed: `property: their order changes nothing: 300 values (seed 42)`.
 */
export function holds(name: string, property: fc.IRawProperty<unknown>, trials: Trials): void {
  const long =
    'runs' in trials
      ? { numRuns: trials.runs }
      : { numRuns: MOST_RUNS, interruptAfterTimeLimit: trials.seconds * 1_000 };
  const tried = fc.check(property, { seed: SEED, ...long }) as fc.RunDetails<unknown>;
  if (tried.failed) throw new Error(fc.defaultReportMessage(tried), { cause: tried.errorInstance });
  process.stdout.write(`property: ${name}: ${tried.numRuns} values (seed ${SEED})\n`);
}
