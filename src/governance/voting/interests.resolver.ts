import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { AccessService } from '../../platform/access/access.service.js';
import { May } from '../../platform/acts/may.js';
import { Input, Verb } from '../../platform/acts/verb.js';
import { PersonType } from '../../platform/accounts/account.type.js';
import { personOf } from '../../platform/accounts/people.reader.js';
import type { Reads } from '../../platform/database/reads.js';
import {
  Ctx,
  CurrentActor,
  Snapshot,
  type RequestContext,
} from '../../platform/graphql/request-context.js';
import { DateTimeScalar, UuidScalar } from '../../platform/graphql/scalars.js';
import type { Actor } from '../../shared/actor.js';
import { Ruling, type QuorumPreview } from '../deciding/quorum.rules.js';
import { ofTheActingBody } from '../programmes/programme-targets.js';
import { askedIn } from '../resolutions/resolution-targets.js';
import type { DeclaredInterest, InterestRulingRow } from '../resolutions/interest.entity.js';
import type { Resolution } from '../resolutions/resolution.entity.js';
import { ResolutionPayload, ResolutionType } from '../resolutions/resolution.type.js';
import {
  declaredInterestsOf,
  resolutionOf,
  rulingsOnInterest,
} from '../resolutions/resolutions.reader.js';
import { StandingInterestType } from '../trusts/trust.type.js';
import { InterestsService, refuseUnlessNotable } from './interests.service.js';
import { QuorumPreviews } from './quorum-previews.js';
import * as inputs from './voting.input.js';
import { confirmationOf, standingInterestOf } from './voting.reader.js';
import * as types from './voting.type.js';

/** An interest in an item: what is done about it, and what it names. */
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

  @ResolveField(() => ResolutionType, { description: 'The resolution that is the item.' })
  async resolution(@Parent() { resolutionId }: DeclaredInterest, @Ctx() context: RequestContext) {
    return await resolutionOf(context, resolutionId);
  }

  @ResolveField(() => PersonType, { description: 'The member whose interest it is.' })
  async person(@Parent() { personId }: DeclaredInterest, @Ctx() context: RequestContext) {
    return await personOf(context, personId);
  }

  @ResolveField(() => StandingInterestType, {
    nullable: true,
    description:
      "The entry in the Trust's register that it comes from. Null if it was declared, or comes from a seat elsewhere.",
  })
  async standingInterest(
    @Parent() { standingInterestId }: DeclaredInterest,
    @Ctx() context: RequestContext,
  ) {
    return await standingInterestOf(context, standingInterestId);
  }

  @ResolveField(() => PersonType, {
    name: 'declaredBy',
    description:
      'The person who entered it: the member, the secretary for the member, or whoever opened the resolution if it was brought in.',
  })
  async whoDeclared(@Parent() { declaredBy }: DeclaredInterest, @Ctx() context: RequestContext) {
    return await personOf(context, declaredBy);
  }

  @ResolveField(() => Boolean, {
    description: 'Whether the member declared it, or confirmed an interest that was brought in.',
  })
  async confirmed(
    @Parent() { id, personId, declaredBy }: DeclaredInterest,
    @Ctx() context: RequestContext,
  ) {
    return personId === declaredBy || (await confirmationOf(context, id)) !== null;
  }

  @ResolveField(() => UuidScalar, {
    nullable: true,
    description:
      'The id of the person who confirmed an interest that was brought in. Null until somebody does.',
  })
  async confirmedById(@Parent() { id }: DeclaredInterest, @Ctx() context: RequestContext) {
    return (await confirmationOf(context, id))?.confirmedBy ?? null;
  }

  @ResolveField(() => PersonType, {
    nullable: true,
    description:
      'The person who confirmed an interest that was brought in: the member, or the secretary for the member. Null until somebody does.',
  })
  async confirmedBy(@Parent() { id }: DeclaredInterest, @Ctx() context: RequestContext) {
    return await personOf(context, (await confirmationOf(context, id))?.confirmedBy);
  }

  @ResolveField(() => DateTimeScalar, {
    nullable: true,
    description: 'When an interest that was brought in was confirmed. Null until it is.',
  })
  async confirmedAt(@Parent() { id }: DeclaredInterest, @Ctx() context: RequestContext) {
    return (await confirmationOf(context, id))?.confirmedAt ?? null;
  }

  @ResolveField(() => types.InterestRulingType, {
    nullable: true,
    description: 'The ruling that binds. Null until the person presiding rules on it.',
  })
  async ruling(@Parent() { id }: DeclaredInterest, @Ctx() context: RequestContext) {
    return (await rulingsOnInterest(context, id)).at(-1) ?? null;
  }

  @ResolveField(() => [types.InterestRulingType], {
    complexity: 3,
    description: 'Every ruling on it, the earliest first; the last binds.',
  })
  async rulings(@Parent() { id }: DeclaredInterest, @Ctx() context: RequestContext) {
    return await rulingsOnInterest(context, id);
  }
}

/** Who ruled on an interest, and who recorded it. */
@Resolver(() => types.InterestRulingType)
export class RulingsResolver {
  @ResolveField(() => PersonType, {
    name: 'ruledBy',
    description: 'The person presiding, who ruled.',
  })
  async whoRuled(@Parent() { ruledBy }: InterestRulingRow, @Ctx() context: RequestContext) {
    return await personOf(context, ruledBy);
  }

  @ResolveField(() => PersonType, {
    name: 'recordedBy',
    description: 'The person who recorded it: the one presiding, or the secretary of the body.',
  })
  async whoRecorded(@Parent() { recordedBy }: InterestRulingRow, @Ctx() context: RequestContext) {
    return await personOf(context, recordedBy);
  }
}

/** The interests in an item. */
@Resolver(() => ResolutionType)
export class ResolutionInterestsResolver {
  constructor(
    private readonly previews: QuorumPreviews,
    private readonly service: InterestsService,
    private readonly access: AccessService,
  ) {}

  @Verb(() => ResolutionPayload)
  async noteInterests(@CurrentActor() actor: Actor, @Input() input: inputs.NoteInterestsInput) {
    return await this.service.noteInterests(actor, input);
  }

  @May('noteInterests')
  async mayNoteInterests(@Parent() resolution: Resolution, @Snapshot() reads: Reads) {
    const asked = await askedIn(reads, resolution);
    const check = async () => {
      await refuseUnlessNotable(asked, await this.access.rolesOf(reads));
    };
    return await this.access.refusal(reads, 'noteInterests', ofTheActingBody.scope(asked), check);
  }

  @ResolveField(() => [types.InterestType], {
    complexity: 15,
    description:
      'The interests in the item, declared or brought in from the register. Readable by the members of the body and its secretary; empty for others.',
  })
  async interests(@Parent() { id }: Resolution, @Ctx() context: RequestContext) {
    return await declaredInterestsOf(context, id);
  }

  @ResolveField(() => types.QuorumPreviewType, {
    description:
      'What a ruling on an interest would do to the quorum of the item: among the members present, or before or without a meeting among all members. The members of the body and its secretary. NOT_ALLOWED, NOT_FOUND.',
  })
  async quorumPreview(
    @Parent() resolution: Resolution,
    @Args('interestId', {
      type: () => UuidScalar,
      description: 'The id of the interest in this item that would be ruled on.',
    })
    interestId: string,
    @Args('ruling', { type: () => Ruling, description: 'The ruling that would be given.' })
    ruling: Ruling,
    @Snapshot() reads: Reads,
  ): Promise<QuorumPreview> {
    return await this.previews.preview(reads, resolution, interestId, ruling);
  }
}
