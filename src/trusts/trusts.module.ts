import { Module } from '@nestjs/common';
import { BodiesResolver, SeatsResolver, TrustsResolver } from './trusts.resolver.js';
import { CorrectionsResolver } from './corrections.resolver.js';
import { CorrectionsService } from './corrections.service.js';
import { SeatsService } from './seats.service.js';
import { TrustsService } from './trusts.service.js';

/** Trusts, the bodies that decide, and who sits on them. */
@Module({
  providers: [
    TrustsService,
    SeatsService,
    CorrectionsService,
    CorrectionsResolver,
    TrustsResolver,
    BodiesResolver,
    SeatsResolver,
  ],
  exports: [TrustsService, SeatsService],
})
export class TrustsModule {}
