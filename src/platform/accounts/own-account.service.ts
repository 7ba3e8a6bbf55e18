import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import { Database } from '../database/database.service.js';
import type { Actor } from '../../shared/actor.js';
import { refuse } from '../../shared/refusal.js';
import { Account, Session } from './account.entity.js';
import { AccessService } from '../access/access.service.js';
import { hashPassword, passwordIsRight, requirePassword } from './passwords.js';
import { SignInLimits } from './sign-in-limits.service.js';

/** A person's own way of signing in. */
@Injectable()
export class OwnAccountService {
  constructor(
    private readonly db: Database,
    private readonly audit: AuditService,
    private readonly access: AccessService,
    private readonly limits: SignInLimits,
  ) {}

  /**
   * Changes one's own password and ends every other session. A wrong present password counts as a failed
   * sign-in: somebody who finds an open session must not be able to guess it.
   */
  async changePassword(actor: Actor, current: string, next: string): Promise<void> {
    const known = await this.db.reading(actor, async (reads) => {
      await this.access.authorise(reads, 'changePassword');
      return await reads.must(Account, { id: actor.personId }, 'account');
    });
    requirePassword(next, 'newPassword');
    const refund = await this.limits.spend(known.email, null);
    if (!(await passwordIsRight(known.passwordHash, current)))
      refuse('BAD_USER_INPUT', 'The current password is wrong.', 'currentPassword');
    await refund();
    const passwordHash = await hashPassword(next);
    await this.db.transaction(actor, async (tx) => {
      await this.access.authorise(tx, 'changePassword');
      const account = await tx.lock(Account, actor.personId, 'NO KEY UPDATE');
      await tx.update(Account, account.id, known.version, { passwordHash });
      for (const session of await tx.find(Session, { personId: actor.personId })) {
        if (session.id !== actor.grantId && !session.endedAt)
          await tx.set(Session, session.id, { endedAt: tx.now });
      }
      this.audit.record(tx, {
        type: 'account.password-changed',
        programmeId: null,
        subjectType: 'account',
        subjectId: account.id,
        payload: {},
      });
    });
  }
}
