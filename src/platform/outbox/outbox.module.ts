import { Global, Module } from '@nestjs/common';
import { NoticesResolver } from './notices.resolver.js';
import { NoticesService } from './notices.service.js';

/** What must be told once it has happened. */
@Global()
@Module({ providers: [NoticesService, NoticesResolver], exports: [NoticesService] })
export class OutboxModule {}
