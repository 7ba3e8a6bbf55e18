import type { GraphQLFormattedError } from 'graphql';
import { GraphQLError } from 'graphql';
import { asItTurnedOut, internalFault } from '../database/outcome.js';
import { literalPlace } from './literal-place.js';
import { REFUSAL_CODES, Refused, type Refusal, type RefusalCode } from '../../shared/refusal.js';

/**
 * What the caller is told: a refusal as it is, a faulty request in words, and of anything else only INTERNAL.
 * Whatever failed once the change was saved, or may have been, is OUTCOME_UNKNOWN.
 */
export function errorReply(
  formatted: GraphQLFormattedError,
  error: unknown,
  wordsOf: WordsOf = () => undefined,
): GraphQLFormattedError {
  const refusal = asItTurnedOut(refusalOf(error) ?? requestFault(formatted, error, wordsOf));
  const { code, field, faults, blockers, currentVersion, subjectId } = refusal;
  const because = refusal.because.replace(SUGGESTION, '');
  return {
    message: because,
    path: formatted.path,
    locations: formatted.locations,
    extensions: {
      code,
      because,
      field,
      faults,
      blockers,
      currentVersion,
      subjectId,
    },
  };
}

/** The refusal inside whatever was thrown, if there is one. */
export function refusalOf(error: unknown): Refusal | null {
  for (
    let at = error, depth = 0;
    at && depth < 5;
    at = (at as { originalError?: unknown }).originalError, depth += 1
  ) {
    if (at instanceof Refused) return at.refusal;
  }
  return null;
}

/** graphql-js suggests names of the schema for a misspelt one: these are removed, so that nobody can guess the schema. */
const SUGGESTION = / ?Did you mean (.|\n)+\?$/;

/** What graphql-js and Apollo say of too large a query. */
const TOO_LARGE: [RegExp, string][] = [
  [
    /contains more tha[nt] \d+ tokens/,
    'This query is too long: it may have 2,000 tokens. Ask for less in one request.',
  ],
  [
    /recursively requests too many selections/,
    'This query asks for too much through its fragments: 2,000 selections are allowed. Ask for less in one request.',
  ],
  [
    /Maximum introspection depth/,
    'This query reads too deep into the schema: ask for fewer levels.',
  ],
  [
    /maximum allowed number of nodes/,
    'This query asks for too many fields: ask for less in one request.',
  ],
];

const REQUEST_FAULTS = [
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'PERSISTED_QUERY_NOT_FOUND',
];

/** The words of a fixed set, by its name, where they may be told. */
export type WordsOf = (name: string) => readonly string[] | undefined;

function requestFault(formatted: GraphQLFormattedError, error: unknown, wordsOf: WordsOf): Refusal {
  const { code, field } = (formatted.extensions ?? {}) as { code?: string; field?: string };
  const before = formatted.path ? null : faultBefore(formatted.message, error);
  const refused = (as: RefusalCode, at?: string): Refusal => ({
    code: as,
    because: withWords(withoutValues(formatted.message), wordsOf),
    field: at ?? before?.place,
  });
  if (isOurs(code)) return refused(code, field);
  if (before?.tooLarge) return { code: 'LIMIT', because: before.tooLarge };
  if (before?.variable || (code && REQUEST_FAULTS.includes(code)))
    return refused('BAD_USER_INPUT', before?.variable);
  return internalFault();
}

/** What a fault is about that has no path yet, since nothing was resolved: too large, a variable, a value. */
function faultBefore(message: string, error: unknown) {
  const [node] = (error as Partial<GraphQLError> | null)?.nodes ?? [];
  return {
    tooLarge: TOO_LARGE.find(([says]) => says.test(message))?.[1],
    variable: /^Variable "\$(\w+)"/.exec(message)?.[1],
    place: literalPlace(node, message),
  };
}

const isOurs = (code?: string): code is RefusalCode =>
  code !== 'INTERNAL' && (REFUSAL_CODES as readonly (string | undefined)[]).includes(code);

const NO_SUCH_WORD = /This value does not exist in "(\w+)" enum\.$/;
/** More words than these are looked up in the schema. */
const MOST_WORDS = 20;

/** Names the words of which one was to be given. */
function withWords(because: string, wordsOf: WordsOf): string {
  const words = wordsOf(NO_SUCH_WORD.exec(because)?.[1] ?? '');
  if (!words || words.length > MOST_WORDS) return because;
  return `${because} Give one of: ${words.join(', ')}.`;
}

/** How graphql-js shows what was sent, and what is said instead: a value could be a password, or megabytes. */
const SHOWN_VALUES: [shown: RegExp, instead: string][] = [
  [/((?:Int|Float|String|Boolean|ID|Enum "\w+") cannot represent [\w -]+): .*$/s, '$1.'],
  [/^Value ".*" does not exist in (".*" enum)\.$/s, 'This value does not exist in $1.'],
  [/(: )Value ".*" does not exist in (".*" enum)\.$/s, '$1This value does not exist in $2.'],
  [/^(Expected value of type ".*?"), found .*$/s, '$1.'],
  [/^(Argument ".*?" has invalid value) .*$/s, '$1.'],
  [/(Syntax Error: .*?(?:String|BlockString|Name|Int|Float)) ".*$/s, '$1.'],
  [/(Invalid [\w -]+): ".*$/s, '$1.'],
];

const LONGEST_FAULT = 300;
/** Beyond this it is not even searched for values. */
const LONGEST_SEARCHED = 2_000;

/** What graphql-js says, without the values that it quotes; a name that was sent may be long too. */
export function withoutValues(message: string): string {
  if (message.length > LONGEST_SEARCHED)
    return 'A name in the query is too long, or a value in it is not of the type that is asked for.';
  const said = SHOWN_VALUES.reduce(
    (text, [shown, instead]) => text.replace(shown, instead),
    message.replace(SUGGESTION, ''),
  );
  return said.length > LONGEST_FAULT ? `${said.slice(0, LONGEST_FAULT)}…` : said;
}

/** A fault of the request as a GraphQL error with its code. */
export const requestError = (code: RefusalCode, because: string, status?: number) =>
  new GraphQLError(because, {
    extensions: { code, http: { status: status ?? (code === 'NOT_SIGNED_IN' ? 401 : 400) } },
  });
