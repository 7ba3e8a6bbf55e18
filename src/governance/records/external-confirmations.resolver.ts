import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { AccessService } from '../../platform/access/access.service.js';
import { personOf } from '../../platform/accounts/people.reader.js';
import { PersonType } from '../../platform/accounts/account.type.js';
import { May } from '../../platform/acts/may.js';
import { Input, Verb } from '../../platform/acts/verb.js';
import type { Reads } from '../../platform/database/reads.js';
import {
  Ctx,
  CurrentActor,
  Snapshot,
  type RequestContext,
} from '../../platform/graphql/request-context.js';
import type { Actor } from '../../shared/actor.js';
import { refuse, type Refusal } from '../../shared/refusal.js';
import { DecisionType } from '../gates/decision.type.js';
import { GatePayload } from '../gates/gate.type.js';
import type { ShownDecision } from '../gates/gate-views.loader.js';
import {
  ExternalConfirmationsService,
  refuseUnlessConfirmableBy,
} from './external-confirmations.service.js';
import * as inputs from './record.input.js';

/** The letters of statutory decisions, which count once somebody else has confirmed them. */
@Resolver(() => DecisionType)
export class ExternalConfirmationsResolver {
  constructor(
    private readonly service: ExternalConfirmationsService,
    private readonly access: AccessService,
  ) {}

  @Verb(() => GatePayload)
  async confirmExternalDecision(
    @CurrentActor() actor: Actor,
    @Input() input: inputs.ConfirmExternalDecisionInput,
  ) {
    return await this.service.confirmExternalDecision(actor, input);
  }

  @ResolveField(() => PersonType, {
    nullable: true,
    description: 'The person who confirmed its letter. Null of other decisions, and until then.',
  })
  async confirmedBy(@Parent() { confirmedBy }: ShownDecision, @Ctx() context: RequestContext) {
    return confirmedBy === null ? null : await personOf(context, confirmedBy);
  }

  @May('confirmExternalDecision')
  async mayConfirm(
    @Parent() { id, programmeId, source }: ShownDecision,
    @Snapshot() reads: Reads,
  ): Promise<Refusal | null> {
    const check = async () => {
      if (source !== 'EXTERNAL')
        refuse('WRONG_STATE', 'Only the letter of an outside body is confirmed.');
      await refuseUnlessConfirmableBy(reads, id, await this.access.rolesOf(reads));
    };
    return await this.access.refusal(reads, 'confirmExternalDecision', { programmeId }, check);
  }
}
