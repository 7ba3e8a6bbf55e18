import { Parent, Resolver } from '@nestjs/graphql';
import { AccessService } from '../../platform/access/access.service.js';
import type { Reads } from '../../platform/database/reads.js';
import { May } from '../../platform/acts/may.js';
import { allow } from '../../shared/refusal.js';
import { stillUndecided } from '../deciding/resolution.rules.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { ofTheActingBody } from '../programmes/programme-targets.js';
import { askedIn } from '../resolutions/resolution-targets.js';
import type { Resolution } from '../resolutions/resolution.entity.js';
import { Input, Verb } from '../../platform/acts/verb.js';
import { CurrentActor, Snapshot } from '../../platform/graphql/request-context.js';
import type { Actor } from '../../shared/actor.js';
import { ClosingService, refuseUnlessClosable } from './closing.service.js';
import { CompletingService, refuseUnlessCompletable } from './completing.service.js';
import { EndingsService } from './endings.service.js';
import * as inputs from './closing.input.js';
import { ResolutionPayload, ResolutionType } from '../resolutions/resolution.type.js';

/** How a resolution ends: closed with its outcome, deferred, referred back or withdrawn. */
type EndingVerb = 'deferResolution' | 'referBack' | 'withdrawResolution';

const AFTER_VOTES = 'Once votes are given it also needs a ruling or a minute (`afterVotes`).';

@Resolver(() => ResolutionType)
export class ClosingResolver {
  constructor(
    private readonly closing: ClosingService,
    private readonly completing: CompletingService,
    private readonly endings: EndingsService,
    private readonly access: AccessService,
  ) {}

  @Verb(() => ResolutionPayload)
  async closeResolution(@CurrentActor() actor: Actor, @Input() input: inputs.CloseResolutionInput) {
    return await this.closing.closeResolution(actor, input);
  }

  @Verb(() => ResolutionPayload)
  async completeResolution(
    @CurrentActor() actor: Actor,
    @Input() input: inputs.CompleteResolutionInput,
  ) {
    return await this.completing.completeResolution(actor, input);
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

  @May('closeResolution')
  async mayClose(@Parent() resolution: Resolution, @Snapshot() reads: Reads) {
    const asked = await askedIn(reads, resolution);
    const { meetingId } = resolution;
    const check = async () => {
      const meeting = meetingId ? await reads.one(Meeting, { id: meetingId }) : null;
      await refuseUnlessClosable(asked, meeting);
    };
    return await this.access.refusal(reads, 'closeResolution', ofTheActingBody.scope(asked), check);
  }

  @May('completeResolution', 'Whether everybody is accounted for is asked as it is done.')
  async mayComplete(@Parent() resolution: Resolution, @Snapshot() reads: Reads) {
    const asked = await askedIn(reads, resolution);
    const check = async () => {
      await refuseUnlessCompletable(asked);
    };
    const scope = ofTheActingBody.scope(asked);
    return await this.access.refusal(reads, 'completeResolution', scope, check);
  }

  @May('deferResolution', AFTER_VOTES)
  async mayDefer(@Parent() resolution: Resolution, @Snapshot() reads: Reads) {
    return await this.mayEnd(reads, resolution, 'deferResolution', 'deferred');
  }

  @May('referBack', AFTER_VOTES)
  async mayReferBack(@Parent() resolution: Resolution, @Snapshot() reads: Reads) {
    return await this.mayEnd(reads, resolution, 'referBack', 'referred back');
  }

  @May('withdrawResolution', AFTER_VOTES)
  async mayWithdraw(@Parent() resolution: Resolution, @Snapshot() reads: Reads) {
    return await this.mayEnd(reads, resolution, 'withdrawResolution', 'withdrawn');
  }

  private async mayEnd(reads: Reads, resolution: Resolution, verb: EndingVerb, ended: string) {
    const scope = ofTheActingBody.scope(await askedIn(reads, resolution));
    const check = () => allow(stillUndecided(resolution.state, ended));
    return await this.access.refusal(reads, verb, scope, check);
  }
}
