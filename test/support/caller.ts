import { expect } from '@jest/globals';
import {
  getNamedType,
  getNullableType,
  isInputObjectType,
  isLeafType,
  isListType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { Answer } from './answer.js';
import { key } from './key.js';
import type { MutationFields, QueryFields } from './schema.types.js';

/** What a verb takes, as its caller writes it: the key is made here unless it is given. */
export type Input<V extends keyof MutationFields> = V extends unknown
  ? MutationFields[V]['args'] extends { input: infer I extends object }
    ? Omit<I, 'idempotencyKey'> & { idempotencyKey?: string }
    : object
  : never;

/** The same names with any values: what is refused is often no value of the type at all. */
type Loose<T> = { [K in keyof T]?: unknown };

/** An answer whose nulls are left to the assertions: a misspelt field does not compile. */
export type Shown<T> = T extends (infer E)[]
  ? Shown<E>[]
  : T extends object
    ? { [K in keyof T]-?: Shown<NonNullable<T[K]>> }
    : T;

export type Done<V extends keyof MutationFields> = Shown<MutationFields[V]['answer']>;
export type Read<Q extends keyof QueryFields> = Shown<NonNullable<QueryFields[Q]['answer']>>;

export interface Refusal extends Record<string, unknown> {
  code: string;
  because: string;
  field?: string;
  faults?: { field?: string; because: string }[];
  blockers?: { kind: string; because: string; subjectType?: string; subjectId?: string }[];
}

/** What a caller reaches the API by. */
export interface Reach {
  schema: GraphQLSchema;
  send(query: string, variables: object, as?: string): Promise<Answer>;
  /** Every row of every table, in few words: equal when nothing was changed. */
  everything(as?: string): Promise<object>;
}

interface Call {
  document: string;
  variables: object;
  name: string;
  answer: Record<string, unknown>;
}

/**
 * Somebody who calls the API, by their code: what they do, read and are refused. The document, its
 * input's type and its key come from the schema.
 */
export class Caller {
  private last: Call | null = null;

  constructor(
    private readonly reach: Reach,
    readonly code?: string,
  ) {}

  /**
   * Does what must succeed, and answers what is selected (and whether it was done before): the plain
   * values of what it is about, unless more or other is asked for.
   */
  async does<V extends keyof MutationFields & string>(
    verb: V,
    input: Input<V>,
    selection = '',
  ): Promise<Done<V>> {
    const { document, variables } = this.mutation(verb, input, selection);
    const answer = await this.mustAnswer(verb, document, variables);
    this.last = { document, variables, name: verb, answer };
    return answer as Done<V>;
  }

  /**
   * Sends the last act once more, under its key: it must answer the same and say that it was done
   * before, which the first answer did not say; and no table may have changed by it.
   */
  async again(): Promise<void> {
    const { document, variables, name, answer } = this.last!;
    const before = await this.reach.everything(this.code);
    const second = await this.mustAnswer(name, document, variables);
    expect([answer, second]).toEqual([
      { ...answer, replayed: false },
      { ...answer, replayed: true },
    ]);
    expect(await this.reach.everything(this.code)).toEqual(before);
  }

  /** Does what may well be refused, as when two act at once: answers with the code, or `done`. */
  async tries<V extends keyof MutationFields & string>(verb: V, input: Input<V>): Promise<string> {
    const { document, variables } = this.mutation(verb, input, '__typename');
    const { errors } = await this.reach.send(document, variables, this.code);
    return errors?.[0]?.extensions.code ?? 'done';
  }

  /** Reads what must be there: its plain values, unless more or other is asked for. */
  async reads<Q extends keyof QueryFields & string>(
    name: Q,
    args: QueryFields[Q]['args'],
    selection = '',
  ): Promise<Read<Q>> {
    const { document, variables } = this.query(name, args, selection);
    return (await this.mustAnswer(name, document, variables)) as unknown as Read<Q>;
  }

  /**
   * Sends what must be refused with this code, for this field (`null`: for none, nothing said: for any);
   * nothing may have changed by it, in any table. Answers the refusal.
   */
  async refused<F extends keyof MutationFields & string>(
    name: F,
    input: Loose<Input<F>>,
    code: string,
    field?: string | null,
  ): Promise<Refusal>;
  async refused<F extends keyof QueryFields & string>(
    name: F,
    args: Loose<QueryFields[F]['args']>,
    code: string,
    field?: string | null,
    selection?: string,
  ): Promise<Refusal>;
  async refused(
    name: string,
    input: object,
    code: string,
    field?: string | null,
    selection = '__typename',
  ): Promise<Refusal> {
    const { document, variables } = this.reach.schema.getMutationType()!.getFields()[name]
      ? this.mutation(name, input, '__typename')
      : this.query(name, input, selection);
    const before = await this.reach.everything(this.code);
    const { errors, data } = await this.reach.send(document, variables, this.code);
    expect(await this.reach.everything(this.code)).toEqual(before);
    if (!errors) throw new Error(`${name} was not refused: ${JSON.stringify(data)}`);
    const refusal = errors[0]!.extensions as Refusal;
    if (MISSPELT.test(refusal.because)) throw new Error(`${name}: ${refusal.because}`);
    const asked = field === undefined ? refusal.field : (field ?? undefined);
    expect({ code: refusal.code, field: refusal.field }).toEqual({ code, field: asked });
    return refusal;
  }

  private async mustAnswer(
    name: string,
    document: string,
    variables: object,
  ): Promise<Record<string, unknown>> {
    const { errors, data } = await this.reach.send(document, variables, this.code);
    if (errors) {
      const { message, extensions } = errors[0]!;
      throw new Error(
        `${name} as ${this.code ?? 'nobody'}: ${message} ${JSON.stringify(extensions)}`,
      );
    }
    return data[name] as Record<string, unknown>;
  }

  private mutation(verb: string, input: object, selection: string) {
    const field = this.field(this.reach.schema.getMutationType()!.getFields(), verb);
    const [argument] = field.args;
    if (!argument) return this.document('mutation', field, {}, selection);
    const type = getNamedType(argument.type);
    const keyed = isInputObjectType(type) && 'idempotencyKey' in type.getFields();
    const { idempotencyKey = key() } = input as { idempotencyKey?: unknown };
    const complete = keyed ? { ...input, idempotencyKey } : input;
    return this.document('mutation', field, { input: complete }, selection);
  }

  private query(name: string, args: object, selection: string) {
    const field = this.field(this.reach.schema.getQueryType()!.getFields(), name);
    return this.document('query', field, args, selection);
  }

  private document(
    kind: string,
    field: GraphQLField<unknown, unknown>,
    variables: object,
    selection: string,
  ) {
    const given = field.args.filter(({ name }) => name in variables);
    const declared = given.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
    const passed = given.map(({ name }) => `${name}: $${name}`).join(', ');
    const head = declared ? `${kind} (${declared})` : kind;
    const call = passed ? `${field.name}(${passed})` : field.name;
    return { document: `${head} { ${call} ${selected(field, selection)} }`, variables };
  }

  private field<T>(fields: Record<string, T>, name: string): T {
    const found = fields[name];
    if (!found) throw new Error(`The schema has no ${name}.`);
    return found;
  }
}

/** A name that the schema has not is a fault of the spec, and no refusal of what it is about. */
const MISSPELT = /is not defined by type|Cannot query field/;

/** What is asked of an answer, and of a payload whether it was done before. */
function selected(field: GraphQLField<unknown, unknown>, selection: string): string {
  const type = getNamedType(field.type);
  if (!isObjectType(type)) return '';
  const payload = 'replayed' in type.getFields() || type.name.endsWith('Payload');
  if (selection === '') return `{ ${plain(type, payload)} }`;
  return `{ ${'replayed' in type.getFields() ? 'replayed' : ''} ${selection} }`;
}

/** The plain values of a thing; of a payload those of the things in it too. */
function plain(type: GraphQLObjectType, payload: boolean): string {
  const values = Object.values(type.getFields()).map(({ name, type: typed, args }) => {
    const named = getNamedType(typed);
    if (isLeafType(named)) return args.length === 0 ? name : '';
    const one = payload && isObjectType(named) && !isListType(getNullableType(typed));
    return one ? `${name} { ${plain(named, false)} }` : '';
  });
  return values.filter((value) => value !== '').join(' ') || '__typename';
}
