import { Global, Module, type DynamicModule } from '@nestjs/common';
import { AuditService } from './audit.service.js';
import { CheckpointsService } from './checkpoints.service.js';
import { AuditKeys } from './keys.js';

/** Gives every feature the chains to write into. */
@Global()
@Module({})
export class AuditModule {
  static forRoot(keys: AuditKeys): DynamicModule {
    return {
      module: AuditModule,
      providers: [{ provide: AuditKeys, useValue: keys }, CheckpointsService, AuditService],
      exports: [AuditService, CheckpointsService, AuditKeys],
    };
  }
}
