import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { DynamicModule, Type } from '@nestjs/common';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { AppModule, type AppSettings } from '../app.module.js';
import { describeTypes } from '../platform/graphql/descriptions.js';
import { BUILD_OPTIONS } from '../platform/graphql/graphql.module.js';

type Part = Type | DynamicModule | Promise<DynamicModule> | { forwardRef: unknown };

const RESOLVER = 'graphql:resolver_type';

/** The schema as the server has it, from the features' resolvers alone: it takes no database. */
export async function buildSchema(): Promise<GraphQLSchema> {
  const app = await NestFactory.create(GraphQLSchemaBuilderModule, { logger: false });
  await app.init();
  const factory = app.get(GraphQLSchemaFactory);
  const schema = await factory.create(resolversOf(await features()) as never, [], BUILD_OPTIONS);
  await app.close();
  return describeTypes(lexicographicSortSchema(schema));
}

/** The schema in its own language, sorted: what docs/schema.graphql holds. */
export const schemaText = (schema: GraphQLSchema): string =>
  `${printSchema(lexicographicSortSchema(schema))}\n`;

/** The app's modules as they are declared; nothing of them is started. */
async function features(): Promise<Part> {
  const nothing = { database: { host: '', port: 0, user: '', database: '' } };
  const api = { introspection: true, openIntrospection: false };
  const settings = { service: nothing.database, poolSize: 1, keys: {}, access: {}, api };
  return await Promise.resolve(AppModule.forRoot(settings as unknown as AppSettings));
}

function resolversOf(root: Part, seen = new Set<unknown>()): Type[] {
  if (seen.has(root)) return [];
  seen.add(root);
  const { module, imports = [], providers = [] } = declared(root);
  if (module && seen.has(module) && module !== root) return [];
  const own = providers.filter(isResolver);
  return [...own, ...imports.flatMap((part) => resolversOf(part as Part, seen))];
}

function declared(part: Part): { module?: Type; imports?: unknown[]; providers?: unknown[] } {
  const dynamic = 'module' in part ? part : null;
  const module = dynamic?.module ?? (typeof part === 'function' ? part : null);
  if (!module) return {};
  const said = (key: string) => (Reflect.getMetadata(key, module) as unknown[] | undefined) ?? [];
  return {
    module,
    imports: said('imports').concat(dynamic?.imports ?? []),
    providers: said('providers').concat(dynamic?.providers ?? []),
  };
}

const isResolver = (provider: unknown): provider is Type =>
  typeof provider === 'function' && Reflect.hasMetadata(RESOLVER, provider);
