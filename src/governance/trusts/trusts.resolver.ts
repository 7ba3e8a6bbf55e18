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
import { bodiesOf, findTrust, sitesOf } from './trusts.reader.js';
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
    @Args('trust', { type: () => String, description: 'The Trust: code or id.' }) ref: string,
    @Snapshot() reads: Reads,
  ): Promise<Trust> {
    return await findTrust(reads, ref);
  }

  @Verb(() => types.TrustPayload)
  async reviseTrust(@CurrentActor() actor: Actor, @Input() input: inputs.ReviseTrustInput) {
    return await this.service.reviseTrust(actor, input);
  }

  @Verb(() => types.TrustPayload)
  async createTrust(@CurrentActor() actor: Actor, @Input() input: inputs.CreateTrustInput) {
    return await this.service.createTrust(actor, input);
  }

  @ResolveField(() => [types.SiteType], {
    complexity: 20,
    description: 'Its hospitals and other sites, by code.',
  })
  async sites(@Parent() { id }: Trust, @Ctx() context: RequestContext) {
    return await sitesOf(context, id);
  }

  @ResolveField(() => [types.BodyType], {
    complexity: 5,
    description: 'The bodies that belong to it, by code: its board, its council, its committees.',
  })
  async bodies(@Parent() { id }: Trust, @Ctx() context: RequestContext) {
    return await bodiesOf(context, id);
  }
}
