import { Injectable } from '@nestjs/common';
import { Acts } from '../acts/acts.service.js';
import { theInstallation } from '../acts/target.js';
import type { Actor } from '../../shared/actor.js';
import { refuse } from '../../shared/refusal.js';
import { ApiToken } from './account.entity.js';
import type * as inputs from './account.input.js';
import { programmeIdOf } from './places.js';
import { grantProof, newSecret } from './secrets.js';

const MILLISECONDS_A_DAY = 86_400_000;

/** API tokens: opaque, for one programme and one role of the person's own, with an end. */
@Injectable()
export class ApiTokensService {
  constructor(private readonly acts: Acts) {}

  /** Makes a token; its secret is answered this once. A token cannot make another. */
  async createApiToken(actor: Actor, input: inputs.CreateApiTokenInput) {
    const { secret, secretHash } = newSecret('TOKEN');
    const done = await this.acts.do(
      actor,
      'createApiToken',
      input,
      theInstallation,
      async ({ tx, held, tell }) => {
        const { role, name, days } = input;
        const programmeId = await programmeIdOf(tx, input.programme);
        if (!held.some((one) => one.programmeId === programmeId && one.role === role))
          refuse(
            'NOT_ALLOWED',
            'You do not hold this role in that programme: choose one of your own roles there.',
            'role',
          );
        const apiToken = await tx.insert(ApiToken, {
          personId: actor.personId,
          programmeId,
          role,
          name,
          secretHash,
          createdAt: tx.now,
          expiresAt: new Date(tx.now.getTime() + days * MILLISECONDS_A_DAY),
          revokedAt: null,
          lastUsedAt: null,
        });
        const proof = grantProof(apiToken.id, secretHash);
        const payload = { programme: programmeId, role, days, proof };
        tell('api-token.created', ['api-token', apiToken.id], payload);
        return { apiToken };
      },
    );
    return { ...done, token: done.replayed ? null : secret };
  }

  /** Revokes one's own token: its next request is refused. */
  async revokeApiToken(actor: Actor, input: inputs.RevokeApiTokenInput) {
    const { apiTokenId: id, expectedVersion } = input;
    return await this.acts.do(
      actor,
      'revokeApiToken',
      input,
      theInstallation,
      async ({ tx, tell }) => {
        const mine = { id, personId: actor.personId };
        const token = await tx.must(ApiToken, mine, 'API token', 'apiTokenId');
        if (token.revokedAt) refuse('WRONG_STATE', 'This token is already revoked.');
        const apiToken = await tx.update(ApiToken, id, expectedVersion, { revokedAt: tx.now });
        tell('api-token.revoked', ['api-token', id], {});
        return { apiToken };
      },
    );
  }
}
