import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { canonicalAsIs, canonicalJson, canonicalRecord, sha256Hex } from './canonical.js';

interface Golden {
  case: string;
  input: string;
  canonical: string;
}
const golden = JSON.parse(
  readFileSync(new URL('canonical.golden.json', import.meta.url), 'utf8'),
) as Golden[];

const holdsItself: Record<string, unknown> = {};
holdsItself.again = holdsItself;
class Money {
  pence = '100';
}

describe('canonical JSON', () => {
  it.each(golden.map((each) => [each.case, each] as const))('%s', (_case, { input, canonical }) => {
    expect(canonicalJson(JSON.parse(input))).toBe(canonical);
    expect(canonicalJson(JSON.parse(canonical))).toBe(canonical);
  });

  it('is the same whatever the order in which keys were set', () => {
    expect(canonicalJson({ b: '2', a: { d: [], c: true } })).toBe(
      canonicalJson({ a: { c: true, d: [] }, b: '2' }),
    );
  });

  it('takes objects without a prototype, as inputs of the API are', () => {
    expect(canonicalJson(Object.assign(Object.create(null), { a: true }))).toBe('{"a":true}');
  });

  it('sorts the keys of RFC 8785, 3.2.3 as it says, when text is left as it is', () => {
    const keys = ['\u20ac', '\r', '\ufb33', '1', '\u{1F600}', '\u0080', '\u00f6'];
    const sorted = ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\u{1F600}', '\ufb33'];
    const text = canonicalAsIs(Object.fromEntries(keys.map((key) => [key, true])));
    expect(text).toBe(`{${sorted.map((key) => `${JSON.stringify(key)}:true`).join(',')}}`);
  });

  it('leaves text as it is only when asked', () => {
    expect(canonicalAsIs('e\u0301')).toBe('"e\u0301"');
    expect(canonicalJson('e\u0301')).toBe('"\u00e9"');
  });

  it.each([
    ['undefined itself', undefined, '$', 'undefined'],
    ['undefined in an object', { a: { b: undefined } }, '$.a.b', 'undefined'],
    ['undefined in a list', { a: ['x', undefined] }, '$.a[1]', 'undefined'],
    ['a hole in a list', { a: new Array(1) }, '$.a[0]', 'undefined'],
    ['a function', { a: () => 1 }, '$.a', 'a function'],
    ['a symbol', { a: Symbol('s') }, '$.a', 'a symbol'],
    ['a bigint', { pence: 100n }, '$.pence', 'a bigint'],
    ['NaN', [NaN], '$[0]', 'NaN'],
    ['infinity', { a: -Infinity }, '$.a', '-Infinity'],
    ['a date', { at: new Date(0) }, '$.at', 'a Date'],
    ['a map', { a: new Map() }, '$.a', 'a Map'],
    ['bytes', { a: Buffer.from('x') }, '$.a', 'a Buffer'],
    ['an instance of a class', { a: new Money() }, '$.a', 'a Money'],
    ['half of a surrogate pair', { a: '\ud83d' }, '$.a', 'half of a surrogate pair'],
    ['half of a pair as a key', { '\ude00': '' }, '$', 'half of a surrogate pair'],
    ['two keys that compose to one', { '\u00e9': '', 'e\u0301': '' }, '$', 'two keys'],
    ['an object that holds itself', holdsItself, '$.again', 'something deeper than 100 levels'],
  ])('refuses %s, and says where', (_case, value, place, what) => {
    expect(() => canonicalJson(value)).toThrow(`at ${place}`);
    expect(() => canonicalJson(value)).toThrow(what);
  });
});

describe('a canonical record', () => {
  it('holds text, booleans, lists and objects', () => {
    const record = { name: 'Derby', voting: true, seats: ['Chair', { title: 'Zoe\u0308' }] };
    const text = '{"name":"Derby","seats":["Chair",{"title":"Zoë"}],"voting":true}';
    expect(canonicalRecord(record)).toBe(text);
  });

  it.each([
    ['a number', { quorum: 5 }, 'at $.quorum there is a number'],
    ['a null', { seats: [null] }, 'at $.seats[0] there is null'],
  ])('refuses %s', (_case, value, because) => {
    expect(() => canonicalRecord(value as never)).toThrow(because);
  });
});

describe('a digest', () => {
  it('is that of FIPS 180-2', () => {
    const digest = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    expect(sha256Hex('abc')).toBe(digest);
    expect(sha256Hex(Buffer.from('abc'))).toBe(digest);
  });

  it('is of the UTF-8 bytes of text', () => {
    expect(sha256Hex('é')).toBe(sha256Hex(Buffer.from([0xc3, 0xa9])));
  });
});
