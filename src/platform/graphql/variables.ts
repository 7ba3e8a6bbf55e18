import {
  coerceInputValue,
  GraphQLError,
  isInputType,
  isNonNullType,
  typeFromAST,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type TypeNode,
  type VariableDefinitionNode,
} from 'graphql';
import { requestError } from './error-reply.js';

/**
 * Holds the variables of a request against the schema, up to the first that is wrong: BAD_USER_INPUT with its
 * place. Unlike graphql-js it prints no value, which could be a password, or megabytes.
 */
export function checkVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  given: Record<string, unknown>,
): void {
  for (const definition of operation.variableDefinitions ?? []) {
    const name = definition.variable.name.value;
    const type = typeFromAST(schema, definition.type as TypeNode) as GraphQLInputType | undefined;
    if (!type || !isInputType(type)) continue;
    if (Object.hasOwn(given, name)) checkValue(name, type, given[name]);
    else refuseMissing(name, type, definition);
  }
}

function refuseMissing(name: string, type: GraphQLInputType, given: VariableDefinitionNode): void {
  if (given.defaultValue || !isNonNullType(type)) return;
  refuseAt(name, [], `Variable "$${name}" of required type "${String(type)}" was not provided.`);
}

function checkValue(name: string, type: GraphQLInputType, value: unknown): void {
  if (value === null && isNonNullType(type))
    refuseAt(name, [], `Variable "$${name}" of non-null type "${String(type)}" must not be null.`);
  // The first fault ends it: what is thrown here is not caught by graphql-js.
  coerceInputValue(
    value,
    type,
    (path, _value, { message }) => {
      const at = pathOf(name, path);
      refuseAt(name, path, `Variable "$${name}" is wrong at "${at}": ${message}`);
    },
    true,
  );
}

const pathOf = (name: string, path: readonly (string | number)[]) => [name, ...path].join('.');

/** graphql-js names a missing or unknown field only in its sentence. */
const NAMED_LAST = /: Field "(\w+)" (?:of required type "[^"]*" was not provided|is not defined)/;

/** The place as a refusal names it: `present.0.person`, for what is in the variable `input`. */
function refuseAt(name: string, path: readonly (string | number)[], because: string): never {
  const last = NAMED_LAST.exec(because)?.[1];
  const place = pathOf(name, last ? [...path, last] : path).slice(0, LONGEST_PLACE);
  throw new GraphQLError(because, {
    extensions: {
      ...requestError('BAD_USER_INPUT', because).extensions,
      field: place.replace(/^input\./, ''),
    },
  });
}

const LONGEST_PLACE = 200;
