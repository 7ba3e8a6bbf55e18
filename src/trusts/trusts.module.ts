import { Module } from '@nestjs/common';
import { BodiesResolver, SeatsResolver, TrustsResolver } from './trusts.resolver.js';
import { TrustsService } from './trusts.service.js';

/** Trusts, the bodies that decide, and who sits on them. */
@Module({ providers: [TrustsService, TrustsResolver, BodiesResolver, SeatsResolver], exports: [TrustsService] })
export class TrustsModule {}
