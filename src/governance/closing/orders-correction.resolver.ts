import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Input, Verb } from '../../platform/acts/verb.js';
import { Ctx, CurrentActor, type RequestContext } from '../../platform/graphql/request-context.js';
import { DateScalar, UuidScalar } from '../../platform/graphql/scalars.js';
import type { Actor } from '../../shared/actor.js';
import type { JudgedAgain } from '../resolutions/judged-again.entity.js';
import type { Resolution } from '../resolutions/resolution.entity.js';
import { ResolutionType } from '../resolutions/resolution.type.js';
import { resolutionOf } from '../resolutions/resolutions.reader.js';
import type { StandingOrdersVersion } from '../trusts/trust.entity.js';
import { BodyPayload, StandingOrdersType } from '../trusts/trust.type.js';
import { CorrectStandingOrdersInput } from './orders-correction.input.js';
import {
  correctedOn,
  correctionOf,
  judgedOfResolution,
  shownCorrection,
  wouldDiffer,
  type ShownOrdersCorrection,
} from './orders-correction.reader.js';
import { OrdersCorrectionService } from './orders-correction.service.js';
import { JudgedAgainType, StandingOrdersCorrectionType } from './orders-correction.type.js';

/** Standing orders that were entered wrongly are corrected. */
@Resolver(() => StandingOrdersType)
export class OrdersCorrectionResolver {
  constructor(private readonly service: OrdersCorrectionService) {}

  @Verb(() => BodyPayload)
  async correctStandingOrders(
    @CurrentActor() actor: Actor,
    @Input() input: CorrectStandingOrdersInput,
  ) {
    return await this.service.correctStandingOrders(actor, input);
  }

  @ResolveField(() => StandingOrdersCorrectionType, {
    nullable: true,
    description: 'What they correct, and why. Null if they are no correction.',
  })
  correction(@Parent() version: StandingOrdersVersion) {
    return shownCorrection(version);
  }

  @ResolveField(() => UuidScalar, {
    nullable: true,
    description:
      'The id of the standing orders that took their place, because these were entered wrongly. Null while they stand.',
  })
  async correctedById(@Parent() version: StandingOrdersVersion, @Ctx() context: RequestContext) {
    return (await correctionOf(context, version))?.id ?? null;
  }
}

/** What a correction of standing orders would have made otherwise. */
@Resolver(() => StandingOrdersCorrectionType)
export class OrdersCorrectionsMadeResolver {
  @ResolveField(() => [JudgedAgainType], {
    complexity: 10,
    description:
      'The closed resolutions whose outcome would be another one, or that could not be decided so: of the programmes that you can read. Their outcomes stay.',
  })
  async wouldDiffer(@Parent() { id }: ShownOrdersCorrection, @Ctx() context: RequestContext) {
    return await wouldDiffer(context, id);
  }
}

/** What a resolution would be by corrected standing orders. */
@Resolver(() => ResolutionType)
export class ResolutionsJudgedAgainResolver {
  @ResolveField(() => [JudgedAgainType], {
    complexity: 5,
    description:
      'What it would be by corrections of the standing orders since it was opened, the earliest first. Empty until it is closed, and where none concerns it.',
  })
  async judgedAgain(@Parent() { id }: Resolution, @Ctx() context: RequestContext) {
    return await judgedOfResolution(context, id);
  }

  @ResolveField(() => DateScalar, {
    nullable: true,
    description:
      'The day on which the standing orders that it goes by were corrected: it still goes by what they were. Null while they stand, and until it is opened.',
  })
  async ordersCorrectedOn(
    @Parent() { bodyId, standingOrdersId }: Resolution,
    @Ctx() context: RequestContext,
  ) {
    return await correctedOn(context, bodyId, standingOrdersId);
  }
}

/** The resolution that was judged again. */
@Resolver(() => JudgedAgainType)
export class JudgedAgainResolver {
  @ResolveField(() => ResolutionType, {
    description: 'The resolution that was closed otherwise, or the same.',
  })
  async resolution(@Parent() { resolutionId }: JudgedAgain, @Ctx() context: RequestContext) {
    return await resolutionOf(context, resolutionId);
  }
}
