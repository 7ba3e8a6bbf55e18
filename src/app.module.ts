import { Module, type DynamicModule } from '@nestjs/common';
import { AccessModule } from './platform/access/access.module.js';
import type { AccessSettings } from './platform/access/access-settings.js';
import { ActsModule } from './platform/acts/acts.module.js';
import { AccountsModule } from './platform/accounts/accounts.module.js';
import { AuditModule } from './platform/audit/audit.module.js';
import type { AuditKeys } from './platform/audit/keys.js';
import { CasePacksModule } from './governance/case-packs/case-packs.module.js';
import type { ScannerSettings } from './governance/case-packs/document-scanner.js';
import { DocumentScannerModule } from './governance/case-packs/document-scanner.module.js';
import { sourceOptions, type Connection, type Waits } from './platform/database/data-source.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { ENTITIES } from './entities.js';
import { ApiModule, type ApiOptions } from './platform/graphql/graphql.module.js';
import { IdempotencyModule } from './platform/idempotency/idempotency.module.js';
import { MIGRATIONS } from './platform/database/migrations.js';
import { OutboxModule } from './platform/outbox/outbox.module.js';
import { TrustsModule } from './governance/trusts/trusts.module.js';
import { ProgrammesModule } from './governance/programmes/programmes.module.js';
import { ClosingModule } from './governance/closing/closing.module.js';
import { ConditionsModule } from './governance/conditions/conditions.module.js';
import { MeetingsModule } from './governance/meetings/meetings.module.js';
import { DelegationsModule } from './governance/delegations/delegations.module.js';
import { RecordsModule } from './governance/records/records.module.js';
import { StatuteModule } from './governance/statute/statute.module.js';
import { SettlingModule } from './governance/settling/settling.module.js';
import { VotingModule } from './governance/voting/voting.module.js';
import { ResolutionsModule } from './governance/resolutions/resolutions.module.js';
import { GatesModule } from './governance/gates/gates.module.js';
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
        ActsModule,
        AccountsModule,
        OutboxModule,
        TrustsModule,
        ProgrammesModule,
        DocumentScannerModule.forRoot(settings.scanner),
        CasePacksModule,
        MeetingsModule,
        ConditionsModule,
        DelegationsModule,
        ResolutionsModule,
        VotingModule,
        GatesModule,
        RecordsModule,
        ClosingModule,
        SettlingModule,
        StatuteModule,
        OperationModule,
      ],
    };
  }
}
