import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { PersonType } from '../../platform/accounts/account.type.js';
import { personOf } from '../../platform/accounts/people.reader.js';
import type { Reads } from '../../platform/database/reads.js';
import { Ctx, Snapshot, type RequestContext } from '../../platform/graphql/request-context.js';
import { DocumentType } from '../case-packs/case-pack.type.js';
import { documentOf } from '../case-packs/case-packs.reader.js';
import { cannotWaitOf } from '../programmes/programme.rules.js';
import { CannotWaitType } from '../resolutions/resolution.type.js';
import { BodyType, TrustType } from '../trusts/trust.type.js';
import { bodyOf, trustOf } from '../trusts/trusts.reader.js';
import type { DivergenceLine } from './divergence.rules.js';
import {
  GatePassing,
  type GateAdjustment,
  type GateDeferralRow,
  type GateDocument,
} from './gate-record.entity.js';
import type { PassingRow } from './gate-rows.reader.js';
import { shownProvision, type ShownCriterion, type ShownDecider } from './gate-views.loader.js';
import * as types from './gate.type.js';

/** A body that must decide at a gate. */
@Resolver(() => types.GateDeciderType)
export class DecidersResolver {
  @ResolveField(() => BodyType, { description: 'The body that must decide.' })
  async body(@Parent() { bodyId }: ShownDecider, @Ctx() context: RequestContext) {
    return await bodyOf(context, bodyId);
  }

  @ResolveField(() => types.ProvisionType, {
    nullable: true,
    description: 'Of a body that a statute asks: the section. Null for another ground.',
  })
  provision(@Parent() { provision }: ShownDecider) {
    return shownProvision(provision);
  }
}

/** A change of a step from what its regime asks. */
@Resolver(() => types.GateAdjustmentType)
export class AdjustmentsResolver {
  @ResolveField('adjustedBy', () => PersonType, { description: 'The person who made it.' })
  async adjuster(@Parent() { adjustedBy }: GateAdjustment, @Ctx() context: RequestContext) {
    return await personOf(context, adjustedBy);
  }

  @ResolveField(() => DocumentType, {
    nullable: true,
    description:
      "The regulator's letter that says that it is not needed. Null where no letter was given.",
  })
  async letter(@Parent() { letterDocumentId }: GateAdjustment, @Ctx() context: RequestContext) {
    return await documentOf(context, letterDocumentId);
  }
}

/** A criterion of a gate, who confirmed it, and what they saw. */
@Resolver(() => types.GateCriterionType)
export class CriteriaResolver {
  @ResolveField('confirmedBy', () => PersonType, {
    nullable: true,
    description:
      'The person who confirmed it. Null until somebody does, and for kinds that nobody confirms.',
  })
  async confirmer(@Parent() { confirmedBy }: ShownCriterion, @Ctx() context: RequestContext) {
    return await personOf(context, confirmedBy);
  }

  @ResolveField(() => DocumentType, {
    nullable: true,
    description:
      'The document that was seen by the person who confirmed it. Null if none was named.',
  })
  async document(@Parent() { documentId }: ShownCriterion, @Ctx() context: RequestContext) {
    return await documentOf(context, documentId);
  }
}

/** What one body answered where bodies differ. */
@Resolver(() => types.DivergenceValueType)
export class DivergenceValuesResolver {
  @ResolveField(() => BodyType, { description: 'The body that answered.' })
  async body(
    @Parent() { bodyId }: DivergenceLine['values'][number],
    @Ctx() context: RequestContext,
  ) {
    return await bodyOf(context, bodyId);
  }
}

/** The evidence on which a gate was passed. */
@Resolver(() => types.GateEvidenceType)
export class EvidenceResolver {
  @ResolveField('passedBy', () => PersonType, {
    description: 'The person who recorded that it is passed.',
  })
  async passer(@Parent() { passedBy }: PassingRow, @Ctx() context: RequestContext) {
    return await personOf(context, passedBy);
  }

  @ResolveField(() => String, {
    description: 'The exact text (canonical JSON) of which the SHA-256 digest is kept.',
  })
  async text(@Parent() { gateId, number }: PassingRow, @Snapshot() reads: Reads) {
    return (await reads.must(GatePassing, { gateId, number }, 'gate')).evidence;
  }
}

/** The deferral of a gate. */
@Resolver(() => types.GateDeferralType)
export class DeferralsResolver {
  @ResolveField(() => CannotWaitType, {
    nullable: true,
    description:
      'Of a new date in a pre-election period: why it cannot wait, and whose advice was taken. Null for other dates.',
  })
  cannotWait(@Parent() deferral: GateDeferralRow) {
    return cannotWaitOf(deferral);
  }

  @ResolveField('deferredBy', () => PersonType, { description: 'The person who deferred it.' })
  async deferrer(@Parent() { deferredBy }: GateDeferralRow, @Ctx() context: RequestContext) {
    return await personOf(context, deferredBy);
  }
}

/** A document attached to a gate. */
@Resolver(() => types.GateDocumentType)
export class GateDocumentsResolver {
  @ResolveField(() => DocumentType, { description: 'The document that is attached.' })
  async document(@Parent() { documentId }: GateDocument, @Ctx() context: RequestContext) {
    return await documentOf(context, documentId);
  }

  @ResolveField(() => TrustType, {
    nullable: true,
    description: 'The Trust whose own document it is. Null for a document of the whole programme.',
  })
  async trust(@Parent() { trustId }: GateDocument, @Ctx() context: RequestContext) {
    return await trustOf(context, trustId);
  }

  @ResolveField('attachedBy', () => PersonType, { description: 'The person who attached it.' })
  async attacher(@Parent() { attachedBy }: GateDocument, @Ctx() context: RequestContext) {
    return await personOf(context, attachedBy);
  }
}
