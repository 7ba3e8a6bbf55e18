import { describe, expect, it } from '@jest/globals';
import { Kind } from 'graphql';
import {
  BigIntScalar,
  DateScalar,
  DateTimeScalar,
  DecimalScalar,
  MeetingTimeScalar,
  Sha256Scalar,
  UuidScalar,
} from './scalars.js';

describe('a scalar takes', () => {
  it.each([
    ['a date', DateScalar, '2018-06-12', '2018-06-12'],
    ['pounds', DecimalScalar, '1234.5', '1234.50'],
    ['pounds with zeros in front', DecimalScalar, '007', '7.00'],
    ['nothing below nothing', DecimalScalar, '-0.00', '0.00'],
    ['a saving of 23 million in pence', BigIntScalar, '2300000000', '2300000000'],
    ['more than JavaScript counts to', BigIntScalar, '9007199254740993', '9007199254740993'],
    [
      'an identifier in capitals',
      UuidScalar,
      '0198C0DE-0000-7000-8000-000000000001',
      '0198c0de-0000-7000-8000-000000000001',
    ],
    ['a digest', Sha256Scalar, 'AB'.repeat(32), 'ab'.repeat(32)],
  ])('%s', (_case, scalar, given, taken) => {
    expect(scalar.parseValue(given)).toBe(taken);
    expect(scalar.parseLiteral({ kind: Kind.STRING, value: given }, {})).toBe(taken);
  });

  it.each([
    ['in UTC', '2018-06-12T09:30:00Z'],
    ['in London in summer', '2018-06-12T10:30:00+01:00'],
    ['west of it', '2018-06-12T04:00:00-05:30'],
    ['to the microsecond', '2018-06-12T09:30:00.000000Z'],
  ])('a moment %s, and answers it in UTC', (_case, text) => {
    const moment = new Date('2018-06-12T09:30:00.000Z');
    expect(DateTimeScalar.parseValue(text)).toEqual(moment);
    expect(MeetingTimeScalar.parseValue(text)).toEqual(moment);
    expect(DateTimeScalar.serialize(moment)).toBe('2018-06-12T09:30:00.000Z');
  });

  it('an hour at a meeting as it is written', () => {
    expect(MeetingTimeScalar.parseValue('15:00')).toBe('15:00');
    expect(MeetingTimeScalar.parseLiteral({ kind: Kind.STRING, value: '09:05' }, {})).toBe('09:05');
  });
});

describe('a scalar refuses', () => {
  it.each([
    ['a date that does not exist', DateScalar, '2018-02-30'],
    ['a date in British order', DateScalar, '12/06/2018'],
    ['a number for a date', DateScalar, 20180612],
    ['NaN', DecimalScalar, 'NaN'],
    ['infinity', DecimalScalar, 'Infinity'],
    ['an exponent', DecimalScalar, '1e3'],
    ['a plus', DecimalScalar, '+1'],
    ['a thousands comma', DecimalScalar, '1,000'],
    ['three places', DecimalScalar, '0.005'],
    ['a number, which may have lost digits', DecimalScalar, 1.5],
    ['too large a number', BigIntScalar, '9223372036854775808'],
    ['a fraction', BigIntScalar, '1.5'],
    ['a short identifier', UuidScalar, '0198c0de'],
    ['a short digest', Sha256Scalar, 'ab'],
    ['a moment without a zone', DateTimeScalar, '2018-06-12T09:30:00'],
    ['a moment on a day that does not exist', DateTimeScalar, '2018-02-30T09:30:00Z'],
    ['a moment with half an offset', DateTimeScalar, '2018-06-12T09:30:00+01'],
    ['an hour past the last', MeetingTimeScalar, '24:00'],
    ['an hour of one digit', MeetingTimeScalar, '9:05'],
    ['a moment without a zone, at a meeting', MeetingTimeScalar, '2018-06-12T09:30:00'],
    ['nothing', DateScalar, null],
  ])('%s', (_case, scalar, given) => {
    expect(() => scalar.parseValue(given)).toThrow(/must be/);
  });
});
