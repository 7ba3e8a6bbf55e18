import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Input, Verb } from '../../platform/acts/verb.js';
import type { Reads } from '../../platform/database/reads.js';
import { CurrentActor, Snapshot } from '../../platform/graphql/request-context.js';
import type { Actor } from '../../shared/actor.js';
import * as inputs from './pre-election-period.input.js';
import * as types from './pre-election-period.type.js';
import { PreElectionPeriodsService } from './pre-election-periods.service.js';
import { PreElectionPeriod, type Programme } from './programme.entity.js';
import { ProgrammePayload, ProgrammeType } from './programme.type.js';

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

  @ResolveField(() => [types.PreElectionPeriodType])
  async preElectionPeriods(@Parent() programme: Programme, @Snapshot() reads: Reads) {
    const order = { startsOn: 'ASC', id: 'ASC' } as const;
    return await reads.find(PreElectionPeriod, { programmeId: programme.id }, { order });
  }
}
