import { describe, expect, it } from '@jest/globals';
import { hasUnseen, withoutUnseen } from './unseen.js';

describe('what nobody can see', () => {
  it.each([
    ['NUL', 'a\u0000b'],
    ['a soft hyphen', 'a\u00adb'],
    ['a combining grapheme joiner', 'a\u034fb'],
    ['an Arabic letter mark', 'a\u061cb'],
    ['a Hangul filler', 'a\u3164b'],
    ['a half-width Hangul filler', 'a\uffa0b'],
    ['a braille blank', 'a\u2800b'],
    ['a zero-width space', 'a\u200bb'],
    ['a joiner after a Latin letter', 'a\u200db'],
    ['a non-joiner after a Latin letter', 'a\u200cb'],
    ['a mark that reorders text', 'a\u202eb'],
    ['a variation selector', 'a\ufe00b'],
    ['the style of a picture after a letter', 'a\ufe0fb'],
    ['a tag letter', 'a\u{e0041}b'],
    ['a variation selector beyond the first plane', 'a\u{e0101}b'],
    ['half of a character', 'a\ud83db'],
  ])('is found: %s', (_what, text) => {
    expect([hasUnseen(text), withoutUnseen(text)]).toEqual([true, 'ab']);
  });

  it.each([
    ['words in two lines', 'a\n\tb'],
    ['an accent of its own', 'e\u0301'],
    ['a Persian word with its non-joiner', '\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645'],
    ['a Hindi conjunct', '\u0915\u094d\u200d\u0937'],
    ['a picture in colour', '\u2714\ufe0f'],
    ['a family', '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}'],
    ['a person with a colour of skin, and a thing', '\u{1f468}\u{1f3fd}\u200d\u{1f4bb}'],
  ])('is not %s', (_what, text) => {
    expect(hasUnseen(text)).toBe(false);
  });
});
