import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Reads } from '../../platform/database/reads.js';
import { Snapshot } from '../../platform/graphql/request-context.js';
import { findProgramme } from '../programmes/programmes.reader.js';
import { refuse } from '../../shared/refusal.js';
import type { CasePack } from './case-pack.entity.js';
import { packCode } from './case-pack.rules.js';
import * as types from './case-pack.type.js';
import { findPack } from './case-packs.reader.js';
import { comparePacks } from './comparison.rules.js';
import type { Manifest } from './manifest.rules.js';

const MOST_DIFFERENCES = 1_000;

/** What changed from one sealed pack to another, as their own manifests tell it. */
@Resolver(() => types.ComparisonType)
export class PackComparisonResolver {
  @Query(() => types.ComparisonType, {
    complexity: 200,
    description:
      'What changed from one sealed pack of a programme, `a`, to another, `b`: texts line by line, documents, key figures, and the facts of the programme at sealing. Everybody with a role in the programme. Refused as NOT_FOUND; as WRONG_STATE for a pack that is not sealed.',
  })
  async comparePacks(
    @Args('programme', { type: () => String }) programme: string,
    @Args('a', { type: () => String, description: 'The earlier pack: `FBC/1` or id.' }) a: string,
    @Args('b', { type: () => String, description: 'The later pack: `FBC/2` or id.' }) b: string,
    @Snapshot() reads: Reads,
  ) {
    const { id } = await findProgramme(reads, programme);
    const before = await findPack(reads, id, a, 'a');
    const after = await findPack(reads, id, b, 'b');
    const found = comparePacks(sealed(before, 'a'), sealed(after, 'b'));
    return {
      a: before,
      b: after,
      differenceCount: found.length,
      differences: found.slice(0, MOST_DIFFERENCES),
    };
  }
}

function sealed(pack: CasePack, field: string): Manifest {
  if (pack.manifest !== null) return JSON.parse(pack.manifest) as Manifest;
  return refuse(
    'WRONG_STATE',
    `${packCode(pack)} is not sealed: only sealed packs can be compared.`,
    field,
  );
}
