import { expect } from '@jest/globals';
import fc from 'fast-check';
import { canonicalAsIs, canonicalJson, sha256Hex } from '../../src/shared/canonical.js';
import type { Properties } from '../support/properties.js';

/** Any JSON, of any letters but half of a pair. */
const json = fc.jsonValue({ stringUnit: 'binary', maxDepth: 6 });
/** A large one: as many parts as the manifest of a thick pack. */
const large = fc.array(fc.jsonValue({ stringUnit: 'binary', maxDepth: 2 }), {
  minLength: 200,
  maxLength: 400,
});

/** The same with the keys of every object set in the other order. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  const other = Object.create(null) as Record<string, unknown>;
  for (const [name, item] of Object.entries(value).reverse()) other[name] = turned(item);
  return other;
}

/** Its canonical text; null where two keys of one object are the same once composed. */
function canonical(value: unknown): string | null {
  try {
    return canonicalJson(value);
  } catch (error) {
    expect((error as Error).message).toContain('two keys');
    return null;
  }
}

export const CANONICAL: Properties = {
  'canonical JSON is read back as the same text, and has one digest': () =>
    fc.property(json, (value) => {
      const text = canonical(value);
      if (text === null) return;
      expect(canonicalJson(JSON.parse(text))).toBe(text);
      expect(sha256Hex(text)).toBe(sha256Hex(Buffer.from(text)));
      expect(text).toBe(text.normalize('NFC'));
    }),

  'canonical JSON is the same in whatever order keys were set': () =>
    fc.property(json, (value) => {
      expect(canonical(turned(value))).toBe(canonical(value));
      expect(canonicalAsIs(turned(value))).toBe(canonicalAsIs(value));
    }),

  'text that is left as it is comes back to the letter': () =>
    fc.property(json, (value) => {
      expect(JSON.stringify(turned(JSON.parse(canonicalAsIs(value))))).toBe(
        JSON.stringify(turned(JSON.parse(canonicalAsIs(turned(value))))),
      );
      expect(JSON.parse(canonicalAsIs(JSON.stringify(value)))).toBe(JSON.stringify(value));
    }),

  'two values have one text only when they are one': () =>
    fc.property(json, json, (one, two) => {
      if (canonicalAsIs(one) !== canonicalAsIs(two)) return;
      expect(turned(one)).toEqual(turned(two));
    }),

  'the largest comes back as it went': () =>
    fc.property(large, (value) => {
      const text = canonicalAsIs(value);
      expect(canonicalAsIs(JSON.parse(text))).toBe(text);
      expect(sha256Hex(text)).toMatch(/^[0-9a-f]{64}$/);
    }),
};
