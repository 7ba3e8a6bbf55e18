import { Injectable } from '@nestjs/common';
import { Acts } from '../acts/acts.service.js';
import type { Target } from '../acts/target.js';
import type { Tx } from '../database/tx.js';
import type { Actor } from '../../shared/actor.js';
import { allow, refuse } from '../../shared/refusal.js';
import { Account, Person } from './account.entity.js';
import type * as inputs from './account.input.js';
import { mayKeepAccount, type AccountAct } from './account.rules.js';
import { AccountNotices } from './account-notices.js';
import { endGrants } from './ending-grants.js';
import { mayHavePassword } from './password.rules.js';
import { hashPassword } from './passwords.js';
import { findPerson } from './people.reader.js';
import { tidyName } from './sign-in-limits.service.js';

/** Somebody whose account is kept, in the business of the installation. */
const thePerson: Target<{ person: string }, { person: Person }> = {
  find: async (reader, input) => ({ person: await findPerson(reader, input.person) }),
  scope: () => ({}),
};

/** What administrators do to other people's accounts, when somebody leaves, is locked out, or lost a device. */
@Injectable()
export class AccountAdministrationService {
  constructor(
    private readonly acts: Acts,
    private readonly notices: AccountNotices,
  ) {}

  /** Lets a person sign in no more, and ends every session and token of theirs at once. */
  async disableAccount(actor: Actor, input: inputs.DisableAccountInput) {
    const act = 'disableAccount';
    return await this.acts.do(actor, act, input, thePerson, async ({ tx, person, tell }) => {
      await lockAccount(tx, act, person);
      await tx.set(Account, person.id, { disabledAt: tx.now });
      await endGrants(tx, person.id);
      tell('account.disabled', ['account', person.id], { reason: input.reason });
      return { person };
    });
  }

  /** Lets a person sign in again, with the password that they had. */
  async enableAccount(actor: Actor, input: inputs.EnableAccountInput) {
    const act = 'enableAccount';
    return await this.acts.do(actor, act, input, thePerson, async ({ tx, person, tell }) => {
      await lockAccount(tx, act, person);
      await tx.set(Account, person.id, { disabledAt: null });
      tell('account.enabled', ['account', person.id], {});
      return { person };
    });
  }

  /**
   * Gives a person another password, and ends every session and token of theirs. It admits to changing it alone; then
   * they only read until an officer has identified them.
   */
  async resetPassword(actor: Actor, input: inputs.ResetPasswordInput) {
    const act = 'resetPassword';
    const { newPassword } = input;
    const asked = { ...input, newPassword: 'given' };
    const { person: known } = await this.acts.ask(actor, act, asked, thePerson);
    allow(mayHavePassword(newPassword, 'newPassword', [known.displayName, known.code]));
    const passwordHash = await hashPassword(newPassword);
    return await this.acts.do(actor, act, asked, thePerson, async ({ tx, person, tell }) => {
      await lockAccount(tx, act, person);
      await tx.set(Account, person.id, { passwordHash, ownPassword: false, ...given(tx) });
      await endGrants(tx, person.id);
      tell('account.password-reset', ['account', person.id], {});
      await this.tellGiven(tx, person, 'gave you a new password');
      return { person };
    });
  }

  /** Corrects the address that a person signs in with, with the reason; their sessions and tokens end. */
  async changeEmail(actor: Actor, input: inputs.ChangeEmailInput) {
    const act = 'changeEmail';
    return await this.acts.do(actor, act, input, thePerson, async ({ tx, person, tell }) => {
      const { email: from } = await lockAccount(tx, act, person);
      const email = tidyName(input.email);
      if (email === from)
        refuse('WRONG_STATE', 'This is already the address of the account.', 'email');
      await tx.set(Account, person.id, { email, ...given(tx) });
      await endGrants(tx, person.id);
      const { reason } = input;
      tell('account.email-changed', ['account', person.id], { from, to: email, reason });
      await this.tellGiven(tx, person, `changed the address that you sign in with to ${email}`);
      return { person };
    });
  }

  private async tellGiven(tx: Tx, { id: personId }: Person, did: string): Promise<void> {
    const { displayName } = await tx.must(Person, { id: tx.actor.personId }, 'person');
    const text = `${displayName} ${did}. If you did not ask for it, tell your company secretary now.`;
    await this.notices.tell(tx, { personId, type: 'account.given', text, subjectType: 'account' });
  }
}

/** Names whoever sets a password or an address in somebody's stead, and when. */
const given = (tx: Tx) => ({ givenBy: tx.actor.personId, givenAt: tx.now });

/** Locks the person's account, so that nobody else changes it meanwhile, and asks whether it can be done. */
async function lockAccount(tx: Tx, act: AccountAct, { id }: Person): Promise<Account> {
  const found = await tx.one(Account, { id });
  if (!found)
    refuse(
      'WRONG_STATE',
      'This person has no account: they were added without an e-mail address and a password.',
      'person',
    );
  const account = await tx.lock(Account, id, 'NO KEY UPDATE');
  const facts = { own: id === tx.actor.personId, disabled: account.disabledAt !== null };
  allow(mayKeepAccount(act, facts));
  return account;
}
