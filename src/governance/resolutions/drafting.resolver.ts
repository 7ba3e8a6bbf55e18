import { Parent, Resolver } from '@nestjs/graphql';
import { AccessService } from '../../platform/access/access.service.js';
import type { Reads } from '../../platform/database/reads.js';
import { May } from '../../platform/acts/may.js';
import { ofTheActingBody } from '../programmes/programme-targets.js';
import { Input, Verb } from '../../platform/acts/verb.js';
import { CurrentActor, Snapshot } from '../../platform/graphql/request-context.js';
import type { Actor } from '../../shared/actor.js';
import { DraftsService, refuseUnlessDraft } from './drafts.service.js';
import { ItemsService, refuseUnlessTakeable } from './items.service.js';
import { OpeningService, refuseUnlessOpenable } from './opening.service.js';
import { askedIn } from './resolution-targets.js';
import type { Resolution } from './resolution.entity.js';
import * as inputs from './resolution.input.js';
import { ResolutionPayload, ResolutionType } from './resolution.type.js';

/** A resolution up to the vote: drafted, opened, and its item taken. */
@Resolver(() => ResolutionType)
export class DraftingResolver {
  constructor(
    private readonly drafts: DraftsService,
    private readonly opening: OpeningService,
    private readonly items: ItemsService,
    private readonly access: AccessService,
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

  @May('reviseResolution')
  async mayRevise(@Parent() resolution: Resolution, @Snapshot() reads: Reads) {
    const scope = ofTheActingBody.scope(await askedIn(reads, resolution));
    const check = () => refuseUnlessDraft(resolution);
    return await this.access.refusal(reads, 'reviseResolution', scope, check);
  }

  @May('openResolution', 'The reason for a late entry is given as it is opened.')
  async mayOpen(@Parent() resolution: Resolution, @Snapshot() reads: Reads) {
    const asked = await askedIn(reads, resolution);
    const check = async () => await refuseUnlessOpenable(asked);
    return await this.access.refusal(reads, 'openResolution', ofTheActingBody.scope(asked), check);
  }

  @May('takeItem')
  async mayTake(@Parent() resolution: Resolution, @Snapshot() reads: Reads) {
    const asked = await askedIn(reads, resolution);
    const check = async () => await refuseUnlessTakeable(asked);
    return await this.access.refusal(reads, 'takeItem', ofTheActingBody.scope(asked), check);
  }
}
