import type { Type } from '@nestjs/common';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, IsOptional, Max, MaxLength, Min } from 'class-validator';
import { ILike, LessThan, MoreThan, type FindOptionsWhere, type ObjectLiteral } from 'typeorm';
import { isBadValue } from '../database/database-errors.js';
import type { Reader } from '../database/reader.js';
import { IDENTIFIER } from '../../shared/refs.js';
import { refuse } from '../../shared/refusal.js';

/** Which page of a list: `first` is compulsory, from 1 to 100. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { description: 'How many to answer, from 1 to 100.' })
  @IsInt()
  @Min(1, { message: 'must be at least 1' })
  @Max(100, { message: 'must be at most 100' })
  first!: number;

  @Field(() => String, {
    nullable: true,
    description: 'The endCursor of the page before this one.',
  })
  @IsOptional()
  @MaxLength(400)
  after?: string | null;
}

@ObjectType({ description: 'Whether there is another page, and the cursor to ask for it with.' })
export class PageInfo {
  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the first item; null for an empty page.',
  })
  startCursor!: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'The cursor of the last item: send it as `after` for the next page. Null for an empty page.',
  })
  endCursor!: string | null;
  @Field(() => Boolean, { description: 'Whether items come after this page.' })
  hasNextPage!: boolean;
  @Field(() => Boolean, { description: 'Whether items come before this page.' })
  hasPreviousPage!: boolean;
}

export interface Connection<N> {
  nodes: N[];
  edges: { cursor: string; node: N }[];
  pageInfo: PageInfo;
  /** Counted only where it is asked for: it is a getter. */
  readonly totalCount: Promise<number>;
}

/** A page of a list that can be searched. */
@ArgsType()
export class SearchArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description: 'Only those whose code or name has this text in it, in capitals or not.',
  })
  @IsOptional()
  @MaxLength(200)
  search?: string | null;
}

/** Rows of which one of some columns has a text in it, in capitals or not; all of them without a text. */
export function having<E>(
  search: string | null | undefined,
  columns: readonly (keyof E & string)[],
  where: FindOptionsWhere<E> = {},
): FindOptionsWhere<E>[] {
  if (!search) return [where];
  const text = ILike(`%${search.replace(/[\\%_]/g, '\\$&')}%`);
  return columns.map((column) => Object.assign({ [column]: text }, where));
}

/** The connection type of a node type: `ProgrammeConnection` with its edges. */
export function connectionOf<N extends object>(node: Type<N>, name: string) {
  @ObjectType(`${name}Edge`, { description: `One item of a page, with its cursor: ${name}.` })
  class Edge {
    @Field(() => String, { description: 'Where the item is in the list.' }) cursor!: string;
    @Field(() => node, { description: 'The item.' }) node!: N;
  }
  @ObjectType(`${name}Connection`, { description: `A page of a list: ${name}.` })
  class ConnectionType {
    @Field(() => [node], { description: 'The items of the page.' }) nodes!: N[];
    @Field(() => [Edge], { description: 'The items of the page, each with its cursor.' })
    edges!: Edge[];
    @Field(() => PageInfo, { description: 'Whether there are other pages.' })
    pageInfo!: PageInfo;
    @Field(() => Int, { description: 'How many there are on all pages.' }) totalCount!: number;
  }
  return ConnectionType;
}

/** Sorted by one column that is never null, with the id last, so that every page begins where the last ended. */
export interface Order<E> {
  property: keyof E & string;
  direction: 'ASC' | 'DESC';
}

/** One page by keyset: it costs the same wherever it begins, and nothing is seen twice. */
export async function page<E extends ObjectLiteral & { id: string }>(
  reader: Reader,
  entity: new () => E,
  where: FindOptionsWhere<E> | FindOptionsWhere<E>[],
  args: PageArgs,
  order: Order<E> = { property: 'id' as keyof E & string, direction: 'ASC' },
): Promise<Connection<E>> {
  const any: FindOptionsWhere<E>[] = Array.isArray(where) ? where : [where];
  const cursor = args.after ? readCursor(args.after) : null;
  const rest = cursor ? any.flatMap((one) => after(one, order, cursor)) : any;
  const rows = await reader
    .find(entity, rest, {
      order: { [order.property]: order.direction, id: order.direction } as never,
      limit: args.first + 1,
    })
    .catch((error: unknown) =>
      args.after && isBadValue(error) ? notOurs() : Promise.reject(error as Error),
    );
  const total = async () => await reader.count(entity, any);
  return connection(rows, args, (node) => cursorOf(node[order.property], node.id), total);
}

/** A page from its rows and, if there is another page, the first row of that. */
export function connection<N>(
  rows: readonly N[],
  { first, after: before }: PageArgs,
  cursor: (node: N) => string,
  total: () => Promise<number>,
): Connection<N> {
  const nodes = rows.slice(0, first);
  const edges = nodes.map((node) => ({ node, cursor: cursor(node) }));
  return {
    nodes,
    edges,
    pageInfo: {
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
      hasNextPage: rows.length > first,
      hasPreviousPage: Boolean(before),
    },
    get totalCount() {
      return total();
    },
  };
}

function after<E extends ObjectLiteral>(
  where: FindOptionsWhere<E>,
  order: Order<E>,
  [value, id]: [string, string],
): FindOptionsWhere<E>[] {
  const beyond = order.direction === 'ASC' ? MoreThan : LessThan;
  const rows =
    order.property === 'id'
      ? [{ ...where, id: beyond(id) }]
      : [
          { ...where, [order.property]: beyond(value) },
          { ...where, [order.property]: value, id: beyond(id) },
        ];
  return rows as FindOptionsWhere<E>[];
}

export const cursorOf = (value: unknown, id: string) => {
  const text = value instanceof Date ? value.toISOString() : String(value);
  return Buffer.from(JSON.stringify([text, id])).toString('base64url');
};

export function readCursor(cursor: string): [string, string] {
  try {
    const value = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown;
    if (
      Array.isArray(value) &&
      value.length === 2 &&
      value.every((one) => typeof one === 'string') &&
      IDENTIFIER.test(value[1] as string)
    ) {
      return value as [string, string];
    }
  } catch {
    // Not JSON: the same answer as any other cursor that is not ours.
  }
  return notOurs();
}

const notOurs = () =>
  refuse(
    'BAD_USER_INPUT',
    'This is not a cursor of this list: send the endCursor of its page before.',
    'after',
  );
