import { getNamedType, isInputObjectType, isObjectType } from 'graphql';
import type { GraphQLField, GraphQLNamedType, GraphQLSchema } from 'graphql';
import { grouped } from './loader.js';

/**
 * Says of every input and payload which mutation it belongs to, where nobody has said more: the
 * mutation's own description has its permission, units and errors.
 */
export function describeTypes(schema: GraphQLSchema): GraphQLSchema {
  for (const root of [schema.getQueryType(), schema.getMutationType()])
    if (root) root.description ??= ROOTS[root.name];
  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
  mutations.forEach(describeInput);
  const answeredBy = grouped(mutations, ({ type }) => getNamedType(type).name);
  for (const [name, those] of answeredBy) describePayload(schema.getType(name), those);
  return schema;
}

function describeInput(mutation: Mutation): void {
  const input = mutation.args.find((argument) => argument.name === 'input');
  const taken = input && getNamedType(input.type);
  if (isInputObjectType(taken)) taken.description ??= `The input of \`${mutation.name}\`.`;
}

function describePayload(payload: GraphQLNamedType | undefined, mutations: Mutation[]): void {
  const names = mutations.map(({ name }) => `\`${name}\``).sort();
  if (isObjectType(payload)) payload.description ??= `The answer of ${listed(names)}.`;
}

type Mutation = GraphQLField<unknown, unknown>;

const ROOTS: Record<string, string> = {
  Query: 'Everything that can be read. Each request reads one snapshot of the database.',
  Mutation: 'Everything that can be done: one mutation in a request, done whole or not at all.',
};

const listed = (things: string[]) =>
  things.length < 2 ? things.join('') : `${things.slice(0, -1).join(', ')} and ${things.at(-1)}`;
