import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Input, Verb } from '../../platform/acts/verb.js';
import { personOf } from '../../platform/accounts/people.reader.js';
import { PersonType } from '../../platform/accounts/account.type.js';
import { Ctx, CurrentActor, type RequestContext } from '../../platform/graphql/request-context.js';
import type { Actor } from '../../shared/actor.js';
import { CasePackType, DocumentType } from '../case-packs/case-pack.type.js';
import { documentOf, packOf } from '../case-packs/case-packs.reader.js';
import { DelegationType } from '../delegations/delegation.type.js';
import { delegationOf } from '../delegations/delegations.reader.js';
import { ResolutionType } from '../resolutions/resolution.type.js';
import { resolutionOf } from '../resolutions/resolutions.reader.js';
import { BodyType } from '../trusts/trust.type.js';
import { bodyOf } from '../trusts/trusts.reader.js';
import * as inputs from './decision.input.js';
import { DecisionType, DomainRatingType } from '../gates/decision.type.js';
import { ExternalDecisionsService } from './external-decisions.service.js';
import { GateViews, ratingsOf, type ShownDecision } from '../gates/gate-views.loader.js';
import { RecordedDecisionsService } from './recorded-decisions.service.js';
import { GatePayload } from '../gates/gate.type.js';

/** Recording decisions that were taken elsewhere: before adoption, or by an outside body. */
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
}

/** A decision at a gate, with what it was taken by, on and from. */
@Resolver(() => DecisionType)
export class DecisionFieldsResolver {
  constructor(private readonly views: GateViews) {}

  @ResolveField(() => DelegationType, {
    nullable: true,
    description:
      'Where a committee decided for the body: the delegation by which it did. Null where the body decided itself.',
  })
  async delegation(@Parent() { delegated }: ShownDecision, @Ctx() context: RequestContext) {
    return await delegationOf(context, delegated?.delegationId);
  }

  @ResolveField(() => BodyType, {
    description: 'The body whose decision it is: the board, where a committee decided for it.',
  })
  async body(@Parent() { bodyId }: ShownDecision, @Ctx() context: RequestContext) {
    return await bodyOf(context, bodyId);
  }

  @ResolveField(() => ResolutionType, {
    nullable: true,
    description: 'The resolution by which it was decided here. Null if it was decided elsewhere.',
  })
  async resolution(@Parent() { source, id }: ShownDecision, @Ctx() context: RequestContext) {
    return source === 'LIVE' ? await resolutionOf(context, id) : null;
  }

  @ResolveField(() => CasePackType, {
    nullable: true,
    description: 'The pack that it was decided on. Null if that is on none, or not known.',
  })
  async pack(@Parent() { packVersionId }: ShownDecision, @Ctx() context: RequestContext) {
    return await packOf(context, packVersionId);
  }

  @ResolveField(() => DecisionType, {
    nullable: true,
    description: 'The record that this one corrects. Null if it corrects none.',
  })
  async corrects(
    @Parent() { programmeId, correctsId }: ShownDecision,
    @Ctx() context: RequestContext,
  ) {
    return await this.views.decisionById(context, programmeId, correctsId);
  }

  @ResolveField(() => String, {
    nullable: true,
    description:
      'The reference of the minute that records it. Null for an outside body, and where none was given.',
  })
  minuteRef(@Parent() { source, reference }: ShownDecision) {
    return source === 'EXTERNAL' ? null : reference;
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'The reference of the letter of an outside body. Null for other bodies.',
  })
  reference(@Parent() { source, reference }: ShownDecision) {
    return source === 'EXTERNAL' ? reference : null;
  }

  @ResolveField(() => String, {
    nullable: true,
    description:
      'Of a resolution that was deferred, referred back or withdrawn: the reason in words, or what is asked of the authors. Null for others, and where none was given.',
  })
  reason(@Parent() { source, reason }: ShownDecision) {
    return source === 'LIVE' ? reason : null;
  }

  @ResolveField(() => String, {
    nullable: true,
    description:
      'Of a decision recorded from minutes: what else a reader should know. Null for others, and where nothing was noted.',
  })
  note(@Parent() { source, reason }: ShownDecision) {
    return source === 'RECORDED' ? reason : null;
  }

  @ResolveField(() => DocumentType, {
    nullable: true,
    description:
      'The document that records it: the minutes or the letter. Null for a decision taken here, and while an application is pending.',
  })
  async document(@Parent() { documentId }: ShownDecision, @Ctx() context: RequestContext) {
    return await documentOf(context, documentId);
  }

  @ResolveField(() => DocumentType, {
    nullable: true,
    description:
      'Of an outside body that decided on an earlier version of the pack: the comparison by which it was stated that nothing material changed. Null for others.',
  })
  async comparison(@Parent() { comparisonId }: ShownDecision, @Ctx() context: RequestContext) {
    return await documentOf(context, comparisonId);
  }

  @ResolveField(() => [DomainRatingType], {
    complexity: 4,
    description: 'The ratings that the letter gives, by domain; empty without any.',
  })
  ratings(@Parent() decision: ShownDecision) {
    return ratingsOf(decision);
  }

  @ResolveField(() => PersonType, {
    description: 'The person who closed the resolution or recorded the decision.',
  })
  async recordedBy(@Parent() { enteredBy }: ShownDecision, @Ctx() context: RequestContext) {
    return await personOf(context, enteredBy);
  }
}
