import { applyDecorators } from '@nestjs/common';
import {
  ArrayMaxSize,
  IsOptional,
  Matches,
  MaxLength,
  MinLength,
  registerDecorator,
} from 'class-validator';

// Control characters but tab and line feed, and the marks that reorder text on a screen.
// Half of a surrogate pair is no character at all: the database would keep another in its place.
const UNSEEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\p{Surrogate}]/u;
const LINE_BREAK = /[\n\t]/;

/** Whether a text holds characters that a reader cannot see. */
export const hasUnseen = (text: string) => UNSEEN.test(text);

/** One line of text: from 1 character to `most`, without line breaks. */
export const Line = (most: number) =>
  applyDecorators(
    IsOneLine(),
    MinLength(1, { message: 'must not be empty' }),
    MaxLength(most, { message: `must have at most ${most} characters` }),
  );

/** Text of several lines: from 1 character to `most`. */
export const Prose = (most: number) =>
  applyDecorators(
    MinLength(1, { message: 'must not be empty' }),
    MaxLength(most, { message: `must have at most ${most} characters` }),
  );

/** A short name for addresses: capitals, digits and hyphens, such as `DERBY-BOARD`. */
export const Code = () =>
  applyDecorators(
    MaxLength(40, { message: 'must have at most 40 characters' }),
    Matches(/^[A-Z0-9]+(-[A-Z0-9]+)*$/, {
      message: 'must be capital letters, digits and hyphens, such as DERBY-BOARD',
    }),
  );

/** A code or an id of something that exists already. */
export const Ref = () =>
  applyDecorators(
    MinLength(1, { message: 'must not be empty' }),
    MaxLength(80, { message: 'must have at most 80 characters' }),
  );

/** A list of codes or ids of things that exist already: at most so many. */
export const Refs = (most: number) =>
  applyDecorators(
    ArrayMaxSize(most, { message: `must have at most ${most} entries` }),
    MinLength(1, { each: true, message: 'must not have an empty entry' }),
    MaxLength(80, { each: true, message: 'must have entries of at most 80 characters' }),
  );

/** May be left out or null. */
export const Optional = () => IsOptional();

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
