import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { AccessService } from '../../platform/access/access.service.js';
import { PersonType } from '../../platform/accounts/account.type.js';
import { personOf } from '../../platform/accounts/people.reader.js';
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
import { DocumentType } from '../case-packs/case-pack.type.js';
import { documentOf } from '../case-packs/case-packs.reader.js';
import { ofTheActingBody } from '../programmes/programme-targets.js';
import type { Programme } from '../programmes/programme.entity.js';
import { ProgrammeType } from '../programmes/programme.type.js';
import { BodyType } from '../trusts/trust.type.js';
import { bodyOf, trustOf } from '../trusts/trusts.reader.js';
import type { Delegation } from './delegation.entity.js';
import * as inputs from './delegation.input.js';
import { mayEndDelegation, mayVoidDelegation, powerToDelegate } from './delegation.rules.js';
import { DelegationPayload, DelegationType } from './delegation.type.js';
import { delegationsIn } from './delegations.reader.js';
import {
  DelegationsService,
  inContext,
  refuseOfDelegation,
  refuseUnlessDelegationConfirmable,
} from './delegations.service.js';

/** What boards delegate to committees in a programme. */
@Resolver(() => ProgrammeType)
export class ProgrammeDelegationsResolver {
  constructor(private readonly service: DelegationsService) {}

  @Verb(() => DelegationPayload)
  async recordDelegation(
    @CurrentActor() actor: Actor,
    @Input() input: inputs.RecordDelegationInput,
  ) {
    return await this.service.recordDelegation(actor, input);
  }

  @Verb(() => DelegationPayload)
  async confirmDelegation(
    @CurrentActor() actor: Actor,
    @Input() input: inputs.ConfirmDelegationInput,
  ) {
    return await this.service.confirmDelegation(actor, input);
  }

  @Verb(() => DelegationPayload)
  async endDelegation(@CurrentActor() actor: Actor, @Input() input: inputs.EndDelegationInput) {
    return await this.service.endDelegation(actor, input);
  }

  @Verb(() => DelegationPayload)
  async voidDelegation(@CurrentActor() actor: Actor, @Input() input: inputs.VoidDelegationInput) {
    return await this.service.voidDelegation(actor, input);
  }

  @ResolveField(() => [DelegationType], {
    complexity: 10,
    description:
      'What its boards delegated to committees, by the days on which that begins; ended and voided ones too.',
  })
  async delegations(@Parent() { id }: Programme, @Ctx() context: RequestContext) {
    return await delegationsIn(context, id);
  }
}

/** One delegation. */
@Resolver(() => DelegationType)
export class DelegationsResolver {
  constructor(private readonly access: AccessService) {}

  @ResolveField(() => BodyType, { description: 'The board that delegates.' })
  async from(@Parent() { fromBodyId }: Delegation, @Ctx() context: RequestContext) {
    return await bodyOf(context, fromBodyId);
  }

  @ResolveField(() => BodyType, { description: 'The committee to which it does.' })
  async to(@Parent() { toBodyId }: Delegation, @Ctx() context: RequestContext) {
    return await bodyOf(context, toBodyId);
  }

  @ResolveField(() => String, { description: 'The law by which the board can delegate so.' })
  async power(@Parent() { fromBodyId, toBodyId }: Delegation, @Ctx() context: RequestContext) {
    const board = await bodyOf(context, fromBodyId);
    const trust = await trustOf(context, board?.trustId);
    return powerToDelegate(trust?.kind ?? null, (await bodyOf(context, toBodyId))!.kind);
  }

  @ResolveField(() => DocumentType, {
    description: "The instrument: the scheme of delegation, or the board's minute.",
  })
  async document(@Parent() { documentId }: Delegation, @Ctx() context: RequestContext) {
    return await documentOf(context, documentId);
  }

  @ResolveField('enteredBy', () => PersonType, { description: 'The person who recorded it.' })
  async enterer(@Parent() { enteredBy }: Delegation, @Ctx() context: RequestContext) {
    return await personOf(context, enteredBy);
  }

  @ResolveField('confirmedBy', () => PersonType, {
    nullable: true,
    description: 'The chair who confirmed it. Null until then.',
  })
  async confirmer(@Parent() { confirmedBy }: Delegation, @Ctx() context: RequestContext) {
    return await personOf(context, confirmedBy);
  }

  @May('confirmDelegation')
  async mayConfirm(@Parent() delegation: Delegation, @Snapshot() reads: Reads) {
    const at = await inContext(reads, delegation);
    const check = async () =>
      await refuseUnlessDelegationConfirmable(reads, at, await reads.clock());
    return await this.access.refusal(reads, 'confirmDelegation', ofTheActingBody.scope(at), check);
  }

  @May('endDelegation')
  async mayEnd(@Parent() delegation: Delegation, @Snapshot() reads: Reads) {
    const at = await inContext(reads, delegation);
    // The latest day on which it could end: the last one that it has, or any.
    const latest = delegation.untilDay ?? '9999-12-31';
    const check = async () =>
      await refuseOfDelegation(reads, at, (state) => mayEndDelegation(state, latest));
    return await this.access.refusal(reads, 'endDelegation', ofTheActingBody.scope(at), check);
  }

  @May('voidDelegation')
  async mayVoid(@Parent() delegation: Delegation, @Snapshot() reads: Reads) {
    const at = await inContext(reads, delegation);
    const check = async () => await refuseOfDelegation(reads, at, mayVoidDelegation);
    return await this.access.refusal(reads, 'voidDelegation', ofTheActingBody.scope(at), check);
  }
}
