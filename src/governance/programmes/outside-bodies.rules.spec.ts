import { describe, expect, it } from '@jest/globals';
import { askedOf, chooseOutside, mayAskAll, mayNameOutside } from './outside-bodies.rules.js';

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

describe('the outside bodies that a programme names', () => {
  it.each([
    ['none', [], null],
    ['one of each kind', [derby!, nhse!], null],
    ['two commissioners', [derby!, stafford!], null],
    ['two of NHS England', [nhse!, region!], 'outsideBodies.1'],
    ['one twice', [derby!, derby!], 'outsideBodies.1'],
    ['a board, which votes here', [derby!, board!], 'outsideBodies.1'],
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

  it('are refused, all that are wrong at once', () => {
    const faults = [
      { field: 'outsideBodies.1', because: 'Name DERBYSHIRE once: it is named twice.' },
      {
        field: 'outsideBodies.3',
        because: 'Leave out REGION: a programme asks one body of the kind NHS England.',
      },
      {
        field: 'outsideBodies.4',
        because: 'Leave out BOARD: it votes here, so it is asked through its Trust.',
      },
    ];
    expect(mayNameOutside([derby!, derby!, nhse!, region!, board!])).toEqual({
      code: 'BAD_USER_INPUT',
      because: faults.map(({ because }) => because).join(' '),
      field: 'outsideBodies.1',
      faults,
    });
  });
});

describe('the bodies that a regime needs', () => {
  const added = [derby!, stafford!, nhse!].map((one) => ({ ...one, trustId: null }));
  const ofTrust = { ...board!, trustId: 'southmoor' };
  const names = new Map([
    ['southmoor', 'Southmoor Hospitals'],
    ['northfield', 'Northfield Hospitals'],
  ]);
  const needed = [
    { bodyKind: 'TRUST_BOARD', trustId: 'southmoor' },
    { bodyKind: 'TRUST_BOARD', trustId: 'northfield' },
    { bodyKind: 'COUNCIL_OF_GOVERNORS', trustId: 'northfield' },
    { bodyKind: 'NHS_ENGLAND', trustId: null },
    { bodyKind: 'SECRETARY_OF_STATE', trustId: null },
    { bodyKind: 'CMA', trustId: null },
    { bodyKind: 'ICB', trustId: null },
    { bodyKind: 'ICB', trustId: null },
  ] as const;

  it('are named all at once where they are missing, or it is not clear which are asked', () => {
    const faults = [
      {
        field: 'regime',
        because:
          'Add these first with createBody: the Trust board of Northfield Hospitals (TRUST_BOARD), ' +
          'the council of governors of Northfield Hospitals (COUNCIL_OF_GOVERNORS).',
      },
      {
        field: 'regime',
        because:
          'Add these first with createBody, without a Trust: the Secretary of State ' +
          '(SECRETARY_OF_STATE), the Competition and Markets Authority (CMA).',
      },
      {
        field: 'outsideBodies',
        because:
          'Name in outsideBodies which of these this programme asks: integrated care board ' +
          '(DERBYSHIRE, STAFFORDSHIRE).',
      },
    ];
    expect(mayAskAll(needed, [...added, ofTrust], [], names)).toEqual({
      code: 'BAD_USER_INPUT',
      because: faults.map(({ because }) => because).join(' '),
      field: 'regime',
      faults,
    });
  });

  it('are there, and named where there are several', () => {
    const asked = needed.filter(({ bodyKind }) => ['NHS_ENGLAND', 'ICB'].includes(bodyKind));
    expect(mayAskAll(asked, added, [stafford!], names)).toBeNull();
    expect(mayAskAll(asked, added, [], names)?.field).toBe('outsideBodies');
    const [icb] = asked.slice(-1);
    expect(askedOf(icb!, added, [stafford!]).map(({ code }) => code)).toEqual(['STAFFORDSHIRE']);
    expect(askedOf(needed[0], [ofTrust], [])).toEqual([ofTrust]);
  });
});
