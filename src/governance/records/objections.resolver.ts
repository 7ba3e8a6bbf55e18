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
import {
  mayObject,
  mayTakeBackObjection,
  type RecordFacts,
} from '../decisions/record-objection.rules.js';
import { DecisionType } from '../gates/decision.type.js';
import { GatePayload } from '../gates/gate.type.js';
import type { ShownDecision } from '../gates/gate-views.loader.js';
import { ObjectionsService, refuseUnlessSaid } from './objections.service.js';
import * as inputs from './record.input.js';

/** The chair's objections to decisions recorded from minutes. */
@Resolver(() => DecisionType)
export class ObjectionsResolver {
  constructor(
    private readonly service: ObjectionsService,
    private readonly access: AccessService,
  ) {}

  @Verb(() => GatePayload)
  async objectToRecord(@CurrentActor() actor: Actor, @Input() input: inputs.ObjectToRecordInput) {
    return await this.service.objectToRecord(actor, input);
  }

  @Verb(() => GatePayload)
  async takeBackObjection(
    @CurrentActor() actor: Actor,
    @Input() input: inputs.TakeBackObjectionInput,
  ) {
    return await this.service.takeBackObjection(actor, input);
  }

  @ResolveField(() => PersonType, {
    nullable: true,
    description: 'The chair who objects to the record. Null while nobody does.',
  })
  async objectedBy(@Parent() { objectedBy }: ShownDecision, @Ctx() context: RequestContext) {
    return objectedBy === null ? null : await personOf(context, objectedBy);
  }

  @May('objectToRecord')
  async mayObject(@Parent() decision: ShownDecision, @Snapshot() reads: Reads) {
    return await this.may(decision, reads, 'objectToRecord', mayObject);
  }

  @May('takeBackObjection')
  async mayTakeBackObjection(@Parent() decision: ShownDecision, @Snapshot() reads: Reads) {
    return await this.may(decision, reads, 'takeBackObjection', mayTakeBackObjection);
  }

  private async may(
    { id, programmeId, source }: ShownDecision,
    reads: Reads,
    verb: 'objectToRecord' | 'takeBackObjection',
    rule: (facts: RecordFacts) => Refusal | null,
  ): Promise<Refusal | null> {
    const check = async () => {
      if (source !== 'RECORDED')
        refuse('WRONG_STATE', 'Only a record from minutes can be objected to.');
      await refuseUnlessSaid(reads, id, new Date(), rule);
    };
    return await this.access.refusal(reads, verb, { programmeId }, check);
  }
}
