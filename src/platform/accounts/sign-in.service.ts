import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { AuditService } from '../audit/audit.service.js';
import { Database } from '../database/database.service.js';
import { translated } from '../database/database-errors.js';
import type { Actor } from '../../shared/actor.js';
import { refuse } from '../../shared/refusal.js';
import { Account, Session } from './account.entity.js';
import { AccessSettings } from '../access/access-settings.js';
import { passwordIsRight } from './passwords.js';
import { bearerHash, newSecret } from './secrets.js';
import { SignInLimits, tidyName } from './sign-in-limits.service.js';

/** A session that was started: its secret is answered this once. */
export interface SignedIn {
  secret: string;
  session: Session;
  actor: Actor;
}

const wrong = () => refuse('NOT_SIGNED_IN', 'The e-mail address or the password is wrong.');

/** Who is acting: passwords, sessions and tokens. */
@Injectable()
export class SignInService {
  constructor(
    private readonly db: Database,
    private readonly audit: AuditService,
    private readonly settings: AccessSettings,
    private readonly limits: SignInLimits,
    private readonly source: DataSource,
  ) {}

  /**
   * Starts a session. Ten failures of an account from one address, or a hundred of either, in 15
   * minutes are answered LIMIT; a wrong password and an unknown account alike NOT_SIGNED_IN.
   */
  async signIn(email: string, password: string, address: string): Promise<SignedIn> {
    const refund = await this.limits.spend(email, address);
    const [account] = await this.ask<{ person_id: string; password_hash: string }>(
      'select * from access.account_for_sign_in($1)',
      [tidyName(email)],
    );
    const right = await passwordIsRight(account?.password_hash ?? null, password);
    if (!account || !right) return wrong();
    const started = await this.start(account.person_id, account.password_hash);
    await refund();
    return started;
  }

  /**
   * Starts a session for a person whose identity is certain: by the password whose digest is given, or
   * otherwise. A password that has been changed since it was checked is refused.
   */
  async start(personId: string, provenBy?: string): Promise<SignedIn> {
    const { secret, secretHash } = newSecret('SESSION');
    const id = uuidv7();
    const unproven: Actor = { personId, grantId: id, grantKind: 'SESSION', authenticatedAt: null };
    const session = await this.db.transaction(unproven, async (tx) => {
      if (provenBy) {
        const account = await tx.lock(Account, personId, 'SHARE');
        if (account.passwordHash !== provenBy || account.disabledAt) wrong();
      }
      const { sessionIdleMinutes: idleMinutes, sessionAbsoluteMinutes } = this.settings;
      const expiresAt = new Date(tx.now.getTime() + sessionAbsoluteMinutes * 60_000);
      const started = await tx.insert(Session, {
        id,
        personId,
        secretHash,
        idleMinutes,
        expiresAt,
        authenticatedAt: tx.now,
        lastSeenAt: tx.now,
        endedAt: null,
      });
      this.audit.record(tx, {
        type: 'session.started',
        programmeId: null,
        subjectType: 'session',
        subjectId: id,
        payload: {},
      });
      return started;
    });
    return { secret, session, actor: { ...unproven, authenticatedAt: session.authenticatedAt } };
  }

  /**
   * Who stands behind `Authorization: Bearer ...`; null for nobody. Asked of the database at every
   * request, so that what was revoked stops working at once on every node.
   */
  async actorOf(authorization: string | undefined): Promise<Actor | null> {
    const secretHash = bearerHash(authorization);
    if (!secretHash) return null;
    const [grant] = await this.ask<{
      grant_kind: Actor['grantKind'];
      grant_id: string;
      person_id: string;
      authenticated_at: Date | null;
    }>('select * from access.use_grant($1)', [secretHash]);
    if (!grant) return null;
    if (grant.grant_kind === 'TOKEN')
      await this.ask('select access.note_token_use($1)', [grant.grant_id]);
    return {
      personId: grant.person_id,
      grantId: grant.grant_id,
      grantKind: grant.grant_kind,
      authenticatedAt: grant.authenticated_at,
    };
  }

  private async ask<R>(sql: string, values: unknown[]): Promise<R[]> {
    try {
      return await this.source.query<R[]>(sql, values);
    } catch (error) {
      throw translated(error);
    }
  }
}
