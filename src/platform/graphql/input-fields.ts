import { applyDecorators, type Type as Class } from '@nestjs/common';
import { Field, Int, type FieldOptions } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMinSize,
  ArrayUnique,
  IsInt,
  IsOptional,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  registerDecorator,
  ValidateNested,
} from 'class-validator';
import { HasAtMost, HasPart } from './list-bounds.js';
import {
  BigIntScalar,
  DateScalar,
  DateTimeScalar,
  DecimalScalar,
  MeetingTimeScalar,
  Sha256Scalar,
  UuidScalar,
} from './scalars.js';

/** What is said of a field of an input. */
export interface About {
  description?: string;
  /** May be left out or null. */
  optional?: true;
  /** What it is when it is left out. */
  default?: unknown;
}

const LINE_BREAK = /[\n\t]/;

/** One line of text: from 1 character to `most`, without line breaks. */
export const LineField = (most: number, about: About = {}) =>
  field(() => String, about, IsOneLine(), ...longAtMost(most));

/** Text of several lines: from 1 character to `most`, and not blank. */
export const ProseField = (most: number, about: About = {}) =>
  field(() => String, about, Matches(/\S/, { message: 'must not be blank' }), ...longAtMost(most));

/** A short name for addresses: capitals, digits and hyphens, such as `DERBY-BOARD`. */
export const CodeField = (about: About = {}) =>
  field(
    () => String,
    about,
    MaxLength(40, { message: 'must have at most 40 characters' }),
    Matches(/^[A-Z0-9]+(-[A-Z0-9]+)*$/, {
      message: 'must be capital letters, digits and hyphens, such as DERBY-BOARD',
    }),
    IsNoId(),
  );

/** A code that is written as an id would name two things at once. */
export const IsNoId = () =>
  Matches(/^(?![0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$)/i, {
    message: 'must not be written as an id (a UUID)',
  });

/** A code or an id of something that exists already. */
export const RefField = (about: About = {}) => field(() => String, about, ...longAtMost(80));

/** A list of codes or ids of things that exist already: at most so many. */
export const RefsField = (most: number, about: About = {}) =>
  field(
    () => [String],
    about,
    HasAtMost(most),
    MinLength(1, { each: true, message: 'must not have an empty entry' }),
    MaxLength(80, { each: true, message: 'must have entries of at most 80 characters' }),
  );

/** An id of something that exists already. */
export const UuidField = (about: About = {}) => field(() => UuidScalar, about);

/** A list of ids, each once: at most so many. */
export const UuidsField = (most: number, about: About = {}) =>
  field(() => [UuidScalar], about, HasAtMost(most), eachOnce());

/** A day, `2018-07-01`. */
export const DayField = (about: About = {}) => field(() => DateScalar, about);

/** A moment, with its offset. */
export const MomentField = (about: About = {}) => field(() => DateTimeScalar, about);

/** A time at a meeting: an hour in London, or a moment. */
export const MeetingTimeField = (about: About = {}) => field(() => MeetingTimeScalar, about);

/** The digest of bytes. */
export const Sha256Field = (about: About = {}) => field(() => Sha256Scalar, about);

/** A whole number from `least` to `most`. */
export const WholeField = (least: number | null, most: number | null, about: About = {}) =>
  field(
    () => Int,
    about,
    IsInt(),
    least === null ? null : Min(least),
    most === null ? null : Max(most),
  );

/** The version of a row that the caller read; STALE_VERSION if it has changed since. */
export const VersionField = (about: About = {}) =>
  WholeField(null, null, {
    description: 'The version that you read; STALE_VERSION if it has changed since.',
    ...about,
  });

/** A sum in pounds, as text. */
export const DecimalField = (about: About = {}) => field(() => DecimalScalar, about);

/** A whole number that JSON could lose digits of, as text. */
export const BigIntField = (about: About = {}) => field(() => BigIntScalar, about);

/** Yes or no. */
export const FlagField = (about: About = {}) => field(() => Boolean, about);

/** One word of a fixed set. */
export const ChoiceField = (values: () => object, about: About = {}) => field(values, about);

/** Words of a fixed set, each once: at most so many. */
export const ChoicesField = (values: () => object, most: number, about: About = {}) =>
  field(() => [values()], about, HasAtMost(most), eachOnce());

/** An input within an input. */
export const PartField = (part: () => Class, about: About = {}) =>
  field(part, about, HasPart(part), ValidateNested(), Type(part));

/** A text of one form. */
export const FormField = (form: RegExp, message: string, about: About = {}) =>
  field(() => String, about, Matches(form, { message }));

/** A list of inputs within an input: from `least` to `most`. */
export const PartsField = (part: () => Class, [least, most]: [number, number], about: About = {}) =>
  field(
    () => [part()],
    about,
    least > 0 ? ArrayMinSize(least) : null,
    HasAtMost(most),
    HasPart(part),
    ValidateNested({ each: true }),
    Type(part),
  );

const eachOnce = () => ArrayUnique({ message: 'must have each entry once' });

/** May be left out or null: for a field that no decorator of this page fits. */
export const Optional = () => IsOptional();

function field(
  type: () => unknown,
  { description, optional, default: defaultValue }: About,
  ...checks: (PropertyDecorator | null)[]
): PropertyDecorator {
  const options: FieldOptions = { description, nullable: optional, defaultValue };
  const said = [Field(type as never, options), optional ? IsOptional() : null, ...checks];
  return applyDecorators(...said.filter((one) => one !== null));
}

const longAtMost = (most: number) => [
  MinLength(1, { message: 'must not be empty' }),
  MaxLength(most, { message: `must have at most ${most} characters` }),
];

function IsOneLine(): PropertyDecorator {
  return (target, property) => {
    registerDecorator({
      name: 'isOneLine',
      target: target.constructor,
      propertyName: property as string,
      options: { message: 'must be one line of text, and not blank' },
      validator: {
        validate: (value: unknown) =>
          typeof value === 'string' && value.trim() !== '' && !LINE_BREAK.test(value),
      },
    });
  };
}
