import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessService } from './access.service.js';
import { AccessSettings } from './access-settings.js';
import { SignInGuard } from './sign-in-guard.js';

/** What the person who acts may do. */
@Global()
@Module({})
export class AccessModule {
  static forRoot(settings: AccessSettings): DynamicModule {
    return {
      module: AccessModule,
      providers: [
        AccessService,
        { provide: AccessSettings, useValue: settings },
        { provide: APP_GUARD, useClass: SignInGuard },
      ],
      exports: [AccessService, AccessSettings],
    };
  }
}
