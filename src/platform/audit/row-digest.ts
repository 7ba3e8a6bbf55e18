import { canonicalAsIs, sha256Hex } from '../../shared/canonical.js';

const MOST_DIGITS = 15;

/**
 * The digest of a database row, which its audit entry carries so that a changed byte is provable.
 *
 * - The row is what `to_jsonb(t)` gave, in a session whose time zone is UTC.
 * - A column that is null counts as absent, so that adding a nullable column alters no digest.
 * - Numbers become text; one that may have been rounded on the way here is refused.
 * - Text is taken as it is: composing it would hide a change.
 */
export function rowDigest(table: string, row: Readonly<Record<string, unknown>>): string {
  // Through the canonical text first: it refuses what to_jsonb never gives, such as a Date.
  const plain = JSON.parse(canonicalAsIs(row)) as Record<string, unknown>;
  const filled = Object.entries(plain).filter(([, value]) => value !== null);
  return sha256Hex(canonicalAsIs({ table, row: withoutNumbers(Object.fromEntries(filled)) }));
}

function withoutNumbers(value: unknown): unknown {
  if (typeof value === 'number') return digitsOf(value);
  if (Array.isArray(value)) return value.map(withoutNumbers);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, withoutNumbers(item)]),
  );
}

function digitsOf(value: number): string {
  const text = String(value);
  const digits = text.replace(/e.*$/, '').replace(/\D/g, '').replace(/^0+/, '');
  const whole = Number.isInteger(value);
  if (whole ? Number.isSafeInteger(value) : digits.length <= MOST_DIGITS) return text;
  throw new TypeError(`The number ${text} may have been rounded: keep it in a text column.`);
}
