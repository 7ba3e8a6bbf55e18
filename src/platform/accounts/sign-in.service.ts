import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { AuditService, digestOfRow } from '../audit/audit.service.js';
import { notDigested } from '../database/critical.js';
import type { Tx } from '../database/tx.js';
import { Database } from '../database/database.service.js';
import { translated } from '../database/database-errors.js';
import type { Actor } from '../../shared/actor.js';
import { sha256Hex } from '../../shared/canonical.js';
import { refuse } from '../../shared/refusal.js';
import { Account, Session } from './account.entity.js';
import type { Admits } from '../access/permissions.rules.js';
import { AccountNotices } from './account-notices.js';
import { AccessSettings } from '../access/access-settings.js';
import { passwordIsRight } from './passwords.js';
import { bearerHash, grantProof, newSecret } from './secrets.js';
import { SignInLimits, tidyName } from './sign-in-limits.service.js';

/**
 * The digest of the account that a password was checked against: the entry of a sign-in has it, so that an
 * account that was changed by hand, used and put back is found.
 */
export const accountDigest = async (tx: Tx, id: string): Promise<string | null> =>
  await digestOfRow(tx, 'account', { id }, notDigested(Account));

/** A session that was started: its secret is answered this once. */
export interface SignedIn {
  secret: string;
  session: Session;
  actor: Actor;
}

const wrong = () =>
  refuse(
    'NOT_SIGNED_IN',
    'The e-mail address or the password is wrong. If you have forgotten the password, an administrator can set a new one.',
  );

/** Who is acting: passwords, sessions and tokens. */
@Injectable()
export class SignInService {
  constructor(
    private readonly db: Database,
    private readonly audit: AuditService,
    private readonly settings: AccessSettings,
    private readonly limits: SignInLimits,
    private readonly source: DataSource,
    private readonly notices: AccountNotices,
  ) {}

  /**
   * Starts a session. Too many failures are answered LIMIT (see SignInLimits); a wrong password and an
   * unknown account alike NOT_SIGNED_IN.
   */
  async signIn(email: string, password: string, address: string): Promise<SignedIn> {
    const { turn, succeeded } = await this.limits.begin(email, address);
    const [account] = await this.ask<{ person_id: string; password_hash: string }>(
      'select * from access.account_for_sign_in($1)',
      [tidyName(email)],
    );
    const right = await passwordIsRight(account?.password_hash ?? null, password, turn);
    if (!account || !right) return wrong();
    const started = await this.start(account.person_id, account.password_hash, address);
    await succeeded();
    return started;
  }

  /**
   * Starts a session for a person whose identity is certain: by the password whose digest is given, or
   * otherwise. A password that has been changed since it was checked is refused.
   */
  async start(personId: string, provenBy?: string, address?: string): Promise<SignedIn> {
    const { secret, secretHash } = newSecret('SESSION');
    const id = uuidv7();
    const unproven: Actor = {
      personId,
      grantId: id,
      grantKind: 'SESSION',
      grantProof: grantProof(id, secretHash),
      authenticatedAt: null,
    };
    const session = await this.db.transaction(unproven, async (tx) => {
      if (provenBy) {
        const account = await tx.lock(Account, personId, 'SHARE');
        if (account.passwordHash !== provenBy || account.disabledAt) wrong();
      }
      const { sessionIdleMinutes: idleMinutes, sessionAbsoluteMinutes } = this.settings;
      const expiresAt = new Date(tx.now.getTime() + sessionAbsoluteMinutes * 60_000);
      const addressDigest = address ? sha256Hex(`${personId} ${address}`) : null;
      if (addressDigest && !(await tx.one(Session, { personId, addressDigest })))
        await this.notices.tell(tx, {
          personId,
          type: 'session.new-address',
          text: `Your account was signed in to from an address that is new to it, ${address}. If it was not you, change your password now and tell your company secretary.`,
          subjectType: 'account',
        });
      const started = await tx.insert(Session, {
        id,
        personId,
        secretHash,
        idleMinutes,
        expiresAt,
        authenticatedAt: tx.now,
        lastSeenAt: tx.now,
        endedAt: null,
        addressDigest,
      });
      this.audit.record(tx, {
        type: 'session.started',
        programmeId: null,
        subjectType: 'session',
        subjectId: id,
        payload: { account: provenBy ? await accountDigest(tx, personId) : undefined },
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
      admits: Admits;
    }>('select * from access.use_grant($1)', [secretHash]);
    if (!grant) return null;
    if (grant.grant_kind === 'TOKEN')
      await this.ask('select access.note_token_use($1)', [grant.grant_id]);
    return {
      personId: grant.person_id,
      grantId: grant.grant_id,
      grantKind: grant.grant_kind,
      grantProof: grantProof(grant.grant_id, secretHash),
      authenticatedAt: grant.authenticated_at,
      choosesPassword: grant.admits === 'CHANGING_PASSWORD',
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
