import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Reads } from '../../platform/database/reads.js';
import {
  Ctx,
  CurrentActor,
  Snapshot,
  type RequestContext,
} from '../../platform/graphql/request-context.js';
import type { Actor } from '../../shared/actor.js';
import { InterestRegisterService } from './interest-register.service.js';
import { StandingInterest, Trust } from './trust.entity.js';
import * as inputs from './trust.input.js';
import * as types from './trust.type.js';
import { trustLists } from './trusts.reader.js';

/** A Trust's register of interests. */
@Resolver(() => types.TrustType)
export class InterestRegisterResolver {
  constructor(private readonly register: InterestRegisterService) {}

  @Mutation(() => types.StandingInterestPayload, {
    description: "Enters an interest in a Trust's register. The Trust's company secretary.",
  })
  async registerInterest(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.RegisterInterestInput,
    @Snapshot() reads: Reads,
  ) {
    const { ids, replayed } = await this.register.registerInterest(actor, input);
    return {
      replayed,
      interest: await reads.must(StandingInterest, { id: ids.interestId }, 'interest'),
    };
  }

  @Mutation(() => types.StandingInterestPayload, {
    description:
      "Ends an interest in a Trust's register on a day. To correct the words of an interest, end it and enter it again. The Trust's company secretary. STALE_VERSION, BAD_USER_INPUT.",
  })
  async endInterest(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.EndInterestInput,
    @Snapshot() reads: Reads,
  ) {
    const id = await this.register.endInterest(actor, input);
    return { replayed: false, interest: await reads.must(StandingInterest, { id }, 'interest') };
  }

  @ResolveField(() => [types.StandingInterestType], { description: 'The register of interests.' })
  async interests(@Parent() trust: Trust, @Ctx() context: RequestContext) {
    return (await trustLists.interests(context).load(trust.id)) ?? [];
  }
}
