import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccountsService } from './accounts.service.js';
import { AccountService } from './account.service.js';
import { AccessResolver, MembershipsResolver } from './access.resolver.js';
import { AccessService } from './access.service.js';
import { AccessSettings } from './access.settings.js';
import { PeopleService } from './people.service.js';
import { SignInGuard } from './sign-in.guard.js';
import { SignInLimits } from './sign-in.limits.js';
import { SignInService } from './sign-in.service.js';
import { TokensService } from './tokens.service.js';

/** Who is acting and what they may do. */
@Global()
@Module({})
export class AccessModule {
  static forRoot(settings: AccessSettings): DynamicModule {
    const services = [AccessService, SignInService, PeopleService, TokensService];
    const own = [
      AccountService,
      AccountsService,
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
