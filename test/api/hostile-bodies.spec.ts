import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { getNamedType, isEnumType, isInputObjectType, isListType, isNonNullType } from 'graphql';
import type { GraphQLInputObjectType, GraphQLInputType } from 'graphql';
import { TypeMetadataStorage } from '@nestjs/graphql';
import { listsTooLong, mostEntries } from '../../src/platform/graphql/list-bounds.js';
import { LIMITS } from '../../src/platform/graphql/limits.js';
import { BareApi, expectRefusal } from '../support/bare-api.js';
import { TestApp } from '../support/test-app.js';
import { world } from '../support/world.js';

let api: BareApi;
const t = TestApp.forSpec({ world: world() }, async (app) => {
  api = new BareApi(app, await app.tokenOf('observer'));
});
const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { token } }';
const VOTES = 'mutation ($input: RecordVotesInput!) { recordVotes(input: $input) { replayed } }';
const bare = (type: GraphQLInputType) => (isNonNullType(type) ? type.ofType : type);

describe('what comes with a query is counted before it is looked at', () => {
  const fields = (many: number) =>
    Object.fromEntries(Array.from({ length: many }, (_none, at) => [`k${at}`, 1]));

  it('signed out a hundred values, signed in five thousand', async () => {
    const values = async (many: number, headers: Record<string, string> = {}) =>
      await api.post(
        { query: '{ __typename }', variables: { list: Array(many).fill(1) } },
        headers,
      );
    // The variables and the list are values too.
    expect((await values(LIMITS.valuesSignedOut - 2)).json.data).toEqual({ __typename: 'Query' });
    expect((await values(LIMITS.valuesSignedIn - 2, api.signedIn())).status).toBe(200);
    for (const reply of [
      await values(LIMITS.valuesSignedOut - 1),
      await values(LIMITS.valuesSignedIn - 1, api.signedIn()),
    ]) {
      expect(reply.status).toBe(413);
      expectRefusal(reply, 'LIMIT', /too many values: (100|5,000) are allowed/);
    }
  });

  it('however it is shaped: fields that nobody knows, lists in lists, a text without end', async () => {
    const send = async (variables: object, query = SIGN_IN) => await api.post({ query, variables });
    expectRefusal(await send({ input: fields(4_000) }), 'LIMIT', /too many values/);
    const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)]);
    expectRefusal(await send({ input: deep(11) }), 'LIMIT', /10 levels are allowed/);
    expect((await send({ x: deep(LIMITS.nesting) }, '{ __typename }')).status).toBe(200);
    const long = await send({ input: { email: 'x'.repeat(LIMITS.text + 1), password: 'x' } });
    expectRefusal(long, 'BAD_USER_INPUT', /email is too long/);
    expect(long.json.errors![0]!.extensions.field).toBe('email');
  });

  it('and there is room for the largest input of every mutation', () => {
    const sizeOf = (type: GraphQLInputType, most = 1): number => {
      const named = getNamedType(type);
      const one = isInputObjectType(named) ? 1 + inputSize(named) : 1;
      return isListType(bare(type)) ? 1 + most * one : one;
    };
    const inputSize = (type: GraphQLInputObjectType): number => {
      const known = TypeMetadataStorage.getInputTypesMetadata().find(
        ({ name }) => name === type.name,
      )!;
      return Object.values(type.getFields()).reduce((sum, field) => {
        return sum + sizeOf(field.type, mostEntries(known.target.prototype as object, field.name));
      }, 0);
    };
    const sizes = Object.values(t.schema.getMutationType()!.getFields()).map(({ name, args }) => {
      return [name, args.reduce((sum, { type }) => sum + sizeOf(type), 1)] as const;
    });
    expect(sizes.filter(([, size]) => size > LIMITS.valuesSignedIn)).toEqual([]);
    // The largest of all: if it is far below, the limit is too wide.
    expect(Math.max(...sizes.map(([, size]) => size))).toBeGreaterThan(LIMITS.valuesSignedIn / 3);
  });
});

describe('a list', () => {
  const vote = { person: 'x', choice: 'FOR' };

  it('is measured before its entries are looked at, and before anybody is asked who may', async () => {
    const input = { idempotencyKey: randomUUID(), resolution: 'X', votes: Array(201).fill({}) };
    const wrong = { ...input, votes: Array(201).fill({ ...vote, reason: 'a\u0000' }) };
    expect(await t.refused(VOTES, { input: wrong }, 'observer')).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'votes',
      because: 'votes must have at most 200 entries.',
    });
  });

  it('within an input within is measured too', () => {
    const draft = TypeMetadataStorage.getInputTypesMetadata().find(
      ({ name }) => name === 'DraftResolutionInput',
    )!;
    const consulted = Array(21).fill('x');
    const faults = listsTooLong(draft.target.prototype as object, {
      urgent: { consultees: consulted },
    });
    expect(faults).toEqual([{ field: 'urgent.consultees', most: 20 }]);
  });
});

describe('who is not signed in', () => {
  it.each([
    ['a query', '{ me { person { code } } }', {}],
    ['a mutation, whatever its input', VOTES, { input: { votes: 'nonsense' } }],
    ['a query that nobody could be answered', '{ noSuchThing }', {}],
    ['a query in a fragment', '{ ...A } fragment A on Query { me { person { code } } }', {}],
    [
      'a costly query',
      '{ trusts(first: 100) { edges { node { bodies { seats { person { code } } } } } } }',
      {},
    ],
  ])('is told so before anything else: %s', async (_what, query, variables) => {
    const reply = await api.post({ query, variables });
    expect(reply.status).toBe(401);
    expectRefusal(reply, 'NOT_SIGNED_IN', /Sign in first/);
  });
});

describe('a query that takes long to be looked at', () => {
  const times = (many: number, text: string) => Array(many).fill(text).join(' ');
  const fragments = (many: number) =>
    Array.from({ length: many }, (_none, at) => `fragment F${at} on Query { __typename }`).join(
      ' ',
    );

  it.each([
    [
      'one field again and again',
      `{ ${times(9, '__typename')} }`,
      /the field __typename more than 8/,
    ],
    [
      'the same by its path',
      `{ ${times(9, 'me { person { code } }')} }`,
      /the field me more than 8 times/,
    ],
    [
      'the same in parts',
      `{ ${times(9, '... on Query { __typename }')} }`,
      /__typename more than 8/,
    ],
    ['fragments', `{ __typename } ${fragments(31)}`, /too many fragments: 31, and 30 are allowed/],
    [
      'the schema twice',
      '{ a: __schema { queryType { name } } b: __type(name: "X") { name } }',
      /Ask about the schema once/,
    ],
    ['its text', `{ __typename } #${'x'.repeat(LIMITS.query)}`, /may have 100,000 characters/],
  ])('is refused for %s', async (_what, query, because) => {
    const reply = await api.post({ query }, api.signedIn());
    expectRefusal(reply, 'LIMIT', because);
  });

  it('is taken at the limit itself', async () => {
    const { json } = await api.post({ query: `{ ${times(8, '__typename')} }` }, api.signedIn());
    expect(json.data).toEqual({ __typename: 'Query' });
  });
});

const A_VALUE: Record<string, unknown> = {
  BigInt: '1',
  Boolean: true,
  Date: '2018-06-20',
  DateTime: '2018-06-12T13:10:00Z',
  Decimal: '1.00',
  Int: 1,
  MeetingTime: '14:10',
  Sha256: 'ab'.repeat(32),
  String: 'x',
  UUID: randomUUID(),
};

/** An input with all that it must have, by the schema alone. */
function filled(type: GraphQLInputObjectType): Record<string, unknown> {
  const needed = Object.values(type.getFields()).filter(
    (field) => isNonNullType(field.type) && field.defaultValue === undefined,
  );
  return Object.fromEntries(
    needed.map((field) => {
      const named = getNamedType(field.type);
      const one = isInputObjectType(named)
        ? filled(named)
        : isEnumType(named)
          ? named.getValues()[0]!.name
          : A_VALUE[named.name];
      return [field.name, isListType(bare(field.type)) ? [one] : one];
    }),
  );
}

describe('a code', () => {
  it('is not written as an id: it would name two things', async () => {
    const sayWhich = { code: 'BAD_USER_INPUT', field: 'code' };
    const person = { code: randomUUID(), displayName: 'Somebody' };
    expect(
      await t.as('administrator').refused('createPerson', person, 'BAD_USER_INPUT', 'code'),
    ).toMatchObject(sayWhich);
  });
});

describe('a refusal', () => {
  const SECRET = 'a-secret-that-nobody-says-back';

  it('never says a value back that was sent, wherever it stood in the input of any mutation', async () => {
    const said: string[] = [];
    for (const field of Object.values(t.schema.getMutationType()!.getFields())) {
      const input = field.args.find(({ name }) => name === 'input');
      if (!input) continue;
      const type = getNamedType(input.type) as GraphQLInputObjectType;
      const whole = filled(type);
      const query = `mutation ($input: ${type.name}!) { ${field.name}(input: $input) { __typename } }`;
      const wrong = [
        { ...whole, noSuchField: SECRET },
        ...Object.keys(type.getFields()).flatMap((name) => [
          { ...whole, [name]: { [SECRET]: 1, value: SECRET } },
          { ...whole, [name]: [[SECRET]] },
        ]),
      ];
      for (const one of wrong) {
        const { text } = await api.post({ query, variables: { input: one } }, api.signedIn());
        if (text.replaceAll(`\\"${SECRET}\\" is not defined`, '').includes(`"${SECRET}`))
          said.push(`${field.name}: ${text.slice(0, 200)}`);
      }
    }
    expect(said).toEqual([]);
  }, 120_000);

  it.each([
    `mutation { signIn(input: { email: "a@b", password: "${SECRET}", extra: 1 }) { token } }`,
    `mutation { signIn(input: "${SECRET}") { token } }`,
    `mutation { signIn(input: { email: ["${SECRET}"], password: 1 }) { token } }`,
    `mutation { signIn(input: { email: "a@b", password: "${SECRET}" `,
    `mutation { signIn(input: { email: "a@b", password: "x" "${SECRET}" }) { token } }`,
    `{ trusts(first: "${SECRET}") { totalCount } }`,
    `{ bodies(first: 1, kind: "${SECRET}") { totalCount } }`,
    `{ mayI(act: "${SECRET}") { code } }`,
    `{ documents(programme: 5, first: "${SECRET}") { totalCount } }`,
  ])('nor one that stood in the query: %s', async (query) => {
    const { text, json } = await api.post({ query }, api.signedIn());
    expect([json.errors?.[0]?.extensions.code, text.includes(SECRET)]).toEqual([
      'BAD_USER_INPUT',
      false,
    ]);
  });
});
