import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Person } from '../../platform/accounts/account.entity.js';
import { PersonType } from '../../platform/accounts/account.type.js';
import { people } from '../../platform/accounts/people.reader.js';
import { CasePackType } from '../case-packs/case-pack.type.js';
import { packsById } from '../case-packs/case-packs.reader.js';
import type { Where } from '../../platform/database/reader.js';
import type { Reads } from '../../platform/database/reads.js';
import { page } from '../../platform/graphql/connection.js';
import { Ctx, Snapshot, type RequestContext } from '../../platform/graphql/request-context.js';
import { Sha256Scalar } from '../../platform/graphql/scalars.js';
import { Programme } from '../programmes/programme.entity.js';
import { cannotWaitOf } from '../programmes/programme.rules.js';
import { ProgrammeType } from '../programmes/programme.type.js';
import { findProgramme, todayOf } from '../programmes/programmes.reader.js';
import { BodyType } from '../trusts/trust.type.js';
import { bodiesById, findBody } from '../trusts/trusts.reader.js';
import { decisionFacts } from './decision.reader.js';
import type { Meeting } from '../meetings/meeting.entity.js';
import { MeetingType } from '../meetings/meeting.type.js';
import { listsOfResolution, oneOfResolution, isOwnAndOpened } from './resolutions.reader.js';
import { meetingsById } from '../meetings/meetings.reader.js';
import { Elector, Resolution } from './resolution.entity.js';
import * as types from './resolution.type.js';
import { findResolution } from './resolution-targets.js';

const OWN = 'Readable by the members of the body and its secretary; empty for others.';

@Resolver(() => types.ResolutionType)
export class ResolutionsResolver {
  @Query(() => types.ResolutionType, {
    description:
      'A resolution by id, or as `DERBY-BOARD/3` (with the programme, if two of yours have one of that name). NOT_FOUND.',
  })
  async resolution(
    @Args('resolution', { type: () => String }) ref: string,
    @Snapshot() reads: Reads,
    @Args('programme', { type: () => String, nullable: true }) programme?: string | null,
  ): Promise<Resolution> {
    return await findResolution(reads, ref, programme);
  }

  @ResolveField(() => String, { description: '`DERBY-BOARD/3`.' })
  async ref(@Parent() resolution: Resolution, @Ctx() context: RequestContext) {
    const body = await bodiesById(context).load(resolution.bodyId);
    return `${body!.code}/${resolution.number}`;
  }

  @ResolveField(() => BodyType)
  async body(@Parent() resolution: Resolution, @Ctx() context: RequestContext) {
    return await bodiesById(context).load(resolution.bodyId);
  }

  @ResolveField(() => CasePackType, {
    nullable: true,
    description: 'The case pack that it decides on.',
  })
  async pack(@Parent() { packId }: Resolution, @Ctx() context: RequestContext) {
    return packId ? await packsById(context).load(packId) : null;
  }

  @ResolveField(() => Boolean, {
    description:
      'Whether a later version of its pack made it void while it was open: it can only be withdrawn or deferred.',
  })
  async voided(@Parent() resolution: Resolution, @Ctx() context: RequestContext) {
    if (resolution.state !== 'OPEN' || !resolution.packId) return false;
    const pack = await packsById(context).load(resolution.packId);
    return pack !== null && pack.supersededById !== null;
  }

  @ResolveField(() => Boolean, { description: 'Whether it belongs to a practice programme.' })
  async practice(@Parent() resolution: Resolution, @Snapshot() reads: Reads) {
    const where = { id: resolution.programmeId };
    return (await reads.must(Programme, where, 'programme')).practice;
  }

  @ResolveField(() => MeetingType, { nullable: true })
  async meeting(@Parent() { meetingId }: Resolution, @Ctx() context: RequestContext) {
    return meetingId ? await meetingsById(context).load(meetingId) : null;
  }

  @ResolveField(() => types.CannotWaitType, { nullable: true })
  cannotWait(@Parent() resolution: Resolution): types.CannotWaitType | null {
    return cannotWaitOf(resolution);
  }

  @ResolveField(() => types.UrgentDecisionType, { nullable: true })
  async urgent(
    @Parent() resolution: Resolution,
    @Ctx() context: RequestContext,
  ): Promise<types.UrgentDecisionType | null> {
    if (resolution.method !== 'URGENT') return null;
    const { urgentReason, urgentDeciderIds, urgentConsulteeIds, ratifyBy, programmeId } =
      resolution;
    const ratified = await oneOfResolution.ratifiedBy(context).load(resolution.id);
    const outcome = await oneOfResolution.outcome(context).load(resolution.id);
    const programme = await findProgramme(context.reads, programmeId);
    const today = todayOf(programme, new Date());
    const due = outcome?.carried === true && ratified === null;
    return {
      reason: urgentReason ?? '',
      deciders: await named(context, urgentDeciderIds),
      consultees: await named(context, urgentConsulteeIds),
      ratifyBy,
      ratifiedById: ratified?.id ?? null,
      overdue: due && ratifyBy !== null && today > ratifyBy,
    };
  }

  @ResolveField(() => [types.ProposedConditionType], {
    complexity: 10,
    description: 'The conditions that are voted on with it.',
  })
  async conditionsProposed(@Parent() { id }: Resolution, @Ctx() context: RequestContext) {
    return (await listsOfResolution.conditions(context).load(id)) ?? [];
  }

  @ResolveField(() => types.ResolutionOutcomeType, {
    nullable: true,
    description: 'Null until it is closed or withdrawn.',
  })
  async outcome(@Parent() { id }: Resolution, @Ctx() context: RequestContext) {
    return await oneOfResolution.outcome(context).load(id);
  }

  @ResolveField(() => [types.ElectorType], {
    complexity: 30,
    description: `The members on the fixed roll. ${OWN}`,
  })
  async roll(@Parent() { id }: Resolution, @Ctx() context: RequestContext) {
    return (await listsOfResolution.roll(context).load(id)) ?? [];
  }

  @ResolveField(() => Sha256Scalar, {
    nullable: true,
    description:
      "The digest of the body's own annex. Readable by the members of the body and its secretary.",
  })
  async annexSha256(@Parent() { id }: Resolution, @Ctx() context: RequestContext) {
    return (await oneOfResolution.ownPart(context).load(id))?.annexSha256 ?? null;
  }

  @ResolveField(() => String, {
    nullable: true,
    description:
      'The advice that a council relies on. Readable by the members of the body and its secretary.',
  })
  async councilAdvice(@Parent() { id }: Resolution, @Ctx() context: RequestContext) {
    return (await oneOfResolution.ownPart(context).load(id))?.councilAdvice ?? null;
  }

  @ResolveField(() => types.PresidingType, {
    nullable: true,
    description:
      'Who presides over the item. Readable by the members of the body and its secretary.',
  })
  async presiding(@Parent() resolution: Resolution, @Ctx() context: RequestContext) {
    if (!(await isOwnAndOpened(resolution, context))) return null;
    const { presiding } = await decisionFacts(context.reads, resolution);
    return { personId: presiding.memberId, because: presiding.because };
  }
}

async function named(context: RequestContext, ids: readonly string[]): Promise<Person[]> {
  const found = await people(context).loadMany(ids);
  return found.filter((person): person is Person => person instanceof Person);
}

@Resolver(() => types.ElectorType)
export class ElectorsResolver {
  @ResolveField(() => PersonType)
  async person(@Parent() elector: Elector, @Ctx() context: RequestContext) {
    return await people(context).load(elector.personId);
  }
}

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

@Resolver(() => MeetingType)
export class MeetingItemsResolver {
  @ResolveField(() => [types.ResolutionType], {
    complexity: 20,
    description: 'Its items, by number.',
  })
  async resolutions(@Parent() { id }: Meeting, @Ctx() context: RequestContext) {
    return (await listsOfResolution.ofMeeting(context).load(id)) ?? [];
  }
}
