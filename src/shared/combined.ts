import type { Refusal } from './refusal.js';

/**
 * Several faults as one refusal, so that a person can put all of them right at once: the code and the
 * field of the first, and the sentences of all. Null when nothing is wrong.
 */
export function combined(faults: readonly (Refusal | null)[]): Refusal | null {
  const found = faults.filter((fault) => fault !== null);
  const [first] = found;
  if (!first) return null;
  return { ...first, because: found.map((fault) => fault.because).join(' ') };
}
