import { Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { AuditService } from '../audit/audit.service.js';
import { Database } from '../database/database.service.js';
import { translated } from '../database/database-errors.js';
import type { Actor } from '../shared/actor.js';
import { sha256Hex } from '../shared/canonical.js';
import { Refused, refuse } from '../shared/refusal.js';
import { Session } from './access.entity.js';
import { AccessSettings } from './access.settings.js';
import { passwordIsRight } from './passwords.js';
import { bearerHash, newSecret } from './secrets.js';

const ATTEMPTS = { account: 10, address: 100 };
const WINDOW_SECONDS = 15 * 60;

export interface SignedIn {
  secret: string;
  session: Session;
  actor: Actor;
}

/** Who is acting: passwords, sessions and tokens. */
@Injectable()
export class SignInService {
  private readonly limits: { account: RateLimiterPostgres; address: RateLimiterPostgres };

  constructor(
    private readonly db: Database,
    private readonly audit: AuditService,
    private readonly settings: AccessSettings,
    private readonly source: DataSource,
  ) {
    this.limits = {
      account: this.limiter('account', ATTEMPTS.account),
      address: this.limiter('address', ATTEMPTS.address),
    };
  }

  /**
   * Starts a session. Ten failures of an account, or a hundred of an address, in 15 minutes are
   * answered LIMIT; a wrong password and an unknown account alike NOT_SIGNED_IN.
   */
  async signIn(email: string, password: string, address: string): Promise<SignedIn> {
    const name = email.trim().toLowerCase().normalize('NFC');
    const keys = { account: sha256Hex(name), address: sha256Hex(address) };
    await this.spend(keys);
    const [account] = await this.ask<{ person_id: string; password_hash: string }>(
      'select * from access.account_for_sign_in($1)',
      [name],
    );
    if (!(await passwordIsRight(account?.password_hash ?? null, password))) {
      refuse('NOT_SIGNED_IN', 'The e-mail address or the password is not right.');
    }
    await this.limits.account.delete(keys.account);
    return await this.start(account!.person_id);
  }

  /** Starts a session for a person whose identity is already certain. */
  async start(personId: string): Promise<SignedIn> {
    const { secret, secretHash } = newSecret('SESSION');
    const id = uuidv7();
    const unproven: Actor = { personId, grantId: id, grantKind: 'SESSION', authenticatedAt: null };
    const session = await this.db.transaction(unproven, async (tx) => {
      const { sessionIdleMinutes: idleMinutes, sessionAbsoluteMinutes } = this.settings;
      const expiresAt = new Date(tx.now.getTime() + sessionAbsoluteMinutes * 60_000);
      const started = await tx.insert(Session, {
        ...{ id, personId, secretHash, idleMinutes, expiresAt },
        ...{ authenticatedAt: tx.now, lastSeenAt: tx.now, endedAt: null },
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

  /** Ends the session that is being used, or another of one's own. */
  async end(actor: Actor, sessionId: string): Promise<void> {
    await this.db.transaction(actor, async (tx) => {
      const session = await tx.must(
        Session,
        { id: sessionId, personId: actor.personId },
        'session',
      );
      if (session.endedAt) return;
      await tx.set(Session, sessionId, { endedAt: tx.now });
      this.audit.record(tx, {
        type: 'session.ended',
        programmeId: null,
        subjectType: 'session',
        subjectId: sessionId,
        payload: {},
      });
    });
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

  private async spend(keys: { account: string; address: string }): Promise<void> {
    try {
      await this.limits.address.consume(keys.address);
      await this.limits.account.consume(keys.account);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      const minutes = Math.max(1, Math.ceil(error.msBeforeNext / 60_000));
      throw new Refused({
        code: 'LIMIT',
        because: `Too many sign-in attempts: try again in ${minutes} minutes.`,
      });
    }
  }

  private limiter(keyPrefix: string, points: number): RateLimiterPostgres {
    const pool = (this.source.driver as unknown as { master: Pool }).master;
    return new RateLimiterPostgres({
      storeClient: pool,
      storeType: 'pool',
      tableName: 'sign_in_limit',
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix,
      points,
      duration: WINDOW_SECONDS,
    });
  }
}
