import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Input, Verb } from '../../platform/acts/verb.js';
import { people } from '../../platform/accounts/people.reader.js';
import { PersonType } from '../../platform/accounts/account.type.js';
import { Ctx, CurrentActor, type RequestContext } from '../../platform/graphql/request-context.js';
import type { Actor } from '../../shared/actor.js';
import * as inputs from './decision.input.js';
import { DecisionType } from './decision.type.js';
import { ExternalDecisionsService } from './external-decisions.service.js';
import { RecordedDecisionsService } from './recorded-decisions.service.js';
import { GatePayload } from './gate.type.js';

/** Decisions at gates that were taken elsewhere: before adoption, or by an outside body. */
@Resolver(() => DecisionType)
export class DecisionsResolver {
  constructor(
    private readonly recorded: RecordedDecisionsService,
    private readonly external: ExternalDecisionsService,
  ) {}

  @Verb(() => GatePayload)
  async recordDecision(@CurrentActor() actor: Actor, @Input() input: inputs.RecordDecisionInput) {
    return await this.recorded.recordDecision(actor, input);
  }

  @Verb(() => GatePayload)
  async recordExternalDecision(
    @CurrentActor() actor: Actor,
    @Input() input: inputs.RecordExternalDecisionInput,
  ) {
    return await this.external.recordExternalDecision(actor, input);
  }

  @ResolveField(() => PersonType, {
    nullable: true,
    description: 'The person who closed the resolution or recorded the decision.',
  })
  async recordedBy(@Parent() { enteredBy }: DecisionType, @Ctx() context: RequestContext) {
    return await people(context).load(enteredBy);
  }
}
