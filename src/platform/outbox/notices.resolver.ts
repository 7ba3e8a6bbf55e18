import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Reads } from '../database/reads.js';
import { CurrentActor, Snapshot } from '../graphql/request-context.js';
import type { Actor } from '../../shared/actor.js';
import { Notice } from './notice.entity.js';
import * as inputs from './notice.input.js';
import * as types from './notice.type.js';
import { NoticesService } from './notices.service.js';

@Resolver(() => types.NoticeType)
export class NoticesResolver {
  constructor(private readonly service: NoticesService) {}

  @Query(() => types.NoticeConnection, {
    description: 'Your own notices, newest first. An API token cannot read them (REAUTHENTICATE).',
  })
  async myNotices(@Args() args: types.NoticeArgs, @Snapshot() reads: Reads) {
    return await this.service.mine(reads, args);
  }

  @Mutation(() => types.NoticePayload, {
    description:
      'Marks one of your own notices as read. Refused as NOT_FOUND when the notice is not yours.',
  })
  async markNoticeRead(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.MarkNoticeReadInput,
    @Snapshot() reads: Reads,
  ) {
    const id = await this.service.markNoticeRead(actor, input.noticeId);
    return { notice: await reads.must(Notice, { id }, 'notice') };
  }
}
