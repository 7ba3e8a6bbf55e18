import { Resolver } from '@nestjs/graphql';
import { Input, Verb } from '../../platform/acts/verb.js';
import { CurrentActor } from '../../platform/graphql/request-context.js';
import type { Actor } from '../../shared/actor.js';
import { AdjustGateInput } from './gate-adjustment.input.js';
import { GateAdjustmentService } from './gate-adjustment.service.js';
import { GateCriteriaService } from './gate-criteria.service.js';
import * as inputs from './gate.input.js';
import { GatePayload, GateType } from './gate.type.js';

/** Adjusting a gate, and confirming its criteria. */
@Resolver(() => GateType)
export class GateRequirementsResolver {
  constructor(
    private readonly adjustment: GateAdjustmentService,
    private readonly criteria: GateCriteriaService,
  ) {}

  @Verb(() => GatePayload)
  async adjustGate(@CurrentActor() actor: Actor, @Input() input: AdjustGateInput) {
    return await this.adjustment.adjustGate(actor, input);
  }

  @Verb(() => GatePayload)
  async confirmCriterion(
    @CurrentActor() actor: Actor,
    @Input() input: inputs.ConfirmCriterionInput,
  ) {
    return await this.criteria.confirmCriterion(actor, input);
  }

  @Verb(() => GatePayload)
  async attachGateDocument(
    @CurrentActor() actor: Actor,
    @Input() input: inputs.AttachGateDocumentInput,
  ) {
    return await this.criteria.attachGateDocument(actor, input);
  }

  @Verb(() => GatePayload)
  async removeGateDocument(
    @CurrentActor() actor: Actor,
    @Input() input: inputs.RemoveGateDocumentInput,
  ) {
    return await this.criteria.removeGateDocument(actor, input);
  }
}
