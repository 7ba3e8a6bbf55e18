import { describe, expect, it } from '@jest/globals';
import { mayIdentify, type Identified, type Officer, type Posts } from './identity.rules.js';

const NONE: Posts = { trusts: [], secretaryOf: [], chairOf: [], programmes: ['UHDB'] };
const secretary = (trust: string): Posts => ({ ...NONE, trusts: [trust], secretaryOf: [trust] });
const chair = (...trusts: string[]): Posts => ({ ...NONE, trusts, chairOf: trusts });
const member = (...trusts: string[]): Posts => ({ ...NONE, trusts });

const officer = (posts: Posts, over: Partial<Officer> = {}): Officer => ({
  id: 'officer',
  posts,
  admitted: true,
  everIdentified: true,
  ...over,
});
const SIGN_IN = { givenBy: 'administrator', ownPassword: true, identified: false };
const person = (posts: Posts, over: Partial<Identified> = {}): Identified => ({
  id: 'person',
  posts,
  signIn: SIGN_IN,
  giver: { ...NONE, programmes: [] },
  secretariedTrusts: ['derby', 'burton'],
  ...over,
});
const bySecretary = { giver: secretary('derby') };

describe('who confirms that somebody was identified', () => {
  it.each([
    ['a member, by the secretary', secretary('derby'), person(member('derby')), true],
    ['a member, by the other secretary', secretary('burton'), person(member('derby')), false],
    ['a member, by the chair', chair('derby'), person(member('derby')), false],
    [
      'a member whom the secretary entered, by the chair',
      chair('derby'),
      person(member('derby'), bySecretary),
      true,
    ],
    [
      'a member whom the secretary entered, by the other chair',
      chair('burton'),
      person(member('derby'), bySecretary),
      false,
    ],
    [
      'a member of a Trust without a secretary, by the chair',
      chair('derby'),
      person(member('derby'), { secretariedTrusts: ['burton'] }),
      true,
    ],
    ['a member, by another member', member('derby'), person(member('derby')), false],
    ['a secretary, by the other', secretary('burton'), person(secretary('derby')), true],
    ['a secretary, by the own chair', chair('derby'), person(secretary('derby')), false],
    ['a chair, by the other secretary', secretary('burton'), person(chair('derby')), true],
    ['a chair, by the own secretary', secretary('derby'), person(chair('derby')), false],
    [
      'the chair of both, by one secretary',
      secretary('derby'),
      person(chair('derby', 'burton')),
      true,
    ],
    ['the chair of both, by a member', member('derby'), person(chair('derby', 'burton')), false],
    ['the office, by a secretary', secretary('derby'), person(NONE), true],
    ['the office, by a chair', chair('derby'), person(NONE), false],
    [
      'the office of another programme',
      secretary('derby'),
      person({ ...NONE, programmes: ['OTHER'] }),
      false,
    ],
  ])('%s', (_case, by, whom, allowed) => {
    expect(mayIdentify(officer(by), whom)?.code ?? null).toBe(allowed ? null : 'NOT_ALLOWED');
  });

  it.each([
    ['oneself', { id: 'person' }, {}, 'NOT_ALLOWED'],
    ['whom one gave the sign-in', { id: 'administrator' }, {}, 'NOT_ALLOWED'],
    ['whoever has no sign-in', {}, { signIn: null }, 'WRONG_STATE'],
    ['whoever is identified', {}, { signIn: { ...SIGN_IN, identified: true } }, 'WRONG_STATE'],
    [
      'whose password somebody else knows',
      {},
      { signIn: { ...SIGN_IN, ownPassword: false } },
      'WRONG_STATE',
    ],
    [
      'a member, as the first secretary',
      { admitted: false, everIdentified: false },
      {},
      'NOT_ALLOWED',
    ],
  ] as const)('is not %s', (_case, by, whom, code) => {
    const refusal = mayIdentify(officer(secretary('derby'), by), person(member('derby'), whom));
    expect(refusal).toMatchObject({ code, field: 'persons' });
  });

  it.each([
    ['the first secretaries of all', false, true],
    ['secretaries whose passwords were set anew', true, false],
  ])('%s identify each other before they are identified: %s', (_case, everIdentified, allowed) => {
    const by = officer(secretary('burton'), { admitted: false, everIdentified });
    expect(mayIdentify(by, person(secretary('derby'))) === null).toBe(allowed);
  });
});
