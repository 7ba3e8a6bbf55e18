import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccountAdministrationService } from './account-administration.service.js';
import { OwnAccountService } from './own-account.service.js';
import { AccessResolver, MembershipsResolver } from './access.resolver.js';
import { AccessService } from './access.service.js';
import { AccessSettings } from './access-settings.js';
import { PeopleService } from './people.service.js';
import { SignInGuard } from './sign-in-guard.js';
import { SignInLimits } from './sign-in-limits.service.js';
import { SignInService } from './sign-in.service.js';
import { ApiTokensService } from './api-tokens.service.js';

/** Who is acting and what they may do. */
@Global()
@Module({})
export class AccessModule {
  static forRoot(settings: AccessSettings): DynamicModule {
    const services = [AccessService, SignInService, PeopleService, ApiTokensService];
    const own = [
      OwnAccountService,
      AccountAdministrationService,
      SignInLimits,
      AccessResolver,
      MembershipsResolver,
    ];
    return {
      module: AccessModule,
      providers: [
        ...services,
        ...own,
        { provide: AccessSettings, useValue: settings },
        { provide: APP_GUARD, useClass: SignInGuard },
      ],
      exports: [...services, AccessSettings],
    };
  }
}
