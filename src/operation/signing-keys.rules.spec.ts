import { describe, expect, it } from '@jest/globals';
import { strangeKey, type KeysAtStart } from './signing-keys.rules.js';

const FILE = '/data/keys/audit-signing-key.pem';
const LOST =
  'If that key is lost, run `npm run audit:replace-key -- --reason TEXT`: the record then says that another key takes its place. Nothing was changed.';
const CHANGE =
  'If you mean to change keys, set the key that signed as AUDIT_PREVIOUS_SIGNING_KEY: it vouches for the new one.';

const keys = (more: Partial<KeysAtStart>): KeysAtStart => ({
  known: ['a', 'b'],
  current: 'b',
  previous: null,
  file: FILE,
  ...more,
});

describe('a key may sign', () => {
  it.each<[string, Partial<KeysAtStart>]>([
    ['what nothing has signed', { known: [] }],
    ['what nothing has signed, when it is still to be made', { known: [], current: null }],
    ['what it signed last', {}],
    ['what it signed before another', { current: 'a' }],
    ['what the key before it signed', { current: 'c', previous: 'b', file: null }],
    ['what the key before it signed, kept in a file', { current: 'c', previous: 'b' }],
  ])('%s', (_what, more) => {
    expect(strangeKey(keys(more))).toBeNull();
  });
});

describe('a key may not sign', () => {
  it.each<[string, Partial<KeysAtStart>, string]>([
    [
      'when it is not there, and the database was signed',
      { current: null },
      `This database was signed with the key b, and that key is not here: put your copy of it into ${FILE}, then start again. ${LOST}`,
    ],
    [
      'when it is not there, though the key before it is given',
      { current: null, previous: 'b' },
      `This database was signed with the key b, and that key is not here: put your copy of it into ${FILE}, then start again. ${LOST}`,
    ],
    [
      'when the file has another',
      { current: 'c' },
      `This database was signed with the key b, and this service has another key, c: put your copy of the key that signed into ${FILE}, then start again. ${CHANGE} ${LOST}`,
    ],
    [
      'when the environment has another',
      { current: 'c', file: null },
      `This database was signed with the key b, and this service has another key, c: set the key that signed as AUDIT_SIGNING_KEY, then start again. ${CHANGE} ${LOST}`,
    ],
    [
      'when the key before it is unknown too',
      { current: 'c', previous: 'd', file: null },
      `This database was signed with the key b, and this service has another key, c: set the key that signed as AUDIT_SIGNING_KEY, then start again. ${CHANGE} ${LOST}`,
    ],
  ])('%s', (_what, more, because) => {
    expect(strangeKey(keys(more))).toBe(because);
  });
});
