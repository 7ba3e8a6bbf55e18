import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { PersonType } from '../../platform/accounts/account.type.js';
import { people } from '../../platform/accounts/people.reader.js';
import type { Reads } from '../../platform/database/reads.js';
import { PageArgs } from '../../platform/graphql/connection.js';
import {
  Ctx,
  CurrentActor,
  Snapshot,
  type RequestContext,
} from '../../platform/graphql/request-context.js';
import type { Programme } from '../programmes/programme.entity.js';
import { ProgrammeType } from '../programmes/programme.type.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import { conditionStatus, ConditionStatus } from '../conditions/condition.rules.js';
import { Condition } from '../conditions/condition.entity.js';
import type { Actor } from '../../shared/actor.js';
import { conditionCode } from '../../shared/refs.js';
import { bodiesById } from '../trusts/trusts.reader.js';
import { BodyType } from '../trusts/trust.type.js';
import * as inputs from './condition.input.js';
import * as types from '../conditions/condition.type.js';
import * as conditionEventType from './condition-event.type.js';
import { conditionByRef, conditionsPage, eventsOfConditions } from './conditions.reader.js';
import { ConditionsService } from './conditions.service.js';
import { GateViews } from '../gates/gate-views.loader.js';
import { GateType } from '../gates/gate.type.js';

const SETTLES =
  'The secretary of the body that set it, with its resolution or minute; for an outside body, those who record its letters. NOT_ALLOWED, WRONG_STATE, BAD_USER_INPUT.';

@Resolver(() => types.ConditionType)
export class ConditionsResolver {
  constructor(
    private readonly service: ConditionsService,
    private readonly programmes: ProgrammesService,
  ) {}

  @Query(() => types.ConditionType, {
    description: 'A condition of a programme, by `C4` or its id. NOT_FOUND.',
  })
  async condition(
    @Args('programme', { type: () => String }) programme: string,
    @Args('condition', { type: () => String }) ref: string,
    @Snapshot() reads: Reads,
  ) {
    const { id } = await this.programmes.programme(reads, programme);
    return await conditionByRef(reads, id, ref);
  }

  @Mutation(() => types.ConditionPayload, {
    description:
      'Submits evidence that a condition is met. Programme office, workstream and finance leads, company secretaries. WRONG_STATE.',
  })
  async submitConditionEvidence(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.SubmitConditionEvidenceInput,
    @Snapshot() reads: Reads,
  ) {
    return await answer(reads, await this.service.submitConditionEvidence(actor, input));
  }

  @Mutation(() => types.ConditionPayload, {
    description: `Sends evidence back because it is not enough. ${SETTLES}`,
  })
  async sendBackEvidence(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.ReturnConditionInput,
    @Snapshot() reads: Reads,
  ) {
    return await answer(reads, await this.service.sendBackEvidence(actor, input));
  }

  @Mutation(() => types.ConditionPayload, { description: `Discharges a condition. ${SETTLES}` })
  async dischargeCondition(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.SettleConditionInput,
    @Snapshot() reads: Reads,
  ) {
    return await answer(reads, await this.service.dischargeCondition(actor, input));
  }

  @Mutation(() => types.ConditionPayload, {
    description: `Waives a condition; a minute alone is not enough. ${SETTLES}`,
  })
  async waiveCondition(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.SettleConditionInput,
    @Snapshot() reads: Reads,
  ) {
    return await answer(reads, await this.service.waiveCondition(actor, input));
  }

  @Mutation(() => types.ConditionPayload, {
    description: `Reopens a condition that was discharged or waived; a precedent one only until its gate is passed. ${SETTLES}`,
  })
  async reopenCondition(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.ReturnConditionInput,
    @Snapshot() reads: Reads,
  ) {
    return await answer(reads, await this.service.reopenCondition(actor, input));
  }

  @Mutation(() => types.ConditionPayload, {
    description:
      'Changes the owner of a condition. Programme director, PMO or company secretary. STALE_VERSION.',
  })
  async assignCondition(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.AssignConditionInput,
    @Snapshot() reads: Reads,
  ) {
    const conditionId = await this.service.assignCondition(actor, input);
    return await answer(reads, { ids: { conditionId }, replayed: false });
  }
}

const answer = async (
  reads: Reads,
  { ids, replayed }: { ids: { conditionId: string }; replayed: boolean },
) => ({ replayed, condition: await reads.must(Condition, { id: ids.conditionId }, 'condition') });

/** The fields of a condition that are worked out or read from other tables. */
@Resolver(() => types.ConditionType)
export class ConditionFieldsResolver {
  constructor(private readonly views: GateViews) {}

  @ResolveField(() => String, { description: 'Such as `C4`.' })
  code(@Parent() { number }: Condition): string {
    return conditionCode(number);
  }

  @ResolveField(() => ConditionStatus)
  async status(@Parent() { programmeId, state, dueOn }: Condition, @Ctx() context: RequestContext) {
    if (dueOn === null) return state;
    return conditionStatus({ state, dueOn }, await this.views.today(context, programmeId));
  }

  @ResolveField(() => BodyType, { description: 'The body that set it.' })
  async body(@Parent() { bodyId }: Condition, @Ctx() context: RequestContext) {
    return await bodiesById(context).load(bodyId);
  }

  @ResolveField(() => PersonType, { nullable: true, description: 'The person who owns it.' })
  async owner(@Parent() { ownerId }: Condition, @Ctx() context: RequestContext) {
    return ownerId ? await people(context).load(ownerId) : null;
  }

  @ResolveField(() => GateType, { nullable: true, description: 'The gate at which it was set.' })
  async gate(@Parent() condition: Condition, @Ctx() context: RequestContext) {
    const { gates } = await this.views.of(context, condition.programmeId);
    const at = gates.find((view) =>
      this.views.conditions(view).some(({ id }) => id === condition.id),
    );
    return at?.gate ?? null;
  }

  @ResolveField(() => [conditionEventType.ConditionEventType], {
    complexity: 8,
    description: 'Its events, in order.',
  })
  async events(@Parent() { id }: Condition, @Ctx() context: RequestContext) {
    return (await eventsOfConditions(context).load(id)) ?? [];
  }
}

@Resolver(() => ProgrammeType)
export class ProgrammeConditionsResolver {
  constructor(private readonly views: GateViews) {}

  @ResolveField(() => types.ConditionConnection, {
    description: 'Every condition that a body set, by number.',
  })
  async conditions(
    @Parent() { id }: Programme,
    @Ctx() context: RequestContext,
    @Args() args: PageArgs,
    @Args('status', { type: () => ConditionStatus, nullable: true })
    status?: ConditionStatus | null,
  ) {
    const today = await this.views.today(context, id);
    return await conditionsPage(context.reads, id, today, status ?? null, args);
  }
}

@Resolver(() => conditionEventType.ConditionEventType)
export class ConditionEventsResolver {
  @ResolveField(() => PersonType, { name: 'doneBy' })
  async person(@Parent() { doneBy }: { doneBy: string }, @Ctx() context: RequestContext) {
    return await people(context).load(doneBy);
  }
}
