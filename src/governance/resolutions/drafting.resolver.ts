import { Resolver } from '@nestjs/graphql';
import { Input, Verb } from '../../platform/acts/verb.js';
import { CurrentActor } from '../../platform/graphql/request-context.js';
import type { Actor } from '../../shared/actor.js';
import { DraftsService } from './drafts.service.js';
import { ItemsService } from './items.service.js';
import { OpeningService } from './opening.service.js';
import * as inputs from './resolution.input.js';
import { ResolutionPayload, ResolutionType } from './resolution.type.js';

/** A resolution up to the vote: drafted, opened, and its item taken. */
@Resolver(() => ResolutionType)
export class DraftingResolver {
  constructor(
    private readonly drafts: DraftsService,
    private readonly opening: OpeningService,
    private readonly items: ItemsService,
  ) {}

  @Verb(() => ResolutionPayload)
  async draftResolution(@CurrentActor() actor: Actor, @Input() input: inputs.DraftResolutionInput) {
    return await this.drafts.draftResolution(actor, input);
  }

  @Verb(() => ResolutionPayload)
  async reviseResolution(
    @CurrentActor() actor: Actor,
    @Input() input: inputs.ReviseResolutionInput,
  ) {
    return await this.drafts.reviseResolution(actor, input);
  }

  @Verb(() => ResolutionPayload)
  async openResolution(@CurrentActor() actor: Actor, @Input() input: inputs.OpenResolutionInput) {
    return await this.opening.openResolution(actor, input);
  }

  @Verb(() => ResolutionPayload)
  async takeItem(@CurrentActor() actor: Actor, @Input() input: inputs.TakeItemInput) {
    return await this.items.takeItem(actor, input);
  }
}
