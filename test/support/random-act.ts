import { randomUUID } from 'node:crypto';
import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputField,
  type GraphQLInputType,
} from 'graphql';
import { Generator } from './generated-input.js';
import type { TestApp } from './test-app.js';

/** What somebody asked for, by chance. */
export interface RandomAct {
  verb: string;
  input: Record<string, unknown>;
}

interface Known {
  id: string;
  code: string | null;
  version: number | null;
}

/** Numbers from 0 up to 1. */
type Chance = () => number;

const LONGEST_LIST = 4;

/**
 * Acts made by chance from the schema and from what is in the database: what an input names is there, a
 * version is today's as a rule, a code is one of the listed, and what may be left out often is.
 */
export class RandomActs {
  private readonly names: Generator;

  constructor(
    private readonly t: TestApp,
    private readonly chance: Chance,
    /** Tables whose rows inputs name. */
    private readonly tables: readonly string[],
    /** Values by the name of a scalar, or of a field. */
    private readonly words: Readonly<Record<string, readonly unknown[]>>,
    /** What a field is given more often than not: what the act is to be about. */
    private readonly about: Readonly<Record<string, readonly unknown[]>> = {},
  ) {
    this.names = new Generator(Object.fromEntries(tables.map((table) => [table, ''])));
  }

  /** One of these, each as likely. */
  pick<T>(of: readonly T[]): T {
    return of[Math.floor(this.chance() * of.length)]!;
  }

  /** An act of one of these verbs. */
  async next(verbs: readonly string[]): Promise<RandomAct> {
    const verb = this.pick(verbs);
    const [argument] = this.t.schema.getMutationType()!.getFields()[verb]!.args;
    const input = await this.value(argument!.type, 'input');
    return { verb, input: input as Record<string, unknown> };
  }

  private async value(type: GraphQLInputType, name: string): Promise<unknown> {
    const inner = getNullableType(type);
    if (name in this.about && this.chance() < 0.6) return this.pick(this.about[name]!);
    if (isListType(inner)) {
      const many = Math.floor(this.chance() * (LONGEST_LIST + 1));
      const list = [];
      for (let n = 0; n < many; n += 1)
        list.push(await this.value(inner.ofType as GraphQLInputType, name.replace(/s$/, '')));
      return list;
    }
    if (isEnumType(inner)) return this.pick(inner.getValues()).name;
    if (isInputObjectType(inner)) return await this.fields(Object.values(inner.getFields()));
    return await this.named(name, getNamedType(inner).name);
  }

  private async fields(fields: readonly GraphQLInputField[]): Promise<Record<string, unknown>> {
    const made: Record<string, unknown> = {};
    for (const field of fields)
      if (isNonNullType(field.type) || this.chance() < 0.4)
        made[field.name] = await this.value(field.type, field.name);
    const about = fields.map(({ name }) => made[name]).find((one) => this.versions.has(one));
    if ('expectedVersion' in made && about !== undefined)
      made.expectedVersion = this.versions.get(about);
    return made;
  }

  private async named(name: string, scalar: string): Promise<unknown> {
    if (name === 'idempotencyKey') return randomUUID();
    const table = this.tableOf(name, scalar);
    const row = table ? await this.row(table) : null;
    if (row) return scalar === 'UUID' ? row.id : (row.code ?? row.id);
    const known = this.words[name] ?? this.words[scalar];
    if (!known) throw new Error(`${name}: nothing is known of a ${scalar}`);
    return this.pick(known);
  }

  private tableOf(name: string, scalar: string): string | null {
    try {
      return this.names.tableNamed(name, scalar);
    } catch {
      return this.pick(this.tables);
    }
  }

  private readonly versions = new Map<unknown, number>();

  /** A row, by chance: the newest as a rule, since that is what somebody goes on with. */
  private async row(table: string): Promise<Known | null> {
    const newest = this.chance() < 0.5 ? 'x.id desc' : 'random()';
    const [row] = await this.t.asOwner<{ row: Known }>(
      `select to_jsonb(x) as row from "${table}" x order by ${newest} limit 1`,
    );
    if (!row) return null;
    const { id, code = null, version = null } = row.row;
    for (const name of [id, code]) if (name && version !== null) this.versions.set(name, version);
    return { id, code, version };
  }
}
