import type { GraphQLSchema } from 'graphql';
import { PERMISSIONS, type Permission } from './permission-table.rules.js';

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

/**
 * Refuses to start while something is entered that nothing puts right: each mutation says which others mend what it
 * enters, or why nothing does, or is one that mends.
 */
export function refuseUnmended(
  mutations: readonly string[],
  permissions: Record<string, Permission> = PERMISSIONS,
): void {
  const said = mutations.map((verb) => ({ verb, ...permissions[verb] }));
  const mending = new Set(Object.values(permissions).flatMap(({ mendedBy = [] }) => mendedBy));
  const unknown = [...mending].filter(
    (verb) => !mutations.includes(verb) && !(verb in permissions),
  );
  const left = said
    .filter(
      ({ verb, mendedBy = [], never = '' }) =>
        mendedBy.length === 0 && !never && !mending.has(verb),
    )
    .map(({ verb }) => verb);
  if (left.length + unknown.length === 0) return;
  throw new Error(
    `Nothing says how these are put right: ${[...left, ...unknown].join(', ')}. Give each mendedBy or never in src/platform/access/permission-table.rules.ts.`,
  );
}
