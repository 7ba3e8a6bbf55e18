import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  print,
  isObjectType,
  parse,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
} from 'graphql';

/** What a field of this name is given, whichever input it is in; by its own name or `Verb.name`. */
export type Fixtures = Readonly<Record<string, unknown>>;

const BY_SCALAR: Record<string, unknown> = {
  Boolean: false,
  Int: 1,
  String: 'Words',
  Date: '2018-06-20',
  DateTime: '2018-06-12T13:10:00Z',
  Decimal: '1.00',
  BigInt: '1',
  Sha256: 'ab'.repeat(32),
  FinancialMonth: '2018-06',
};

/** A query or mutation with every compulsory input made from the schema and the fixtures. */
export function generatedRequest(
  kind: 'query' | 'mutation',
  field: GraphQLField<unknown, unknown>,
  fixtures: Fixtures,
): { query: string; variables: Record<string, unknown> } {
  const needed = field.args.filter(
    (arg) => isNonNullType(arg.type) && arg.defaultValue === undefined,
  );
  const declared = needed.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const passed = needed.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const head = declared ? `(${declared})` : '';
  const body = `${field.name}${passed ? `(${passed})` : ''} ${selection(field)}`;
  const query = print(parse(`${kind} ${head} { ${body} }`));
  const variables = Object.fromEntries(
    needed.map((arg) => [arg.name, value(field.name, arg, fixtures)]),
  );
  return { query, variables };
}

const selection = (field: GraphQLField<unknown, unknown>) =>
  isObjectType(getNamedType(field.type)) ? '{ __typename }' : '';

function value(
  verb: string,
  item: GraphQLArgument | GraphQLInputField,
  fixtures: Fixtures,
): unknown {
  for (const name of [`${verb}.${item.name}`, item.name]) {
    if (name in fixtures) {
      const fixture = fixtures[name];
      return typeof fixture === 'function' ? (fixture as () => unknown)() : fixture;
    }
  }
  return valueOf(verb, item.type, fixtures);
}

function valueOf(verb: string, type: GraphQLInputType, fixtures: Fixtures): unknown {
  const inner = isNonNullType(type) ? type.ofType : type;
  if (isListType(inner)) return [valueOf(verb, inner.ofType as GraphQLInputType, fixtures)];
  if (isEnumType(inner)) return inner.getValues()[0]!.name;
  if (isInputObjectType(inner)) {
    const fields = Object.values(inner.getFields()).filter(
      (field) =>
        `${verb}.${field.name}` in fixtures ||
        (isNonNullType(field.type) && field.defaultValue === undefined),
    );
    return Object.fromEntries(fields.map((field) => [field.name, value(verb, field, fixtures)]));
  }
  const known = BY_SCALAR[inner.name];
  if (known === undefined) throw new Error(`nothing is known for ${verb}: ${inner.name}`);
  return known;
}
