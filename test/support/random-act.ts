import { randomUUID } from 'node:crypto';
import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isRequiredInputField,
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

  private async value(
    type: GraphQLInputType,
    name: string,
    table = this.tableOf([name], type),
  ): Promise<unknown> {
    const inner = getNullableType(type);
    if (name in this.about && this.chance() < 0.6) return this.pick(this.about[name]!);
    if (isListType(inner)) return await this.list(inner.ofType as GraphQLInputType, name);
    if (isEnumType(inner)) return this.pick(inner.getValues()).name;
    if (isInputObjectType(inner)) return await this.fields(Object.values(inner.getFields()));
    return await this.named(name, getNamedType(inner).name, table);
  }

  /** Often an empty one: an act that is given something wrong in every list is never done. */
  private async list(type: GraphQLInputType, name: string): Promise<unknown[]> {
    if (this.chance() < 0.5) return [];
    const one = name.replace(/s$/, '');
    const table = this.tableOf([name, one], type);
    const list = [];
    for (let left = Math.ceil(this.chance() * LONGEST_LIST); left > 0; left -= 1)
      list.push(await this.value(type, one, table));
    return list;
  }

  private async fields(fields: readonly GraphQLInputField[]): Promise<Record<string, unknown>> {
    const made: Record<string, unknown> = {};
    for (const field of fields)
      if (isRequiredInputField(field) || this.chance() < (field.name in this.about ? 0.8 : 0.4))
        made[field.name] = await this.value(field.type, field.name);
    if ('expectedVersion' in made)
      made.expectedVersion = (await this.versionOf(fields, made)) ?? made.expectedVersion;
    return made;
  }

  /** Today's version of what an act changes: of a programme only where it names nothing else. */
  private async versionOf(
    fields: readonly GraphQLInputField[],
    made: Readonly<Record<string, unknown>>,
  ): Promise<number | null> {
    const named = fields.filter(({ name }) => name in made && name !== 'programme');
    for (const { name, type } of [...named, ...fields.filter((one) => one.name === 'programme')]) {
      const table = this.tableOf([name], type);
      if (!table) continue;
      const [row] = await this.t.asOwner<{ version: number | null }>(
        `select (to_jsonb(x) ->> 'version')::int as version from "${table}" x
         where $1 in (to_jsonb(x) ->> 'id', to_jsonb(x) ->> 'code')`,
        [made[name]],
      );
      if (row?.version != null) return row.version;
    }
    return null;
  }

  private async named(name: string, scalar: string, table: string | null): Promise<unknown> {
    if (name === 'idempotencyKey') return randomUUID();
    // What is named by its id is there, though it be of another kind.
    const row = await this.row(table ?? (scalar === 'UUID' ? this.pick(this.tables) : null));
    if (row) return scalar === 'UUID' ? row.id : (row.code ?? row.id);
    const known = this.words[name] ?? this.words[scalar];
    if (!known) throw new Error(`${name}: nothing is known of a ${scalar}`);
    return this.pick(known);
  }

  /** The table whose rows are called by one of these names; null where none is known. */
  private tableOf(names: readonly string[], type: GraphQLInputType): string | null {
    for (const name of names) {
      try {
        const table = this.names.tableNamed(name, getNamedType(type).name);
        if (table) return table;
      } catch {
        // An identifier by a name that the generator does not know.
      }
    }
    return null;
  }

  /** A row, by chance: the newest as a rule, since that is what somebody goes on with. */
  private async row(table: string | null): Promise<Known | null> {
    if (!table) return null;
    const newest = this.chance() < 0.5 ? 'x.id desc' : 'random()';
    const [row] = await this.t.asOwner<{ row: Known }>(
      `select to_jsonb(x) as row from "${table}" x order by ${newest} limit 1`,
    );
    return row ? { id: row.row.id, code: row.row.code ?? null } : null;
  }
}
