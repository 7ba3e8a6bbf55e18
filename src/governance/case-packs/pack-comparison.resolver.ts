import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Reads } from '../../platform/database/reads.js';
import { Snapshot } from '../../platform/graphql/request-context.js';
import * as types from './case-pack.type.js';
import { packComparison } from './comparison.reader.js';

/** What changed from one sealed pack to another, as their own manifests tell it. */
@Resolver(() => types.ComparisonType)
export class PackComparisonResolver {
  @Query(() => types.ComparisonType, {
    complexity: 200,
    description:
      'What changed from one sealed pack of a programme, `a`, to another, `b`: texts line by line, documents, key figures, and the facts of the programme at sealing. Everybody with a role in the programme. Refused as NOT_FOUND; as WRONG_STATE for a pack that is not sealed.',
  })
  async comparePacks(
    @Args('programme', { type: () => String, description: 'The programme: code or id.' })
    programme: string,
    @Args('a', { type: () => String, description: 'The earlier pack: `FBC/1` or id.' }) a: string,
    @Args('b', { type: () => String, description: 'The later pack: `FBC/2` or id.' }) b: string,
    @Snapshot() reads: Reads,
  ) {
    return await packComparison(reads, programme, [a, b]);
  }
}
