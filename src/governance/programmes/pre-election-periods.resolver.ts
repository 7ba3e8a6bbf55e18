import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Reads } from '../../platform/database/reads.js';
import { CurrentActor, Snapshot } from '../../platform/graphql/request-context.js';
import type { Actor } from '../../shared/actor.js';
import * as inputs from './pre-election-period.input.js';
import * as types from './pre-election-period.type.js';
import { PreElectionPeriodsService } from './pre-election-periods.service.js';
import { PreElectionPeriod, type Programme } from './programme.entity.js';
import { ProgrammePayload, ProgrammeType } from './programme.type.js';
import { ProgrammesService } from './programmes.service.js';

@Resolver(() => ProgrammeType)
export class PreElectionPeriodsResolver {
  constructor(
    private readonly service: PreElectionPeriodsService,
    private readonly programmes: ProgrammesService,
  ) {}

  @Mutation(() => types.PreElectionPeriodPayload, {
    description: 'Adds a pre-election period. Programme director, PMO or company secretary.',
  })
  async addPreElectionPeriod(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.AddPreElectionPeriodInput,
    @Snapshot() reads: Reads,
  ) {
    const { ids, replayed } = await this.service.addPreElectionPeriod(actor, input);
    return { replayed, preElectionPeriod: await this.period(reads, ids.preElectionPeriodId) };
  }

  @Mutation(() => types.PreElectionPeriodPayload, {
    description:
      'Corrects a pre-election period, with the reason; it does not apply to decisions taken before. Programme director, PMO or company secretary. STALE_VERSION.',
  })
  async revisePreElectionPeriod(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.RevisePreElectionPeriodInput,
    @Snapshot() reads: Reads,
  ) {
    const id = await this.service.revisePreElectionPeriod(actor, input);
    return { replayed: false, preElectionPeriod: await this.period(reads, id) };
  }

  @Mutation(() => ProgrammePayload, {
    description:
      'Removes a pre-election period that was entered by mistake, with the reason. Programme director, PMO or company secretary. STALE_VERSION.',
  })
  async removePreElectionPeriod(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.RemovePreElectionPeriodInput,
    @Snapshot() reads: Reads,
  ) {
    const id = await this.service.removePreElectionPeriod(actor, input);
    return { replayed: false, programme: await this.programmes.programme(reads, id) };
  }

  @ResolveField(() => [types.PreElectionPeriodType])
  async preElectionPeriods(@Parent() programme: Programme, @Snapshot() reads: Reads) {
    const order = { startsOn: 'ASC', id: 'ASC' } as const;
    return await reads.find(PreElectionPeriod, { programmeId: programme.id }, { order });
  }

  private async period(reads: Reads, id: string): Promise<PreElectionPeriod> {
    return await reads.must(PreElectionPeriod, { id }, 'pre-election period');
  }
}
