import { Injectable } from '@nestjs/common';
import { Acts, type At } from '../acts/acts.service.js';
import { theInstallation, type Target } from '../acts/target.js';
import type { Actor } from '../../shared/actor.js';
import { notFound, refuse } from '../../shared/refusal.js';
import { Account, Person, Session } from './account.entity.js';
import type * as inputs from './account.input.js';
import { hashPassword, passwordIsRight, requirePassword } from './passwords.js';
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
    requirePassword(next, 'newPassword');
    // Once it is changed the current password is another: the same request again is only answered.
    if (!(await this.acts.isDone(actor, verb, asked)))
      await this.refuseWrong(known, current, 'currentPassword');
    const passwordHash = await hashPassword(next);
    return await this.acts.do(actor, verb, asked, theOwnAccount, async ({ tx, tell, account }) => {
      const { id } = known;
      if (account?.passwordHash !== known.passwordHash) refuseChanged('currentPassword');
      await tx.set(Account, id, { passwordHash });
      for (const session of await tx.find(Session, { personId: id })) {
        if (session.id !== actor.grantId && !session.endedAt)
          await tx.set(Session, session.id, { endedAt: tx.now });
      }
      tell('account.password-changed', ['account', id], {});
      return { person: await tx.must(Person, { id }, 'person') };
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
    await this.refuseWrong(known, input.password, 'password');
    return await this.acts.do(actor, verb, asked, theOwnAccount, async ({ tx, tell }) => {
      const account = await tx.lock(Account, known.id, 'SHARE');
      if (account.passwordHash !== known.passwordHash) refuseChanged('password');
      const session = await tx.set(Session, actor.grantId, { authenticatedAt: tx.now });
      tell('session.renewed', ['session', session.id], {});
      return { session };
    });
  }

  private async refuseWrong(
    { email, passwordHash }: Account,
    password: string,
    field: string,
  ): Promise<void> {
    const refund = await this.limits.spend(email, null);
    if (!(await passwordIsRight(passwordHash, password)))
      refuse('BAD_USER_INPUT', 'The password is wrong.', field);
    await refund();
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
