import { Module } from '@nestjs/common';
import { BodiesResolver, SeatsResolver } from './bodies.resolver.js';
import { InterestRegisterResolver } from './interest-register.resolver.js';
import { InterestRegisterService } from './interest-register.service.js';
import { SeatsService } from './seats.service.js';
import { TrustsResolver } from './trusts.resolver.js';
import { TrustsService } from './trusts.service.js';

/** Trusts, the bodies that decide, and who sits on them. */
@Module({
  providers: [
    TrustsService,
    SeatsService,
    InterestRegisterService,
    TrustsResolver,
    BodiesResolver,
    SeatsResolver,
    InterestRegisterResolver,
  ],
  exports: [TrustsService, SeatsService],
})
export class TrustsModule {}
