import {
  HeaderMap,
  type ApolloServerPlugin,
  type GraphQLRequest,
  type GraphQLRequestListener,
} from '@apollo/server';
import {
  getNamedType,
  GraphQLError,
  isListType,
  isNonNullType,
  type DocumentNode,
  type GraphQLField,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { getComplexity, type ComplexityEstimator } from 'graphql-query-complexity';
import { countsFor } from './costs.js';
import { refusalOf, requestError } from './error-reply.js';
import { LIMITS } from './limits.js';
import { asksSchema, fragmentsOf, queryRoots, shapeFault, signsIn } from './query-shape.js';
import type { ApiRequest, RequestContext } from './request-context.js';
import type { SchemaAnswer, SchemaAnswers } from './schema-answers.js';
import { checkVariables } from './variables.js';

/** Refuses what would be too much work before any of it is done, and tells what was used. */
export function limitsPlugin(options: LimitsOptions): ApolloServerPlugin<RequestContext> {
  return { requestDidStart: async () => await Promise.resolve(listener(options)) };
}

export interface LimitsOptions {
  /** The demo lets anybody read the schema; elsewhere it takes a sign-in. */
  openIntrospection: boolean;
  /** Takes what a request costs from the budget of whoever asks; refuses when they have none left. */
  spend: (request: ApiRequest, cost: number) => Promise<void>;
  /** What was answered about the schema before. */
  answers: SchemaAnswers;
}

function listener(options: LimitsOptions): GraphQLRequestListener<RequestContext> {
  let used: number | null = null;
  let known: SchemaAnswer | null = null;
  let over: (() => void) | null = null;
  return {
    didResolveOperation: async ({ document, operation, schema, request, contextValue }) => {
      await Promise.resolve();
      if (!operation) return;
      refuseShape(operation, document, !!contextValue.actor || options.openIntrospection);
      checkVariables(schema, operation, request.variables ?? {});
      used = costOf(schema, document, request);
      if (used > LIMITS.cost) throw tooDear(used);
      const roots = queryRoots(document);
      if (signsIn(roots)) return;
      known = options.answers.find(document, request);
      await spent(options, contextValue.req, chargeOf(used, roots, known));
      if (known || !asksSchema(roots)) return;
      over = await options.answers.turn();
      // The same question may have been answered while it waited.
      known = options.answers.find(document, request);
    },
    responseForOperation: async () =>
      await Promise.resolve(
        known && { http: newHead(), body: { kind: 'single', singleResult: { data: known } } },
      ),
    willSendResponse: async ({ response, document, request }) => {
      await Promise.resolve();
      over?.();
      if (used === null || response.body.kind !== 'single') return;
      const { singleResult } = response.body;
      if (document && !known) options.answers.keep(document, request, singleResult);
      singleResult.extensions = {
        ...singleResult.extensions,
        cost: { used, budget: LIMITS.cost },
      };
    },
  };
}

/** What it takes of the minute: of an answer about the schema by whether it must be worked out. */
function chargeOf(used: number, roots: ReadonlySet<string>, known: SchemaAnswer | null): number {
  if (known) return LIMITS.schemaAgain;
  return asksSchema(roots) ? Math.max(used, LIMITS.schemaFirst) : used;
}

async function spent({ spend }: LimitsOptions, request: ApiRequest, cost: number): Promise<void> {
  try {
    await spend(request, cost);
  } catch (error) {
    const refusal = refusalOf(error);
    throw refusal ? requestError(refusal.code, refusal.because, 429) : error;
  }
}

const newHead = () => ({ headers: new HeaderMap() });

function refuseShape(
  operation: OperationDefinitionNode,
  document: DocumentNode,
  maySeeSchema: boolean,
): void {
  if (operation.operation === 'subscription')
    throw requestError('BAD_USER_INPUT', 'There are no subscriptions: send a query or a mutation.');
  const fragments = fragmentsOf(document);
  const fault = shapeFault(operation, fragments);
  if (fault) throw requestError('LIMIT', fault);
  if (!maySeeSchema && asksSchema(queryRoots(document)))
    throw requestError('NOT_SIGNED_IN', 'Sign in to read the schema.');
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
    // An argument that is read here first is the caller's to mend.
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
const cost: ComplexityEstimator = ({ field, node, args, childComplexity, type }) => {
  if (field.name === '__schema' || field.name === '__type') return LIMITS.schema;
  if (field.name.startsWith('__')) return 0;
  const declared = countsFor(field, node);
  if (typeof args.first === 'number') return 1 + Math.max(0, args.first) * childComplexity;
  if (type.name.endsWith('Connection')) return 1 + childComplexity;
  if (!isList(field)) return (declared ?? 1) + childComplexity;
  return 1 + (declared ?? LIMITS.unpagedList) * childComplexity;
};

function isList(field: GraphQLField<unknown, unknown>): boolean {
  const type = isNonNullType(field.type) ? field.type.ofType : field.type;
  return isListType(type) && 'getFields' in getNamedType(type);
}
