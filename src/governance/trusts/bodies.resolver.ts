import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Input, Verb } from '../../platform/acts/verb.js';
import { PersonType } from '../../platform/accounts/account.type.js';
import { personOf } from '../../platform/accounts/people.reader.js';
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
import {
  DecidingBody,
  type BodyPosts,
  type Seat,
  type StandingOrdersVersion,
} from './trust.entity.js';
import * as inputs from './trust.input.js';
import { InterestRule, interestRuleOf } from './trust.rules.js';
import * as types from './trust.type.js';
import { allSeatsOf, findBody, postCountsOf, standingOrdersOf, trustOf } from './trusts.reader.js';
import { EnrolMembersInput } from './enrolment.input.js';
import { EnrolmentService } from './enrolment.service.js';
import { SeatsService } from './seats.service.js';
import { TrustsService } from './trusts.service.js';

@Resolver(() => types.BodyType)
export class BodiesResolver {
  constructor(
    private readonly service: TrustsService,
    private readonly seatsService: SeatsService,
    private readonly enrolment: EnrolmentService,
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
    @Args('body', { type: () => String, description: 'The body: code or id.' }) ref: string,
    @Snapshot() reads: Reads,
  ): Promise<DecidingBody> {
    return await findBody(reads, ref);
  }

  @Verb(() => types.BodyPayload)
  async reviseBody(@CurrentActor() actor: Actor, @Input() input: inputs.ReviseBodyInput) {
    return await this.service.reviseBody(actor, input);
  }

  @Verb(() => types.BodyPayload)
  async voidStandingOrders(
    @CurrentActor() actor: Actor,
    @Input() input: inputs.VoidStandingOrdersInput,
  ) {
    return await this.seatsService.voidStandingOrders(actor, input);
  }

  @Verb(() => types.SeatPayload)
  async reviseSeat(@CurrentActor() actor: Actor, @Input() input: inputs.ReviseSeatInput) {
    return await this.seatsService.reviseSeat(actor, input);
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

  @Verb(() => types.BodyPayload)
  async enrolMembers(@CurrentActor() actor: Actor, @Input() input: EnrolMembersInput) {
    return await this.enrolment.enrolMembers(actor, input);
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
  async setPosts(@CurrentActor() actor: Actor, @Input() input: inputs.SetPostsInput) {
    return await this.seatsService.setPosts(actor, input);
  }

  @Verb(() => types.BodyPayload)
  async voidSeat(@CurrentActor() actor: Actor, @Input() input: inputs.VoidSeatInput) {
    return await this.seatsService.voidSeat(actor, input);
  }

  @ResolveField(() => types.TrustType, {
    nullable: true,
    description: 'The Trust that it belongs to; null for a programme board and an outside body.',
  })
  async trust(@Parent() { trustId }: DecidingBody, @Ctx() context: RequestContext) {
    return await trustOf(context, trustId);
  }

  @ResolveField(() => InterestRule, {
    description: 'By what it judges the interests of its members.',
  })
  async interestRule(@Parent() { trustId }: DecidingBody, @Ctx() context: RequestContext) {
    return interestRuleOf((await trustOf(context, trustId))?.kind ?? null);
  }

  @ResolveField(() => [types.SeatType], {
    complexity: 30,
    description: 'The seats held on a day or, if no day is given, all seats past and present.',
  })
  async seats(
    @Parent() { id }: DecidingBody,
    @Ctx() context: RequestContext,
    @Args('on', {
      type: () => DateScalar,
      nullable: true,
      description: 'Only the seats held on this day.',
    })
    on?: string | null,
  ) {
    const seats = await allSeatsOf(context, id);
    return on ? seats.filter((seat) => within(on, seat.fromDay, seat.untilDay)) : seats;
  }

  @ResolveField(() => [types.StandingOrdersType], {
    complexity: 5,
    description: 'Every version of its standing orders, the earliest first.',
  })
  async standingOrders(@Parent() { id }: DecidingBody, @Ctx() context: RequestContext) {
    return await standingOrdersOf(context, id);
  }

  @ResolveField(() => Int, {
    nullable: true,
    description:
      'How many posts with a vote it has today, held or vacant: the seats of a council. Null where none was entered.',
  })
  async posts(@Parent() { id, posts }: DecidingBody, @Ctx() context: RequestContext) {
    const today = londonDay(new Date());
    const entered = await postCountsOf(context, id);
    return entered.findLast(({ effectiveFrom }) => effectiveFrom <= today)?.posts ?? posts;
  }

  @ResolveField(() => [types.BodyPostsType], {
    complexity: 5,
    description: 'Every change of its number of posts, the earliest first.',
  })
  async postCounts(@Parent() { id }: DecidingBody, @Ctx() context: RequestContext) {
    return await postCountsOf(context, id);
  }
}

const ofKind = (kind?: BodyKind | null) => (kind ? { kind } : {});

@Resolver(() => types.SeatType)
export class SeatsResolver {
  @ResolveField(() => PersonType, { description: 'The person who holds the seat.' })
  async person(@Parent() { personId }: Seat, @Ctx() context: RequestContext) {
    return await personOf(context, personId);
  }
}

@Resolver(() => types.StandingOrdersType)
export class StandingOrdersResolver {
  @ResolveField('adoptedBy', () => PersonType, { description: 'The person who entered them.' })
  async adopter(@Parent() { adoptedBy }: StandingOrdersVersion, @Ctx() context: RequestContext) {
    return await personOf(context, adoptedBy);
  }
}

@Resolver(() => types.BodyPostsType)
export class BodyPostsResolver {
  @ResolveField('enteredBy', () => PersonType, {
    description: 'The person who entered the number.',
  })
  async enterer(@Parent() { enteredBy }: BodyPosts, @Ctx() context: RequestContext) {
    return await personOf(context, enteredBy);
  }
}
