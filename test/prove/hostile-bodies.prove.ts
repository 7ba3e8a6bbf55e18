import { randomUUID } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputObjectType,
  type GraphQLInputType,
} from 'graphql';
import { LIMITS } from '../../src/platform/graphql/limits.js';
import { TestApp } from '../support/test-app.js';
import { world } from '../support/world.js';

const t = TestApp.forSpec({ world: world() }, async (app) => {
  await app.tokenOf('observer');
});

/** How often the same body is sent: the machine does other things, and the least is what it takes. */
const TIMES = 4;
/** No stop of the loop is longer than so many times the reading of the largest such body as JSON. */
const MOST = 20;
/** Twice as long a body may take so much longer, with what does not grow with it. */
const MOST_GROWTH = 2.6;

/** A body of about so many bytes. */
type Shape = (bytes: number) => { query: string; variables?: object };

const bare = (type: GraphQLInputType) => (isNonNullType(type) ? type.ofType : type);
const filling = (bytes: number, each: string) =>
  Array(Math.ceil(bytes / (each.length + 3))).fill(each);

/** Every input of the API as large as bytes allow: lists without end, fields that nobody knows, texts, wrong kinds. */
function shapesOf(verb: string, type: GraphQLInputObjectType): [name: string, shape: Shape][] {
  const query = `mutation ($input: ${type.name}!) { ${verb}(input: $input) { __typename } }`;
  const shape =
    (make: (bytes: number) => object): Shape =>
    (bytes) => ({ query, variables: { input: make(bytes) } });
  const fields = Object.values(type.getFields());
  const lists = fields.filter((field) => isListType(bare(field.type)));
  const texts = fields.filter((field) => getNamedType(field.type).name === 'String');
  return [
    ...lists.flatMap((field): [string, Shape][] => {
      const named = getNamedType(field.type);
      const entry = isInputObjectType(named) ? one(named) : 'x';
      const length = JSON.stringify(entry).length + 1;
      return [
        [
          `${verb}.${field.name}: entries`,
          shape((bytes) => ({ [field.name]: Array(Math.ceil(bytes / length)).fill(entry) })),
        ],
        [
          `${verb}.${field.name}: wrong entries`,
          shape((bytes) => ({ [field.name]: Array(Math.ceil(bytes / 2)).fill(1) })),
        ],
        [
          `${verb}.${field.name}: lists`,
          shape((bytes) => ({ [field.name]: filling(bytes, 'x').map((text) => [text]) })),
        ],
      ];
    }),
    ...texts
      .slice(0, 1)
      .flatMap((field): [string, Shape][] => [
        [`${verb}.${field.name}: a text`, shape((bytes) => ({ [field.name]: 'x'.repeat(bytes) }))],
      ]),
    [
      `${verb}: unknown fields`,
      shape((bytes) =>
        Object.fromEntries(
          Array.from({ length: Math.ceil(bytes / 12) }, (_none, at) => [`k${at}`, 1]),
        ),
      ),
    ],
  ];
}

/** One entry of a list, with all that the schema asks. */
const one = (type: GraphQLInputObjectType): object =>
  Object.fromEntries(
    Object.values(type.getFields())
      .filter((field) => isNonNullType(field.type))
      .map((field) => {
        const named = getNamedType(field.type);
        const value = isEnumType(named)
          ? named.getValues()[0]!.name
          : isInputObjectType(named)
            ? one(named)
            : named.name === 'UUID'
              ? randomUUID()
              : 'x';
        return [field.name, isListType(bare(field.type)) ? [value] : value];
      }),
  );

const many = (bytes: number, of: (at: number) => string) => {
  const each = of(1_000).length + 1;
  return Array.from({ length: Math.max(1, Math.floor(bytes / each)) }, (_none, at) => of(at)).join(
    ' ',
  );
};
/** What a query alone can be made of. */
const QUERIES: [name: string, shape: Shape][] = [
  ['the same field', (bytes) => ({ query: `{ ${many(bytes, () => '__typename')} }` })],
  [
    'the same things within',
    (bytes) => ({ query: `{ ${many(bytes, () => 'me { person { code } }')} }` }),
  ],
  [
    'the same in parts',
    (bytes) => ({ query: `{ ${many(bytes, () => '... on Query { __typename }')} }` }),
  ],
  [
    'fragments',
    (bytes) => ({
      query: `{ __typename } ${many(bytes, (at) => `fragment F${at} on Query { ...F${at + 1} }`)}`,
    }),
  ],
  [
    'variables',
    (bytes) => ({ query: `query (${many(bytes, (at) => `$v${at}: Int`)}) { __typename }` }),
  ],
  ['names that nobody knows', (bytes) => ({ query: `{ ${many(bytes, (at) => `x${at}`)} }` })],
  ['blanks', (bytes) => ({ query: `{ __typename }${' '.repeat(bytes)}` })],
  [
    'a text in it',
    (bytes) => ({ query: `{ trusts(first: "${'x'.repeat(bytes)}") { totalCount } }` }),
  ],
  ['braces', (bytes) => ({ query: '{ me '.repeat(bytes / 6) + '}'.repeat(bytes / 6) })],
  [
    'directives',
    (bytes) => ({ query: `{ __typename ${many(bytes, () => '@include(if: true)')} }` }),
  ],
];

interface Measured {
  name: string;
  stop: number;
  parse: number;
}

/** The longest stop of the loop while a body is answered; measured again while it seems too long. */
async function stopOf(body: string, token: string | null, enough: number): Promise<number> {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (token) headers.authorization = `Bearer ${token}`;
  let least = Infinity;
  for (let n = 0; n < TIMES && least > enough; n += 1) {
    const loop = monitorEventLoopDelay({ resolution: 1 });
    loop.enable();
    await sleep(2);
    await (await fetch(`${t.url}/graphql`, { method: 'POST', headers, body })).text();
    await sleep(2);
    loop.disable();
    least = Math.min(least, loop.max / 1e6);
  }
  return least;
}

function parseOf(body: string): number {
  let least = Infinity;
  for (let n = 0; n < TIMES; n += 1) {
    const began = performance.now();
    JSON.parse(body);
    least = Math.min(least, performance.now() - began);
  }
  return least;
}

/** Bytes of a query that no limit of length or tokens refuses. */
const LET_THROUGH = 6_000;
/** So small a part of a body has no more values than are allowed. */
const FEW = 50;

/** The same, but so short that it is let through to what looks at it. */
const shorter =
  (part: number) =>
  ([name, shape]: [string, Shape]): [string, Shape] => [
    `${name}, short`,
    (bytes) => shape(Math.ceil(bytes / part)),
  ];

/** Every shape at its largest, and again as large as it is let through. */
function shapes(most: number): [string, Shape][] {
  const inputs = Object.values(t.schema.getMutationType()!.getFields()).flatMap(
    ({ name, args }) => {
      const input = args.find((arg) => arg.name === 'input');
      return input ? shapesOf(name, getNamedType(input.type) as GraphQLInputObjectType) : [];
    },
  );
  const large = [...QUERIES, ...inputs];
  return [...large, ...QUERIES.map(shorter(most / LET_THROUGH)), ...inputs.map(shorter(FEW))];
}

/** Reading the largest body of a sender as JSON: a short one is not held to the time of its few bytes. */
const largest = (bytes: number) =>
  parseOf(JSON.stringify({ variables: { list: Array(Math.floor((bytes - 100) / 4)).fill('x') } }));

it.each([
  ['signed out', LIMITS.bodySignedOut, false],
  ['signed in', LIMITS.bodySignedIn, true],
])(
  'no body %s holds the loop longer than twenty readings of it as JSON, nor longer than it is long',
  async (who, most, signedIn) => {
    const token = signedIn ? await t.tokenOf('observer') : null;
    const [unit, found, grew] = [largest(most), [] as Measured[], [] as string[]];
    for (const [name, shape] of shapes(most)) {
      const body = (part: number) => JSON.stringify(shape((most - 1_000) / part));
      const whole = body(1);
      const stop = await stopOf(whole, token, 8 * unit);
      const parse = stop > 8 * unit ? Math.max(parseOf(whole), unit) : unit;
      found.push({ name, stop, parse });
      // What takes as little as the machine's own doings tells nothing of growth.
      if (stop < 8 * unit) continue;
      const [first, second] = [await stopOf(body(4), token, 0), await stopOf(body(2), token, 0)];
      if (second / first > MOST_GROWTH && stop / second > MOST_GROWTH)
        grew.push(`${name}: ${[first, second, stop].map(Math.round).join(', ')} ms`);
    }
    found.sort((a, b) => b.stop / b.parse - a.stop / a.parse);
    const worst = found
      .slice(0, 5)
      .map(
        ({ name, stop, parse }) =>
          `${name} ${stop.toFixed(1)} ms, ${(stop / parse).toFixed(1)} times`,
      );
    process.stdout.write(
      `hostile bodies, ${who}: ${found.length} shapes; the longest stops: ${worst.join('; ')}\n`,
    );
    expect(found.filter(({ stop, parse }) => stop > MOST * parse)).toEqual([]);
    expect(grew).toEqual([]);
  },
  600_000,
);
