import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Input, Verb } from '../../platform/acts/verb.js';
import { Ctx, CurrentActor, type RequestContext } from '../../platform/graphql/request-context.js';
import type { Actor } from '../../shared/actor.js';
import { InterestRegisterService } from './interest-register.service.js';
import { Trust } from './trust.entity.js';
import * as inputs from './trust.input.js';
import * as types from './trust.type.js';
import { trustLists } from './trusts.reader.js';

/** A Trust's register of interests. */
@Resolver(() => types.TrustType)
export class InterestRegisterResolver {
  constructor(private readonly register: InterestRegisterService) {}

  @Verb(() => types.StandingInterestPayload)
  async registerInterest(
    @CurrentActor() actor: Actor,
    @Input() input: inputs.RegisterInterestInput,
  ) {
    return await this.register.registerInterest(actor, input);
  }

  @Verb(() => types.StandingInterestPayload)
  async endInterest(@CurrentActor() actor: Actor, @Input() input: inputs.EndInterestInput) {
    return await this.register.endInterest(actor, input);
  }

  @ResolveField(() => [types.StandingInterestType], { description: 'The register of interests.' })
  async interests(@Parent() trust: Trust, @Ctx() context: RequestContext) {
    return (await trustLists.interests(context).load(trust.id)) ?? [];
  }
}
