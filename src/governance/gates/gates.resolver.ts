import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Input, Verb } from '../../platform/acts/verb.js';
import { PersonType } from '../../platform/accounts/account.type.js';
import { people } from '../../platform/accounts/people.reader.js';
import type { Reads } from '../../platform/database/reads.js';
import {
  Ctx,
  CurrentActor,
  Snapshot,
  type RequestContext,
} from '../../platform/graphql/request-context.js';
import { DateScalar } from '../../platform/graphql/scalars.js';
import type { Gate } from '../programmes/gate.entity.js';
import type { Programme } from '../programmes/programme.entity.js';
import { ProgrammeStatus } from '../programmes/programme.rules.js';
import { ProgrammeType } from '../programmes/programme.type.js';
import { findProgramme } from '../programmes/programmes.reader.js';
import type { Actor } from '../../shared/actor.js';
import { BodyType } from '../trusts/trust.type.js';
import { bodiesById } from '../trusts/trusts.reader.js';
import { ConditionType } from '../conditions/condition.type.js';
import { DecisionType } from './decision.type.js';
import { divergence } from './divergence.rules.js';
import { standings } from './gate-facts.rules.js';
import { GatePassing } from './gate-record.entity.js';
import { findGate } from './gate-targets.js';
import { GateViews } from './gate-views.loader.js';
import * as inputs from './gate.input.js';
import { GateStatus, gateStatus } from './gate.rules.js';
import * as types from './gate.type.js';
import { GatePassingService } from './gate-passing.service.js';
import { GatesService } from './gates.service.js';
import { readiness } from './readiness.rules.js';

/** The gates of a programme, and its status. */
@Resolver(() => ProgrammeType)
export class ProgrammeGatesResolver {
  constructor(private readonly views: GateViews) {}

  @ResolveField(() => [types.GateType], {
    complexity: 12,
    description: 'The steps of its regime, in order.',
  })
  async gates(@Parent() programme: Programme, @Ctx() context: RequestContext) {
    const { gates } = await this.views.of(context, programme.id);
    return gates.map(({ gate }) => gate);
  }

  @ResolveField(() => ProgrammeStatus, {
    description: 'Where it stands: worked out from its gates, or set by an act.',
  })
  async status(@Parent() programme: Programme, @Ctx() context: RequestContext) {
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
  ) {}

  @Query(() => types.GateType, {
    description: 'A gate of a programme, each by code or id. NOT_FOUND.',
  })
  async gate(
    @Args('programme', { type: () => String }) programme: string,
    @Args('gate', { type: () => String }) ref: string,
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

  @ResolveField(() => GateStatus)
  async status(@Parent() gate: Gate, @Ctx() context: RequestContext) {
    return gateStatus((await this.views.gate(context, gate)).facts);
  }

  @ResolveField(() => DateScalar, {
    nullable: true,
    description:
      'The day on which it was passed; for a gate that was past at adoption, the day of its last decision.',
  })
  async actualOn(@Parent() gate: Gate, @Ctx() context: RequestContext) {
    return (await this.views.gate(context, gate)).facts.passing?.passedOn ?? null;
  }

  @ResolveField(() => [types.GateDeciderType], { complexity: 8 })
  async deciders(@Parent() gate: Gate, @Ctx() context: RequestContext) {
    const view = await this.views.gate(context, gate);
    return standings(view.facts).map(({ decider, decision, voided, satisfied }) => ({
      ...decider,
      satisfied,
      decision: decision && this.views.decision(view, decision.id),
      voidedDecision: voided && this.views.decision(view, voided.id),
    }));
  }

  @ResolveField(() => [DecisionType], {
    complexity: 12,
    description: 'Every decision at this gate, those superseded or corrected too.',
  })
  async decisions(@Parent() gate: Gate, @Ctx() context: RequestContext) {
    const view = await this.views.gate(context, gate);
    return view.decisions.map(({ id }) => this.views.decision(view, id));
  }

  @ResolveField(() => [types.GateCriterionType], { complexity: 12 })
  async criteria(@Parent() gate: Gate, @Ctx() context: RequestContext) {
    const { criteria } = await this.views.gate(context, gate);
    return criteria.map(({ criterion, confirmation, ...verdict }) => ({
      ...verdict,
      kind: criterion.kind,
      confirmedById: confirmation?.confirmedBy ?? null,
      confirmedAt: confirmation?.confirmedAt ?? null,
      documentId: confirmation?.documentId ?? null,
    }));
  }

  @ResolveField(() => [ConditionType], {
    complexity: 20,
    description: 'The conditions that decisions at this gate set, settled or not.',
  })
  async conditions(@Parent() gate: Gate, @Ctx() context: RequestContext) {
    return this.views.conditions(await this.views.gate(context, gate));
  }

  @ResolveField(() => types.GateReadinessType, {
    description: 'Whether it can be passed, and everything that stops it.',
  })
  async readiness(@Parent() gate: Gate, @Ctx() context: RequestContext) {
    return readiness((await this.views.gate(context, gate)).facts);
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
    description: 'The evidence on which it was passed; null until then.',
  })
  async evidence(@Parent() gate: Gate, @Ctx() context: RequestContext) {
    const { passing } = (await this.views.gate(context, gate)).rows;
    if (!passing) return null;
    const { evidenceSha256: sha256, passedBy: passedById, ...rest } = passing;
    return { ...rest, sha256, passedById };
  }

  @ResolveField(() => [types.GateDeferralType], { complexity: 6 })
  async deferrals(@Parent() gate: Gate, @Ctx() context: RequestContext) {
    return (await this.views.gate(context, gate)).rows.deferrals;
  }

  @ResolveField(() => [types.GateDocumentType], { complexity: 12 })
  async documents(@Parent() gate: Gate, @Ctx() context: RequestContext) {
    return (await this.views.gate(context, gate)).rows.documents;
  }
}

/** A body that must decide at a gate. */
@Resolver(() => types.GateDeciderType)
export class DecidersResolver {
  @ResolveField(() => BodyType)
  async body(@Parent() { bodyId }: types.GateDeciderType, @Ctx() context: RequestContext) {
    return await bodiesById(context).load(bodyId);
  }
}

/** A criterion of a gate, and who confirmed it. */
@Resolver(() => types.GateCriterionType)
export class CriteriaResolver {
  @ResolveField(() => PersonType, { nullable: true })
  async confirmedBy(
    @Parent() { confirmedById }: types.GateCriterionType,
    @Ctx() context: RequestContext,
  ) {
    return confirmedById ? await people(context).load(confirmedById) : null;
  }
}

/** The evidence on which a gate was passed. */
@Resolver(() => types.GateEvidenceType)
export class EvidenceResolver {
  @ResolveField(() => PersonType)
  async passedBy(@Parent() { passedById }: types.GateEvidenceType, @Ctx() context: RequestContext) {
    return await people(context).load(passedById);
  }

  @ResolveField(() => String, {
    description: 'The exact text (canonical JSON) of which the SHA-256 digest is kept.',
  })
  async text(@Parent() { gateId }: types.GateEvidenceType, @Snapshot() reads: Reads) {
    return (await reads.must(GatePassing, { gateId }, 'gate')).evidence;
  }
}
