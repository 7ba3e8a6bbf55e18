import { Args, Query, Resolver } from '@nestjs/graphql';
import { AccessService } from '../../platform/access/access.service.js';
import type { Reads } from '../../platform/database/reads.js';
import { PageArgs } from '../../platform/graphql/connection.js';
import { Snapshot } from '../../platform/graphql/request-context.js';
import { ownInterests, ownVotes } from './own-record.reader.js';
import * as types from './own-record.type.js';

/** What a person did themselves, which they read for ever: a seat is access, and these are their own. */
@Resolver(() => types.OwnVoteType)
export class OwnRecordResolver {
  constructor(private readonly access: AccessService) {}

  @Query(() => types.OwnVoteConnection, {
    description:
      'Every vote that was given in your name, each with its receipt, newest first: for ever, whatever seats and roles have ended. An API token cannot read them (REAUTHENTICATE).',
  })
  async myVotes(@Args() args: PageArgs, @Snapshot() reads: Reads) {
    await this.access.authorise(reads, 'myVotes');
    return await ownVotes(reads, args);
  }

  @Query(() => types.OwnInterestConnection, {
    description:
      'Every interest of yours in an item, newest first: for ever, whatever seats and roles have ended. An API token cannot read them (REAUTHENTICATE).',
  })
  async myInterests(@Args() args: PageArgs, @Snapshot() reads: Reads) {
    await this.access.authorise(reads, 'myInterests');
    return await ownInterests(reads, args);
  }
}
