import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Input, Verb } from '../../platform/acts/verb.js';
import { oneOf } from '../../platform/graphql/loader.js';
import { Ctx, CurrentActor, type RequestContext } from '../../platform/graphql/request-context.js';
import type { Actor } from '../../shared/actor.js';
import { GateType } from '../gates/gate.type.js';
import { Gate } from '../programmes/gate.entity.js';
import type { Resolution } from '../resolutions/resolution.entity.js';
import { ClosingService } from './closing.service.js';
import { EndingsService } from './endings.service.js';
import * as inputs from './closing.input.js';
import { ResolutionPayload, ResolutionType } from '../resolutions/resolution.type.js';

const gateOf = oneOf(Gate);

/** How a resolution ends: closed with its outcome, deferred, referred back or withdrawn; and the gate that it is for. */
@Resolver(() => ResolutionType)
export class ClosingResolver {
  constructor(
    private readonly closing: ClosingService,
    private readonly endings: EndingsService,
  ) {}

  @Verb(() => ResolutionPayload)
  async closeResolution(@CurrentActor() actor: Actor, @Input() input: inputs.CloseResolutionInput) {
    return await this.closing.closeResolution(actor, input);
  }

  @Verb(() => ResolutionPayload)
  async deferResolution(@CurrentActor() actor: Actor, @Input() input: inputs.DeferResolutionInput) {
    return await this.endings.deferResolution(actor, input);
  }

  @Verb(() => ResolutionPayload)
  async referBack(@CurrentActor() actor: Actor, @Input() input: inputs.EndResolutionInput) {
    return await this.endings.referBack(actor, input);
  }

  @Verb(() => ResolutionPayload)
  async withdrawResolution(
    @CurrentActor() actor: Actor,
    @Input() input: inputs.EndResolutionInput,
  ) {
    return await this.endings.withdrawResolution(actor, input);
  }

  @ResolveField(() => GateType, {
    nullable: true,
    description:
      'The gate that it is for, if that gate has no business case. Null for any other: a resolution on a pack is for the gates of the stage of its pack.',
  })
  async gate(@Parent() { subjectType, subjectId }: Resolution, @Ctx() context: RequestContext) {
    return subjectType === 'GATE' ? await gateOf(context, subjectId) : null;
  }
}
