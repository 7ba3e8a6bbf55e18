import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Input, Verb } from '../../platform/acts/verb.js';
import { PersonType } from '../../platform/accounts/account.type.js';
import { personOf } from '../../platform/accounts/people.reader.js';
import { Ctx, CurrentActor, type RequestContext } from '../../platform/graphql/request-context.js';
import type { Actor } from '../../shared/actor.js';
import { InterestRegisterService } from './interest-register.service.js';
import type { StandingInterest, Trust } from './trust.entity.js';
import * as inputs from './trust.input.js';
import * as types from './trust.type.js';
import { interestsOf, trustOf } from './trusts.reader.js';

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

  @ResolveField(() => [types.StandingInterestType], {
    description: 'Its register of interests: also those that have ended.',
  })
  async interests(@Parent() { id }: Trust, @Ctx() context: RequestContext) {
    return await interestsOf(context, id);
  }
}

/** Whose an entry of a register is. */
@Resolver(() => types.StandingInterestType)
export class StandingInterestsResolver {
  @ResolveField(() => types.TrustType, { description: 'The Trust in whose register it stands.' })
  async trust(@Parent() { trustId }: StandingInterest, @Ctx() context: RequestContext) {
    return await trustOf(context, trustId);
  }

  @ResolveField(() => PersonType, { description: 'The person whose interest it is.' })
  async person(@Parent() { personId }: StandingInterest, @Ctx() context: RequestContext) {
    return await personOf(context, personId);
  }

  @ResolveField('recordedBy', () => PersonType, {
    description: 'The person who entered it in the register.',
  })
  async recorder(@Parent() { recordedBy }: StandingInterest, @Ctx() context: RequestContext) {
    return await personOf(context, recordedBy);
  }
}
