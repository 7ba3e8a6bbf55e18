import { describe, expect, it } from '@jest/globals';
import { chooseOutside, mayNameOutside } from './outside-bodies.rules.js';

const body = (code: string, kind: 'ICB' | 'NHS_ENGLAND' | 'TRUST_BOARD' = 'ICB') => ({
  id: code,
  code,
  kind,
});
const [derby, stafford, nhse, region, board] = [
  body('DERBYSHIRE'),
  body('STAFFORDSHIRE'),
  body('NHSE', 'NHS_ENGLAND'),
  body('REGION', 'NHS_ENGLAND'),
  body('BOARD', 'TRUST_BOARD'),
] as const;

describe('the bodies outside that a programme names', () => {
  it.each([
    ['none', [], null],
    ['one of each kind', [derby!, nhse!], null],
    ['two commissioners', [derby!, stafford!], null],
    ['two of NHS England', [nhse!, region!], 'outsideBodies.1'],
    ['one twice', [derby!, derby!], 'outsideBodies.1'],
    ['a board, which decides here', [derby!, board!], 'outsideBodies.1'],
  ])('can be named, or not: %s', (_case, bodies, field) => {
    expect(mayNameOutside(bodies)?.field ?? null).toBe(field);
  });

  it.each([
    ['the only one, unnamed', [derby!], [], [derby!]],
    ['nobody, where there are several', [derby!, stafford!], [nhse!], []],
    ['the one that is named', [derby!, stafford!], [stafford!], [stafford!]],
    ['both that are named', [derby!, stafford!], [derby!, stafford!], [derby!, stafford!]],
  ])('are asked: %s', (_case, candidates, named, asked) => {
    expect(chooseOutside(candidates, named)).toEqual(asked);
  });
});
