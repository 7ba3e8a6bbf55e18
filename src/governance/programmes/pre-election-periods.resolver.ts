import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Input, Verb } from '../../platform/acts/verb.js';
import { Ctx, CurrentActor, type RequestContext } from '../../platform/graphql/request-context.js';
import type { Actor } from '../../shared/actor.js';
import * as inputs from './pre-election-period.input.js';
import * as types from './pre-election-period.type.js';
import { PreElectionPeriodsService } from './pre-election-periods.service.js';
import type { Programme } from './programme.entity.js';
import { ProgrammePayload, ProgrammeType } from './programme.type.js';
import { preElectionPeriodsOf } from './programmes.reader.js';

@Resolver(() => ProgrammeType)
export class PreElectionPeriodsResolver {
  constructor(private readonly service: PreElectionPeriodsService) {}

  @Verb(() => types.PreElectionPeriodPayload)
  async addPreElectionPeriod(
    @CurrentActor() actor: Actor,
    @Input() input: inputs.AddPreElectionPeriodInput,
  ) {
    return await this.service.addPreElectionPeriod(actor, input);
  }

  @Verb(() => types.PreElectionPeriodPayload)
  async revisePreElectionPeriod(
    @CurrentActor() actor: Actor,
    @Input() input: inputs.RevisePreElectionPeriodInput,
  ) {
    return await this.service.revisePreElectionPeriod(actor, input);
  }

  @Verb(() => ProgrammePayload)
  async removePreElectionPeriod(
    @CurrentActor() actor: Actor,
    @Input() input: inputs.RemovePreElectionPeriodInput,
  ) {
    return await this.service.removePreElectionPeriod(actor, input);
  }

  @ResolveField(() => [types.PreElectionPeriodType], {
    description: 'Its pre-election periods, the earliest first.',
  })
  async preElectionPeriods(@Parent() { id }: Programme, @Ctx() context: RequestContext) {
    return await preElectionPeriodsOf(context, id);
  }
}
