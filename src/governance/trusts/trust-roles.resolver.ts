import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { HeldRoleType, MembershipType } from '../../platform/accounts/account.type.js';
import { Ctx, type RequestContext } from '../../platform/graphql/request-context.js';
import { TrustType } from './trust.type.js';
import { trustOf } from './trusts.reader.js';

/** For what Trust a role is held. */
interface ForTrust {
  trustId: string | null;
}

const THE_TRUST = {
  nullable: true,
  description: 'The Trust that the role is held for; null for a role for no Trust.',
} as const;

/** The Trust of a role that somebody holds. */
@Resolver(() => MembershipType)
export class MembershipTrustResolver {
  @ResolveField(() => TrustType, THE_TRUST)
  async trust(@Parent() { trustId }: ForTrust, @Ctx() context: RequestContext) {
    return await trustOf(context, trustId);
  }
}

/** The Trust of a role of one's own. */
@Resolver(() => HeldRoleType)
export class HeldRoleTrustResolver {
  @ResolveField(() => TrustType, THE_TRUST)
  async trust(@Parent() { trustId }: ForTrust, @Ctx() context: RequestContext) {
    return await trustOf(context, trustId);
  }
}
