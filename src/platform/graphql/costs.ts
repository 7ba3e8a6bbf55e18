import { Extensions } from '@nestjs/graphql';
import { Kind, type FieldNode, type GraphQLField } from 'graphql';

/** A list that costs less while no more than some fields are asked of what is in it. */
export interface Cheaper {
  /** The fields; a query that asks for any other, or by a fragment, costs as much as it declares. */
  fields: readonly string[];
  /** How many it then counts for. */
  complexity: number;
}

/** Declares that a list costs less while no more than these fields are asked. */
export const CheaperWith = (cheaper: Cheaper) => Extensions({ cheaper });

/** For how many a list counts; undefined when nothing is declared. */
export function countsFor(field: GraphQLField<unknown, unknown>, node: FieldNode) {
  const { complexity, cheaper } = field.extensions as { complexity?: number; cheaper?: Cheaper };
  const asked = node.selectionSet?.selections ?? [];
  const isCheap =
    cheaper !== undefined &&
    asked.every((one) => one.kind === Kind.FIELD && cheaper.fields.includes(one.name.value));
  return isCheap ? cheaper.complexity : complexity;
}
