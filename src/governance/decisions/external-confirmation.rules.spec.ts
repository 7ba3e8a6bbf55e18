import { describe, expect, it } from '@jest/globals';
import {
  confirmsFor,
  mayConfirmExternal,
  mayState,
  needsConfirmation,
  type Confirmer,
  type LetterToConfirm,
  type OutsideAnswer,
  type Statement,
} from './external-confirmation.rules.js';

describe('which letters count only once they are confirmed', () => {
  it.each<[OutsideAnswer['purpose'], OutsideAnswer['bodyKind'], OutsideAnswer['outcome'], boolean]>(
    [
      ['CLEAR', 'CMA', 'CLEARED', true],
      ['CLEAR', 'CMA', 'NOT_INVESTIGATED', true],
      ['CLEAR', 'CMA', 'PROHIBITED', true],
      ['CLEAR', 'CMA', 'PENDING', false],
      ['APPROVE_GRANT', 'SECRETARY_OF_STATE', 'APPROVED', true],
      ['APPROVE_GRANT', 'SECRETARY_OF_STATE', 'REFUSED', true],
      ['GRANT', 'NHS_ENGLAND', 'GRANTED', true],
      ['GRANT', 'NHS_ENGLAND', 'PENDING', false],
      ['SUPPORT', 'SECRETARY_OF_STATE', 'SUPPORTED', true],
      ['SUPPORT', 'ICB', 'SUPPORTED', false],
      ['SUPPORT', 'NHS_ENGLAND', 'NOT_SUPPORTED', false],
      ['REVIEW', 'NHS_ENGLAND', 'MAY_PROCEED', false],
      ['RATE', 'NHS_ENGLAND', 'RATED', false],
      ['RATE', 'NHS_ENGLAND', 'RED_FLAG', false],
    ],
  )('%s by %s, answered %s: %s', (purpose, bodyKind, outcome, expected) => {
    const answer = { purpose, bodyKind, outcome, noMaterialChange: null };
    expect(needsConfirmation(answer)).toBe(expected);
  });

  it.each<[string | null, OutsideAnswer['outcome'], boolean]>([
    ['Typing errors only.', 'RATED', true],
    ['Typing errors only.', 'PENDING', false],
    [' ', 'RATED', false],
    [null, 'RATED', false],
  ])('stating %j, answered %s: %s', (noMaterialChange, outcome, expected) => {
    const rating = { purpose: 'RATE', bodyKind: 'NHS_ENGLAND', outcome } as const;
    expect(needsConfirmation({ ...rating, noMaterialChange })).toBe(expected);
  });
});

describe('who may state that nothing material changed (ruling 54)', () => {
  const whole = { noMaterialChange: 'Typing errors only.', comparisonId: 'c1', pack: 'FBC/1' };
  it.each<[string, Partial<Statement>, string[], [string, string?] | null]>([
    ["a Trust's secretary, with all of it", {}, ['derby'], null],
    ['a recorder', {}, [], ['NOT_ALLOWED', 'noMaterialChange']],
    [
      'without the comparison',
      { comparisonId: null },
      ['derby'],
      ['BAD_USER_INPUT', 'comparisonDocumentId'],
    ],
    ['without the version', { pack: null }, ['derby'], ['BAD_USER_INPUT', 'pack']],
    ['nothing', { noMaterialChange: null, comparisonId: null }, [], null],
    [
      'a comparison alone',
      { noMaterialChange: null },
      ['derby'],
      ['BAD_USER_INPUT', 'comparisonDocumentId'],
    ],
  ])('%s', (_case, over, secretaryOf, expected) => {
    const refusal = mayState({ ...whole, ...over }, secretaryOf);
    expect(refusal && [refusal.code, refusal.field]).toEqual(expected);
  });
});

describe('who may confirm a letter', () => {
  const letter: LetterToConfirm = {
    needed: true,
    stated: false,
    confirmed: false,
    gone: false,
    recordedBy: 'ann',
    recordedFor: ['derby'],
  };
  const burton: Confirmer = { personId: 'ben', secretaryOf: ['burton'], records: false };
  const recorder: Confirmer = { personId: 'cat', secretaryOf: [], records: true };
  const outside = { recordedFor: [] };

  it.each<[string, Partial<LetterToConfirm>, Confirmer, string | null]>([
    ["the other Trust's secretary", {}, burton, null],
    ['another recorder', {}, recorder, null],
    ["any Trust's secretary, of what a recorder recorded", outside, burton, null],
    ['a secretary of both Trusts', {}, { ...burton, secretaryOf: ['derby', 'burton'] }, null],
    ['whoever recorded it', {}, { ...burton, personId: 'ann' }, 'NOT_ALLOWED'],
    ['the recorder who did', outside, { ...recorder, personId: 'ann' }, 'NOT_ALLOWED'],
    ['a colleague of who recorded it', {}, { ...burton, secretaryOf: ['derby'] }, 'NOT_ALLOWED'],
    [
      'that colleague as a recorder',
      {},
      { personId: 'dan', secretaryOf: ['derby'], records: true },
      'NOT_ALLOWED',
    ],
    ['a second secretary, of a statement', { stated: true }, burton, null],
    ['another recorder, of a statement', { stated: true }, recorder, 'NOT_ALLOWED'],
    ['a stranger', {}, { personId: 'eve', secretaryOf: [], records: false }, 'NOT_ALLOWED'],
    ['of a rating', { needed: false }, burton, 'WRONG_STATE'],
    ['a second time', { confirmed: true }, burton, 'WRONG_STATE'],
    ['once it was corrected', { gone: true }, burton, 'WRONG_STATE'],
  ])('%s', (_case, over, by, code) => {
    expect(mayConfirmExternal({ ...letter, ...over }, by)?.code ?? null).toBe(code);
  });

  it.each<[readonly string[], readonly string[], string | null]>([
    [['derby'], ['derby', 'burton'], 'burton'],
    [[], ['derby'], 'derby'],
    [['derby'], ['derby'], null],
    [['derby'], [], null],
  ])('recorded for %j, by the secretary of %j: for %s', (recordedFor, secretaryOf, trust) => {
    expect(confirmsFor({ recordedFor }, { secretaryOf })).toBe(trust);
  });
});
