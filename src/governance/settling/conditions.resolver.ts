import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Input, Verb } from '../../platform/acts/verb.js';
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
import { findProgramme } from '../programmes/programmes.reader.js';
import { conditionStatus, ConditionStatus } from '../conditions/condition.rules.js';
import type { Condition } from '../conditions/condition.entity.js';
import type { Actor } from '../../shared/actor.js';
import { conditionCode } from '../../shared/refs.js';
import { bodiesById } from '../trusts/trusts.reader.js';
import { BodyType } from '../trusts/trust.type.js';
import * as inputs from './condition.input.js';
import * as types from '../conditions/condition.type.js';
import * as conditionEventType from './condition-event.type.js';
import { conditionsPage, eventsOfConditions, findCondition } from './conditions.reader.js';
import { ConditionsService } from './conditions.service.js';
import { GateViews } from '../gates/gate-views.loader.js';
import { GateType } from '../gates/gate.type.js';

/** A condition, and what is done about it. */
@Resolver(() => types.ConditionType)
export class ConditionsResolver {
  constructor(private readonly service: ConditionsService) {}

  @Query(() => types.ConditionType, {
    description: 'A condition of a programme, by `C4` or its id. NOT_FOUND.',
  })
  async condition(
    @Args('programme', { type: () => String }) programme: string,
    @Args('condition', { type: () => String }) ref: string,
    @Snapshot() reads: Reads,
  ) {
    const { id } = await findProgramme(reads, programme);
    return await findCondition(reads, id, ref);
  }

  @Verb(() => types.ConditionPayload)
  async submitConditionEvidence(
    @CurrentActor() actor: Actor,
    @Input() input: inputs.SubmitConditionEvidenceInput,
  ) {
    return await this.service.submitConditionEvidence(actor, input);
  }

  @Verb(() => types.ConditionPayload)
  async sendBackEvidence(
    @CurrentActor() actor: Actor,
    @Input() input: inputs.ReturnConditionInput,
  ) {
    return await this.service.sendBackEvidence(actor, input);
  }

  @Verb(() => types.ConditionPayload)
  async dischargeCondition(
    @CurrentActor() actor: Actor,
    @Input() input: inputs.SettleConditionInput,
  ) {
    return await this.service.dischargeCondition(actor, input);
  }

  @Verb(() => types.ConditionPayload)
  async waiveCondition(@CurrentActor() actor: Actor, @Input() input: inputs.SettleConditionInput) {
    return await this.service.waiveCondition(actor, input);
  }

  @Verb(() => types.ConditionPayload)
  async reopenCondition(@CurrentActor() actor: Actor, @Input() input: inputs.ReturnConditionInput) {
    return await this.service.reopenCondition(actor, input);
  }

  @Verb(() => types.ConditionPayload)
  async assignCondition(@CurrentActor() actor: Actor, @Input() input: inputs.AssignConditionInput) {
    return await this.service.assignCondition(actor, input);
  }
}

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

/** The conditions of a programme. */
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

/** An event of a condition, and who did it. */
@Resolver(() => conditionEventType.ConditionEventType)
export class ConditionEventsResolver {
  @ResolveField(() => PersonType, { name: 'doneBy' })
  async person(@Parent() { doneBy }: { doneBy: string }, @Ctx() context: RequestContext) {
    return await people(context).load(doneBy);
  }
}
