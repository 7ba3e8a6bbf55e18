import { Global, Module } from '@nestjs/common';
import { NoticesResolver } from './notices.resolver.js';
import { NoticesService } from './notices.service.js';
import { OutboxWorker } from './worker.service.js';

/** What must be told, or done, once something has happened. */
@Global()
@Module({
  providers: [NoticesService, NoticesResolver, OutboxWorker],
  exports: [NoticesService, OutboxWorker],
})
export class OutboxModule {}
