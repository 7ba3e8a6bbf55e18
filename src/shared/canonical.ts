import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

// The package is CommonJS and its types are not: what is imported is the function itself.
const serialise = canonicalize as unknown as (value: unknown) => string;

const DEEPEST = 100;
const LONE_SURROGATE = /\p{Surrogate}/u;

/** What a record kept as exact bytes may hold: no number, no null, so that all read it alike. */
export type CanonicalValue =
  string | boolean | readonly CanonicalValue[] | { readonly [key: string]: CanonicalValue };

interface Manner {
  text: (text: string) => string;
  numbersAndNulls: boolean;
}

const NORMALISED: Manner = { text: (text) => text.normalize('NFC'), numbersAndNulls: true };
const AS_IS: Manner = { text: (text) => text, numbersAndNulls: true };
const RECORD: Manner = { text: (text) => text.normalize('NFC'), numbersAndNulls: false };

/**
 * The one way to write a value as JSON (RFC 8785), its text in Unicode's composed form (NFC).
 *
 * What JSON cannot say, or would say differently from what was meant, is refused with its place:
 * undefined, functions, dates, NaN, half of a surrogate pair, two keys that become one.
 */
export function canonicalJson(value: unknown): string {
  return serialise(fit(value, NORMALISED, '$', 0));
}

/** As `canonicalJson`, but text is left as it is: for what must show a change of any byte. */
export function canonicalAsIs(value: unknown): string {
  return serialise(fit(value, AS_IS, '$', 0));
}

/** The canonical text of a record: as `canonicalJson`, but no number and no null. */
export function canonicalRecord(value: CanonicalValue): string {
  return serialise(fit(value, RECORD, '$', 0));
}

/** The SHA-256 digest in lower-case hex; text is taken as its UTF-8 bytes. */
export function sha256Hex(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}

function fit(value: unknown, manner: Manner, place: string, depth: number): unknown {
  if (depth > DEEPEST) throw unfit(place, `something deeper than ${DEEPEST} levels`);
  if (typeof value === 'string') return fitText(value, manner, place);
  if (typeof value === 'boolean') return value;
  if (value === null || typeof value === 'number') return fitScalar(value, manner, place);
  if (Array.isArray(value)) {
    // Array.from visits holes too, which are then refused as undefined.
    return Array.from(value, (item, at) => fit(item, manner, `${place}[${at}]`, depth + 1));
  }
  if (isPlainObject(value)) return fitObject(value, manner, place, depth);
  throw unfit(place, nameOf(value));
}

function fitText(text: string, manner: Manner, place: string): string {
  if (LONE_SURROGATE.test(text)) throw unfit(place, 'half of a surrogate pair');
  return manner.text(text);
}

function fitScalar(value: number | null, manner: Manner, place: string): number | null {
  if (!manner.numbersAndNulls) throw unfit(place, value === null ? 'null' : 'a number');
  if (value !== null && !Number.isFinite(value)) throw unfit(place, String(value));
  return value;
}

function fitObject(
  value: Record<string, unknown>,
  manner: Manner,
  place: string,
  depth: number,
): Record<string, unknown> {
  // Without a prototype, so that a key such as __proto__ is a key like any other.
  const fitted = Object.create(null) as Record<string, unknown>;
  for (const [key, item] of Object.entries(value)) {
    const name = fitText(key, manner, place);
    if (name in fitted) throw unfit(place, `two keys that are both "${name}" once composed`);
    fitted[name] = fit(item, manner, `${place}.${name}`, depth + 1);
  }
  return fitted;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function nameOf(value: unknown): string {
  if (value === undefined) return 'undefined';
  return typeof value === 'object' ? `a ${value?.constructor?.name}` : `a ${typeof value}`;
}

function unfit(place: string, what: string): TypeError {
  return new TypeError(
    `No canonical JSON can be made of this value: at ${place} there is ${what}.`,
  );
}
