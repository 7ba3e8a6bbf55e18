import { Module } from '@nestjs/common';
import {
  BodiesResolver,
  BodyPostsResolver,
  SeatsResolver,
  StandingOrdersResolver,
} from './bodies.resolver.js';
import {
  InterestRegisterResolver,
  StandingInterestsResolver,
} from './interest-register.resolver.js';
import { InterestRegisterService } from './interest-register.service.js';
import { EnrolmentService } from './enrolment.service.js';
import { IdentityResolver } from './identity.resolver.js';
import { IdentityService } from './identity.service.js';
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
    IdentityService,
    IdentityResolver,
    InterestRegisterService,
    TrustsResolver,
    BodiesResolver,
    SeatsResolver,
    StandingOrdersResolver,
    BodyPostsResolver,
    InterestRegisterResolver,
    StandingInterestsResolver,
    MembershipTrustResolver,
    HeldRoleTrustResolver,
  ],
  exports: [TrustsService, SeatsService, IdentityService],
})
export class TrustsModule {}
