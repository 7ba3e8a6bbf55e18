import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Input, Verb } from '../../platform/acts/verb.js';
import type { Reads } from '../../platform/database/reads.js';
import { page, PageArgs } from '../../platform/graphql/connection.js';
import {
  Ctx,
  CurrentActor,
  Snapshot,
  type RequestContext,
} from '../../platform/graphql/request-context.js';
import type { Actor } from '../../shared/actor.js';
import { Trust } from './trust.entity.js';
import * as inputs from './trust.input.js';
import * as types from './trust.type.js';
import { findTrust, trustLists } from './trusts.reader.js';
import { TrustsService } from './trusts.service.js';

@Resolver(() => types.TrustType)
export class TrustsResolver {
  constructor(private readonly service: TrustsService) {}

  @Query(() => types.TrustConnection, { description: 'Every Trust, by code.' })
  async trusts(@Args() args: PageArgs, @Snapshot() reads: Reads) {
    return await page(reads, Trust, {}, args, { property: 'code', direction: 'ASC' });
  }

  @Query(() => types.TrustType, { description: 'A Trust by code or id. NOT_FOUND.' })
  async trust(
    @Args('trust', { type: () => String }) ref: string,
    @Snapshot() reads: Reads,
  ): Promise<Trust> {
    return await findTrust(reads, ref);
  }

  @Verb(() => types.TrustPayload)
  async createTrust(@CurrentActor() actor: Actor, @Input() input: inputs.CreateTrustInput) {
    return await this.service.createTrust(actor, input);
  }

  @ResolveField(() => [types.SiteType], { complexity: 20 })
  async sites(@Parent() trust: Trust, @Ctx() context: RequestContext) {
    return (await trustLists.sites(context).load(trust.id)) ?? [];
  }

  @ResolveField(() => [types.BodyType], { complexity: 5 })
  async bodies(@Parent() trust: Trust, @Ctx() context: RequestContext) {
    return (await trustLists.bodies(context).load(trust.id)) ?? [];
  }
}
