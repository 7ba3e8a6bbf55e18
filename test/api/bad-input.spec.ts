import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TypeMetadataStorage } from '@nestjs/graphql';
import { getNamedType, type GraphQLField } from 'graphql';
import { PERMISSIONS } from '../../src/platform/access/permission-table.rules.js';
import { meaningOfNull } from '../../src/platform/graphql/null-fields.js';
import { badValues, placesOf, pairsOf, type Place } from '../support/bad-values.js';
import { everyField, holdEveryRole, type EveryField } from '../support/every-field.js';
import { fillEveryTable, type Rows } from '../support/filled-world.js';
import { TestApp, type Answer } from '../support/test-app.js';

/**
 * Every input of every mutation, made from the schema: each field given what it must not be. Whoever
 * asks may do all of it, so that nothing but the input is refused; each refusal has its code and its
 * field, and leaves nothing behind in any table.
 */
const ME = 'derby-ned-1';
/** They are about the very session that asks, or about guessing: `access.spec.ts`. */
const APART = ['signIn', 'signOut', 'changePassword', 'reauthenticate'];
const MUTATIONS = Object.keys(PERMISSIONS);
/** What the made-up rows are refused for before it is asked what else the input names. */
const EARLIER: Record<string, string> = {
  recordAttendance: 'STALE_VERSION',
  reviseResolution: 'WRONG_STATE',
  recordCount: 'VOTING_NOT_OPEN',
  draftResolution: 'BAD_USER_INPUT',
  adjustGate: 'WRONG_STATE',
  confirmCriterion: 'BAD_USER_INPUT',
  recordDecision: 'BAD_USER_INPUT',
  sendBackEvidence: 'WRONG_STATE',
  dischargeCondition: 'BAD_USER_INPUT',
  waiveCondition: 'BAD_USER_INPUT',
  reopenCondition: 'WRONG_STATE',
  recordExternalDecision: 'PURPOSE_NOT_FOR_BODY',
  correctResolution: 'WRONG_STATE',
  approveCorrection: 'WRONG_STATE',
};

let t: TestApp;
let every: EveryField;
let elsewhere: Rows;
let bound: Set<string>;
const tried = { mutations: 0, requests: 0 };

beforeAll(async () => {
  t = await TestApp.start();
  every = await everyField(t);
  await holdEveryRole(t, every.rows, ME);
  const there = { programme: 'OTHER', body: 'NORTH-BOARD', person: 'north-ned-1' };
  elsewhere = await fillEveryTable(t, there);
  await holdEveryRole(t, elsewhere, ME);
  await t.tokenOf(ME);
  const columns = await t.asSuperuser<{ name: string }>(
    "select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'programme_id' and is_nullable = 'NO'",
  );
  bound = new Set(['programme', ...columns.map(({ name }) => name)]);
});
afterAll(async () => {
  await t.stop();
  process.stdout.write(`Bad input: ${tried.requests} requests to ${tried.mutations} mutations.\n`);
});

type Input = Record<string, unknown>;
interface Request {
  query: string;
  input: Input;
  places: Place[];
}

function made(name: string): Request {
  const { field } = every.roots.get(name)!;
  const { query, variables } = every.generator.request('mutation', field);
  return { query, input: variables.input as Input, places: placesOf(field, every.generator) };
}

const ask = async (query: string, input: unknown): Promise<Answer> => {
  tried.requests += 1;
  return await t.send(query, { input }, ME);
};
const said = ({ errors }: Answer) => {
  const { code, field } = errors?.[0]?.extensions ?? { code: 'DONE' };
  return field === undefined ? [code] : [code, field];
};

/** Sends each of these; answers with those that were not refused as they must be. */
async function wrongly(
  query: string,
  asked: { what: string; input: unknown; right: (said: string[]) => boolean }[],
): Promise<unknown[]> {
  const before = await t.everything(ME);
  const found: unknown[] = [];
  for (let at = 0; at < asked.length; at += 8)
    await Promise.all(
      asked.slice(at, at + 8).map(async ({ what, input, right }) => {
        const answer = said(await ask(query, input));
        if (!right(answer)) found.push([what, ...answer]);
      }),
    );
  expect(await t.everything(ME)).toEqual(before);
  return found;
}

/** The class of the input of a mutation, by which its fields say what null means. */
function inputOf({ args }: GraphQLField<unknown, unknown>): object {
  const { name } = getNamedType(args.find((one) => one.name === 'input')!.type);
  const types = TypeMetadataStorage.getInputTypesMetadata();
  return types.find((one) => one.name === name)!.target.prototype as object;
}

const TRIED = MUTATIONS.filter((name) => !APART.includes(name));
/** Tries every mutation, and shows all that were not refused as they must be. */
const each = (work: (name: string) => Promise<unknown[]>) => async () => {
  const found: unknown[] = [];
  for (const name of TRIED)
    if (every.roots.get(name)?.kind === 'mutation') found.push(...(await work(name)));
  expect(found).toEqual([]);
};

describe('every field of every mutation', () => {
  it(
    'is refused what it must not be, by its name',
    each(async (name) => {
      const { query, input, places } = made(name);
      tried.mutations += 1;
      const asked = places.flatMap((place) =>
        badValues(place).map(({ what, value }) => ({
          what: `${name}.${place.path}: ${what}`,
          input: place.into(input, value),
          right: ([code, field]: string[]) =>
            code === 'BAD_USER_INPUT' && (field === place.path || field === `${place.path}.0`),
        })),
      );
      return await wrongly(query, asked);
    }),
    240_000,
  );

  it(
    'is known to the schema: another is refused by its name',
    each(async (name) => {
      const { query, input } = made(name);
      const right = ([code, field]: string[]) =>
        code === 'BAD_USER_INPUT' && field === 'noSuchField';
      const asked = { what: name, input: { ...input, noSuchField: 'x' }, right };
      return await wrongly(query, [asked]);
    }),
  );
});

describe('null in a change', () => {
  it('is refused by its name where a field cannot be empty (ruling 37)', async () => {
    const kept: string[] = [];
    await each(async (name) => {
      if (!name.startsWith('revise')) return [];
      const { query, input, places } = made(name);
      const changes = inputOf(every.roots.get(name)!.field);
      const asked = places
        .filter(({ path }) => meaningOfNull(changes, path) === 'KEEPS')
        .map((place) => ({
          what: `${name}.${place.path}`,
          input: place.into(input, null),
          right: ([code, field]: string[]) => code === 'BAD_USER_INPUT' && field === place.path,
        }));
      kept.push(...asked.map(({ what }) => what));
      return await wrongly(query, asked);
    })();
    expect(kept).toEqual(expect.arrayContaining(['reviseMeeting.heldOn', 'reviseResolution.way']));
  });
});

describe('what a mutation names', () => {
  it(
    'is there, or it is told which is not',
    each(async (name) => {
      const { query, input, places } = made(name);
      const asked = places.flatMap((place) => {
        const table = every.generator.tableNamed(place.name, place.type);
        if (!table) return [];
        const unknown = place.type === 'UUID' ? [randomUUID()] : [randomUUID(), 'NO-SUCH'];
        return unknown.map((value) => ({
          what: `${name}.${place.path}: ${value}`,
          input: place.into(input, place.listed ? [value] : value),
          right: ([code, field]: string[]) =>
            (code === 'NOT_FOUND' && [place.path, `${place.path}.0`].includes(field!)) ||
            code === EARLIER[name],
        }));
      });
      return await wrongly(query, asked);
    }),
    240_000,
  );

  it(
    'is of the same programme',
    each(async (name) => {
      const { query, input, places } = made(name);
      const named = places.flatMap((place) => {
        const table = every.generator.tableNamed(place.name, place.type);
        return table && bound.has(table) ? [{ place, table }] : [];
      });
      const fixed = named.filter(({ place }) => place.path in input);
      const asked = named
        .filter(({ place }) => fixed.some((one) => one.place !== place))
        .map(({ place, table }) => ({
          what: `${name}.${place.path}`,
          input: place.into(input, place.listed ? [elsewhere[table]] : elsewhere[table]),
          right: ([code]: string[]) =>
            ['NOT_FOUND', 'BAD_USER_INPUT', EARLIER[name]].includes(code),
        }));
      return await wrongly(query, asked);
    }),
    240_000,
  );

  it(
    'has its days in order',
    each(async (name) => {
      const { query, input, places } = made(name);
      const asked = pairsOf(places).map(([first, last]) => ({
        what: `${name}: ${last.path} before ${first.path}`,
        input: last.into(first.into(input, '2018-06-13'), '2018-06-12'),
        right: ([code, field]: string[]) => code === 'BAD_USER_INPUT' && field === last.path,
      }));
      return await wrongly(query, asked);
    }),
  );
});

describe('a key', () => {
  it(
    'is for one request: another with it is refused, whatever it is',
    each(async (name) => {
      const { query, input } = made(name);
      if (!('idempotencyKey' in input)) return [];
      await t.tamper(
        `insert into idempotency (actor_id, key, verb, request_hash, done_at, answer)
       select id, $1, 'another', 'x', now(), '{}' from person where code = $2`,
        [input.idempotencyKey, ME],
      );
      const right = ([code, field]: string[]) =>
        code === 'IDEMPOTENCY_KEY_REUSED' && field === 'idempotencyKey';
      return await wrongly(query, [{ what: name, input, right }]);
    }),
  );

  it('gives the same answer again, and does nothing more', async () => {
    const done: string[] = [];
    await each(async (name) => {
      const { query, input } = made(name);
      if (!('idempotencyKey' in input)) return [];
      const first = await ask(query, input);
      if (first.errors) return [];
      done.push(name);
      const before = await t.everything(ME);
      const again = await ask(query, input);
      expect([name, again.errors, await t.everything(ME)]).toEqual([name, undefined, before]);
      return [];
    })();
    // The others are refused what is made up for them, and have replays in specs of their own.
    expect(done.length).toBeGreaterThan(15);
  });
});
