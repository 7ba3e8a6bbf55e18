import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { AccessService } from '../../platform/access/access.service.js';
import { PersonType } from '../../platform/accounts/account.type.js';
import { personOf } from '../../platform/accounts/people.reader.js';
import { May } from '../../platform/acts/may.js';
import { Input, Verb } from '../../platform/acts/verb.js';
import type { Reads } from '../../platform/database/reads.js';
import {
  Ctx,
  CurrentActor,
  Snapshot,
  type RequestContext,
} from '../../platform/graphql/request-context.js';
import type { Actor } from '../../shared/actor.js';
import { allow } from '../../shared/refusal.js';
import { mayCorrectIn, NOT_WAITING } from '../deciding/correcting.rules.js';
import { ofTheActingBody } from '../programmes/programme-targets.js';
import type { CorrectionConfirmation } from '../resolutions/correction.entity.js';
import type { Resolution } from '../resolutions/resolution.entity.js';
import { askedIn, findResolution } from '../resolutions/resolution-targets.js';
import { ResolutionPayload, ResolutionType } from '../resolutions/resolution.type.js';
import { resolutionOf } from '../resolutions/resolutions.reader.js';
import * as inputs from './correction.input.js';
import * as types from './correction.type.js';
import {
  linesOf,
  shownCorrectionsOf,
  type CorrectionLine,
  type ShownCorrection,
} from './corrections.reader.js';
import { CorrectionsService, isWaiting, refuseUnlessConfirmable } from './corrections.service.js';

/** A closed resolution, corrected with its minutes. */
@Resolver(() => ResolutionType)
export class CorrectionsResolver {
  constructor(
    private readonly service: CorrectionsService,
    private readonly access: AccessService,
  ) {}

  @Verb(() => ResolutionPayload)
  async correctResolution(
    @CurrentActor() actor: Actor,
    @Input() input: inputs.CorrectResolutionInput,
  ) {
    return await this.service.correctResolution(actor, input);
  }

  @Verb(() => ResolutionPayload)
  async confirmCorrection(
    @CurrentActor() actor: Actor,
    @Input() input: inputs.ConfirmCorrectionInput,
  ) {
    return await this.service.confirmCorrection(actor, input);
  }

  @Verb(() => ResolutionPayload)
  async approveCorrection(
    @CurrentActor() actor: Actor,
    @Input() input: inputs.ApproveCorrectionInput,
  ) {
    return await this.service.approveCorrection(actor, input);
  }

  @ResolveField(() => [types.ResolutionCorrectionType], {
    complexity: 10,
    description:
      'Its corrections with the minutes, the earliest first. The outcome as it was closed stays beside them.',
  })
  async corrections(@Parent() { id }: Resolution, @Ctx() context: RequestContext) {
    return await shownCorrectionsOf(context, id);
  }

  @ResolveField(() => types.ResolutionCorrectionType, {
    nullable: true,
    complexity: 5,
    description:
      'The outcome as the minutes have it: its last correction, which counts or waits to be confirmed. Null where it was not corrected.',
  })
  async outcomeAsCorrected(@Parent() { id }: Resolution, @Ctx() context: RequestContext) {
    return (await shownCorrectionsOf(context, id)).at(-1) ?? null;
  }

  @May('correctResolution', 'Whether what the minutes have can be true is asked as it is done.')
  async mayCorrect(@Parent() resolution: Resolution, @Snapshot() reads: Reads) {
    const scope = ofTheActingBody.scope(await askedIn(reads, resolution));
    const check = () => allow(mayCorrectIn(resolution.state));
    return await this.access.refusal(reads, 'correctResolution', scope, check);
  }
}

/** A correction, with whom it names, and what its reader can do with it. */
@Resolver(() => types.ResolutionCorrectionType)
export class CorrectionsMadeResolver {
  constructor(private readonly access: AccessService) {}

  @ResolveField(() => ResolutionType, { description: 'The resolution that it corrects.' })
  async resolution(@Parent() { resolutionId }: ShownCorrection, @Ctx() context: RequestContext) {
    return await resolutionOf(context, resolutionId);
  }

  @ResolveField(() => PersonType, {
    name: 'enteredBy',
    description: 'The person who entered it.',
  })
  async whoEntered(@Parent() { enteredBy }: ShownCorrection, @Ctx() context: RequestContext) {
    return await personOf(context, enteredBy);
  }

  @ResolveField(() => [types.CorrectionLineType], {
    complexity: 5,
    description:
      'What the minutes have otherwise, line by line. Readable by the members of the body and its secretary; empty for others.',
  })
  async lines(@Parent() { id }: ShownCorrection, @Ctx() context: RequestContext) {
    return await linesOf(context, id);
  }

  @May('confirmCorrection')
  async mayConfirm(@Parent() correction: ShownCorrection, @Snapshot() reads: Reads) {
    const asked = await askedIn(reads, await findResolution(reads, correction.resolutionId));
    const check = async () => {
      await refuseUnlessConfirmable(reads, asked, correction);
    };
    const scope = ofTheActingBody.scope(asked);
    return await this.access.refusal(reads, 'confirmCorrection', scope, check);
  }

  @May('approveCorrection', 'Whether the resolution approved these minutes is asked as it is done.')
  async mayApprove(@Parent() { id, resolutionId }: ShownCorrection, @Snapshot() reads: Reads) {
    const asked = await askedIn(reads, await findResolution(reads, resolutionId));
    const check = async () => {
      allow((await isWaiting(reads, resolutionId, id)) ? null : NOT_WAITING);
    };
    const scope = ofTheActingBody.scope(asked);
    return await this.access.refusal(reads, 'approveCorrection', scope, check);
  }
}

/** Whom a line of a correction is about. */
@Resolver(() => types.CorrectionLineType)
export class CorrectionLinesResolver {
  @ResolveField(() => PersonType, {
    nullable: true,
    description: 'The member whom it is about. Null if it is about nobody alone.',
  })
  async person(@Parent() { personId }: CorrectionLine, @Ctx() context: RequestContext) {
    return await personOf(context, personId);
  }
}

/** Who confirmed a correction, and by which resolution. */
@Resolver(() => types.CorrectionConfirmationType)
export class CorrectionConfirmationsResolver {
  @ResolveField(() => PersonType, {
    description: 'The person who confirmed it, or who named the resolution.',
  })
  async person(@Parent() { personId }: CorrectionConfirmation, @Ctx() context: RequestContext) {
    return await personOf(context, personId);
  }

  @ResolveField(() => ResolutionType, {
    nullable: true,
    description: 'The resolution with which the body approved the minutes. Null for a person.',
  })
  async approvedBy(
    @Parent() { approvedById }: CorrectionConfirmation,
    @Ctx() context: RequestContext,
  ) {
    return await resolutionOf(context, approvedById);
  }
}
