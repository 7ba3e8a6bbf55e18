import type { Type as Class } from '@nestjs/common';
import { TypeMetadataStorage } from '@nestjs/graphql';
import { isInputObjectType, isListType, isNonNullType, type GraphQLSchema } from 'graphql';

/** What is said of a field of an input before its value is looked at. */
interface Bounds {
  /** How many entries a list may have. */
  most?: number;
  /** The input within it. */
  part?: () => Class;
}

const bounds = new WeakMap<object, Map<string, Bounds>>();

/** A list of an input has at most so many entries; that is asked before any entry is looked at. */
export const HasAtMost = (most: number) => note({ most });

/** An input within an input, whose own lists are asked too. */
export const HasPart = (part: () => Class) => note({ part });

const note =
  (said: Bounds): PropertyDecorator =>
  (prototype, property) => {
    const own = bounds.get(prototype) ?? new Map<string, Bounds>();
    bounds.set(prototype, own.set(String(property), { ...own.get(String(property)), ...said }));
  };

/** What is said of a field; the classes that its input extends are asked too. */
function boundsOf(input: object, field: string): Bounds {
  for (let at: object | null = input; at; at = Object.getPrototypeOf(at) as object | null) {
    const found = bounds.get(at)?.get(field);
    if (found) return found;
  }
  return {};
}

/** How many entries a list of an input may have; undefined for what is no list. */
export const mostEntries = (input: object, field: string) => boundsOf(input, field).most;

/** A list with more entries than it may have. */
export interface TooLong {
  field: string;
  most: number;
}

/** The lists of an input, and of what is within it, that have more entries than they may. */
export function listsTooLong(input: object, values: object, path = ''): TooLong[] {
  return Object.entries(values).flatMap(([name, value]: [string, unknown]): TooLong[] => {
    if (typeof value !== 'object' || value === null) return [];
    const [{ most, part }, field] = [boundsOf(input, name), `${path}${name}`];
    if (Array.isArray(value) && most !== undefined && value.length > most) return [{ field, most }];
    if (!part) return [];
    const within = part().prototype as object;
    return Array.isArray(value)
      ? value.flatMap((one: object, at) => listsTooLong(within, one ?? {}, `${field}.${at}.`))
      : listsTooLong(within, value, `${field}.`);
  });
}

/** Refuses to start with a list in an input of which it is not said how long it may be. */
export function refuseUnboundedLists(schema: GraphQLSchema): void {
  const faults = Object.values(schema.getTypeMap())
    .filter(isInputObjectType)
    .flatMap((type) =>
      Object.values(type.getFields())
        .filter(({ type: of }) => isListType(isNonNullType(of) ? of.ofType : of))
        .filter(({ name }) => !isBounded(type.name, name))
        .map(({ name }) => `${type.name}.${name}`),
    );
  if (faults.length > 0)
    throw new Error(`It is not said how many entries these may have: ${faults.join(', ')}.`);
}

function isBounded(type: string, field: string): boolean {
  const known = TypeMetadataStorage.getInputTypesMetadata().find(({ name }) => name === type);
  return !!known && mostEntries(known.target.prototype as object, field) !== undefined;
}
