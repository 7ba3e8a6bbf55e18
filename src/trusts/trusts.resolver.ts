import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { PersonType } from '../access/access.type.js';
import { people } from '../access/people.reader.js';
import type { Reads } from '../database/reads.js';
import { page, PageArgs } from '../graphql/connection.js';
import { Ctx, CurrentActor, Snapshot, type RequestContext } from '../graphql/request-context.js';
import { DateScalar } from '../graphql/scalars.js';
import type { Actor } from '../shared/actor.js';
import { within } from '../shared/day.js';
import { DecidingBody, Seat, StandingInterest, Trust } from './trust.entity.js';
import * as types from './trust.type.js';
import { trustLists } from './trusts.reader.js';
import { SeatsService } from './seats.service.js';
import { TrustsService } from './trusts.service.js';

@Resolver(() => types.TrustType)
export class TrustsResolver {
  constructor(
    private readonly service: TrustsService,
    private readonly seatsService: SeatsService,
  ) {}

  @Query(() => types.TrustConnection, { description: 'Every Trust, by code.' })
  async trusts(@Args() args: PageArgs, @Snapshot() reads: Reads) {
    return await page(reads, Trust, {}, args, { property: 'code', direction: 'ASC' });
  }

  @Query(() => types.TrustType, { description: 'A Trust by code or id. NOT_FOUND.' })
  async trust(
    @Args('trust', { type: () => String }) ref: string,
    @Snapshot() reads: Reads,
  ): Promise<Trust> {
    return await this.service.trust(reads, ref);
  }

  @Mutation(() => types.TrustPayload, {
    description: 'Adds a Trust with its sites. Administrator. ALREADY_EXISTS.',
  })
  async createTrust(
    @CurrentActor() actor: Actor,
    @Args('input') input: types.CreateTrustInput,
    @Snapshot() reads: Reads,
  ) {
    const { ids, replayed } = await this.service.createTrust(actor, input);
    return { replayed, trust: await reads.must(Trust, { id: ids.trustId }, 'Trust') };
  }

  @Mutation(() => types.StandingInterestPayload, {
    description: "Enters an interest in a Trust's register. The Trust's company secretary.",
  })
  async registerInterest(
    @CurrentActor() actor: Actor,
    @Args('input') input: types.RegisterInterestInput,
    @Snapshot() reads: Reads,
  ) {
    const { ids, replayed } = await this.seatsService.registerInterest(actor, input);
    return {
      replayed,
      interest: await reads.must(StandingInterest, { id: ids.interestId }, 'interest'),
    };
  }

  @ResolveField(() => [types.SiteType], { complexity: 20 })
  async sites(@Parent() trust: Trust, @Ctx() context: RequestContext) {
    return (await trustLists.sites(context).load(trust.id)) ?? [];
  }

  @ResolveField(() => [types.BodyType], { complexity: 5 })
  async bodies(@Parent() trust: Trust, @Ctx() context: RequestContext) {
    return (await trustLists.bodies(context).load(trust.id)) ?? [];
  }

  @ResolveField(() => [types.StandingInterestType], { description: 'The register of interests.' })
  async interests(@Parent() trust: Trust, @Ctx() context: RequestContext) {
    return (await trustLists.interests(context).load(trust.id)) ?? [];
  }
}

@Resolver(() => types.BodyType)
export class BodiesResolver {
  constructor(
    private readonly service: TrustsService,
    private readonly seatsService: SeatsService,
  ) {}

  @Query(() => types.BodyType, { description: 'A body by code or id. NOT_FOUND.' })
  async body(
    @Args('body', { type: () => String }) ref: string,
    @Snapshot() reads: Reads,
  ): Promise<DecidingBody> {
    return await this.service.body(reads, ref);
  }

  @Mutation(() => types.BodyPayload, {
    description: 'Adds a body that decides. Administrator. ALREADY_EXISTS.',
  })
  async createBody(
    @CurrentActor() actor: Actor,
    @Args('input') input: types.CreateBodyInput,
    @Snapshot() reads: Reads,
  ) {
    const { ids, replayed } = await this.service.createBody(actor, input);
    return { replayed, body: await reads.must(DecidingBody, { id: ids.bodyId }, 'body') };
  }

  @Mutation(() => types.BodyPayload, {
    description:
      "Enters a body's standing orders from a day on. The Trust's company secretary or an administrator.",
  })
  async adoptStandingOrders(
    @CurrentActor() actor: Actor,
    @Args('input') input: types.AdoptStandingOrdersInput,
    @Snapshot() reads: Reads,
  ) {
    const { ids, replayed } = await this.seatsService.adoptStandingOrders(actor, input);
    return { replayed, body: await reads.must(DecidingBody, { id: ids.bodyId }, 'body') };
  }

  @Mutation(() => types.SeatPayload, {
    description: "Gives a person a seat. The Trust's company secretary or an administrator.",
  })
  async appointToSeat(
    @CurrentActor() actor: Actor,
    @Args('input') input: types.AppointToSeatInput,
    @Snapshot() reads: Reads,
  ) {
    const { ids, replayed } = await this.seatsService.appointToSeat(actor, input);
    return { replayed, seat: await reads.must(Seat, { id: ids.seatId }, 'seat') };
  }

  @Mutation(() => types.SeatPayload, {
    description:
      "Ends a seat on a day. The Trust's company secretary or an administrator. STALE_VERSION.",
  })
  async endSeat(
    @CurrentActor() actor: Actor,
    @Args('input') input: types.EndSeatInput,
    @Snapshot() reads: Reads,
  ) {
    const id = await this.seatsService.endSeat(actor, input);
    return { replayed: false, seat: await reads.must(Seat, { id }, 'seat') };
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
}

@Resolver(() => types.SeatType)
export class SeatsResolver {
  @ResolveField(() => PersonType)
  async person(@Parent() seat: Seat, @Ctx() context: RequestContext) {
    return await people(context).load(seat.personId);
  }
}
