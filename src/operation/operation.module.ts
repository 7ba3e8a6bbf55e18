import { Module } from '@nestjs/common';
import { ProgrammesModule } from '../governance/programmes/programmes.module.js';
import { AuditController } from './audit.controller.js';
import { Draining } from './draining.js';
import { HealthController } from './health.controller.js';

/** For the people who run the service: is it alive, is it ready, can it be checked. */
@Module({
  imports: [ProgrammesModule],
  controllers: [HealthController, AuditController],
  providers: [Draining],
  exports: [Draining],
})
export class OperationModule {}
