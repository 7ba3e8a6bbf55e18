import { describe, expect, it } from '@jest/globals';
import { byRef, conditionCode, parseConditionCode, parseNumbered } from './refs.js';

const ID = '0199a1b2-0000-7000-8000-0123456789ab';

describe('a thing is named', () => {
  it.each([
    ['by its id', ID, { id: ID }],
    ['by its code', 'DERBY-BOARD', { code: 'DERBY-BOARD' }],
    ['by an id in capitals, which is none', ID.toUpperCase(), { code: ID.toUpperCase() }],
  ])('%s', (_case, ref, where) => {
    expect(byRef(ref)).toEqual(where);
  });
});

describe('a number under a code', () => {
  it.each([
    ['a resolution', 'DERBY-BOARD/3', { code: 'DERBY-BOARD', number: 3 }],
    ['a version of a case', 'FBC/2', { code: 'FBC', number: 2 }],
    ['a code with an underscore', 'STRATEGIC_CASE/1', { code: 'STRATEGIC_CASE', number: 1 }],
    ['a leading nought', 'DERBY-BOARD/03', { code: 'DERBY-BOARD', number: 3 }],
    ['forty characters', `${'A'.repeat(40)}/1`, { code: 'A'.repeat(40), number: 1 }],
    ['forty-one characters', `${'A'.repeat(41)}/1`, null],
    ['six digits', 'A/999999', { code: 'A', number: 999999 }],
    ['seven digits', 'A/1000000', null],
    ['small letters', 'derby-board/3', null],
    ['no code', '/3', null],
    ['no number', 'DERBY-BOARD/', null],
    ['a code alone', 'DERBY-BOARD', null],
    ['a number below nought', 'DERBY-BOARD/-3', null],
    ['two numbers', 'DERBY-BOARD/3/4', null],
    ['a space', 'DERBY-BOARD/3 ', null],
    ['a line break', 'DERBY-BOARD/3\n', null],
    ['an id', ID, null],
    ['nothing', '', null],
  ])('%s', (_case, ref, read) => {
    expect(parseNumbered(ref)).toEqual(read);
  });
});

describe('the name of a condition', () => {
  it.each([
    ['is C and its number', 'C4', 4],
    ['may have a leading nought', 'C04', 4],
    ['has up to six digits', 'C999999', 999999],
    ['has no seventh digit', 'C1000000', null],
    ['has a capital', 'c4', null],
    ['has a number', 'C', null],
    ['has nothing after it', 'C4 ', null],
    ['is no number alone', '4', null],
    ['is no id', ID, null],
  ])('%s', (_case, ref, number) => {
    expect(parseConditionCode(ref)).toBe(number);
  });

  it('is read as it is written', () => {
    expect(parseConditionCode(conditionCode(12))).toBe(12);
  });
});
