import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Reads } from '../../platform/database/reads.js';
import { CurrentActor, Snapshot } from '../../platform/graphql/request-context.js';
import { Gate } from '../programmes/gate.entity.js';
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

  @Mutation(() => GatePayload, {
    description:
      "Adjusts a step of the programme's own copy of its regime, before its first gate is passed: bodies, documents, criteria. Programme director, PMO or administrator. WRONG_STATE, STALE_VERSION, BAD_USER_INPUT.",
  })
  async adjustGate(
    @CurrentActor() actor: Actor,
    @Args('input') input: AdjustGateInput,
    @Snapshot() reads: Reads,
  ) {
    return await answer(reads, await this.adjustment.adjustGate(actor, input));
  }

  @Mutation(() => GatePayload, {
    description:
      'Confirms a criterion that a person judges, with a note of what was seen, or takes a confirmation back. Programme director, PMO or company secretary. WRONG_STATE once the gate is passed.',
  })
  async confirmCriterion(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.ConfirmCriterionInput,
    @Snapshot() reads: Reads,
  ) {
    return await answer(reads, await this.criteria.confirmCriterion(actor, input));
  }

  @Mutation(() => GatePayload, {
    description:
      "Attaches a document to a gate. Programme director, PMO or company secretary; a Trust's own document only by its own secretary. ALREADY_EXISTS.",
  })
  async attachGateDocument(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.AttachGateDocumentInput,
    @Snapshot() reads: Reads,
  ) {
    return await answer(reads, await this.criteria.attachGateDocument(actor, input));
  }

  @Mutation(() => GatePayload, {
    description:
      'Removes a document from a gate that is not passed, with the reason; it stays on record that it was attached. The same roles as attachGateDocument. WRONG_STATE.',
  })
  async removeGateDocument(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.RemoveGateDocumentInput,
    @Snapshot() reads: Reads,
  ) {
    return await answer(reads, await this.criteria.removeGateDocument(actor, input));
  }
}

const answer = async (
  reads: Reads,
  { ids, replayed }: { ids: { gateId: string }; replayed: boolean },
) => ({ replayed, gate: await reads.must(Gate, { id: ids.gateId }, 'gate') });
