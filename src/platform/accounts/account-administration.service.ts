import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import { Database } from '../database/database.service.js';
import type { Tx } from '../database/tx.js';
import type { Actor } from '../../shared/actor.js';
import { allow, refuse } from '../../shared/refusal.js';
import { Account, ApiToken, Session } from './account.entity.js';
import { AccessService } from '../access/access.service.js';
import { mayKeepAccount, type AccountAct } from './account.rules.js';
import { hashPassword, requirePassword } from './passwords.js';
import { PeopleService } from './people.service.js';

/** What administrators do to other people's accounts, when somebody leaves, is locked out, or lost a device. */
@Injectable()
export class AccountAdministrationService {
  constructor(
    private readonly db: Database,
    private readonly audit: AuditService,
    private readonly access: AccessService,
    private readonly people: PeopleService,
  ) {}

  /** Lets a person sign in no more, and ends every session and token of theirs at once. */
  async disable(actor: Actor, person: string, reason: string): Promise<void> {
    await this.keep(actor, 'disableAccount', person, { reason }, (now) => ({ disabledAt: now }));
  }

  /** Lets a person sign in again, with the password that they had. */
  async enable(actor: Actor, person: string): Promise<void> {
    await this.keep(actor, 'enableAccount', person, {}, () => ({ disabledAt: null }));
  }

  /** Gives a person another password, and ends every session and token of theirs. */
  async resetPassword(actor: Actor, person: string, password: string): Promise<void> {
    requirePassword(password, 'newPassword');
    const passwordHash = await hashPassword(password);
    await this.keep(actor, 'resetPassword', person, {}, () => ({ passwordHash }));
  }

  private async keep(
    actor: Actor,
    act: AccountAct,
    ref: string,
    payload: Record<string, string>,
    changes: (now: Date) => Partial<Account>,
  ): Promise<void> {
    await this.db.transaction(actor, async (tx) => {
      await this.access.authorise(tx, act);
      const { id } = await this.people.person(tx, ref);
      const found = await tx.one(Account, { id });
      if (!found)
        refuse(
          'WRONG_STATE',
          'This person has no account: they were added without an e-mail address and a password.',
          'person',
        );
      const account = await tx.lock(Account, id, 'NO KEY UPDATE');
      const facts = { own: id === actor.personId, disabled: account.disabledAt !== null };
      allow(mayKeepAccount(act, facts));
      await tx.set(Account, id, changes(tx.now));
      if (act !== 'enableAccount') await endGrants(tx, id);
      const subject = { subjectType: 'account', subjectId: id };
      this.audit.record(tx, { type: EVENTS[act], programmeId: null, ...subject, payload });
    });
  }
}

const EVENTS: Record<AccountAct, string> = {
  disableAccount: 'account.disabled',
  enableAccount: 'account.enabled',
  resetPassword: 'account.password-reset',
};

async function endGrants(tx: Tx, personId: string): Promise<void> {
  for (const { id, endedAt } of await tx.find(Session, { personId }))
    if (!endedAt) await tx.set(Session, id, { endedAt: tx.now });
  for (const { id, revokedAt } of await tx.find(ApiToken, { personId }))
    if (!revokedAt) {
      await tx.lock(ApiToken, id, 'NO KEY UPDATE');
      await tx.set(ApiToken, id, { revokedAt: tx.now });
    }
}
