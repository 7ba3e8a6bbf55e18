import { Args, Query, Resolver } from '@nestjs/graphql';
import { Input, Verb } from '../acts/verb.js';
import type { Reads } from '../database/reads.js';
import { CurrentActor, Snapshot } from '../graphql/request-context.js';
import type { Actor } from '../../shared/actor.js';
import * as inputs from './notice.input.js';
import * as types from './notice.type.js';
import { NoticesService } from './notices.service.js';

@Resolver(() => types.NoticeType)
export class NoticesResolver {
  constructor(private readonly service: NoticesService) {}

  @Query(() => types.NoticeConnection, {
    description: 'Your own notices, newest first. An API token cannot read them (REAUTHENTICATE).',
  })
  async myNotices(@Args() args: inputs.NoticeArgs, @Snapshot() reads: Reads) {
    return await this.service.mine(reads, args);
  }

  @Verb(() => types.NoticePayload)
  async markNoticeRead(@CurrentActor() actor: Actor, @Input() input: inputs.MarkNoticeReadInput) {
    return await this.service.markNoticeRead(actor, input);
  }
}
