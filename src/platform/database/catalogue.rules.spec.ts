import { describe, expect, it } from '@jest/globals';
import { catalogueFrom, catalogueText, differences } from './catalogue.rules.js';

const TEXT = `function access.my_programmes(): owner watersmeet_owner, digest 12
grant public.vote to watersmeet_service: INSERT, SELECT
index public.vote_open: CREATE INDEX vote_open ON public.vote USING btree (id)
policy public.vote service_rows: PERMISSIVE ALL using ((note = 'a: b'))
`;

describe('a catalogue', () => {
  it('is the same after it was written down', () => {
    const read = catalogueFrom(TEXT);
    expect(read.get('policy public.vote service_rows')).toBe(
      "PERMISSIVE ALL using ((note = 'a: b'))",
    );
    expect(catalogueText(read)).toBe(TEXT);
    expect(differences(read, catalogueFrom(TEXT))).toEqual([]);
  });

  it.each<[string, string, string, object]>([
    [
      'what is missing',
      'index public.vote_open: CREATE INDEX vote_open ON public.vote USING btree (id)\n',
      '',
      { because: 'The index vote_open is missing.' },
    ],
    [
      'what is other',
      'INSERT, SELECT',
      'INSERT, SELECT, UPDATE',
      {
        table: 'vote',
        because:
          'The grant vote to watersmeet_service was changed. It must be: INSERT, SELECT. It is: INSERT, SELECT, UPDATE.',
      },
    ],
    [
      'what is more',
      'policy public.vote',
      'policy public.vote a: PERMISSIVE\npolicy public.vote',
      { table: 'vote', because: 'The policy vote a does not belong to this version: PERMISSIVE.' },
    ],
    [
      'a function, which is of no table',
      'digest 12',
      'digest 13',
      {
        because:
          'The function access.my_programmes() was changed. It must be: owner watersmeet_owner, digest 12. It is: owner watersmeet_owner, digest 13.',
      },
    ],
  ])('names %s', (_what, from, to, difference) => {
    const changed = catalogueFrom(TEXT.replace(from, to));
    expect(differences(catalogueFrom(TEXT), changed)).toEqual([difference]);
  });
});
