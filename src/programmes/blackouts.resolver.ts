import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Reads } from '../database/reads.js';
import { CurrentActor, Snapshot } from '../graphql/request-context.js';
import type { Actor } from '../shared/actor.js';
import * as inputs from './blackout.input.js';
import * as types from './blackout.type.js';
import { BlackoutsService } from './blackouts.service.js';
import { Blackout, type Programme } from './programme.entity.js';
import { ProgrammePayload, ProgrammeType } from './programme.type.js';
import { ProgrammesService } from './programmes.service.js';

@Resolver(() => ProgrammeType)
export class BlackoutsResolver {
  constructor(
    private readonly service: BlackoutsService,
    private readonly programmes: ProgrammesService,
  ) {}

  @Mutation(() => types.BlackoutPayload, {
    description: 'Adds a pre-election period. Programme director, PMO or company secretary.',
  })
  async addBlackout(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.AddBlackoutInput,
    @Snapshot() reads: Reads,
  ) {
    const { ids, replayed } = await this.service.addBlackout(actor, input);
    return { replayed, blackout: await this.period(reads, ids.blackoutId) };
  }

  @Mutation(() => types.BlackoutPayload, {
    description:
      'Corrects a pre-election period, with the reason; it does not apply to decisions taken before. Programme director, PMO or company secretary. STALE_VERSION.',
  })
  async reviseBlackout(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.ReviseBlackoutInput,
    @Snapshot() reads: Reads,
  ) {
    const id = await this.service.reviseBlackout(actor, input);
    return { replayed: false, blackout: await this.period(reads, id) };
  }

  @Mutation(() => ProgrammePayload, {
    description:
      'Removes a pre-election period that was entered by mistake, with the reason. Programme director, PMO or company secretary. STALE_VERSION.',
  })
  async removeBlackout(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.RemoveBlackoutInput,
    @Snapshot() reads: Reads,
  ) {
    const id = await this.service.removeBlackout(actor, input);
    return { replayed: false, programme: await this.programmes.programme(reads, id) };
  }

  @ResolveField(() => [types.BlackoutType])
  async blackouts(@Parent() programme: Programme, @Snapshot() reads: Reads) {
    const order = { startsOn: 'ASC', id: 'ASC' } as const;
    return await reads.find(Blackout, { programmeId: programme.id }, { order });
  }

  private async period(reads: Reads, id: string): Promise<Blackout> {
    return await reads.must(Blackout, { id }, 'pre-election period');
  }
}
