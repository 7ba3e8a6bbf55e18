import { mostEntries } from '../../src/platform/graphql/list-bounds.js';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost, TypeMetadataStorage } from '@nestjs/graphql';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isObjectType,
  isSpecifiedScalarType,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLSchema,
} from 'graphql';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PERMISSIONS, type Permission } from '../../src/platform/access/permission-table.rules.js';
import { PROJECT_FOLDER } from '../../src/platform/config/config.js';
import { REFUSAL_CODES } from '../../src/shared/refusal.js';
import { permissionsText } from '../../src/tasks/permissions-page.js';
import { buildSchema, schemaText } from '../../src/tasks/schema.js';
import { schemaTypes } from '../support/schema-types.mjs';
import { TestApp } from '../support/test-app.js';

const file = (...path: string[]) => readFileSync(join(PROJECT_FOLDER, ...path), 'utf8');

let t: TestApp;
let schema: GraphQLSchema;
beforeAll(async () => {
  t = await TestApp.start();
  schema = t.app.get(GraphQLSchemaHost, { strict: false }).schema;
});
afterAll(async () => {
  await t.stop();
});

const types = () =>
  Object.values(schema.getTypeMap()).filter(
    (type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type),
  );
const roots = () =>
  [schema.getQueryType()!, schema.getMutationType()!].flatMap((type) =>
    Object.values(type.getFields()),
  );

/** Everything that a reader of the schema can ask about, by its path. */
function described(): { path: string; name: string; description?: string | null }[] {
  return types().flatMap((type) => {
    const own = { path: type.name, name: type.name, description: type.description };
    if (isEnumType(type))
      return [
        own,
        ...type.getValues().map((value) => ({ ...value, path: `${type.name}.${value.name}` })),
      ];
    if (!isObjectType(type) && !isInputObjectType(type)) return [own];
    const fields = Object.values(type.getFields()) as (
      GraphQLField<unknown, unknown> | GraphQLInputField
    )[];
    return [
      own,
      ...fields.flatMap((field) => [
        { ...field, path: `${type.name}.${field.name}` },
        ...('args' in field ? field.args : [])
          .filter((argument) => argument.name !== 'input')
          .map((argument) => ({
            ...argument,
            path: `${type.name}.${field.name}(${argument.name})`,
          })),
      ]),
    ];
  });
}

const wordsOf = (text: string) => text.toLowerCase().replace(/[^a-z]/g, '');

function saysNothing(name: string, description?: string | null): boolean {
  const said = wordsOf(description ?? '');
  return (
    said === '' || ['', 'the', 'its', 'a', 'an'].some((article) => said === article + wordsOf(name))
  );
}

describe('the schema', () => {
  it('is the one in docs/schema.graphql: else `npm run schema:write`', () => {
    expect(file('docs', 'schema.graphql')).toBe(schemaText(schema));
  });

  it('is what specs and clients in TypeScript are typed by: else `npm run schema:write`', async () => {
    expect(file('test', 'support', 'schema.types.ts')).toBe(await schemaTypes());
  });

  it('is written without a database as the server has it', async () => {
    expect(schemaText(await buildSchema())).toBe(schemaText(schema));
  });

  it('describes every type, field, argument and value, in more than its name', () => {
    const silent = described().filter(({ name, description }) => saysNothing(name, description));
    expect(silent.map(({ path }) => path)).toEqual([]);
  });

  it('has no Float, whose every sum is wrong by a little', () => {
    expect(schema.getType('Float')).toBeUndefined();
  });

  it('takes one argument called input for every mutation, and a key', () => {
    const wrong = Object.values(schema.getMutationType()!.getFields())
      .filter(({ args }) => args.length > 1 || (args.length === 1 && args[0]!.name !== 'input'))
      .map((field) => field.name);
    expect(wrong).toEqual([]);
    const keyless = Object.values(schema.getMutationType()!.getFields()).filter(({ args }) => {
      const input = getNamedType(args[0]!.type);
      return !isInputObjectType(input) || !input.getFields().idempotencyKey;
    });
    expect(keyless.map((field) => field.name)).toEqual(['reauthenticate', 'signIn']);
  });

  it('answers every act with whether it had been done before', () => {
    const silent = Object.values(schema.getMutationType()!.getFields()).filter(({ type }) => {
      const payload = getNamedType(type);
      return !isObjectType(payload) || !payload.getFields().replayed;
    });
    expect(silent.map((field) => field.name)).toEqual(['signIn']);
  });

  it('pages every list with first and after', () => {
    const paged = types()
      .flatMap((type) => (isObjectType(type) ? Object.values(type.getFields()) : []))
      .filter((field) => getNamedType(field.type).name.endsWith('Connection'));
    expect(paged.length).toBeGreaterThan(2);
    for (const field of paged) {
      const args = field.args.map((arg) => `${arg.name} ${String(arg.type)}`);
      expect(args).toEqual(expect.arrayContaining(['first Int!', 'after String']));
    }
  });
});

describe('every text of an input', () => {
  it('has a longest length, and every list of them too', () => {
    // Nothing a validator could take for a short text: of each kind of character that a form allows.
    const endless = ['A', 'a', '1', '-', ' x', '2018-06-12 ', 'é'].map((part) =>
      part.repeat(120_000),
    );
    const open: string[] = [];
    let texts = 0;
    for (const { name, target } of [...TypeMetadataStorage.getInputTypesMetadata()]) {
      const type = schema.getType(name);
      if (!isInputObjectType(type)) continue;
      for (const field of Object.values(type.getFields())) {
        if (getNamedType(field.type).name !== 'String') continue;
        texts += 1;
        const listed = String(field.type).startsWith('[');
        const bad = (value: unknown) =>
          validateSync(plainToInstance(target as never, { [field.name]: value }) as object).some(
            (error) => error.property === field.name,
          );
        const held =
          endless.every((text) => bad(listed ? [text] : text)) &&
          (!listed || mostEntries(target.prototype as object, field.name) !== undefined);
        if (!held) open.push(`${name}.${field.name}`);
      }
    }
    expect(open).toEqual([]);
    expect(texts).toBeGreaterThan(30);
  });
});

describe('the pages about it', () => {
  it('docs/errors.md explains every code, and no other', () => {
    const explained = [
      ...file('docs', 'errors.md').matchAll(/^\| `([A-Z_]+)` +\|([^|]*)\|([^|]*)\|$/gm),
    ];
    expect(explained.map((row) => row[1]).sort()).toEqual([...REFUSAL_CODES].sort());
    for (const [, code, means, act] of explained)
      expect([code, means!.trim().length > 20, act!.trim().length > 5]).toEqual([code, true, true]);
  });

  it('docs/permissions.md is the table: else `npm run permissions:write`', () => {
    expect(file('docs', 'permissions.md')).toBe(permissionsText());
  });

  it('say what every permission is, in words', () => {
    const listed = Object.entries(PERMISSIONS) as [string, Permission][];
    expect(
      listed.filter(([, { does }]) => !/^[A-Z].{8,}\.$/.test(does)).map(([name]) => name),
    ).toEqual([]);
  });

  it('list every root field', () => {
    const fields = roots().map((field) => field.name);
    expect(fields.filter((name) => !(name in PERMISSIONS))).toEqual([]);
  });
});
