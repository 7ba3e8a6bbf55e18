import { Module } from '@nestjs/common';
import { DelegationsResolver, ProgrammeDelegationsResolver } from './delegations.resolver.js';
import { DelegationsService } from './delegations.service.js';

/** What boards let their committees decide for them. */
@Module({ providers: [DelegationsService, DelegationsResolver, ProgrammeDelegationsResolver] })
export class DelegationsModule {}
