import type { ApolloServerPlugin, GraphQLRequest, GraphQLRequestListener } from '@apollo/server';
import {
  getNamedType,
  GraphQLError,
  isListType,
  isNonNullType,
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { getComplexity, type ComplexityEstimator } from 'graphql-query-complexity';
import { requestError } from './error-reply.js';
import type { RequestContext } from './request-context.js';

/** What one request may ask for; published in docs/api.md. */
export const LIMITS = {
  tokens: 2_000,
  recursiveSelections: 2_000,
  depth: 12,
  aliases: 15,
  cost: 3_000,
  bodySignedOut: 100 * 1024,
  bodySignedIn: 2 * 1024 * 1024,
  /** What reading the schema costs, however it is asked: graphql-js bounds how deep it goes. */
  schema: 500,
  /** What a list without pages is taken to hold when its cost is counted. */
  unpagedList: 10,
} as const;

/** Refuses what would be too much work before any of it is done, and tells what was used. */
export function limitsPlugin(options: {
  openIntrospection: boolean;
}): ApolloServerPlugin<RequestContext> {
  return { requestDidStart: async () => await Promise.resolve(listener(options)) };
}

function listener(options: { openIntrospection: boolean }): GraphQLRequestListener<RequestContext> {
  let used: number | null = null;
  return {
    didResolveOperation: async ({ document, operation, schema, request, contextValue }) => {
      await Promise.resolve();
      if (!operation) return;
      if (operation.operation === 'subscription')
        throw requestError(
          'BAD_USER_INPUT',
          'There are no subscriptions: send a query or a mutation.',
        );
      const fragments = fragmentsOf(document);
      const faults = shapeFault(operation, fragments);
      if (faults) throw requestError('LIMIT', faults);
      if (
        asksForSchema(operation, fragments) &&
        !options.openIntrospection &&
        !contextValue.actor
      ) {
        throw requestError('NOT_SIGNED_IN', 'Sign in to read the schema.');
      }
      used = costOf(schema, document, request);
      if (used > LIMITS.cost) throw tooDear(used);
    },
    willSendResponse: async ({ response }) => {
      if (used !== null && response.body.kind === 'single') {
        const { singleResult } = response.body;
        singleResult.extensions = {
          ...singleResult.extensions,
          cost: { used, budget: LIMITS.cost },
        };
      }
      await Promise.resolve();
    },
  };
}

function costOf(schema: GraphQLSchema, query: DocumentNode, request: GraphQLRequest): number {
  try {
    return getComplexity({
      schema,
      query,
      variables: request.variables ?? {},
      estimators: [cost],
      ...operationName(request.operationName),
    });
  } catch (error) {
    // The variables are read here first; what is wrong with them is the caller's to mend.
    if (!(error instanceof GraphQLError)) throw error;
    throw new GraphQLError(error.message, {
      nodes: error.nodes,
      extensions: { http: { status: 400 } },
    });
  }
}

const tooDear = (used: number) =>
  requestError(
    'LIMIT',
    `This query is too costly: it would cost ${used}, and ${LIMITS.cost} is allowed. Ask for fewer fields, or for smaller pages.`,
  );

const operationName = (name: string | undefined) => (name ? { operationName: name } : {});

/**
 * A page costs its size, and a list without pages what its bound declares. Anything else costs one, or what
 * it declares because it asks many tables.
 */
const cost: ComplexityEstimator = ({ field, args, childComplexity, type }) => {
  if (field.name === '__schema' || field.name === '__type') return LIMITS.schema;
  if (field.name.startsWith('__')) return 0;
  const declared = (field.extensions as { complexity?: number } | undefined)?.complexity;
  if (typeof args.first === 'number') return 1 + Math.max(0, args.first) * childComplexity;
  if (type.name.endsWith('Connection')) return 1 + childComplexity;
  if (!isList(field)) return (declared ?? 1) + childComplexity;
  return 1 + (declared ?? LIMITS.unpagedList) * childComplexity;
};

function isList(field: GraphQLField<unknown, unknown>): boolean {
  const type = isNonNullType(field.type) ? field.type.ofType : field.type;
  return isListType(type) && 'getFields' in getNamedType(type);
}

type Fragments = Map<string, FragmentDefinitionNode>;

const fragmentsOf = (document: DocumentNode): Fragments =>
  new Map(
    document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
    ),
  );

function shapeFault(operation: OperationDefinitionNode, fragments: Fragments): string | null {
  const measured = { depth: 0, aliases: 0 };
  measure(operation.selectionSet, fragments, 0, measured);
  if (measured.depth > LIMITS.depth)
    return `This query is too deep: it has ${measured.depth} levels, and ${LIMITS.depth} are allowed (edges and node are not counted).`;
  if (measured.aliases > LIMITS.aliases)
    return `This query has too many aliases: ${measured.aliases}, and ${LIMITS.aliases} are allowed.`;
  if (operation.operation === 'mutation' && rootFields(operation.selectionSet, fragments) > 1) {
    return 'Send one mutation in a request, so that it is done whole or not at all.';
  }
  return null;
}

const UNCOUNTED = ['edges', 'node'];

function measure(
  set: SelectionSetNode | undefined,
  fragments: Fragments,
  depth: number,
  found: { depth: number; aliases: number },
): void {
  for (const selection of set?.selections ?? []) {
    if (selection.kind !== Kind.FIELD) {
      measure(inner(selection, fragments), fragments, depth, found);
      continue;
    }
    if (selection.alias) found.aliases += 1;
    if (selection.name.value.startsWith('__')) continue;
    const level = UNCOUNTED.includes(selection.name.value) ? depth : depth + 1;
    found.depth = Math.max(found.depth, level);
    measure(selection.selectionSet, fragments, level, found);
  }
}

const inner = (selection: Exclude<SelectionNode, { kind: Kind.FIELD }>, fragments: Fragments) =>
  selection.kind === Kind.INLINE_FRAGMENT
    ? selection.selectionSet
    : fragments.get(selection.name.value)?.selectionSet;

function rootFields(set: SelectionSetNode | undefined, fragments: Fragments): number {
  return (set?.selections ?? []).reduce((sum, one) => {
    if (one.kind !== Kind.FIELD) return sum + rootFields(inner(one, fragments), fragments);
    return sum + (one.name.value.startsWith('__') ? 0 : 1);
  }, 0);
}

function asksForSchema(operation: OperationDefinitionNode, fragments: Fragments): boolean {
  const names = (set: SelectionSetNode | undefined): string[] =>
    (set?.selections ?? []).flatMap((one) =>
      one.kind === Kind.FIELD ? [one.name.value] : names(inner(one, fragments)),
    );
  return names(operation.selectionSet).some((name) => name === '__schema' || name === '__type');
}
