import { describe, it } from '@jest/globals';
import { CANONICAL } from '../../test/properties/canonical.js';
import { holds } from '../../test/support/properties.js';

describe('whatever the value', () => {
  it.each(Object.entries(CANONICAL))('%s', (name, property) => {
    holds(name, property(), { runs: name.includes('largest') ? 10 : 100 });
  });
});
