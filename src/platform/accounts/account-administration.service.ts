import { Injectable } from '@nestjs/common';
import { Acts } from '../acts/acts.service.js';
import type { Target } from '../acts/target.js';
import type { Tx } from '../database/tx.js';
import type { Actor } from '../../shared/actor.js';
import { allow, refuse } from '../../shared/refusal.js';
import { Account, ApiToken, Person, Session } from './account.entity.js';
import type * as inputs from './account.input.js';
import { mayKeepAccount, type AccountAct } from './account.rules.js';
import { hashPassword, requirePassword } from './passwords.js';
import { findPerson } from './people.reader.js';

/** Somebody whose account is kept, in the business of the installation. */
const thePerson: Target<{ person: string }, { person: Person }> = {
  find: async (reader, input) => ({ person: await findPerson(reader, input.person) }),
  scope: () => ({}),
};

/** What administrators do to other people's accounts, when somebody leaves, is locked out, or lost a device. */
@Injectable()
export class AccountAdministrationService {
  constructor(private readonly acts: Acts) {}

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

  /** Gives a person another password, and ends every session and token of theirs. */
  async resetPassword(actor: Actor, input: inputs.ResetPasswordInput) {
    requirePassword(input.newPassword, 'newPassword');
    const passwordHash = await hashPassword(input.newPassword);
    const act = 'resetPassword';
    const asked = { ...input, newPassword: 'given' };
    return await this.acts.do(actor, act, asked, thePerson, async ({ tx, person, tell }) => {
      await lockAccount(tx, act, person);
      await tx.set(Account, person.id, { passwordHash });
      await endGrants(tx, person.id);
      tell('account.password-reset', ['account', person.id], {});
      return { person };
    });
  }
}

/** Locks the person's account, so that nobody else changes it meanwhile, and asks whether it can be done. */
async function lockAccount(tx: Tx, act: AccountAct, { id }: Person): Promise<void> {
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
}

async function endGrants(tx: Tx, personId: string): Promise<void> {
  for (const { id, endedAt } of await tx.find(Session, { personId }))
    if (!endedAt) await tx.set(Session, id, { endedAt: tx.now });
  for (const { id, revokedAt } of await tx.find(ApiToken, { personId }))
    if (!revokedAt) {
      await tx.lock(ApiToken, id, 'NO KEY UPDATE');
      await tx.set(ApiToken, id, { revokedAt: tx.now });
    }
}
