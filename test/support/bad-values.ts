import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputObjectType,
} from 'graphql';
import type { Generator } from './generated-input.js';

type Input = Record<string, unknown>;

/** A field somewhere in the input of a mutation. */
export interface Place {
  /** As a refusal names it: `present.0.person`. */
  path: string;
  name: string;
  /** The scalar, or `enum`. */
  type: string;
  listed: boolean;
  required: boolean;
  /** The whole input with this value there. */
  into: (input: Input, value: unknown) => Input;
}

const TOO_LONG = 'X'.repeat(200_001);
const TEXTS: [what: string, value: unknown][] = [
  ['NUL', 'a\u0000b'],
  ['a control character', 'a\u0007b'],
  ['a mark that reorders text', 'a\u202eb'],
  ['half a character', 'a\ud83d'],
  ['too long', TOO_LONG],
  ['a number', 1],
];
const NO_DAY: [what: string, value: unknown][] = [
  ['a word', 'tomorrow'],
  ['no day at all', '0000-00-00'],
  ['31 February', '2018-02-31'],
  ['a day written otherwise', '12/06/2018'],
  ['infinity', 'infinity'],
];
const BY_TYPE: Record<string, [what: string, value: unknown][]> = {
  String: TEXTS,
  Date: NO_DAY,
  DateTime: [
    ...NO_DAY,
    ['31 February at noon', '2018-02-31T12:00:00Z'],
    ['no zone', '2018-06-12T12:00:00'],
  ],
  MeetingTime: [
    ...NO_DAY,
    ['an hour past the last', '24:00'],
    ['an hour of one digit', '9:05'],
    ['no zone', '2018-06-12T12:00:00'],
    ['a number', 1],
  ],
  Int: [
    ['half', 1.5],
    ['a text', '1'],
    ['too large', 2_147_483_648],
  ],
  Boolean: [
    ['a text', 'true'],
    ['a number', 1],
  ],
  UUID: [
    ['no identifier', 'NO-SUCH'],
    ['NUL', '0198c0de-0000-7000-8000-00000000000\u0000'],
  ],
  Sha256: [
    ['too short', 'ab'],
    ['a word', 'x'.repeat(64)],
  ],
  Decimal: [
    ['not a number', 'NaN'],
    ['an exponent', '1e3'],
    ['three places', '1.005'],
  ],
  BigInt: [
    ['not a number', 'NaN'],
    ['a fraction', '1.5'],
  ],
  enum: [['none of them', 'NONSENSE']],
};

/** What a field must not be given. */
export function badValues({ type, listed, required }: Place): { what: string; value: unknown }[] {
  const bad = BY_TYPE[type];
  if (!bad) throw new Error(`nothing bad is known of ${type}`);
  const values = bad.map(([what, value]) => ({ what, value: listed ? [value] : value }));
  return required ? [...values, { what: 'nothing', value: undefined }] : values;
}

/** Every field of the input of a mutation, those within others too. */
export function placesOf(field: GraphQLField<unknown, unknown>, generator: Generator): Place[] {
  const input = field.args.find(({ name }) => name === 'input');
  if (!input) return [];
  return within(
    field.name,
    getNamedType(input.type) as GraphQLInputObjectType,
    generator,
    '',
    (root, change) => change(root),
  );
}

type Reach = (root: Input, change: (at: Input) => Input) => Input;

function within(
  verb: string,
  type: GraphQLInputObjectType,
  generator: Generator,
  prefix: string,
  reach: Reach,
): Place[] {
  return Object.values(type.getFields()).flatMap((item): Place[] => {
    const bare = isNonNullType(item.type) ? item.type.ofType : item.type;
    const listed = isListType(bare);
    const named = getNamedType(item.type);
    const path = `${prefix}${item.name}${listed ? '.0' : ''}`;
    if (isInputObjectType(named)) return nested(verb, item, generator, path, reach);
    return [
      {
        path: `${prefix}${item.name}`,
        name: item.name,
        listed,
        type: isEnumType(named) ? 'enum' : named.name,
        required: isNonNullType(item.type) && item.defaultValue === undefined,
        into: (root, value) => reach(root, (at) => ({ ...at, [item.name]: value })),
      },
    ];
  });
}

function nested(
  verb: string,
  item: GraphQLInputField,
  generator: Generator,
  path: string,
  reach: Reach,
): Place[] {
  const type = getNamedType(item.type) as GraphQLInputObjectType;
  const listed = path.endsWith('.0');
  const inner: Reach = (root, change) =>
    reach(root, (at) => {
      const there = at[item.name] as Input | Input[] | undefined;
      const one = (Array.isArray(there) ? there[0] : there) ?? generator.whole(verb, type);
      return { ...at, [item.name]: listed ? [change(one)] : change(one) };
    });
  return within(verb, type, generator, `${path}.`, inner);
}

/** The days of which the second cannot come before the first. */
const PAIRS = [
  ['from', 'until'],
  ['startsOn', 'endsOn'],
] as const;

export const pairsOf = (places: readonly Place[]): [Place, Place][] =>
  PAIRS.flatMap(([first, last]): [Place, Place][] => {
    const [a, b] = [first, last].map((path) =>
      places.find((place) => place.path === path && place.type === 'Date'),
    );
    return a && b ? [[a, b]] : [];
  });
