import { getNamedType, isInputObjectType, isObjectType, type GraphQLSchema } from 'graphql';

/**
 * Says of every input and payload which mutation it belongs to, where nobody has said more: the
 * mutation's own description has its permission, units and errors.
 */
export function describeTypes(schema: GraphQLSchema): GraphQLSchema {
  for (const root of [schema.getQueryType(), schema.getMutationType()])
    if (root) root.description ??= ROOTS[root.name];
  const answeredBy = new Map<string, string[]>();
  for (const mutation of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const input = mutation.args.find((argument) => argument.name === 'input');
    const taken = input && getNamedType(input.type);
    if (isInputObjectType(taken)) taken.description ??= `The input of \`${mutation.name}\`.`;
    const payload = getNamedType(mutation.type).name;
    answeredBy.set(payload, [...(answeredBy.get(payload) ?? []), `\`${mutation.name}\``]);
  }
  for (const [name, unsorted] of answeredBy) {
    const mutations = [...unsorted].sort();
    const payload = schema.getType(name);
    if (isObjectType(payload)) payload.description ??= `The answer of ${listed(mutations)}.`;
  }
  return schema;
}

const ROOTS: Record<string, string> = {
  Query: 'Everything that can be read. Each request reads one snapshot of the database.',
  Mutation: 'Everything that can be done: one mutation in a request, done whole or not at all.',
};

const listed = (things: string[]) =>
  things.length < 2 ? things.join('') : `${things.slice(0, -1).join(', ')} and ${things.at(-1)}`;
