import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { PersonType } from '../../platform/accounts/account.type.js';
import { personOf } from '../../platform/accounts/people.reader.js';
import type { Where } from '../../platform/database/reader.js';
import type { Reads } from '../../platform/database/reads.js';
import { page } from '../../platform/graphql/connection.js';
import { Ctx, Snapshot, type RequestContext } from '../../platform/graphql/request-context.js';
import { Sha256Scalar } from '../../platform/graphql/scalars.js';
import { CasePackType } from '../case-packs/case-pack.type.js';
import { packOf } from '../case-packs/case-packs.reader.js';
import { ConditionType } from '../conditions/condition.type.js';
import type { Presiding } from '../deciding/meeting.rules.js';
import type { Meeting } from '../meetings/meeting.entity.js';
import { MeetingType, NoticeWarningType } from '../meetings/meeting.type.js';
import { standingOrdersOn } from '../trusts/standing-orders.rules.js';
import { latePapersOf } from './late-papers.js';
import { meetingOf } from '../meetings/meetings.reader.js';
import type { Programme } from '../programmes/programme.entity.js';
import { cannotWaitOf } from '../programmes/programme.rules.js';
import { ProgrammeType } from '../programmes/programme.type.js';
import { programmeOf } from '../programmes/programmes.reader.js';
import { BodyType } from '../trusts/trust.type.js';
import { bodyOf, findBody, standingOrdersOf } from '../trusts/trusts.reader.js';
import { actingIn, askingGatesIn, placesOf, warningOf } from './asking-gates.js';
import { decisionFacts } from './decision.reader.js';
import { Elector, Resolution, ResolutionOutcome } from './resolution.entity.js';
import { findResolution } from './resolution-targets.js';
import * as types from './resolution.type.js';
import * as rows from './resolutions.reader.js';

const OWN = 'Readable by the members of the body and its secretary; empty for others.';
const OWN_OR_NULL = 'Readable by the members of the body and its secretary; null for others.';

/** A resolution, what it names, and what became of it. */
@Resolver(() => types.ResolutionType)
export class ResolutionsResolver {
  @Query(() => types.ResolutionType, {
    description:
      'A resolution by id, or as `DERBY-BOARD/3` (with the programme, if two of yours have one of that name). NOT_FOUND.',
  })
  async resolution(
    @Args('resolution', {
      type: () => String,
      description: 'The resolution: its id, or its name such as `DERBY-BOARD/3`.',
    })
    ref: string,
    @Snapshot() reads: Reads,
    @Args('programme', {
      type: () => String,
      nullable: true,
      description:
        'The programme of a resolution that is given by its name: code or id. It can be left out where you can see only one of that name.',
    })
    programme?: string | null,
  ): Promise<Resolution> {
    return await findResolution(reads, ref, programme);
  }

  @ResolveField(() => String, {
    description:
      'Its name, such as `DERBY-BOARD/3`: the code of its body, and its number in the programme.',
  })
  async ref(@Parent() { bodyId, number }: Resolution, @Ctx() context: RequestContext) {
    return `${(await bodyOf(context, bodyId))!.code}/${number}`;
  }

  @ResolveField(() => ProgrammeType, { description: 'The programme that it belongs to.' })
  async programme(@Parent() { programmeId }: Resolution, @Ctx() context: RequestContext) {
    return await programmeOf(context, programmeId);
  }

  @ResolveField(() => BodyType, { description: 'The body that decides it.' })
  async body(@Parent() { bodyId }: Resolution, @Ctx() context: RequestContext) {
    return await bodyOf(context, bodyId);
  }

  @ResolveField(() => CasePackType, {
    nullable: true,
    description: 'The case pack that it decides on. Null if it decides on none.',
  })
  async pack(@Parent() { packId }: Resolution, @Ctx() context: RequestContext) {
    return await packOf(context, packId);
  }

  @ResolveField(() => types.ResolutionType, {
    nullable: true,
    description:
      'The urgent decision that it ratifies, or the decision whose minutes it approves. Null if it does neither.',
  })
  async subjectResolution(@Parent() resolution: Resolution, @Ctx() context: RequestContext) {
    const { subjectType, subjectId } = resolution;
    return subjectType === 'RESOLUTION' ? await rows.resolutionOf(context, subjectId) : null;
  }

  @ResolveField(() => ConditionType, {
    nullable: true,
    description: 'The condition that it discharges or waives. Null if it is about none.',
  })
  async subjectCondition(@Parent() resolution: Resolution, @Ctx() context: RequestContext) {
    const { subjectType, subjectId } = resolution;
    return subjectType === 'CONDITION' ? await rows.conditionOf(context, subjectId) : null;
  }

  @ResolveField(() => Boolean, {
    description:
      'Whether a later version of its pack made it void while it was open: it can only be withdrawn or deferred.',
  })
  async voided(@Parent() { state, packId }: Resolution, @Ctx() context: RequestContext) {
    if (state !== 'OPEN') return false;
    const pack = await packOf(context, packId);
    return pack !== null && pack.supersededById !== null;
  }

  @ResolveField(() => Boolean, {
    description:
      'Whether it belongs to a practice programme, so that nothing that it decides is real.',
  })
  async practice(@Parent() { programmeId }: Resolution, @Ctx() context: RequestContext) {
    return (await programmeOf(context, programmeId))!.practice;
  }

  @ResolveField(() => MeetingType, {
    nullable: true,
    description:
      'The meeting at which it is decided. Null until one is named, and without a meeting.',
  })
  async meeting(@Parent() { meetingId }: Resolution, @Ctx() context: RequestContext) {
    return await meetingOf(context, meetingId);
  }

  @ResolveField(() => PersonType, {
    name: 'openedBy',
    nullable: true,
    description: 'The person who opened it. Null until it is opened.',
  })
  async whoOpened(@Parent() { openedBy }: Resolution, @Ctx() context: RequestContext) {
    return await personOf(context, openedBy);
  }

  @ResolveField(() => types.CannotWaitType, {
    nullable: true,
    description:
      'Why it could not wait until after the pre-election period, and whose advice was taken. Null if neither was asked for.',
  })
  cannotWait(@Parent() resolution: Resolution): types.CannotWaitType | null {
    return cannotWaitOf(resolution);
  }

  @ResolveField(() => types.UrgentDecisionType, {
    nullable: true,
    description:
      'Who takes it between meetings and why, and whether the body ratified it. Null if it is not urgent, and in a draft that does not say.',
  })
  async urgent(
    @Parent() resolution: Resolution,
    @Ctx() context: RequestContext,
  ): Promise<rows.UrgentTerms | null> {
    return await rows.urgentTermsOf(context, resolution);
  }

  @ResolveField(() => [types.ProposedConditionType], {
    complexity: 10,
    description:
      'The conditions that are put to the vote with it, in order. They become conditions of the programme only if it is carried.',
  })
  async conditions(@Parent() { id }: Resolution, @Ctx() context: RequestContext) {
    return await rows.proposedConditionsOf(context, id);
  }

  @ResolveField(() => [types.CountingWarningType], {
    complexity: 5,
    description:
      'Why it would count at no gate although it seems to be for one: to put right before it is opened.',
  })
  async warnings(@Parent() resolution: Resolution, @Ctx() context: RequestContext) {
    const stage = resolution.stage ?? (await packOf(context, resolution.packId))?.stage ?? null;
    const gates = await askingGatesIn(context, resolution.programmeId);
    const warning = warningOf(resolution, await actingIn(context, resolution), stage, gates);
    return warning ? [warning] : [];
  }

  @ResolveField(() => [BodyType], {
    complexity: 5,
    description:
      'The bodies whose place it takes at its gate: its own, or the boards that delegated that to it as a committee. Empty where it counts at no gate.',
  })
  async countsFor(@Parent() resolution: Resolution, @Ctx() context: RequestContext) {
    const stage = resolution.stage ?? (await packOf(context, resolution.packId))?.stage ?? null;
    const gates = await askingGatesIn(context, resolution.programmeId);
    const places = placesOf(resolution, await actingIn(context, resolution), stage, gates);
    return await Promise.all(places.map(async (id) => await bodyOf(context, id)));
  }

  @ResolveField(() => [NoticeWarningType], {
    complexity: 5,
    description:
      "Which of its papers came late to its meeting: the pack, and for its own body its annex. By the standing orders of the meeting's day, and empty without a meeting.",
  })
  async latePapers(@Parent() resolution: Resolution, @Ctx() context: RequestContext) {
    const meeting = await meetingOf(context, resolution.meetingId);
    if (!meeting) return [];
    const versions = await standingOrdersOf(context, resolution.bodyId);
    const orders = standingOrdersOn(versions, meeting.heldOn);
    return orders ? await latePapersOf(context.reads, resolution, orders, true) : [];
  }

  @ResolveField(() => types.ResolutionOutcomeType, {
    nullable: true,
    description:
      'How it ended, or the result that is declared and not complete. Null until it is closed or withdrawn.',
  })
  async outcome(@Parent() { id }: Resolution, @Ctx() context: RequestContext) {
    return await rows.shownOutcomeOf(context, id);
  }

  @ResolveField(() => [types.ElectorType], {
    complexity: 30,
    description: `The members on the fixed roll. ${OWN}`,
  })
  async roll(@Parent() { id }: Resolution, @Ctx() context: RequestContext) {
    return await rows.membersOnRoll(context, id);
  }

  @ResolveField(() => Sha256Scalar, {
    nullable: true,
    description: `The digest of the body's own annex to the pack when it was opened; null without one. ${OWN_OR_NULL}`,
  })
  async annexSha256(@Parent() { id }: Resolution, @Ctx() context: RequestContext) {
    return (await rows.ownPartOf(context, id))?.annexSha256 ?? null;
  }

  @ResolveField(() => String, {
    nullable: true,
    description: `For a council: the advice on whether the majority is counted from its seats or its members in post; null without any. ${OWN_OR_NULL}`,
  })
  async councilAdvice(@Parent() { id }: Resolution, @Ctx() context: RequestContext) {
    return (await rows.ownPartOf(context, id))?.councilAdvice ?? null;
  }

  @ResolveField(() => types.PresidingType, {
    nullable: true,
    description: `Who presides over the item, and why; null until it is opened. ${OWN_OR_NULL}`,
  })
  async presiding(
    @Parent() resolution: Resolution,
    @Ctx() context: RequestContext,
  ): Promise<Presiding | null> {
    if (!(await rows.isOwnAndOpened(resolution, context))) return null;
    return (await decisionFacts(context.reads, resolution)).presiding;
  }
}

/** What an urgent decision names. */
@Resolver(() => types.UrgentDecisionType)
export class UrgentDecisionsResolver {
  @ResolveField(() => types.ResolutionType, {
    nullable: true,
    description: 'The resolution that ratified it. Null until one is carried.',
  })
  async ratifiedBy(@Parent() { ratifiedById }: rows.UrgentTerms, @Ctx() context: RequestContext) {
    return await rows.resolutionOf(context, ratifiedById);
  }
}

/** Who presides over an item. */
@Resolver(() => types.PresidingType)
export class PresidingResolver {
  @ResolveField(() => PersonType, {
    nullable: true,
    description:
      'The person who presides. Null while the members have to choose somebody, and without a meeting.',
  })
  async person(@Parent() { memberId }: Presiding, @Ctx() context: RequestContext) {
    return await personOf(context, memberId);
  }
}

/** A member on the roll. */
@Resolver(() => types.ElectorType)
export class ElectorsResolver {
  @ResolveField(() => PersonType, { description: 'The person who is on the roll.' })
  async person(@Parent() { personId }: Elector, @Ctx() context: RequestContext) {
    return await personOf(context, personId);
  }
}

/** Who ruled on the end of a resolution, and who entered it. */
@Resolver(() => types.ResolutionOutcomeType)
export class OutcomesResolver {
  @ResolveField(() => PersonType, {
    nullable: true,
    description:
      'The person presiding who ruled that it ends although votes stood. Null if nobody did.',
  })
  async ruledBy(@Parent() { ruledById }: ResolutionOutcome, @Ctx() context: RequestContext) {
    return await personOf(context, ruledById);
  }

  @ResolveField(() => PersonType, {
    name: 'closedBy',
    description: 'The person who closed, deferred, referred back or withdrew it.',
  })
  async whoClosed(@Parent() { closedBy }: ResolutionOutcome, @Ctx() context: RequestContext) {
    return await personOf(context, closedBy);
  }
}

/** The resolutions of a programme. */
@Resolver(() => ProgrammeType)
export class ProgrammeResolutionsResolver {
  @ResolveField(() => types.ResolutionConnection, {
    description:
      "The resolutions of all its bodies, the earliest first, without other bodies' drafts.",
  })
  async resolutions(
    @Parent() programme: Programme,
    @Args() args: types.ResolutionArgs,
    @Snapshot() reads: Reads,
  ) {
    const body = args.body ? await findBody(reads, args.body) : null;
    const where: Where<Resolution> = { programmeId: programme.id };
    if (body) where.bodyId = body.id;
    if (args.state) where.state = args.state;
    return await page(reads, Resolution, where, args);
  }
}

/** The items of a meeting. */
@Resolver(() => MeetingType)
export class MeetingItemsResolver {
  @ResolveField(() => [types.ResolutionType], {
    complexity: 20,
    description: "The resolutions that are its items, by number, without other bodies' drafts.",
  })
  async resolutions(@Parent() { id }: Meeting, @Ctx() context: RequestContext) {
    return await rows.itemsOf(context, id);
  }
}
