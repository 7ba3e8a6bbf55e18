import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { MembersArgs, MembershipConnection } from '../access/access.type.js';
import { members } from '../access/people.reader.js';
import type { Reads } from '../database/reads.js';
import { Snapshot } from '../graphql/request-context.js';
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
