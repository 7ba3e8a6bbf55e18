import { Injectable } from '@nestjs/common';
import { Acts, type At } from '../acts/acts.service.js';
import type { Keyed } from '../acts/keyed.input.js';
import { theInstallation, type Target } from '../acts/target.js';
import type { Actor } from '../../shared/actor.js';
import { allow, notFound, refuse } from '../../shared/refusal.js';
import { Account, ApiToken, Person, Session } from './account.entity.js';
import type * as inputs from './account.input.js';
import { mayHavePassword } from './password.rules.js';
import { hashPassword, passwordIsRight } from './passwords.js';
import { PeopleService } from './people.service.js';
import { accountDigest } from './sign-in.service.js';
import { SignInLimits } from './sign-in-limits.service.js';

/** The account of whoever acts: null for whoever has none, and for an API token, which is then refused. */
const theOwnAccount: Target<object, { account: Account | null }> = {
  find: async (reader) => ({ account: await reader.one(Account, { id: reader.actor!.personId }) }),
  scope: () => ({}),
  lock: async (tx) => ({ account: await tx.lock(Account, tx.actor.personId, 'NO KEY UPDATE') }),
};

/** A person's own way of signing in: their sessions and their password. */
@Injectable()
export class OwnAccountService {
  constructor(
    private readonly acts: Acts,
    private readonly limits: SignInLimits,
    private readonly people: PeopleService,
  ) {}

  /** Ends the session that is being used. */
  async signOut(actor: Actor, input: inputs.SignOutInput) {
    return await this.acts.do(actor, 'signOut', input, theInstallation, async (at) => {
      return { session: await endOwn(at, actor.grantId) };
    });
  }

  /** Ends one of one's own sessions; one that has ended stays so. */
  async endSession(actor: Actor, input: inputs.EndSessionInput) {
    return await this.acts.do(actor, 'endSession', input, theInstallation, async (at) => {
      return { session: await endOwn(at, input.sessionId) };
    });
  }

  /**
   * Changes one's own password and ends every other session. A wrong present password counts as a failed
   * sign-in: somebody who finds an open session must not be able to guess it.
   */
  async changePassword(actor: Actor, input: inputs.ChangePasswordInput) {
    const verb = 'changePassword';
    const { currentPassword: current, newPassword: next } = input;
    const asked = { ...input, currentPassword: 'given', newPassword: 'given' };
    const { account: known } = await this.acts.ask(actor, verb, asked, theOwnAccount);
    if (!known) throw notFound('account');
    const { displayName, code } = await this.people.self(actor);
    allow(mayHavePassword(next, 'newPassword', [displayName, code, known.email]));
    if (next === current)
      refuse(
        'BAD_USER_INPUT',
        'This is the password that you have: choose another.',
        'newPassword',
      );
    // Once it is changed the current password is another: the same request again is only answered.
    if (!(await this.acts.isDone(actor, verb, asked)))
      await this.refuseWrong(actor, known, current, 'currentPassword');
    const passwordHash = await hashPassword(next);
    return await this.acts.do(actor, verb, asked, theOwnAccount, async (at) => {
      if (at.account?.passwordHash !== known.passwordHash) refuseChanged('currentPassword');
      return await keepPassword(at, known.id, passwordHash, input.keepApiTokens ?? []);
    });
  }

  /** Makes a password one's own whose digest is at hand, as the demonstration does for everybody in it. */
  async choosePassword(actor: Actor, input: Keyed & { passwordHash: string }) {
    const { idempotencyKey, passwordHash } = input;
    const asked = { idempotencyKey, newPassword: 'given' };
    return await this.acts.do(actor, 'changePassword', asked, theOwnAccount, async (at) => {
      return await keepPassword(at, actor.personId, passwordHash, []);
    });
  }

  /**
   * Signs in once more within the same session, so that what takes a fresh sign-in can be done. A wrong
   * password counts as a failed sign-in. It has no key: each time is another one.
   */
  async reauthenticate(actor: Actor, input: inputs.ReauthenticateInput) {
    const verb = 'reauthenticate';
    const asked = { password: 'given' };
    const { account: known } = await this.acts.ask(actor, verb, asked, theOwnAccount);
    if (!known) throw notFound('account');
    await this.refuseWrong(actor, known, input.password, 'password');
    return await this.acts.do(actor, verb, asked, theOwnAccount, async ({ tx, tell }) => {
      const account = await tx.lock(Account, known.id, 'SHARE');
      if (account.passwordHash !== known.passwordHash) refuseChanged('password');
      const session = await tx.set(Session, actor.grantId, { authenticatedAt: tx.now });
      tell('session.renewed', ['session', session.id], {
        account: await accountDigest(tx, known.id),
      });
      return { session };
    });
  }

  private async refuseWrong(
    { grantId }: Actor,
    { passwordHash }: Account,
    password: string,
    field: string,
  ): Promise<void> {
    const { turn, succeeded } = await this.limits.beginAgain(grantId);
    if (!(await passwordIsRight(passwordHash, password, turn)))
      refuse('BAD_USER_INPUT', 'The password is wrong.', field);
    await succeeded();
  }
}

const refuseChanged = (field: string) =>
  refuse('BAD_USER_INPUT', 'The password was changed meanwhile: give the new one.', field);

async function endOwn({ tx, tell }: At<object>, id: string): Promise<Session> {
  const mine = { id, personId: tx.actor.personId };
  const session = await tx.must(Session, mine, 'session', 'sessionId');
  if (session.endedAt) return session;
  const ended = await tx.set(Session, id, { endedAt: tx.now });
  tell('session.ended', ['session', id], {});
  return ended;
}

/**
 * Keeps a password that the person chose themselves: every other session ends, and every API token but those that
 * are named.
 */
async function keepPassword(
  { tx, tell }: At<object>,
  id: string,
  passwordHash: string,
  keepApiTokens: readonly string[],
) {
  const tokens = await tx.find(ApiToken, { personId: id });
  const open = tokens.filter(({ revokedAt }) => revokedAt === null);
  const unknown = keepApiTokens.findIndex((kept) => !open.some((token) => token.id === kept));
  if (unknown >= 0) throw notFound('API token', `keepApiTokens.${unknown}`);
  await tx.set(Account, id, { passwordHash, ownPassword: true });
  for (const session of await tx.find(Session, { personId: id })) {
    if (session.id !== tx.actor.grantId && !session.endedAt)
      await tx.set(Session, session.id, { endedAt: tx.now });
  }
  const ended = open.filter((token) => !keepApiTokens.includes(token.id));
  for (const token of ended) {
    await tx.lock(ApiToken, token.id, 'NO KEY UPDATE');
    await tx.set(ApiToken, token.id, { revokedAt: tx.now });
  }
  const payload = { apiTokensEnded: ended.map((token) => token.id), apiTokensKept: keepApiTokens };
  tell('account.password-changed', ['account', id], payload);
  return { person: await tx.must(Person, { id }, 'person') };
}
