import type { GraphQLFormattedError } from 'graphql';
import { GraphQLError } from 'graphql';
import { REFUSAL_CODES, Refused, type Refusal, type RefusalCode } from '../../shared/refusal.js';

export const INTERNAL_MESSAGE =
  'Something went wrong in the service. Nothing was changed. Tell the people who run it, with the request id.';

/** What the caller is told: a refusal as it is, a faulty request in words, and of anything else only INTERNAL. */
export function errorReply(
  formatted: GraphQLFormattedError,
  error: unknown,
): GraphQLFormattedError {
  const refusal = refusalOf(error) ?? requestFault(formatted);
  const { code, field, faults, blockers, currentVersion } = refusal;
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

function requestFault(formatted: GraphQLFormattedError): Refusal {
  const code = formatted.extensions?.code as string | undefined;
  if (code && (REFUSAL_CODES as readonly string[]).includes(code) && code !== 'INTERNAL') {
    return { code: code as RefusalCode, because: formatted.message, ...fieldOf(formatted.message) };
  }
  const tooLarge = formatted.path
    ? undefined
    : TOO_LARGE.find(([says]) => says.test(formatted.message));
  if (tooLarge) return { code: 'LIMIT', because: tooLarge[1] };
  // A bad variable has no path yet: nothing was resolved.
  const badVariable = !formatted.path && /^Variable "\$\w+"/.test(formatted.message);
  if (badVariable || (code && REQUEST_FAULTS.includes(code))) {
    return { code: 'BAD_USER_INPUT', because: formatted.message, ...fieldOf(formatted.message) };
  }
  return { code: 'INTERNAL', because: INTERNAL_MESSAGE };
}

/** graphql-js names a missing or unknown field only at the end of its sentence. */
const NAMED_LAST = /; Field "(\w+)" (?:of required type "[^"]*" was not provided|is not defined)/;

/** graphql-js names the place of a bad variable in its sentence: `at "input.present[0].person"`. */
function fieldOf(message: string): { field?: string } {
  const place =
    /^Variable "\$(\w+)" got invalid value .*? at "([\w.[\]]+)"/s.exec(message)?.[2] ??
    /^Variable "\$(\w+)"/.exec(message)?.[1];
  if (!place) return {};
  const last = NAMED_LAST.exec(message)?.[1];
  const path = last ? `${place}.${last}` : place;
  return { field: path.replace(/\[(\d+)\]/g, '.$1').replace(/^input\./, '') };
}

/** A fault of the request as a GraphQL error with its code. */
export const requestError = (code: RefusalCode, because: string) =>
  new GraphQLError(because, {
    extensions: { code, http: { status: code === 'NOT_SIGNED_IN' ? 401 : 400 } },
  });
