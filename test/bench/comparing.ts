import type { Contestant } from './contestants.js';
import type { Asking } from './requests.js';

/** The two did not answer the same: then nothing that is measured means anything. */
export class DifferentAnswers extends Error {}

/** Asks both, and refuses unless they answer the same; what is another each time, of the same kind. */
export async function compare(
  asking: Asking,
  [product, limit]: readonly [Contestant, Contestant],
): Promise<'SAME' | { unanswered: string }> {
  const { line } = asking;
  const answered = await asking.ask(product, 0);
  const expected = await asking.ask(limit, 0);
  const faults = [answered, expected].map(
    ({ fault }, at) => fault && `${at ? 'limit' : 'product'} ${fault}`,
  );
  const unanswered = faults.filter((fault) => fault !== null).join(', ');
  if (unanswered) return { unanswered };
  const difference = firstDifference(answered.data, expected.data, line.varying ?? [], '');
  if (difference) throw new DifferentAnswers(`${line.name}: ${difference}`);
  return 'SAME';
}

/** Where two answers part, in words; null when they are the same. */
export function firstDifference(
  one: unknown,
  other: unknown,
  varying: readonly string[],
  at: string,
): string | null {
  if (isObject(one) && isObject(other)) {
    const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
    for (const name of names) {
      const path = at ? `${at}.${name}` : name;
      const found = varying.includes(name)
        ? otherKind(one[name], other[name], path)
        : firstDifference(one[name], other[name], varying, path);
      if (found) return found;
    }
    return null;
  }
  if (JSON.stringify(one) === JSON.stringify(other)) return null;
  return `at ${at} the product answered ${JSON.stringify(one)}, the limit ${JSON.stringify(other)}`;
}

const otherKind = (one: unknown, other: unknown, at: string) =>
  typeof one === typeof other ? null : `${at} is not of one kind in both answers`;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
