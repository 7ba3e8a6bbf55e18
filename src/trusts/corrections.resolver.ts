import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Reads } from '../database/reads.js';
import { CurrentActor, Snapshot } from '../graphql/request-context.js';
import type { Actor } from '../shared/actor.js';
import { londonDay } from '../shared/day.js';
import { CorrectionsService } from './corrections.service.js';
import * as inputs from './corrections.type.js';
import { CouncilSeats, DecidingBody, StandingInterest } from './trust.entity.js';
import { BodyPayload, BodyType, StandingInterestPayload } from './trust.type.js';
import { councilSeatsOn } from './trusts.reader.js';

@Resolver(() => BodyType)
export class CorrectionsResolver {
  constructor(private readonly corrections: CorrectionsService) {}

  @Mutation(() => BodyPayload, {
    description:
      "Enters how many seats a council has from a day on; resolutions opened before keep the earlier number. The Trust's company secretary or an administrator. BAD_USER_INPUT.",
  })
  async setCouncilSeats(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.SetCouncilSeatsInput,
    @Snapshot() reads: Reads,
  ) {
    const { ids, replayed } = await this.corrections.setCouncilSeats(actor, input);
    return { replayed, body: await reads.must(DecidingBody, { id: ids.bodyId }, 'body') };
  }

  @Mutation(() => BodyPayload, {
    description:
      "Removes a seat that was entered wrongly and is on no roll. The Trust's company secretary or an administrator. STALE_VERSION, WRONG_STATE.",
  })
  async voidSeat(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.VoidSeatInput,
    @Snapshot() reads: Reads,
  ) {
    const id = await this.corrections.voidSeat(actor, input);
    return { replayed: false, body: await reads.must(DecidingBody, { id }, 'body') };
  }

  @Mutation(() => StandingInterestPayload, {
    description:
      "Ends an interest in a Trust's register on a day. To correct the words of an interest, end it and enter it again. The Trust's company secretary. STALE_VERSION, BAD_USER_INPUT.",
  })
  async endInterest(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.EndInterestInput,
    @Snapshot() reads: Reads,
  ) {
    const id = await this.corrections.endInterest(actor, input);
    return { replayed: false, interest: await reads.must(StandingInterest, { id }, 'interest') };
  }

  @ResolveField(() => Number, { name: 'seatCount', nullable: true })
  async seatCount(@Parent() body: DecidingBody, @Snapshot() reads: Reads): Promise<number | null> {
    return await councilSeatsOn(reads, body, londonDay(new Date()));
  }

  @ResolveField(() => [inputs.CouncilSeatsType], {
    complexity: 5,
    description: 'For a council: every change of its number of seats, the earliest first.',
  })
  async seatCounts(@Parent() { id: bodyId }: DecidingBody, @Snapshot() reads: Reads) {
    const order = { effectiveFrom: 'ASC', id: 'ASC' } as const;
    return await reads.find(CouncilSeats, { bodyId }, { order });
  }
}
