import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import { Database } from '../database/database.service.js';
import type { Tx } from '../database/tx.js';
import { IdempotencyService, type Once } from '../idempotency/idempotency.service.js';
import type { Actor } from '../../shared/actor.js';
import { refuse } from '../../shared/refusal.js';
import { ApiToken } from './account.entity.js';
import { AccessService } from '../access/access.service.js';
import { programmeIdOf } from './places.js';
import type { Role } from '../access/roles.rules.js';
import { newSecret } from './secrets.js';

export interface NewToken {
  idempotencyKey: string;
  name: string;
  programme: string;
  role: Role;
  days: number;
}

const MILLISECONDS_A_DAY = 86_400_000;

/** API tokens: opaque, for one programme and one role of the person's own, with an end. */
@Injectable()
export class ApiTokensService {
  constructor(
    private readonly db: Database,
    private readonly audit: AuditService,
    private readonly access: AccessService,
    private readonly idempotency: IdempotencyService,
  ) {}

  /** Makes a token; its secret is answered this once. A token cannot make another. */
  async create(
    actor: Actor,
    input: NewToken,
  ): Promise<Once<{ apiTokenId: string }> & { secret: string | null }> {
    const { secret, secretHash } = newSecret('TOKEN');
    const once = await this.db.transaction(actor, async (tx) => {
      const held = await this.access.authorise(tx, 'createApiToken');
      const programmeId = await programmeIdOf(tx, input.programme);
      if (!held.some((one) => one.programmeId === programmeId && one.role === input.role)) {
        refuse(
          'NOT_ALLOWED',
          'You do not hold this role in that programme: choose one of your own roles there.',
          'role',
        );
      }
      return await this.idempotency.once(
        tx,
        { verb: 'createApiToken', key: input.idempotencyKey, input },
        async () => ({ apiTokenId: await this.add(tx, input, programmeId, secretHash) }),
      );
    });
    return { ...once, secret: once.replayed ? null : secret };
  }

  /** Revokes one's own token: its next request is refused. */
  async revoke(actor: Actor, apiTokenId: string, expectedVersion: number): Promise<void> {
    await this.db.transaction(actor, async (tx) => {
      await this.access.authorise(tx, 'revokeApiToken');
      const token = await tx.must(
        ApiToken,
        { id: apiTokenId, personId: actor.personId },
        'API token',
        'apiTokenId',
      );
      if (token.revokedAt) refuse('WRONG_STATE', 'This token is already revoked.');
      await tx.update(ApiToken, token.id, expectedVersion, { revokedAt: tx.now });
      this.audit.record(tx, {
        type: 'api-token.revoked',
        programmeId: null,
        subjectType: 'api-token',
        subjectId: token.id,
        payload: {},
      });
    });
  }

  private async add(tx: Tx, input: NewToken, programmeId: string, secretHash: string) {
    const { role, name, days } = input;
    const token = await tx.insert(ApiToken, {
      personId: tx.actor.personId,
      programmeId,
      role,
      name,
      secretHash,
      createdAt: tx.now,
      expiresAt: new Date(tx.now.getTime() + days * MILLISECONDS_A_DAY),
      revokedAt: null,
      lastUsedAt: null,
    });
    const subject = { subjectType: 'api-token', subjectId: token.id };
    const payload = { programme: programmeId, role, days };
    this.audit.record(tx, { type: 'api-token.created', programmeId: null, ...subject, payload });
    return token.id;
  }
}
