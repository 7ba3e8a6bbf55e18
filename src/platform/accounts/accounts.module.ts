import { Global, Module } from '@nestjs/common';
import { AccountNotices } from './account-notices.js';
import { AccountAdministrationService } from './account-administration.service.js';
import {
  AccountsResolver,
  MembershipsResolver,
  PersonSignInResolver,
} from './accounts.resolver.js';
import { ApiTokensService } from './api-tokens.service.js';
import { OwnAccountService } from './own-account.service.js';
import { PeopleService } from './people.service.js';
import { SignInLimits } from './sign-in-limits.service.js';
import { SignInService } from './sign-in.service.js';

/** People, how they sign in, and the roles and tokens they hold. */
@Global()
@Module({
  providers: [
    SignInService,
    SignInLimits,
    AccountNotices,
    PeopleService,
    ApiTokensService,
    OwnAccountService,
    AccountAdministrationService,
    AccountsResolver,
    MembershipsResolver,
    PersonSignInResolver,
  ],
  exports: [SignInService, SignInLimits, PeopleService, OwnAccountService, AccountNotices],
})
export class AccountsModule {}
