import { ResolveField } from '@nestjs/graphql';
import type { Verb } from '../access/permission-table.rules.js';
import { RefusalType } from '../graphql/refusal.type.js';

/**
 * A field that says whether its reader can do a verb to the thing now: null when they can, else the refusal
 * that the verb would give. It asks the same rules, so that a page need not guess its buttons from roles.
 */
export const May = (verb: Verb, but = ''): MethodDecorator =>
  ResolveField(() => RefusalType, {
    nullable: true,
    complexity: 10,
    description: `Why you cannot do \`${verb}\` to it now; null when you can. ${but}`.trim(),
  });
