import { describe, expect, it } from '@jest/globals';
import { signInInWords, signInSaid } from './sign-in-words.js';

const said = {
  givenAs: 'ADMINISTRATOR',
  givenOn: '2018-06-03',
  identifiedAs: 'COMPANY_SECRETARY',
  identifiedOn: '2018-06-04',
};
const alone = { ...said, identifiedAs: null, identifiedOn: null };

describe('who set a sign-in, and who confirmed it', () => {
  it.each([
    [
      said,
      'PERSON' as const,
      'Your sign-in was set by an administrator on 3 June 2018; a company secretary confirmed in person on 4 June 2018 that it was you.',
    ],
    [
      { ...said, givenAs: 'COMPANY_SECRETARY', identifiedAs: 'CHAIR' },
      'OTHERS' as const,
      "The member's sign-in was set by a company secretary on 3 June 2018; a chair confirmed in person on 4 June 2018 that it was the member.",
    ],
    [
      { ...alone, givenAs: 'COMMAND_LINE' },
      'PERSON' as const,
      'Your sign-in was set by whoever runs the installation on 3 June 2018.',
    ],
  ])('%j to %s', (facts, to, words) => {
    expect(signInInWords(facts, to)).toBe(words);
  });

  it.each<[string, unknown, unknown]>([
    ['as it is told', said, said],
    ['without a confirmation', { givenAs: said.givenAs, givenOn: said.givenOn }, alone],
    ['nothing', undefined, null],
    ['a word', 'ADMINISTRATOR', null],
    ['another office', { ...said, givenAs: 'somebody <b>' }, null],
    ['an office that every object has', { ...said, givenAs: 'toString' }, null],
    ['no day', { ...said, givenOn: 'yesterday' }, null],
    ['another confirmer', { ...said, identifiedAs: 'NOBODY' }, null],
  ])('are read from an entry: %s', (_case, value, expected) => {
    expect(signInSaid(value)).toEqual(expected);
  });
});
