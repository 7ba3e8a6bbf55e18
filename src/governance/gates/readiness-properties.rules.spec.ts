import { describe, it } from '@jest/globals';
import { GATES } from '../../../test/properties/gates.js';
import { holds } from '../../../test/support/properties.js';

describe('whatever a gate rests on', () => {
  it.each(Object.entries(GATES))('%s', (name, property) => {
    holds(name, property(), { runs: 200 });
  });
});
