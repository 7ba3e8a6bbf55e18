import { randomUUID } from 'node:crypto';
import { TypeMetadataStorage } from '@nestjs/graphql';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
} from 'graphql';
import type { Rows } from './filled-world.js';

/** What is sent for a field of the schema, and which tables' rows it is about. */
export interface Generated {
  query: string;
  variables: Record<string, unknown>;
  about: readonly string[];
}

/** Names in the API of things whose table is called otherwise. */
const TABLE_OF: Record<string, string> = {
  body: 'deciding_body',
  pack: 'case_pack',
  a: 'case_pack',
  b: 'case_pack',
  annex: 'pack_annex',
  interest: 'declared_interest',
  statement: 'programme_statement',
  preElectionPeriod: 'pre_election_period',
  criterion: 'gate_criterion',
  withMeeting: 'meeting',
  corrects: 'recorded_decision',
  subject: 'condition',
  removeCriteria: 'gate_criterion',
  removeDeciders: 'gate_decider',
  record: 'recorded_decision',
  correction: 'resolution_correction',
  letterDocument: 'document',
  dispensationDocument: 'document',
  comparisonDocument: 'document',
  sharesSeat: 'seat',
  keepApiTokens: 'api_token',
};

const BY_SCALAR: Record<string, readonly unknown[]> = {
  Boolean: [true],
  Int: [1, 0, 5, 30, 100, 2018],
  Date: ['2018-06-20'],
  DateTime: ['2018-06-12T13:10:00Z'],
  MeetingTime: ['14:10'],
  Decimal: ['1.00'],
  BigInt: ['1'],
  Sha256: ['ab'.repeat(32)],
  // One of each kind of text that a validator asks for: words, codes, addresses, times, references.
  String: [
    'Words',
    'NEW-CODE',
    'new-code',
    'RXX',
    'a@b.example',
    '10:30',
    '1',
    '2018/19',
    'FBC/1',
    'a password of some length',
  ],
};

/**
 * A query or mutation with every compulsory input, made from the schema alone: identifiers and references
 * by their names, enums by their first value, texts and numbers by what the validators of their field take.
 */
export class Generator {
  constructor(
    private readonly rows: Rows,
    /** What a field is given instead, as `verb.field`. */
    private readonly instead: Record<string, unknown> = {},
  ) {}

  request(kind: 'query' | 'mutation', field: GraphQLField<unknown, unknown>): Generated {
    const made = this.call(field.name, field);
    const declared = made.args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
    const query = `${kind} ${declared && `(${declared})`} { ${made.text} ${selection(field)} }`;
    return { query, variables: made.variables, about: made.about };
  }

  /** The query of a field of a type, through a root field that answers the type. */
  through(root: GraphQLField<unknown, unknown>, field: GraphQLField<unknown, unknown>): Generated {
    const [outer, inner] = [this.call(root.name, root), this.call(field.name, field, 'inner')];
    const declared = [...outer.declared, ...inner.declared].join(', ');
    const query = `query (${declared}) { ${outer.text} { ${inner.text} ${selection(field)} } }`;
    const variables = { ...outer.variables, ...inner.variables };
    return { query, variables, about: [...outer.about, ...inner.about] };
  }

  /** An input within another, with all that it must hold. */
  whole(verb: string, type: GraphQLInputObjectType): Record<string, unknown> {
    const fields = Object.values(type.getFields()).filter(isNeeded);
    return Object.fromEntries(
      fields.map((field) => [field.name, this.value(verb, field, type.name, new Set())]),
    );
  }

  private call(verb: string, field: GraphQLField<unknown, unknown>, prefix = '') {
    const about = new Set<string>();
    const args = field.args.filter((arg) => isNeeded(arg) || `${verb}.${arg.name}` in this.instead);
    const passed = args.map((arg) => `${arg.name}: $${prefix}${arg.name}`).join(', ');
    const declared = args.map((arg) => `$${prefix}${arg.name}: ${String(arg.type)}`);
    const variables = Object.fromEntries(
      args.map((arg) => [`${prefix}${arg.name}`, this.value(verb, arg, null, about)]),
    );
    const text = `${field.name}${passed && `(${passed})`}`;
    return { args, declared, variables, about: [...about], text };
  }

  private value(
    verb: string,
    item: GraphQLArgument | GraphQLInputField,
    input: string | null,
    about: Set<string>,
  ): unknown {
    const place = `${verb}.${item.name}`;
    const named = this.rowNamed(item, about);
    if (place in this.instead) return this.instead[place];
    if (named) return named;
    if (item.name === 'idempotencyKey') return randomUUID();
    // Whatever is changed is changed at a version that it never had: asked, allowed, and not done.
    if (item.name === 'expectedVersion') return 999;
    const type = inner(item.type);
    if (isListType(type))
      return [this.ofType(verb, item, type.ofType as GraphQLInputType, input, about)];
    return this.ofType(verb, item, type, input, about);
  }

  private ofType(
    verb: string,
    item: GraphQLArgument | GraphQLInputField,
    given: GraphQLInputType,
    input: string | null,
    about: Set<string>,
  ): unknown {
    const type = inner(given);
    if (isEnumType(type)) return type.getValues()[0]!.name;
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter(
        (field) => isNeeded(field) || `${verb}.${field.name}` in this.instead,
      );
      return Object.fromEntries(
        fields.map((field) => [field.name, this.value(verb, field, type.name, about)]),
      );
    }
    const candidates = BY_SCALAR[getNamedType(type).name];
    if (!candidates) throw new Error(`${verb}.${item.name}: nothing is known of ${String(type)}`);
    const listed = isListType(inner(item.type));
    const fits = candidates.find((one) => isTaken(input, item.name, listed ? [one] : one));
    if (fits === undefined)
      throw new Error(`${verb}.${item.name}: no text that is known passes its validators; add one`);
    return fits;
  }

  /** The table whose row a field names, by its name; null when it names none. */
  tableNamed(field: string, scalar: string): string | null {
    if (field === 'idempotencyKey' || !['UUID', 'String'].includes(scalar)) return null;
    const name = field.replace(/Id$/, '');
    const snake = name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
    const table = TABLE_OF[name] ?? snake;
    if (table in this.rows) return table;
    if (scalar === 'UUID') throw new Error(`${field}: no table is known for it; add its name`);
    return null;
  }

  /** The id of the row that a field names: `seatId`, or a reference by code or id such as `gate`. */
  private rowNamed(item: GraphQLArgument | GraphQLInputField, about: Set<string>): string | null {
    const scalar = getNamedType(item.type).name;
    if (isListType(inner(item.type))) return null;
    const table = this.tableNamed(item.name, scalar);
    if (!table) return null;
    about.add(table);
    return this.rows[table]!;
  }
}

const inner = (type: GraphQLInputType): GraphQLInputType =>
  isNonNullType(type) ? (type.ofType as GraphQLInputType) : type;

const isNeeded = (item: GraphQLArgument | GraphQLInputField) =>
  isNonNullType(item.type) && item.defaultValue === undefined;

const selection = (field: GraphQLField<unknown, unknown>) =>
  isObjectType(getNamedType(field.type)) ? '{ __typename }' : '';

/** Whether the validators of an input's field take a value. */
function isTaken(input: string | null, field: string, value: unknown): boolean {
  if (input === null) return true;
  const type = TypeMetadataStorage.getInputTypesMetadata().find((one) => one.name === input);
  if (!type) throw new Error(`no class is known for ${input}`);
  const instance = plainToInstance(type.target as never, { [field]: value }) as object;
  return !validateSync(instance).some((error) => error.property === field);
}
