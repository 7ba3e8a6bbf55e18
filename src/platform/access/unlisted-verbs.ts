import type { GraphQLSchema } from 'graphql';
import { PERMISSIONS } from './permission-table.rules.js';

/** Refuses to start with a root field that is not in the permission table. */
export function refuseUnlistedVerbs(schema: GraphQLSchema): void {
  const unlisted = rootFields(schema).filter((name) => !(name in PERMISSIONS));
  if (unlisted.length > 0) {
    throw new Error(
      `These queries or mutations have no permission: ${unlisted.join(', ')}. Add a line for each to src/platform/access/permission-table.rules.ts.`,
    );
  }
}

/** The names of every query and mutation. */
export function rootFields(schema: GraphQLSchema): string[] {
  return [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
    Object.keys(type?.getFields() ?? {}),
  );
}
