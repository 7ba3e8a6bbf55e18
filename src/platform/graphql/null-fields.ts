import { TypeMetadataStorage } from '@nestjs/graphql';
import {
  getNamedType,
  isInputObjectType,
  isNonNullType,
  type GraphQLInputObjectType,
  type GraphQLSchema,
} from 'graphql';

type Meaning = 'CLEARS' | 'KEEPS';

const meanings = new WeakMap<object, Map<string, Meaning>>();

/** In a `revise*` input: null empties the field; left out, it stays as it is. */
export const Clears = () => mark('CLEARS');

/** In a `revise*` input: left out, the field stays as it is; null is refused, since it cannot be empty. */
export const Keeps = () => mark('KEEPS');

const mark =
  (meaning: Meaning): PropertyDecorator =>
  (prototype, property) => {
    const own = meanings.get(prototype) ?? new Map<string, Meaning>();
    meanings.set(prototype, own.set(String(property), meaning));
  };

/** What null means for a field of an input; the classes that it extends are asked too. */
export function meaningOfNull(input: object, field: string): Meaning | undefined {
  for (let at: object | null = input; at; at = Object.getPrototypeOf(at) as object | null) {
    const found = meanings.get(at)?.get(field);
    if (found) return found;
  }
  return undefined;
}

/** The fields of an input that are null although they cannot be emptied. */
export const nullsThatKeep = (input: object, values: object): string[] =>
  Object.entries(values)
    .filter(([field, value]) => value === null && meaningOfNull(input, field) === 'KEEPS')
    .map(([field]) => field);

/** Refuses to start with a `revise*` mutation of whose optional fields it is not said what null means. */
export function refuseUnmarkedNulls(schema: GraphQLSchema): void {
  const unmarked = Object.values(schema.getMutationType()?.getFields() ?? {})
    .filter(({ name }) => name.startsWith('revise'))
    .flatMap(({ args }) => args.map(({ type }) => getNamedType(type)))
    .filter(isInputObjectType)
    .flatMap(unmarkedFields);
  if (unmarked.length > 0)
    throw new Error(
      `It is not said what null means for ${unmarked.join(', ')}: mark each with @Clears() or @Keeps(), and give it no default.`,
    );
}

function unmarkedFields(type: GraphQLInputObjectType): string[] {
  const { target } = TypeMetadataStorage.getInputTypesMetadata().find(
    ({ name }) => name === type.name,
  )!;
  const prototype = target.prototype as object;
  return Object.values(type.getFields())
    .filter((field) => !isNonNullType(field.type) || field.defaultValue !== undefined)
    .filter((field) => field.defaultValue !== undefined || !meaningOfNull(prototype, field.name))
    .map((field) => `${type.name}.${field.name}`);
}
