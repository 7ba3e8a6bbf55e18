import { Args, Info, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { AccessService } from '../../platform/access/access.service.js';
import { May } from '../../platform/acts/may.js';
import { allow, type Refusal } from '../../shared/refusal.js';
import { Input, Verb } from '../../platform/acts/verb.js';
import { CheaperWith } from '../../platform/graphql/costs.js';
import type { Reads } from '../../platform/database/reads.js';
import {
  Ctx,
  CurrentActor,
  Snapshot,
  type RequestContext,
} from '../../platform/graphql/request-context.js';
import { BlockerType } from '../../platform/graphql/refusal.type.js';
import { DateScalar } from '../../platform/graphql/scalars.js';
import type { Gate } from '../programmes/gate.entity.js';
import type { Programme } from '../programmes/programme.entity.js';
import { ProgrammeStatus } from '../programmes/programme.rules.js';
import { ProgrammeType } from '../programmes/programme.type.js';
import { refuseUnlessRunning } from '../programmes/programme-targets.js';
import { findProgramme } from '../programmes/programmes.reader.js';
import type { Actor } from '../../shared/actor.js';
import { ConditionType } from '../conditions/condition.type.js';
import { DecisionType } from './decision.type.js';
import { asksOnlyWhereTheyStand, SHOWN_OF_KEPT_GATES } from './asked-of-gates.js';
import { divergence } from './divergence.rules.js';
import { findGate } from './gate-targets.js';
import {
  conditionsAt,
  documentGrounds,
  GateViews,
  shownCriteria,
  shownDeciders,
  shownDecisions,
  shownProvision,
} from './gate-views.loader.js';
import * as inputs from './gate.input.js';
import { GateStatus, gateStatus, mayChangePlan, mayPass } from './gate.rules.js';
import * as types from './gate.type.js';
import { GatePassingService, passerOf } from './gate-passing.service.js';
import { GatesService } from './gates.service.js';
import { ListedGatesLoader } from './listed-gates.loader.js';
import { doubts, readiness } from './readiness.rules.js';

/** The gates of a programme, and its status. */
@Resolver(() => ProgrammeType)
export class ProgrammeGatesResolver {
  constructor(
    private readonly views: GateViews,
    private readonly listed: ListedGatesLoader,
  ) {}

  @ResolveField(() => [types.GateType], {
    complexity: 12,
    description: 'The steps of its regime, in order.',
  })
  @CheaperWith({ fields: SHOWN_OF_KEPT_GATES, complexity: 3 })
  async gates(
    @Parent() programme: Programme,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    if (asksOnlyWhereTheyStand(info)) return (await this.listed.of(context, programme.id)).gates;
    const { gates } = await this.views.of(context, programme.id);
    return gates.map(({ gate }) => gate);
  }

  @ResolveField(() => ProgrammeStatus, {
    description: 'Where it stands: worked out from its gates, or set by an act.',
  })
  async status(
    @Parent() programme: Programme,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    if (asksOnlyWhereTheyStand(info)) return (await this.listed.of(context, programme.id)).status;
    return (await this.views.of(context, programme.id)).status;
  }
}

/** A gate, where it stands, and its dates and passing. */
@Resolver(() => types.GateType)
export class GatesResolver {
  constructor(
    private readonly service: GatesService,
    private readonly passing: GatePassingService,
    private readonly views: GateViews,
    private readonly listed: ListedGatesLoader,
    private readonly access: AccessService,
  ) {}

  @Query(() => types.GateType, {
    description: 'A gate of a programme, each by code or id. NOT_FOUND.',
  })
  async gate(
    @Args('programme', { type: () => String, description: 'The programme: code or id.' })
    programme: string,
    @Args('gate', { type: () => String, description: 'The gate: code, such as `FBC`, or id.' })
    ref: string,
    @Snapshot() reads: Reads,
  ): Promise<Gate> {
    const { id } = await findProgramme(reads, programme);
    return await findGate(reads, id, ref);
  }

  @Verb(() => types.GatePayload)
  async setGateDates(@CurrentActor() actor: Actor, @Input() input: inputs.SetGateDatesInput) {
    return await this.service.setGateDates(actor, input);
  }

  @Verb(() => types.GatePayload)
  async correctGateBaseline(
    @CurrentActor() actor: Actor,
    @Input() input: inputs.CorrectGateBaselineInput,
  ) {
    return await this.service.correctGateBaseline(actor, input);
  }

  @Verb(() => types.GatePayload)
  async deferGate(@CurrentActor() actor: Actor, @Input() input: inputs.DeferGateInput) {
    return await this.service.deferGate(actor, input);
  }

  @Verb(() => types.GatePayload)
  async passGate(
    @CurrentActor() actor: Actor,
    @Input() input: inputs.PassGateInput,
    @Ctx() context: RequestContext,
  ) {
    const { after, ...payload } = await this.passing.passGate(actor, input);
    if (after) this.views.keep(context, after);
    return payload;
  }

  @May('passGate', 'Everything that is in the way stands in its blockers.')
  async mayPass(
    @Parent() gate: Gate,
    @Ctx() context: RequestContext,
    @Snapshot() reads: Reads,
  ): Promise<Refusal | null> {
    const gates = await this.views.of(context, gate.programmeId);
    const view = await this.views.gate(context, gate);
    const { personId } = context.actor!;
    const check = async () => {
      const held = await this.access.rolesOf(reads);
      allow(mayPass(view.facts, passerOf(personId, held, gates, view)));
    };
    return await this.access.refusal(reads, 'passGate', { programmeId: gate.programmeId }, check);
  }

  @May('setGateDates')
  async maySetDates(@Parent() gate: Gate, @Ctx() context: RequestContext) {
    return await this.mayPlan(context, gate, 'setGateDates', 'be given other dates');
  }

  @May('deferGate')
  async mayDefer(@Parent() gate: Gate, @Ctx() context: RequestContext) {
    return await this.mayPlan(context, gate, 'deferGate', 'be deferred');
  }

  private async mayPlan(
    context: RequestContext,
    gate: Gate,
    verb: 'setGateDates' | 'deferGate',
    how: string,
  ) {
    const { programmeId } = gate;
    const { rows } = await this.views.gate(context, gate);
    const check = async () => {
      await refuseUnlessRunning(context.reads, programmeId);
      allow(mayChangePlan({ passed: rows.passing !== null }, how));
    };
    return await this.access.refusal(context.reads, verb, { programmeId }, check);
  }

  @ResolveField(() => GateStatus, {
    description: 'Where it stands: worked out from the decisions, never entered.',
  })
  async status(@Parent() gate: Gate, @Ctx() context: RequestContext) {
    const listed = this.listed.statusOf(gate);
    if (listed) return listed;
    return gateStatus((await this.views.gate(context, gate)).facts);
  }

  @ResolveField(() => DateScalar, {
    nullable: true,
    description:
      'The day on which it was passed; for a gate that was past at adoption, the day of its last decision. Null until it is passed.',
  })
  async actualOn(@Parent() gate: Gate, @Ctx() context: RequestContext) {
    return (await this.views.gate(context, gate)).facts.passing?.passedOn ?? null;
  }

  @ResolveField(() => [types.GateDeciderType], {
    complexity: 8,
    description: 'The bodies that must decide, in the order in which they decide.',
  })
  async deciders(@Parent() gate: Gate, @Ctx() context: RequestContext) {
    return shownDeciders(await this.views.gate(context, gate));
  }

  @ResolveField(() => [DecisionType], {
    complexity: 12,
    description: 'Every decision at this gate, those superseded or corrected too.',
  })
  async decisions(@Parent() gate: Gate, @Ctx() context: RequestContext) {
    return shownDecisions(await this.views.gate(context, gate));
  }

  @ResolveField(() => [types.GateCriterionType], {
    complexity: 12,
    description: 'What else must be true before it can be passed, by code.',
  })
  async criteria(@Parent() gate: Gate, @Ctx() context: RequestContext) {
    return shownCriteria(await this.views.gate(context, gate));
  }

  @ResolveField(() => [ConditionType], {
    complexity: 20,
    description: 'The conditions that decisions at this gate set, settled or not.',
  })
  async conditions(@Parent() gate: Gate, @Ctx() context: RequestContext) {
    return conditionsAt(await this.views.gate(context, gate));
  }

  @ResolveField(() => types.GateReadinessType, {
    description: 'Whether it can be passed, and everything that stops it.',
  })
  async readiness(@Parent() gate: Gate, @Ctx() context: RequestContext) {
    return readiness((await this.views.gate(context, gate)).facts);
  }

  @ResolveField(() => [BlockerType], {
    complexity: 30,
    description:
      'What has put it in doubt since it was passed: it suspends the gate until it is passed again. Once the grant has taken effect it suspends nothing, and stands here.',
  })
  async doubts(@Parent() gate: Gate, @Ctx() context: RequestContext) {
    return doubts((await this.views.gate(context, gate)).facts);
  }

  @ResolveField(() => types.ProvisionType, {
    nullable: true,
    description: 'Of a step that rests on a statute: the section. Null for another ground.',
  })
  provision(@Parent() gate: Gate) {
    return shownProvision(gate.provision);
  }

  @ResolveField(() => types.NoLongerRequiredType, {
    nullable: true,
    description: 'Since when the law no longer asks for the step. Null while it does.',
  })
  async noLongerRequired(@Parent() gate: Gate, @Ctx() context: RequestContext) {
    return (await this.views.gate(context, gate)).facts.noLongerRequired;
  }

  @ResolveField(() => [types.DocumentGroundType], {
    complexity: 6,
    description: 'On what it rests that each of its documents is needed.',
  })
  async documentGrounds(@Parent() gate: Gate, @Ctx() context: RequestContext) {
    return documentGrounds(gate, (await this.views.of(context, gate.programmeId)).programme);
  }

  @ResolveField(() => [types.GateAdjustmentType], {
    complexity: 6,
    description: 'Every departure from its regime, with the reason, in order.',
  })
  async adjustments(@Parent() gate: Gate, @Ctx() context: RequestContext) {
    return (await this.views.gate(context, gate)).rows.adjustments;
  }

  @ResolveField(() => [types.GateEvidenceType], {
    complexity: 6,
    description:
      'Every time that it was passed, the first first: one that was suspended is passed again.',
  })
  async passings(@Parent() gate: Gate, @Ctx() context: RequestContext) {
    return (await this.views.gate(context, gate)).rows.passings;
  }

  @ResolveField(() => [types.DivergenceLineType], {
    complexity: 6,
    description: 'The points on which the bodies answered differently.',
  })
  async divergence(@Parent() gate: Gate, @Ctx() context: RequestContext) {
    return divergence((await this.views.gate(context, gate)).facts);
  }

  @ResolveField(() => types.GateEvidenceType, {
    nullable: true,
    description: 'The evidence on which it was last passed. Null until it is passed.',
  })
  async evidence(@Parent() gate: Gate, @Ctx() context: RequestContext) {
    return (await this.views.gate(context, gate)).rows.passing;
  }

  @ResolveField(() => [types.GateDeferralType], {
    complexity: 6,
    description: 'Every time that the gate itself was deferred, in order.',
  })
  async deferrals(@Parent() gate: Gate, @Ctx() context: RequestContext) {
    return (await this.views.gate(context, gate)).rows.deferrals;
  }

  @ResolveField(() => [types.GateDocumentType], {
    complexity: 12,
    description: 'The documents attached to it, without those that were removed.',
  })
  async documents(@Parent() gate: Gate, @Ctx() context: RequestContext) {
    return (await this.views.gate(context, gate)).rows.documents;
  }
}
