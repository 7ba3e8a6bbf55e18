import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Input, Verb } from '../acts/verb.js';
import type { Reads } from '../database/reads.js';
import { having, page, SearchArgs } from '../graphql/connection.js';
import { refusalOf } from '../graphql/error-reply.js';
import {
  Ctx,
  CurrentActor,
  noteLimit,
  saidOf,
  Snapshot,
  type RequestContext,
} from '../graphql/request-context.js';
import type { Actor } from '../../shared/actor.js';
import { ApiToken, Membership, Person, Session } from './account.entity.js';
import * as inputs from './account.input.js';
import { AccountAdministrationService } from './account-administration.service.js';
import { OwnAccountService } from './own-account.service.js';
import { Admits } from '../access/permissions.rules.js';
import { AccessService } from '../access/access.service.js';
import * as types from './account.type.js';
import { personOf, type Acting } from './people.reader.js';
import { PeopleService } from './people.service.js';
import { signInIn } from './sign-ins.reader.js';
import { SignInService } from './sign-in.service.js';
import { accountDigest } from './sign-in-limits.service.js';
import { ApiTokensService } from './api-tokens.service.js';

@Resolver()
export class AccountsResolver {
  constructor(
    private readonly signIns: SignInService,
    private readonly peopleService: PeopleService,
    private readonly accounts: OwnAccountService,
    private readonly office: AccountAdministrationService,
    private readonly tokens: ApiTokensService,
    private readonly access: AccessService,
  ) {}

  @Verb(() => types.SignInPayload)
  async signIn(@Input() input: inputs.SignInInput, @Ctx() { req }: RequestContext) {
    const { email, password } = input;
    saidOf(req).account = accountDigest(email);
    const signedIn = await this.signIns
      .signIn(email, password, req.ip ?? 'unknown')
      .catch((error: unknown) => {
        if (refusalOf(error)?.code === 'LIMIT') noteLimit(req, 'sign-in');
        throw error;
      });
    const { secret, session, actor } = signedIn;
    const person = await this.peopleService.self(actor);
    return { token: secret, session, person };
  }

  @Verb(() => types.SessionPayload)
  async reauthenticate(@CurrentActor() actor: Actor, @Input() input: inputs.ReauthenticateInput) {
    return await this.accounts.reauthenticate(actor, input);
  }

  @Verb(() => types.SessionPayload)
  async signOut(@CurrentActor() actor: Actor, @Input() input: inputs.SignOutInput) {
    return await this.accounts.signOut(actor, input);
  }

  @Verb(() => types.SessionPayload)
  async endSession(@CurrentActor() actor: Actor, @Input() input: inputs.EndSessionInput) {
    return await this.accounts.endSession(actor, input);
  }

  @Verb(() => types.PersonPayload)
  async changePassword(@CurrentActor() actor: Actor, @Input() input: inputs.ChangePasswordInput) {
    return await this.accounts.changePassword(actor, input);
  }

  @Verb(() => types.PersonPayload)
  async disableAccount(@CurrentActor() actor: Actor, @Input() input: inputs.DisableAccountInput) {
    return await this.office.disableAccount(actor, input);
  }

  @Verb(() => types.PersonPayload)
  async enableAccount(@CurrentActor() actor: Actor, @Input() input: inputs.EnableAccountInput) {
    return await this.office.enableAccount(actor, input);
  }

  @Verb(() => types.PersonPayload)
  async resetPassword(@CurrentActor() actor: Actor, @Input() input: inputs.ResetPasswordInput) {
    return await this.office.resetPassword(actor, input);
  }

  @Verb(() => types.PersonPayload)
  async changeEmail(@CurrentActor() actor: Actor, @Input() input: inputs.ChangeEmailInput) {
    return await this.office.changeEmail(actor, input);
  }

  @Verb(() => types.PersonPayload)
  async revisePerson(@CurrentActor() actor: Actor, @Input() input: inputs.RevisePersonInput) {
    return await this.peopleService.revisePerson(actor, input);
  }

  @Verb(() => types.PersonPayload)
  async createPerson(@CurrentActor() actor: Actor, @Input() input: inputs.CreatePersonInput) {
    return await this.peopleService.createPerson(actor, input);
  }

  @Verb(() => types.MembershipPayload)
  async grantRole(@CurrentActor() actor: Actor, @Input() input: inputs.GrantRoleInput) {
    return await this.peopleService.grantRole(actor, input);
  }

  @Verb(() => types.MembershipPayload)
  async revokeRole(@CurrentActor() actor: Actor, @Input() input: inputs.RevokeRoleInput) {
    return await this.peopleService.revokeRole(actor, input);
  }

  @Verb(() => types.CreateApiTokenPayload)
  async createApiToken(@CurrentActor() actor: Actor, @Input() input: inputs.CreateApiTokenInput) {
    return await this.tokens.createApiToken(actor, input);
  }

  @Verb(() => types.ApiTokenPayload)
  async revokeApiToken(@CurrentActor() actor: Actor, @Input() input: inputs.RevokeApiTokenInput) {
    return await this.tokens.revokeApiToken(actor, input);
  }

  @Query(() => types.PersonConnection, {
    description: 'The people that you may see, by code: all of them, or those that are searched.',
  })
  async people(@Args() args: SearchArgs, @Snapshot() reads: Reads) {
    const where = having<Person>(args.search, ['code', 'displayName']);
    return await page(reads, Person, where, args, { property: 'code', direction: 'ASC' });
  }

  @Query(() => types.MeType, { description: 'Who you are, and the roles you hold today.' })
  async me(@CurrentActor() actor: Actor, @Snapshot() reads: Reads): Promise<Acting> {
    const person = await reads.must(Person, { id: actor.personId }, 'person');
    const { grantKind, authenticatedAt } = actor;
    return { person, roles: await this.access.rolesOf(reads), grantKind, authenticatedAt };
  }

  @Query(() => [types.SessionType], {
    description:
      'Your own sessions, newest first: the latest 50. An API token cannot read them (REAUTHENTICATE).',
  })
  async mySessions(@CurrentActor() actor: Actor, @Snapshot() reads: Reads): Promise<Session[]> {
    await this.access.authorise(reads, 'mySessions');
    return await reads.find(
      Session,
      { personId: actor.personId },
      { order: { id: 'DESC' }, limit: 50 },
    );
  }

  @Query(() => [types.ApiTokenType], {
    description:
      'Your own API tokens, newest first: the latest 50. An API token cannot read them (REAUTHENTICATE).',
  })
  async myApiTokens(@CurrentActor() actor: Actor, @Snapshot() reads: Reads): Promise<ApiToken[]> {
    await this.access.authorise(reads, 'myApiTokens');
    return await reads.find(
      ApiToken,
      { personId: actor.personId },
      { order: { id: 'DESC' }, limit: 50 },
    );
  }
}

/** How a person signs in, as others may know it. */
@Resolver(() => types.PersonType)
export class PersonSignInResolver {
  @ResolveField(() => Admits, {
    nullable: true,
    description:
      'What their sign-in admits to today; null when they cannot sign in, having none or one that is disabled.',
  })
  async admits(@Parent() { id }: Person, @Ctx() context: RequestContext) {
    const stands = await signInIn(context, id);
    return stands && !stands.disabled ? stands.admits : null;
  }
}

@Resolver(() => types.MembershipType)
export class MembershipsResolver {
  @ResolveField(() => types.PersonType, { description: 'The person who holds the role.' })
  async person(@Parent() { personId }: Membership, @Ctx() context: RequestContext) {
    return await personOf(context, personId);
  }

  @ResolveField('grantedBy', () => types.PersonType, {
    nullable: true,
    description: 'The person who gave the role; null if that is not known or was the system.',
  })
  async granter(@Parent() { grantedBy }: Membership, @Ctx() context: RequestContext) {
    return await personOf(context, grantedBy);
  }
}
