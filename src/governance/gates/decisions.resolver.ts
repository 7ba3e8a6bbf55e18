import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { people } from '../../platform/accounts/people.reader.js';
import { PersonType } from '../../platform/accounts/account.type.js';
import type { Reads } from '../../platform/database/reads.js';
import {
  Ctx,
  CurrentActor,
  Snapshot,
  type RequestContext,
} from '../../platform/graphql/request-context.js';
import { Gate } from '../programmes/gate.entity.js';
import type { Actor } from '../../shared/actor.js';
import * as inputs from './decision.input.js';
import { DecisionType } from './decision.type.js';
import { ExternalDecisionsService } from './external-decisions.service.js';
import { RecordedDecisionsService } from './recorded-decisions.service.js';
import { GatePayload } from './gate.type.js';

@Resolver(() => DecisionType)
export class DecisionsResolver {
  constructor(
    private readonly recorded: RecordedDecisionsService,
    private readonly external: ExternalDecisionsService,
  ) {}

  @Mutation(() => GatePayload, {
    description:
      "Records a decision that a body took before the programme was adopted, from its minutes. The body's own secretary. BAD_USER_INPUT, ALREADY_EXISTS for a second correction.",
  })
  async recordDecision(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.RecordDecisionInput,
    @Snapshot() reads: Reads,
  ) {
    const { ids, replayed } = await this.recorded.recordDecision(actor, input);
    return { replayed, gate: await reads.must(Gate, { id: ids.gateId }, 'gate') };
  }

  @Mutation(() => GatePayload, {
    description:
      'Records the decision of an outside body, with its letter and the conditions that it sets, or corrects such a record. External recorder, company secretary or programme director. BAD_USER_INPUT, PURPOSE_NOT_FOR_BODY, WRONG_STATE, ALREADY_EXISTS for a second correction.',
  })
  async recordExternalDecision(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.RecordExternalDecisionInput,
    @Snapshot() reads: Reads,
  ) {
    const { ids, replayed } = await this.external.recordExternalDecision(actor, input);
    return { replayed, gate: await reads.must(Gate, { id: ids.gateId }, 'gate') };
  }

  @ResolveField(() => PersonType, {
    nullable: true,
    description: 'The person who closed the resolution or recorded the decision.',
  })
  async recordedBy(@Parent() { enteredBy }: DecisionType, @Ctx() context: RequestContext) {
    return await people(context).load(enteredBy);
  }
}
