import { describe, it } from '@jest/globals';
import { CANONICAL } from '../properties/canonical.js';
import { DECIDING } from '../properties/deciding.js';
import { GATES } from '../properties/gates.js';
import { holds } from '../support/properties.js';
import { SECONDS } from './long.js';

/** There are many of them, and each tries thousands of values in a second. */
const EACH = { seconds: SECONDS / 8 };

describe.each([
  ['a decision', DECIDING],
  ['a gate', GATES],
  ['canonical JSON', CANONICAL],
])('%s, whatever the facts', (_of, properties) => {
  it.each(Object.entries(properties))('%s', (name, property) => {
    holds(name, property(), EACH);
  });
});
