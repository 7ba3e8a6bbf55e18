import { Module, type DynamicModule } from '@nestjs/common';
import { AccessModule } from './access/access.module.js';
import type { AccessSettings } from './access/access-settings.js';
import { AuditModule } from './audit/audit.module.js';
import type { AuditKeys } from './audit/keys.js';
import { CasePacksModule } from './case-packs/case-packs.module.js';
import type { ScannerSettings } from './case-packs/document-scanner.js';
import { DocumentScannerModule } from './case-packs/document-scanner.module.js';
import { sourceOptions, type Connection, type Waits } from './database/data-source.js';
import { DatabaseModule } from './database/database.module.js';
import { ENTITIES } from './entities.js';
import { ApiModule, type ApiOptions } from './graphql/graphql.module.js';
import { IdempotencyModule } from './idempotency/idempotency.module.js';
import { MIGRATIONS } from './migrations.js';
import { OutboxModule } from './outbox/outbox.module.js';
import { TrustsModule } from './trusts/trusts.module.js';
import { ProgrammesModule } from './programmes/programmes.module.js';
import { ResolutionsModule } from './resolutions/resolutions.module.js';
import { GatesModule } from './gates/gates.module.js';
import { OperationModule } from './operation/operation.module.js';

export interface AppSettings {
  service: Connection;
  poolSize: number;
  /** How long a request waits for the database, where that is not the usual. */
  waits?: Waits;
  keys: AuditKeys;
  access: AccessSettings;
  scanner: ScannerSettings;
  api: ApiOptions;
}

/** The features of Watersmeet, in the order of the floors. */
@Module({})
export class AppModule {
  static forRoot(settings: AppSettings): DynamicModule {
    const source = sourceOptions({
      connection: settings.service,
      poolSize: settings.poolSize,
      waits: settings.waits,
      entities: ENTITIES,
      migrations: MIGRATIONS,
      applicationName: 'watersmeet',
    });
    return {
      module: AppModule,
      imports: [
        DatabaseModule.forRoot(source),
        ApiModule.forRoot(settings.api),
        AuditModule.forRoot(settings.keys),
        IdempotencyModule,
        AccessModule.forRoot(settings.access),
        OutboxModule,
        TrustsModule,
        ProgrammesModule,
        DocumentScannerModule.forRoot(settings.scanner),
        CasePacksModule,
        ResolutionsModule,
        GatesModule,
        OperationModule,
      ],
    };
  }
}
