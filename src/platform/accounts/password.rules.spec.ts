import { describe, expect, it } from '@jest/globals';
import { mayHavePassword } from './password.rules.js';

const ABOUT = ['Ada Lovelace', 'ada.lovelace@derby.example', 'derby-secretary'];

describe('a password', () => {
  it.each([
    ['three words', 'derwent-meets-trent', null],
    ['a sentence', 'every-river-has-a-source', null],
    ['random characters', 'kV9_qL2xT0hZ', null],
    ['another alphabet', 'река-встречает-море', null],
    ['eleven characters', 'a-b-c-d-e-f', 'short'],
    ['201 characters', `${'unlikely '.repeat(22)}end`, 'long'],
    ['a common one made long', 'Password1234', 'tried'],
    ['a common one with signs', 'P@ssw0rd-2026!', 'tried'],
    ['a common one twice', 'passwordpassword', 'tried'],
    ['a keyboard', 'qwertyuiop123', 'tried'],
    ['a season and a year', 'Summer-2026!!', 'tried'],
    ['digits alone', '739205817364', 'tried'],
    ['counting', '123456789012', 'row'],
    ['the alphabet', 'abcdefghijklm', 'row'],
    ['one character', 'aaaaaaaaaaaaa', 'row'],
    ['a unit over and over', 'ab1ab1ab1ab1', 'row'],
    ['the own name', 'AdaLovelace2026', 'tried'],
    ['the own address', 'derby.example.99', 'tried'],
    ['the Trust and the product', 'Derby-Watersmeet-1', 'tried'],
    ['the own name and more', 'lovelace sails the ocean', null],
  ])('of %s', (_case, password, fault) => {
    const words = { short: 'too short', long: 'too long', tried: 'would try', row: 'repeats' };
    const refusal = mayHavePassword(password, 'newPassword', ABOUT);
    if (fault === null) return expect(refusal).toBeNull();
    expect(refusal).toMatchObject({ code: 'BAD_USER_INPUT', field: 'newPassword' });
    expect(refusal!.because).toContain(words[fault as keyof typeof words]);
  });
});
