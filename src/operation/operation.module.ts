import { Module } from '@nestjs/common';
import { HealthController } from './health.controller.js';
import { Draining } from './draining.js';

/** What whoever runs the service asks of it: is it alive, is it ready. */
@Module({ controllers: [HealthController], providers: [Draining], exports: [Draining] })
export class OperationModule {}
