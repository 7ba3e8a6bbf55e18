import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Input, Verb } from '../../platform/acts/verb.js';
import { PersonType } from '../../platform/accounts/account.type.js';
import { people } from '../../platform/accounts/people.reader.js';
import type { Reads } from '../../platform/database/reads.js';
import {
  Ctx,
  CurrentActor,
  Snapshot,
  type RequestContext,
} from '../../platform/graphql/request-context.js';
import { having, page } from '../../platform/graphql/connection.js';
import { DateScalar } from '../../platform/graphql/scalars.js';
import type { Actor } from '../../shared/actor.js';
import { londonDay, within } from '../../shared/day.js';
import type { BodyKind } from './body.rules.js';
import { CouncilSeats, DecidingBody, Seat, Trust } from './trust.entity.js';
import * as inputs from './trust.input.js';
import * as types from './trust.type.js';
import { councilSeatsOn, findBody, trustLists } from './trusts.reader.js';
import { SeatsService } from './seats.service.js';
import { TrustsService } from './trusts.service.js';

@Resolver(() => types.BodyType)
export class BodiesResolver {
  constructor(
    private readonly service: TrustsService,
    private readonly seatsService: SeatsService,
  ) {}

  @Query(() => types.BodyConnection, {
    description:
      "The bodies that decide, by code: every Trust's, every programme's own, and the outside bodies.",
  })
  async bodies(@Args() args: inputs.BodiesArgs, @Snapshot() reads: Reads) {
    const where = having<DecidingBody>(args.search, ['code', 'name'], ofKind(args.kind));
    return await page(reads, DecidingBody, where, args, { property: 'code', direction: 'ASC' });
  }

  @Query(() => types.BodyType, { description: 'A body by code or id. NOT_FOUND.' })
  async body(
    @Args('body', { type: () => String }) ref: string,
    @Snapshot() reads: Reads,
  ): Promise<DecidingBody> {
    return await findBody(reads, ref);
  }

  @Verb(() => types.BodyPayload)
  async createBody(@CurrentActor() actor: Actor, @Input() input: inputs.CreateBodyInput) {
    return await this.service.createBody(actor, input);
  }

  @Verb(() => types.BodyPayload)
  async adoptStandingOrders(
    @CurrentActor() actor: Actor,
    @Input() input: inputs.AdoptStandingOrdersInput,
  ) {
    return await this.seatsService.adoptStandingOrders(actor, input);
  }

  @Verb(() => types.SeatPayload)
  async appointToSeat(@CurrentActor() actor: Actor, @Input() input: inputs.AppointToSeatInput) {
    return await this.seatsService.appointToSeat(actor, input);
  }

  @Verb(() => types.SeatPayload)
  async endSeat(@CurrentActor() actor: Actor, @Input() input: inputs.EndSeatInput) {
    return await this.seatsService.endSeat(actor, input);
  }

  @Verb(() => types.BodyPayload)
  async setCouncilSeats(@CurrentActor() actor: Actor, @Input() input: inputs.SetCouncilSeatsInput) {
    return await this.seatsService.setCouncilSeats(actor, input);
  }

  @Verb(() => types.BodyPayload)
  async voidSeat(@CurrentActor() actor: Actor, @Input() input: inputs.VoidSeatInput) {
    return await this.seatsService.voidSeat(actor, input);
  }

  @ResolveField(() => types.TrustType, { nullable: true })
  async trust(@Parent() body: DecidingBody, @Snapshot() reads: Reads): Promise<Trust | null> {
    return body.trustId ? await reads.one(Trust, { id: body.trustId }) : null;
  }

  @ResolveField(() => [types.SeatType], {
    complexity: 30,
    description: 'The seats held on a day or, if no day is given, all seats past and present.',
  })
  async seats(
    @Parent() body: DecidingBody,
    @Ctx() context: RequestContext,
    @Args('on', { type: () => DateScalar, nullable: true }) on?: string | null,
  ) {
    const seats = (await trustLists.seats(context).load(body.id)) ?? [];
    return on ? seats.filter((seat) => within(on, seat.fromDay, seat.untilDay)) : seats;
  }

  @ResolveField(() => [types.StandingOrdersType], {
    complexity: 5,
    description: 'Every version, the earliest first.',
  })
  async standingOrders(@Parent() body: DecidingBody, @Ctx() context: RequestContext) {
    return (await trustLists.standingOrders(context).load(body.id)) ?? [];
  }

  @ResolveField(() => Number, { name: 'seatCount', nullable: true })
  async seatCount(@Parent() body: DecidingBody, @Snapshot() reads: Reads): Promise<number | null> {
    return await councilSeatsOn(reads, body, londonDay(new Date()));
  }

  @ResolveField(() => [types.CouncilSeatsType], {
    complexity: 5,
    description: 'For a council: every change of its number of seats, the earliest first.',
  })
  async seatCounts(@Parent() { id: bodyId }: DecidingBody, @Snapshot() reads: Reads) {
    const order = { effectiveFrom: 'ASC', id: 'ASC' } as const;
    return await reads.find(CouncilSeats, { bodyId }, { order });
  }
}

const ofKind = (kind?: BodyKind | null) => (kind ? { kind } : {});

@Resolver(() => types.SeatType)
export class SeatsResolver {
  @ResolveField(() => PersonType)
  async person(@Parent() seat: Seat, @Ctx() context: RequestContext) {
    return await people(context).load(seat.personId);
  }
}
