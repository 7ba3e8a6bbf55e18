import { Module } from '@nestjs/common';
import {
  BodiesResolver,
  CouncilSeatsResolver,
  SeatsResolver,
  StandingOrdersResolver,
} from './bodies.resolver.js';
import {
  InterestRegisterResolver,
  StandingInterestsResolver,
} from './interest-register.resolver.js';
import { InterestRegisterService } from './interest-register.service.js';
import { EnrolmentService } from './enrolment.service.js';
import { SeatsService } from './seats.service.js';
import { HeldRoleTrustResolver, MembershipTrustResolver } from './trust-roles.resolver.js';
import { TrustsResolver } from './trusts.resolver.js';
import { TrustsService } from './trusts.service.js';

/** Trusts, the bodies that decide, and who sits on them. */
@Module({
  providers: [
    TrustsService,
    SeatsService,
    EnrolmentService,
    InterestRegisterService,
    TrustsResolver,
    BodiesResolver,
    SeatsResolver,
    StandingOrdersResolver,
    CouncilSeatsResolver,
    InterestRegisterResolver,
    StandingInterestsResolver,
    MembershipTrustResolver,
    HeldRoleTrustResolver,
  ],
  exports: [TrustsService, SeatsService],
})
export class TrustsModule {}
