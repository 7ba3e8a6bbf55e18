import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { isDay } from '../../shared/day.js';

const wrong = (scalar: string, form: string) =>
  new GraphQLError(`${scalar} must be ${form}.`, { extensions: { code: 'BAD_USER_INPUT' } });

interface TextScalar {
  name: string;
  description: string;
  form: string;
  fits: (text: string) => boolean;
  tidy?: (text: string) => string;
  specifiedByURL?: string;
}

/** A scalar whose every value is one text, in one form, in and out. */
function textScalar({
  name,
  description,
  form,
  fits,
  tidy = (text) => text,
  specifiedByURL,
}: TextScalar) {
  const parse = (value: unknown): string => {
    if (typeof value !== 'string' || !fits(value)) throw wrong(name, form);
    return tidy(value);
  };
  return new GraphQLScalarType<string, string>({
    name,
    description,
    specifiedByURL,
    serialize: (value) => String(value),
    parseValue: parse,
    parseLiteral: (node: ValueNode) => parse(node.kind === Kind.STRING ? node.value : null),
  });
}

export const DateScalar = textScalar({
  name: 'Date',
  description:
    'A date in London, without a time zone: `2018-06-12`. From 1948-07-05 to 2199-12-31.',
  form: 'a date that exists, written as 2018-06-12',
  fits: isDay,
});

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$/;

export const DateTimeScalar = new GraphQLScalarType<Date | string, string>({
  name: 'DateTime',
  description: 'A moment in UTC: `2018-06-12T09:30:00.000Z`.',
  serialize: (value) => (value instanceof Date ? value.toISOString() : String(value)),
  parseValue: parseMoment,
  parseLiteral: (node) => parseMoment(node.kind === Kind.STRING ? node.value : null),
});

function parseMoment(value: unknown): Date {
  const fits = typeof value === 'string' && MOMENT.test(value) && isDay(value.slice(0, 10));
  const moment = fits ? new Date(value) : null;
  if (!moment || Number.isNaN(moment.getTime()))
    throw wrong('DateTime', 'a moment in UTC, written as 2018-06-12T09:30:00Z');
  return moment;
}

const DECIMAL = /^-?\d{1,11}(\.\d{1,2})?$/;

/** `1.5` is `1.50`, and there is one zero. */
function twoPlaces(text: string): string {
  const [whole, places = ''] = text.split('.');
  const trimmed = whole!.replace(/^(-?)0+(?=\d)/, '$1');
  const tidy = `${trimmed}.${places.padEnd(2, '0')}`;
  return tidy === '-0.00' ? '0.00' : tidy;
}

export const DecimalScalar = textScalar({
  name: 'Decimal',
  description:
    'Pounds as text, with at most two decimal places: `"1234.50"`. More places are refused; nothing is rounded.',
  form: 'pounds as text, with at most eleven digits and two decimal places, such as "1234.50"',
  fits: (text) => DECIMAL.test(text),
  tidy: twoPlaces,
});

const BIGGEST = 9_223_372_036_854_775_807n;

export const BigIntScalar = textScalar({
  name: 'BigInt',
  description: 'A whole number as text, because JSON numbers lose digits: `"2300000000"`.',
  form: 'a whole number as text, such as "2300000000"',
  fits: (text) => /^-?\d{1,19}$/.test(text) && BigInt(text) <= BIGGEST && BigInt(text) >= -BIGGEST,
  tidy: (text) => BigInt(text).toString(),
});

export const UuidScalar = textScalar({
  name: 'UUID',
  description: 'An identifier: `0198c0de-0000-7000-8000-000000000001`.',
  form: 'an identifier such as 0198c0de-0000-7000-8000-000000000001',
  fits: (text) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text),
  tidy: (text) => text.toLowerCase(),
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc9562',
});

export const FinancialMonthScalar = textScalar({
  name: 'FinancialMonth',
  description:
    'A month of the financial year, which runs from April to March: `2018-04` is period 1 of 2018/19.',
  form: 'a month written as 2018-04',
  fits: (text) => /^\d{4}-(0[1-9]|1[0-2])$/.test(text) && isDay(`${text}-28`),
});

export const Sha256Scalar = textScalar({
  name: 'Sha256',
  description: 'A SHA-256 digest as 64 hexadecimal digits.',
  form: 'a SHA-256 digest: 64 hexadecimal digits',
  fits: (text) => /^[0-9a-f]{64}$/i.test(text),
  tidy: (text) => text.toLowerCase(),
});

export const SCALARS = [
  DateScalar,
  DateTimeScalar,
  DecimalScalar,
  BigIntScalar,
  UuidScalar,
  FinancialMonthScalar,
  Sha256Scalar,
];
