import type { Refusal } from './refusal.js';

/**
 * Several faults as one refusal, so that a person can put all of them right at once: the code and the
 * field of the first, the sentences of all, and each with its field. Null when nothing is wrong.
 */
export function combined(faults: readonly (Refusal | null)[]): Refusal | null {
  const found = faults.filter((fault) => fault !== null);
  const [first] = found;
  if (!first || found.length === 1) return first ?? null;
  return {
    ...first,
    because: found.map(({ because }) => because).join(' '),
    faults: found.flatMap(({ field, because, faults: several }) => several ?? { field, because }),
  };
}
