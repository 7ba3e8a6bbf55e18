import { expect, it } from '@jest/globals';
import { given } from './given.js';

it('leaves out what is undefined, and nothing else', () => {
  const kept = { none: null, no: false, zero: 0, empty: '', inner: { absent: undefined } };
  expect(given({ ...kept, absent: undefined })).toStrictEqual(kept);
});
