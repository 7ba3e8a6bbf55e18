import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Input, Verb } from '../../platform/acts/verb.js';
import { PersonType } from '../../platform/accounts/account.type.js';
import { people } from '../../platform/accounts/people.reader.js';
import type { Reads } from '../../platform/database/reads.js';
import {
  Ctx,
  CurrentActor,
  Snapshot,
  type RequestContext,
} from '../../platform/graphql/request-context.js';
import { DateTimeScalar, UuidScalar } from '../../platform/graphql/scalars.js';
import type { Actor } from '../../shared/actor.js';
import { DeclaredInterest } from '../resolutions/interest.entity.js';
import { InterestsService } from './interests.service.js';
import { QuorumPreviews } from './quorum-previews.js';
import type { QuorumPreview } from '../deciding/quorum.rules.js';
import { Ruling } from '../deciding/quorum.rules.js';
import { Resolution } from '../resolutions/resolution.entity.js';
import { ResolutionType } from '../resolutions/resolution.type.js';
import { listsOfResolution } from '../resolutions/resolutions.reader.js';
import { confirmations } from './voting.reader.js';
import * as inputs from './voting.input.js';
import * as types from './voting.type.js';

@Resolver(() => types.InterestType)
export class InterestsResolver {
  constructor(private readonly service: InterestsService) {}

  @Verb(() => types.InterestPayload)
  async declareInterest(@CurrentActor() actor: Actor, @Input() input: inputs.DeclareInterestInput) {
    return await this.service.declareInterest(actor, input);
  }

  @Verb(() => types.InterestPayload)
  async confirmInterest(@CurrentActor() actor: Actor, @Input() input: inputs.ConfirmInterestInput) {
    return await this.service.confirmInterest(actor, input);
  }

  @Verb(() => types.InterestPayload)
  async ruleOnInterest(@CurrentActor() actor: Actor, @Input() input: inputs.RuleOnInterestInput) {
    return await this.service.ruleOnInterest(actor, input);
  }

  @ResolveField(() => PersonType)
  async person(@Parent() interest: DeclaredInterest, @Ctx() context: RequestContext) {
    return await people(context).load(interest.personId);
  }

  @ResolveField(() => Boolean, {
    description: 'Whether the member declared it, or confirmed an interest that was brought in.',
  })
  async confirmed(
    @Parent() { id, personId, declaredBy }: DeclaredInterest,
    @Ctx() ctx: RequestContext,
  ) {
    return personId === declaredBy || (await confirmations(ctx).load(id)) !== null;
  }

  @ResolveField(() => DateTimeScalar, { nullable: true })
  async confirmedAt(@Parent() { id }: DeclaredInterest, @Ctx() context: RequestContext) {
    return (await confirmations(context).load(id))?.confirmedAt ?? null;
  }

  @ResolveField(() => types.InterestRulingType, {
    nullable: true,
    description: 'The ruling that binds; null if there is none.',
  })
  async ruling(@Parent() { id }: DeclaredInterest, @Ctx() context: RequestContext) {
    return (await listsOfResolution.rulings(context).load(id))?.at(-1) ?? null;
  }

  @ResolveField(() => [types.InterestRulingType], { complexity: 3 })
  async rulings(@Parent() { id }: DeclaredInterest, @Ctx() context: RequestContext) {
    return (await listsOfResolution.rulings(context).load(id)) ?? [];
  }
}

@Resolver(() => ResolutionType)
export class ResolutionInterestsResolver {
  constructor(private readonly previews: QuorumPreviews) {}

  @ResolveField(() => [types.InterestType], {
    complexity: 15,
    description:
      'The interests in the item, declared or brought in from the register. Readable by the members of the body and its secretary; empty for others.',
  })
  async interests(@Parent() { id }: Resolution, @Ctx() context: RequestContext) {
    return (await listsOfResolution.interests(context).load(id)) ?? [];
  }

  @ResolveField(() => types.QuorumPreviewType, {
    description:
      'What a ruling on an interest would do to the quorum of the item: among the members present, or before or without a meeting among all members. The members of the body and its secretary. NOT_ALLOWED, NOT_FOUND.',
  })
  async quorumPreview(
    @Parent() resolution: Resolution,
    @Args('interestId', { type: () => UuidScalar }) interestId: string,
    @Args('ruling', { type: () => Ruling }) ruling: Ruling,
    @Snapshot() reads: Reads,
  ): Promise<QuorumPreview> {
    return await this.previews.preview(reads, resolution, interestId, ruling);
  }
}
