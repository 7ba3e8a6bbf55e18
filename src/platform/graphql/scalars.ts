import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { isDay } from '../../shared/day.js';
import { HOUR, type MeetingTime } from '../../shared/london-time.js';

const wrong = (scalar: string, form: string) =>
  new GraphQLError(`${scalar} must be ${form}.`, { extensions: { code: 'BAD_USER_INPUT' } });

/** Reads a value that stands in the query itself; what is wrong with it is told with its place there. */
const inQuery =
  <Value>(parse: (value: unknown) => Value) =>
  (node: ValueNode): Value => {
    try {
      return parse(node.kind === Kind.STRING ? node.value : null);
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      throw new GraphQLError(error.message, { nodes: node, extensions: error.extensions });
    }
  };

interface TextScalar {
  name: string;
  description: string;
  form: string;
  fits: (text: string) => boolean;
  tidy?: (text: string) => string;
  specifiedByURL: string;
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
    parseLiteral: inQuery(parse),
  });
}

const RFC_3339 = 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6';
const XML_DATATYPES = 'https://www.w3.org/TR/xmlschema11-2/';

export const DateScalar = textScalar({
  name: 'Date',
  description:
    'A date in London, without a time zone: `2018-06-12`. From 1948-07-05 to 2199-12-31.',
  form: 'a date that exists, written as 2018-06-12',
  fits: isDay,
  specifiedByURL: RFC_3339,
});

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

export const DateTimeScalar = new GraphQLScalarType<Date | string, string>({
  name: 'DateTime',
  description:
    'A moment. It is taken with any offset, `2018-06-12T10:30:00+01:00`, and answered in UTC: `2018-06-12T09:30:00.000Z`.',
  specifiedByURL: RFC_3339,
  serialize: (value) => (value instanceof Date ? value.toISOString() : String(value)),
  parseValue: parseMoment,
  parseLiteral: inQuery(parseMoment),
});

const isMoment = (value: unknown): value is string =>
  typeof value === 'string' &&
  MOMENT.test(value) &&
  isDay(value.slice(0, 10)) &&
  !Number.isNaN(new Date(value).getTime());

function parseMoment(value: unknown): Date {
  const moment = isMoment(value) ? new Date(value) : null;
  if (!moment)
    throw wrong(
      'DateTime',
      'a moment with its offset, such as 2018-06-12T09:30:00Z or 2018-06-12T10:30:00+01:00',
    );
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
  specifiedByURL: `${XML_DATATYPES}#decimal`,
});

const BIGGEST = 9_223_372_036_854_775_807n;

export const BigIntScalar = textScalar({
  name: 'BigInt',
  description: 'A whole number as text, because JSON numbers lose digits: `"2300000000"`.',
  form: 'a whole number as text, such as "2300000000"',
  fits: (text) => /^-?\d{1,19}$/.test(text) && BigInt(text) <= BIGGEST && BigInt(text) >= -BIGGEST,
  tidy: (text) => BigInt(text).toString(),
  specifiedByURL: `${XML_DATATYPES}#integer`,
});

export const UuidScalar = textScalar({
  name: 'UUID',
  description: 'An identifier: `0198c0de-0000-7000-8000-000000000001`.',
  form: 'an identifier such as 0198c0de-0000-7000-8000-000000000001',
  fits: (text) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text),
  tidy: (text) => text.toLowerCase(),
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc9562',
});

export const Sha256Scalar = textScalar({
  name: 'Sha256',
  description: 'A SHA-256 digest as 64 hexadecimal digits.',
  form: 'a SHA-256 digest: 64 hexadecimal digits',
  fits: (text) => /^[0-9a-f]{64}$/i.test(text),
  tidy: (text) => text.toLowerCase(),
  specifiedByURL: 'https://csrc.nist.gov/pubs/fips/180-4/upd1/final',
});

export const MeetingTimeScalar = new GraphQLScalarType<MeetingTime, string>({
  name: 'MeetingTime',
  description:
    'A time at a meeting: an hour in London on the day of the meeting, `15:00`, or a moment with its offset.',
  specifiedByURL: RFC_3339,
  serialize: String,
  parseValue: parseMeetingTime,
  parseLiteral: inQuery(parseMeetingTime),
});

function parseMeetingTime(value: unknown): MeetingTime {
  if (typeof value === 'string' && HOUR.test(value)) return value;
  if (isMoment(value)) return new Date(value);
  throw wrong(
    'MeetingTime',
    'an hour in London such as 15:00, or a moment with its offset such as 2018-06-12T15:00:00+01:00',
  );
}

export const SCALARS = [
  DateScalar,
  DateTimeScalar,
  DecimalScalar,
  BigIntScalar,
  UuidScalar,
  Sha256Scalar,
  MeetingTimeScalar,
];
