import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { GraphQLModule, type BuildSchemaOptions } from '@nestjs/graphql';
import type { Response } from 'express';
import { Database } from '../database/database.service.js';
import { describeTypes } from './descriptions.js';
import { publishedWords } from './enum.js';
import { errorReply } from './error-reply.js';
import { LIMITS } from './limits.js';
import { limitsPlugin, type LimitsOptions } from './limits-plugin.js';
import { noteLimit, noteRefused, type ApiRequest, type RequestContext } from './request-context.js';
import { whenOver } from './request-over.js';
import { SchemaAnswers } from './schema-answers.js';
import type { RefusalCode } from '../../shared/refusal.js';
import { ErrorExtensionsType } from './refusal.type.js';
import { DateTimeScalar, SCALARS } from './scalars.js';

export interface ApiOptions extends Omit<LimitsOptions, 'answers'> {
  introspection: boolean;
}

/** How types become a schema, for the server and for `npm run schema:write`. */
export const BUILD_OPTIONS: BuildSchemaOptions = {
  scalarsMap: [{ type: Date, scalar: DateTimeScalar }],
  orphanedTypes: [...SCALARS, ErrorExtensionsType] as never[],
};

/** How the API is served. */
@Global()
@Module({})
export class ApiModule {
  static forRoot(options: ApiOptions): DynamicModule {
    const graphql = GraphQLModule.forRootAsync<ApolloDriverConfig>({
      driver: ApolloDriver,
      inject: [Database],
      useFactory: (database: Database) => configuration(options, database),
    });
    return { module: ApiModule, imports: [graphql] };
  }
}

function configuration(options: ApiOptions, database: Database): ApolloDriverConfig {
  return {
    path: '/graphql',
    autoSchemaFile: true,
    sortSchema: true,
    transformSchema: describeTypes,
    buildSchemaOptions: BUILD_OPTIONS,
    graphiql: false,
    playground: false,
    csrfPrevention: true,
    introspection: options.introspection,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    allowBatchedHttpRequests: false,
    parseOptions: { maxTokens: LIMITS.tokens },
    maxRecursiveSelections: LIMITS.recursiveSelections,
    validationOptions: { maxErrors: 5 },
    executionOptions: { maxCoercionErrors: 5 },
    stopOnTerminationSignals: false,
    formatError: (formatted, error) =>
      errorReply(formatted, error, options.introspection ? publishedWords : undefined),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      limitsPlugin({ ...options, answers: new SchemaAnswers() }),
      requestEnds,
    ] as ApolloServerPlugin[],
    context: ({ req, res }: { req: ApiRequest; res: Response }): RequestContext =>
      contextFor(database, req, res),
  } as ApolloDriverConfig;
}

function contextFor(database: Database, req: ApiRequest, res: Response): RequestContext {
  const reads = database.reads(req.actor ?? null);
  whenOver(req, res, () => void reads.end().catch(() => undefined));
  return {
    req,
    res,
    actor: req.actor ?? null,
    reads,
    requestId: req.requestId,
    loaders: new Map(),
  };
}

/** Gives the request's connection back before the answer is sent, and names the request in its errors. */
const requestEnds: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () =>
    await Promise.resolve({
      willSendResponse: async ({ contextValue, response }) => {
        await contextValue.reads?.end();
        if (response.body.kind !== 'single') return;
        for (const error of response.body.singleResult.errors ?? []) {
          const extensions = error.extensions as { requestId?: string; code: RefusalCode };
          extensions.requestId = contextValue.requestId;
          noteRefused(contextValue.req, extensions.code);
          if (extensions.code === 'LIMIT') noteLimit(contextValue.req, 'query');
        }
      },
    }),
};
