import { describe, expect, it } from '@jest/globals';
import { endedWords, mayEnd } from './ending.rules.js';
import type { AfterVotes, Given } from './ending.rules.js';

const nothing: Given = { votes: 0, counted: false, void: false };
const four: Given = { ...nothing, votes: 4 };
const counted: Given = { ...nothing, counted: true };
const replaced: Given = { ...four, void: true };
const ruling: AfterVotes = {
  ruledById: 'chair',
  because: 'The regulator wrote this morning.',
  proceduralMinuteRef: null,
};
const resolved: AfterVotes = { ruledById: null, because: null, proceduralMinuteRef: 'DB/6' };

describe('a resolution ends without a decision', () => {
  it.each<[string, Given, AfterVotes | null]>([
    ['before any vote', nothing, null],
    ['after votes, by the ruling of whoever presides', four, ruling],
    ['after votes, by a resolution of the members', four, resolved],
    ['after a count, by the ruling of whoever presides', counted, ruling],
    ['after votes that a new pack made void', replaced, null],
  ])('%s', (_case, given, said) => {
    expect(mayEnd(given, said, 'chair')).toBeNull();
  });

  it.each<[string, Given, AfterVotes | null, string, string]>([
    ['after votes', four, null, 'VOTE_STANDS', 'afterVotes'],
    ['after a count', counted, null, 'VOTE_STANDS', 'afterVotes'],
    ['with a ruling on nothing', nothing, ruling, 'BAD_USER_INPUT', 'afterVotes'],
    [
      'on the word of both',
      four,
      { ...ruling, proceduralMinuteRef: 'DB/6' },
      'BAD_USER_INPUT',
      'afterVotes',
    ],
    [
      'on the word of neither',
      four,
      { ...resolved, proceduralMinuteRef: null },
      'BAD_USER_INPUT',
      'afterVotes',
    ],
    [
      'by the ruling of another',
      four,
      { ...ruling, ruledById: 'secretary' },
      'BAD_USER_INPUT',
      'afterVotes.ruledBy',
    ],
    [
      'by a ruling without its reason',
      four,
      { ...ruling, because: ' ' },
      'BAD_USER_INPUT',
      'afterVotes.ruledBecause',
    ],
  ])('but not %s', (_case, given, said, code, field) => {
    expect(mayEnd(given, said, 'chair')).toMatchObject({ code, field });
  });

  it('by nobody’s ruling where nobody can preside', () => {
    expect(mayEnd(four, ruling, null)?.field).toBe('afterVotes.ruledBy');
  });

  it.each<[Given, AfterVotes | null, string]>([
    [nothing, null, 'It was deferred before any vote was given.'],
    [
      four,
      ruling,
      'It was deferred after 4 votes were given, on a ruling of the person presiding.',
    ],
    [
      { ...four, votes: 1 },
      resolved,
      'It was deferred after 1 vote was given, by a procedural resolution of the members.',
    ],
    [
      counted,
      resolved,
      'It was deferred after it was counted, by a procedural resolution of the members.',
    ],
    [
      replaced,
      null,
      'It was deferred after 4 votes were given. Those votes were void, because a later version had replaced the pack.',
    ],
  ])('and says when, never how they voted', (given, said, words) => {
    expect(endedWords('DEFERRED', given, said)).toBe(words);
  });
});
