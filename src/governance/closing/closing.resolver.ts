import { Resolver } from '@nestjs/graphql';
import { Input, Verb } from '../../platform/acts/verb.js';
import { CurrentActor } from '../../platform/graphql/request-context.js';
import type { Actor } from '../../shared/actor.js';
import { ClosingService } from './closing.service.js';
import { EndingsService } from './endings.service.js';
import * as inputs from './closing.input.js';
import { ResolutionPayload, ResolutionType } from '../resolutions/resolution.type.js';

/** How a resolution ends: closed with its outcome, deferred, referred back or withdrawn. */
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
}
