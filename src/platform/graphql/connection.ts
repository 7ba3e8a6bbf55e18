import type { Type } from '@nestjs/common';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, IsOptional, Max, MaxLength, Min } from 'class-validator';
import { LessThan, MoreThan, type FindOptionsWhere, type ObjectLiteral } from 'typeorm';
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
  @Field(() => String, { nullable: true }) endCursor!: string | null;
  @Field(() => Boolean) hasNextPage!: boolean;
}

export interface Connection<N> {
  edges: { cursor: string; node: N }[];
  pageInfo: PageInfo;
  totalCount: number;
}

/** The connection type of a node type: `ProgrammeConnection` with its edges. */
export function connectionOf<N extends object>(node: Type<N>, name: string) {
  @ObjectType(`${name}Edge`, { description: `One item of a page, with its cursor: ${name}.` })
  class Edge {
    @Field(() => String) cursor!: string;
    @Field(() => node) node!: N;
  }
  @ObjectType(`${name}Connection`, { description: `A page of a list: ${name}.` })
  class ConnectionType {
    @Field(() => [Edge]) edges!: Edge[];
    @Field(() => PageInfo) pageInfo!: PageInfo;
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
  where: FindOptionsWhere<E>,
  args: PageArgs,
  order: Order<E> = { property: 'id' as keyof E & string, direction: 'ASC' },
): Promise<Connection<E>> {
  const wheres = args.after ? after(where, order, readCursor(args.after)) : [where];
  const rows = await reader
    .find(entity, wheres, {
      order: { [order.property]: order.direction, id: order.direction } as never,
      limit: args.first + 1,
    })
    .catch((error: unknown) =>
      args.after && isBadValue(error) ? notOurs() : Promise.reject(error as Error),
    );
  const shown = rows.slice(0, args.first);
  const edges = shown.map((node) => ({ node, cursor: cursorOf(node[order.property], node.id) }));
  return {
    edges,
    pageInfo: { endCursor: edges.at(-1)?.cursor ?? null, hasNextPage: rows.length > args.first },
    totalCount: await reader.count(entity, where),
  };
}

function after<E extends ObjectLiteral>(
  where: FindOptionsWhere<E>,
  order: Order<E>,
  [value, id]: [string, string],
) {
  const beyond = order.direction === 'ASC' ? MoreThan : LessThan;
  if (order.property === 'id') return [{ ...where, id: beyond(id) }];
  return [
    { ...where, [order.property]: beyond(value) },
    { ...where, [order.property]: value, id: beyond(id) },
  ];
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
