import {
  Kind,
  parse,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { LIMITS } from './limits.js';

export type Fragments = Map<string, FragmentDefinitionNode>;

export const fragmentsOf = (document: DocumentNode): Fragments =>
  new Map(
    document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
    ),
  );

/** What can be said of a query by its text alone, before it is held against the schema. */
export interface QueryFacts {
  /** Why it is refused before anything else is looked at; null when it is not. */
  fault: string | null;
  /** The names of everything that it asks at its root, through its fragments too. */
  roots: ReadonlySet<string>;
}

/** The facts of a query; null when it cannot be read, which graphql-js then says. */
export function queryFacts(query: string): QueryFacts | null {
  let document: DocumentNode;
  try {
    document = parse(query, { maxTokens: LIMITS.tokens, noLocation: true });
  } catch {
    return null;
  }
  return {
    fault: repetitionFault(document) ?? questionsFault(document),
    roots: queryRoots(document),
  };
}

/**
 * Comparing fields of one name with each other is quadratic, and so is comparing fragments: no client needs
 * either many times.
 */
function repetitionFault(document: DocumentNode): string | null {
  const fragments = document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);
  if (fragments.length > LIMITS.fragments)
    return `This query has too many fragments: ${fragments.length}, and ${LIMITS.fragments} are allowed.`;
  for (const one of document.definitions) {
    if (!('selectionSet' in one)) continue;
    const repeated = repeatedField(one.selectionSet!, '', new Map());
    if (repeated !== null)
      return `This query asks for the field ${repeated.slice(0, 80)} more than ${LIMITS.sameField} times: ask for it once.`;
  }
  return null;
}

/** The path of a field that is asked for too often at one place; null when none is. */
function repeatedField(
  set: SelectionSetNode,
  path: string,
  times: Map<string, number>,
): string | null {
  for (const one of set.selections) {
    if (one.kind === Kind.FRAGMENT_SPREAD) continue;
    const name = one.kind === Kind.FIELD ? `${path}.${(one.alias ?? one.name).value}` : path;
    if (one.kind === Kind.FIELD) {
      const now = (times.get(name) ?? 0) + 1;
      if (now > LIMITS.sameField) return name.slice(1);
      times.set(name, now);
    }
    const within = one.selectionSet && repeatedField(one.selectionSet, name, times);
    if (within) return within;
  }
  return null;
}

/** Every name at the root of any operation of the document; each fragment is looked into once. */
export function queryRoots(document: DocumentNode): Set<string> {
  const [fragments, names, seen] = [fragmentsOf(document), new Set<string>(), new Set<string>()];
  const look = (set: SelectionSetNode | undefined) => {
    for (const one of set?.selections ?? []) {
      if (one.kind === Kind.FIELD) names.add(one.name.value);
      else if (one.kind === Kind.INLINE_FRAGMENT) look(one.selectionSet);
      else if (!seen.has(one.name.value)) {
        seen.add(one.name.value);
        look(fragments.get(one.name.value)?.selectionSet);
      }
    }
  };
  for (const one of document.definitions)
    if (one.kind === Kind.OPERATION_DEFINITION) look(one.selectionSet);
  return names;
}

/** To sign in has limits of its own, by account and address: no other limit keeps anybody from it. */
export const signsIn = (roots: ReadonlySet<string>) => roots.size === 1 && roots.has('signIn');

/** What is wrong with the form of an operation: too deep, too many names for the same, more than one mutation. */
export function shapeFault(
  operation: OperationDefinitionNode,
  fragments: Fragments,
): string | null {
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

/** The schema is asked about once in a query: to work out an answer takes as long as hundreds of rows. */
function questionsFault(document: DocumentNode): string | null {
  const sets = document.definitions.flatMap((one) =>
    'selectionSet' in one ? one.selectionSet! : [],
  );
  const questions = sets.reduce((sum, set) => sum + schemaQuestions(set), 0);
  if (questions <= 1) return null;
  return 'Ask about the schema once in a query: one __schema or __type.';
}

/** How many questions about the schema are asked at the root of an operation or a fragment. */
const schemaQuestions = (set: SelectionSetNode): number =>
  set.selections.reduce((sum, one) => {
    if (one.kind === Kind.INLINE_FRAGMENT) return sum + schemaQuestions(one.selectionSet);
    return sum + (one.kind === Kind.FIELD && SCHEMA.includes(one.name.value) ? 1 : 0);
  }, 0);

/** The fields by which the schema is asked about. */
const SCHEMA = ['__schema', '__type'];

/** Whether any operation of a document asks about the schema. */
export const asksSchema = (roots: ReadonlySet<string>) => SCHEMA.some((name) => roots.has(name));
