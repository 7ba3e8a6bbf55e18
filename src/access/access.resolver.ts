import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Reads } from '../database/reads.js';
import { Ctx, CurrentActor, Snapshot, type RequestContext } from '../graphql/request-context.js';
import type { Actor } from '../shared/actor.js';
import { ApiToken, Membership, Person, Session } from './access.entity.js';
import * as inputs from './access.input.js';
import { AccountAdministrationService } from './account-administration.service.js';
import { OwnAccountService } from './own-account.service.js';
import { AccessService } from './access.service.js';
import * as types from './access.type.js';
import { people } from './people.reader.js';
import { PeopleService } from './people.service.js';
import { SignInService } from './sign-in.service.js';
import { ApiTokensService } from './api-tokens.service.js';

@Resolver()
export class AccessResolver {
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
      'Starts a session with a password. Open to all. NOT_SIGNED_IN for a wrong password or an unknown account; LIMIT after ten failures from one address in 15 minutes.',
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
    description: 'Ends this session. REAUTHENTICATE for an API token: revoke it.',
  })
  async signOut(@CurrentActor() actor: Actor): Promise<types.DonePayload> {
    await this.signIns.end(actor, 'signOut', actor.grantId);
    return { done: true };
  }

  @Mutation(() => types.DonePayload, {
    description: 'Ends one of your own sessions: it stops working at once. NOT_FOUND.',
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
      'Changes your own password, and ends your other sessions. BAD_USER_INPUT for a wrong present one; LIMIT after ten of them in 15 minutes.',
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
      'Lets a person sign in no more, and ends every session and API token of theirs at once. Administrator. WRONG_STATE for your own account, or one that is disabled.',
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
      'Lets a person sign in again with the password that they had. Administrator. WRONG_STATE.',
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
      'Gives a person another password, and ends every session and API token of theirs. Administrator. WRONG_STATE for your own account: use changePassword.',
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
      'Adds a person. Administrator. ALREADY_EXISTS for a code or e-mail address in use.',
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
      "Gives a person a role; it works from their next request. Administrator; a company secretary the seats' and clinicians' roles of their own Trust; a programme director those of the programme's office. NOT_ALLOWED.",
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
      'Ends a role: it stops working at once. Whoever may give it. WRONG_STATE when it has ended, STALE_VERSION if it was changed meanwhile.',
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
      'Makes an API token for one of your own roles. It may never cast, close, seal, pass or sign, nor make another. NOT_ALLOWED for a role that you do not hold; REAUTHENTICATE.',
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
      'Revokes an API token of your own: its next request is refused. WRONG_STATE when it is revoked, STALE_VERSION.',
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
    description: 'Your own sessions, newest first; the latest 50. REAUTHENTICATE for an API token.',
  })
  async mySessions(@CurrentActor() actor: Actor, @Snapshot() reads: Reads): Promise<Session[]> {
    await this.access.authorise(reads, 'mySessions');
    return await reads.find(
      Session,
      { personId: actor.personId },
      { order: { id: 'DESC' }, take: 50 },
    );
  }

  @Query(() => [types.ApiTokenType], {
    description:
      'Your own API tokens, newest first; the latest 50. REAUTHENTICATE for an API token.',
  })
  async myApiTokens(@CurrentActor() actor: Actor, @Snapshot() reads: Reads): Promise<ApiToken[]> {
    await this.access.authorise(reads, 'myApiTokens');
    return await reads.find(
      ApiToken,
      { personId: actor.personId },
      { order: { id: 'DESC' }, take: 50 },
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
