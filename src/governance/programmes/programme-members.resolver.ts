import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { MembersArgs } from '../../platform/accounts/account.input.js';
import { MembershipConnection } from '../../platform/accounts/account.type.js';
import { members } from '../../platform/accounts/people.reader.js';
import type { Reads } from '../../platform/database/reads.js';
import { Snapshot } from '../../platform/graphql/request-context.js';
import type { Programme } from './programme.entity.js';
import { ProgrammeType } from './programme.type.js';

@Resolver(() => ProgrammeType)
export class ProgrammeMembersResolver {
  @ResolveField(() => MembershipConnection, {
    description:
      'Who holds which role in the programme, in the order in which the roles were given.',
  })
  async members(
    @Parent() programme: Programme,
    @Args() args: MembersArgs,
    @Snapshot() reads: Reads,
  ) {
    return await members(reads, programme.id, args);
  }
}
