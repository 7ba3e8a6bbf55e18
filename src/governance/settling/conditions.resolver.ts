import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AccessService } from '../../platform/access/access.service.js';
import type { Verb as VerbName } from '../../platform/access/permission-table.rules.js';
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
import type { Actor } from '../../shared/actor.js';
import type { Day } from '../../shared/day.js';
import { allow, type Refusal } from '../../shared/refusal.js';
import { conditionCode } from '../../shared/refs.js';
import { DocumentType } from '../case-packs/case-pack.type.js';
import { documentOf } from '../case-packs/case-packs.reader.js';
import type { Condition } from '../conditions/condition.entity.js';
import * as rules from '../conditions/condition.rules.js';
import * as types from '../conditions/condition.type.js';
import { DecisionType } from '../gates/decision.type.js';
import { GateViews } from '../gates/gate-views.loader.js';
import { GateType } from '../gates/gate.type.js';
import type { Programme } from '../programmes/programme.entity.js';
import { ProgrammeType } from '../programmes/programme.type.js';
import { findProgramme } from '../programmes/programmes.reader.js';
import { ResolutionType } from '../resolutions/resolution.type.js';
import { resolutionOf } from '../resolutions/resolutions.reader.js';
import { BodyType } from '../trusts/trust.type.js';
import { bodyOf } from '../trusts/trusts.reader.js';
import type { ConditionEvent } from './condition-event.entity.js';
import { ConditionEventType } from './condition-event.type.js';
import * as inputs from './condition.input.js';
import { conditionsPage, eventsOf, findCondition } from './conditions.reader.js';
import { conditionFacts, ConditionsService, isSetAt } from './conditions.service.js';

/** A condition, and what is done about it. */
@Resolver(() => types.ConditionType)
export class ConditionsResolver {
  constructor(private readonly service: ConditionsService) {}

  @Query(() => types.ConditionType, {
    description: 'A condition of a programme, by `C4` or its id. NOT_FOUND.',
  })
  async condition(
    @Args('programme', { type: () => String, description: 'The programme: code or id.' })
    programme: string,
    @Args('condition', { type: () => String, description: 'The condition: `C4` or its id.' })
    ref: string,
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

const ON_AUTHORITY = 'Whether its authority holds is asked as it is done.';

type Ask = (condition: rules.Condition, authority: rules.Authority, today: Day) => Refusal | null;

/** What its reader can do with a condition now. */
@Resolver(() => types.ConditionType)
export class ConditionActsResolver {
  constructor(
    private readonly views: GateViews,
    private readonly access: AccessService,
  ) {}

  @May('submitConditionEvidence')
  async maySubmitEvidence(@Parent() condition: Condition, @Ctx() context: RequestContext) {
    const ask = (asked: rules.Condition) => rules.maySubmitEvidence(asked);
    return await this.may(context, condition, 'submitConditionEvidence', ask);
  }

  @May('sendBackEvidence', ON_AUTHORITY)
  async maySendBack(@Parent() condition: Condition, @Ctx() context: RequestContext) {
    return await this.may(context, condition, 'sendBackEvidence', rules.maySendBack);
  }

  @May('dischargeCondition', ON_AUTHORITY)
  async mayDischarge(@Parent() condition: Condition, @Ctx() context: RequestContext) {
    return await this.may(context, condition, 'dischargeCondition', rules.mayDischarge);
  }

  @May('waiveCondition', ON_AUTHORITY)
  async mayWaive(@Parent() condition: Condition, @Ctx() context: RequestContext) {
    return await this.may(context, condition, 'waiveCondition', rules.mayWaive);
  }

  @May('reopenCondition', ON_AUTHORITY)
  async mayReopen(@Parent() condition: Condition, @Ctx() context: RequestContext) {
    const ask: Ask = (asked, authority) => rules.mayReopen(asked, authority, 'given then');
    return await this.may(context, condition, 'reopenCondition', ask);
  }

  @May('assignCondition')
  async mayAssign(@Parent() condition: Condition, @Ctx() context: RequestContext) {
    return await this.may(context, condition, 'assignCondition', () => null);
  }

  private async may(context: RequestContext, condition: Condition, verb: VerbName, ask: Ask) {
    const { programmeId, bodyId } = condition;
    const body = (await bodyOf(context, bodyId))!;
    const { gates, today } = await this.views.of(context, programmeId);
    const check = async () => {
      const asked = await conditionFacts(context.reads, condition, body, gates);
      allow(ask(asked, rules.fullAuthority(asked), today));
    };
    const scope = { programmeId, trustId: body.trustId };
    return await this.access.refusal(context.reads, verb, scope, check);
  }
}

/** The fields of a condition that are worked out or read from other tables. */
@Resolver(() => types.ConditionType)
export class ConditionFieldsResolver {
  constructor(private readonly views: GateViews) {}

  @ResolveField(() => String, { description: 'Its code in the programme, such as `C4`.' })
  code(@Parent() { number }: Condition): string {
    return conditionCode(number);
  }

  @ResolveField(() => rules.ConditionStatus, {
    description:
      'Where it stands today: overdue from the day after it was due until it is settled.',
  })
  async status(@Parent() { programmeId, state, dueOn }: Condition, @Ctx() context: RequestContext) {
    if (dueOn === null) return state;
    return rules.conditionStatus({ state, dueOn }, await this.views.today(context, programmeId));
  }

  @ResolveField(() => BodyType, { description: 'The body that set it.' })
  async body(@Parent() { bodyId }: Condition, @Ctx() context: RequestContext) {
    return await bodyOf(context, bodyId);
  }

  @ResolveField(() => PersonType, {
    nullable: true,
    description: 'The person who holds the post that owns it. Null until one is assigned.',
  })
  async owner(@Parent() { ownerId }: Condition, @Ctx() context: RequestContext) {
    return await personOf(context, ownerId);
  }

  @ResolveField(() => ResolutionType, {
    nullable: true,
    description: 'The resolution that set it. Null if a decision taken elsewhere did.',
  })
  async setByResolution(
    @Parent() { setByType, setById }: Condition,
    @Ctx() context: RequestContext,
  ) {
    return setByType === 'RESOLUTION' ? await resolutionOf(context, setById) : null;
  }

  @ResolveField(() => DecisionType, {
    nullable: true,
    description:
      'The decision that set it, as its gate shows it. Null if it was taken for no gate of the programme.',
  })
  async setByDecision(
    @Parent() { programmeId, setById }: Condition,
    @Ctx() context: RequestContext,
  ) {
    return await this.views.decisionById(context, programmeId, setById);
  }

  @ResolveField(() => GateType, {
    nullable: true,
    description: 'The gate at which it was set. Null if it was set at none.',
  })
  async gate(@Parent() condition: Condition, @Ctx() context: RequestContext) {
    const { gates } = await this.views.of(context, condition.programmeId);
    return gates.find((view) => isSetAt(view, condition))?.gate ?? null;
  }

  @ResolveField(() => [ConditionEventType], {
    complexity: 8,
    description: 'What happened to it, in order.',
  })
  async events(@Parent() { id }: Condition, @Ctx() context: RequestContext) {
    return await eventsOf(context, id);
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
    @Args() args: inputs.ConditionsArgs,
  ) {
    const today = await this.views.today(context, id);
    return await conditionsPage(context.reads, id, today, args);
  }
}

/** An event of a condition, who did it, and on what it rests. */
@Resolver(() => ConditionEventType)
export class ConditionEventsResolver {
  @ResolveField('doneBy', () => PersonType, { description: 'The person who did it.' })
  async doer(@Parent() { doneBy }: ConditionEvent, @Ctx() context: RequestContext) {
    return await personOf(context, doneBy);
  }

  @ResolveField(() => ResolutionType, {
    nullable: true,
    description: 'The resolution that it rests on. Null if it rests on none.',
  })
  async resolution(@Parent() { resolutionId }: ConditionEvent, @Ctx() context: RequestContext) {
    return await resolutionOf(context, resolutionId);
  }

  @ResolveField(() => DocumentType, {
    nullable: true,
    description:
      'The document that belongs to it: the evidence, the minutes or the letter. Null without one.',
  })
  async document(@Parent() { documentId }: ConditionEvent, @Ctx() context: RequestContext) {
    return await documentOf(context, documentId);
  }
}
