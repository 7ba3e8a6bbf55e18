import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Reads } from '../database/reads.js';
import { Ctx, CurrentActor, Snapshot, type RequestContext } from '../graphql/request-context.js';
import type { Actor } from '../../shared/actor.js';
import { ApiToken, Membership, Person, Session } from './account.entity.js';
import * as inputs from './account.input.js';
import { AccountAdministrationService } from './account-administration.service.js';
import { OwnAccountService } from './own-account.service.js';
import { AccessService } from '../access/access.service.js';
import * as types from './account.type.js';
import { people } from './people.reader.js';
import { PeopleService } from './people.service.js';
import { SignInService } from './sign-in.service.js';
import { ApiTokensService } from './api-tokens.service.js';

@Resolver()
export class AccountsResolver {
  constructor(
    private readonly signIns: SignInService,
    private readonly people: PeopleService,
    private readonly accounts: OwnAccountService,
    private readonly office: AccountAdministrationService,
    private readonly tokens: ApiTokensService,
    private readonly access: AccessService,
  ) {}

  @Mutation(() => types.SignInPayload, {
    description:
      'Starts a session with an e-mail address and a password. Anybody may. Refused as NOT_SIGNED_IN when the password is wrong, or the account unknown or disabled; as LIMIT after ten failures from one address in 15 minutes.',
  })
  async signIn(
    @Args('input') input: inputs.SignInInput,
    @Ctx() context: RequestContext,
  ): Promise<types.SignInPayload> {
    const { secret, session, actor } = await this.signIns.signIn(
      input.email,
      input.password,
      context.req.ip ?? 'unknown',
    );
    const person = await this.people.self(actor);
    return { token: secret, session, person };
  }

  @Mutation(() => types.DonePayload, {
    description:
      'Ends this session. An API token cannot (REAUTHENTICATE): revoke the token with revokeApiToken.',
  })
  async signOut(@CurrentActor() actor: Actor): Promise<types.DonePayload> {
    await this.signIns.end(actor, 'signOut', actor.grantId);
    return { done: true };
  }

  @Mutation(() => types.DonePayload, {
    description:
      'Ends one of your own sessions; it stops working at once. Refused as NOT_FOUND when the session is not yours.',
  })
  async endSession(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.EndSessionInput,
  ): Promise<types.DonePayload> {
    await this.signIns.end(actor, 'endSession', input.sessionId);
    return { done: true };
  }

  @Mutation(() => types.DonePayload, {
    description:
      'Changes your own password and ends your other sessions. Refused as BAD_USER_INPUT when the current password is wrong; as LIMIT after ten wrong ones in 15 minutes.',
  })
  async changePassword(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.ChangePasswordInput,
  ): Promise<types.DonePayload> {
    await this.accounts.changePassword(actor, input.currentPassword, input.newPassword);
    return { done: true };
  }

  @Mutation(() => types.DonePayload, {
    description:
      'Stops a person from signing in, and ends all their sessions and API tokens at once. Administrator. Refused as WRONG_STATE when the account is your own, or already disabled.',
  })
  async disableAccount(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.DisableAccountInput,
  ): Promise<types.DonePayload> {
    await this.office.disable(actor, input.person, input.reason);
    return { done: true };
  }

  @Mutation(() => types.DonePayload, {
    description:
      'Lets a person sign in again, with the password they had. Administrator. Refused as WRONG_STATE when the account is not disabled.',
  })
  async enableAccount(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.EnableAccountInput,
  ): Promise<types.DonePayload> {
    await this.office.enable(actor, input.person);
    return { done: true };
  }

  @Mutation(() => types.DonePayload, {
    description:
      'Gives a person a new password, and ends all their sessions and API tokens. Administrator. Refused as WRONG_STATE for your own account: use changePassword.',
  })
  async resetPassword(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.ResetPasswordInput,
  ): Promise<types.DonePayload> {
    await this.office.resetPassword(actor, input.person, input.newPassword);
    return { done: true };
  }

  @Mutation(() => types.PersonPayload, {
    description:
      'Adds a person. Administrator. Refused as ALREADY_EXISTS when the code or the e-mail address is in use.',
  })
  async createPerson(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.CreatePersonInput,
    @Snapshot() reads: Reads,
  ): Promise<types.PersonPayload> {
    const { ids, replayed } = await this.people.createPerson(actor, input);
    return { replayed, person: await reads.must(Person, { id: ids.personId }, 'person') };
  }

  @Mutation(() => types.MembershipPayload, {
    description:
      "Gives a person a role, which works from their next request. An administrator gives every role; a company secretary gives the roles of board members, governors, medical directors and chief nurses of their own Trust; a programme director gives the roles of the programme's office. Refused as NOT_ALLOWED for any other role.",
  })
  async grantRole(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.GrantRoleInput,
    @Snapshot() reads: Reads,
  ): Promise<types.MembershipPayload> {
    const { ids, replayed } = await this.people.grantRole(actor, input);
    return {
      replayed,
      membership: await reads.must(Membership, { id: ids.membershipId }, 'membership'),
    };
  }

  @Mutation(() => types.MembershipPayload, {
    description:
      'Ends a role; it stops working at once. Anybody who may give the role may end it. Refused as WRONG_STATE when it has already ended; as STALE_VERSION when it has changed since you read it.',
  })
  async revokeRole(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.RevokeRoleInput,
    @Snapshot() reads: Reads,
  ): Promise<types.MembershipPayload> {
    const id = await this.people.revokeRole(actor, input.membershipId, input.expectedVersion);
    return { replayed: false, membership: await reads.must(Membership, { id }, 'membership') };
  }

  @Mutation(() => types.CreateApiTokenPayload, {
    description:
      'Makes an API token for one of your own roles. A token can never vote, close, seal, pass or sign, nor make another token. Refused as NOT_ALLOWED for a role that you do not hold; as REAUTHENTICATE when you signed in too long ago.',
  })
  async createApiToken(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.CreateApiTokenInput,
    @Snapshot() reads: Reads,
  ): Promise<types.CreateApiTokenPayload> {
    const { ids, replayed, secret } = await this.tokens.create(actor, input);
    return {
      replayed,
      token: secret,
      apiToken: await reads.must(ApiToken, { id: ids.apiTokenId }, 'API token'),
    };
  }

  @Mutation(() => types.CreateApiTokenPayload, {
    description:
      'Revokes one of your own API tokens; its next request is refused. Refused as WRONG_STATE when it is already revoked; as STALE_VERSION when it has changed since you read it.',
  })
  async revokeApiToken(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.RevokeApiTokenInput,
    @Snapshot() reads: Reads,
  ): Promise<types.CreateApiTokenPayload> {
    await this.tokens.revoke(actor, input.apiTokenId, input.expectedVersion);
    return {
      replayed: false,
      token: null,
      apiToken: await reads.must(ApiToken, { id: input.apiTokenId }, 'API token'),
    };
  }

  @Query(() => types.MeType, { description: 'Who you are, and the roles you hold today.' })
  async me(@CurrentActor() actor: Actor, @Snapshot() reads: Reads): Promise<types.MeType> {
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

@Resolver(() => types.MembershipType)
export class MembershipsResolver {
  @ResolveField(() => types.PersonType)
  async person(@Parent() membership: Membership, @Ctx() context: RequestContext) {
    return await people(context).load(membership.personId);
  }
}
