import { Injectable } from '@nestjs/common';
import { AccessService } from '../../platform/access/access.service.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { Database } from '../../platform/database/database.service.js';
import { onConstraint } from '../../platform/database/database-errors.js';
import type { Reader } from '../../platform/database/reader.js';
import type { Tx } from '../../platform/database/tx.js';
import { IdempotencyService, type Once } from '../../platform/idempotency/idempotency.service.js';
import type { Actor } from '../../shared/actor.js';
import { byRef } from '../../shared/refs.js';
import { combined } from '../../shared/combined.js';
import { allow, notFound } from '../../shared/refusal.js';
import { mayBelong, mayHaveSeats } from './body.rules.js';
import { DecidingBody, Site, Trust } from './trust.entity.js';
import type * as inputs from './trust.input.js';

onConstraint('trust_code', {
  code: 'ALREADY_EXISTS',
  because: 'A Trust with this code already exists: choose another code.',
  field: 'code',
});
onConstraint('trust_ods_code', {
  code: 'ALREADY_EXISTS',
  because: 'A Trust with this ODS code already exists.',
  field: 'odsCode',
});
onConstraint('trust_site_code', {
  code: 'ALREADY_EXISTS',
  because: 'Two sites of the Trust have the same code: give each its own.',
  field: 'sites',
});
onConstraint('deciding_body_code', {
  code: 'ALREADY_EXISTS',
  because: 'A body with this code already exists: choose another code.',
  field: 'code',
});

/** Trusts and the bodies that decide: every change is in the installation's chain. */
@Injectable()
export class TrustsService {
  constructor(
    private readonly db: Database,
    private readonly audit: AuditService,
    private readonly access: AccessService,
    private readonly idempotency: IdempotencyService,
  ) {}

  /** Adds a Trust with its sites. */
  async createTrust(
    actor: Actor,
    input: inputs.CreateTrustInput,
  ): Promise<Once<{ trustId: string }>> {
    return await this.db.transaction(actor, async (tx) => {
      await this.access.authorise(tx, 'createTrust');
      return await this.idempotency.once(
        tx,
        { verb: 'createTrust', key: input.idempotencyKey, input },
        async () => {
          const { code, odsCode, name, kind, sites } = input;
          const trust = await tx.insert(Trust, { code, odsCode, name, kind, createdAt: tx.now });
          for (const site of sites) await tx.insert(Site, { trustId: trust.id, ...pick(site) });
          this.record(tx, 'trust.created', 'trust', trust.id, {
            code,
            kind,
            sites: sites.map((site) => site.code),
          });
          return { trustId: trust.id };
        },
      );
    });
  }

  /** Adds a body: a Trust's own, or an outside body whose decisions are recorded here. */
  async createBody(actor: Actor, input: inputs.CreateBodyInput): Promise<Once<{ bodyId: string }>> {
    return await this.db.transaction(actor, async (tx) => {
      await this.access.authorise(tx, 'createBody');
      return await this.idempotency.once(
        tx,
        { verb: 'createBody', key: input.idempotencyKey, input },
        async () => {
          const { code, name, kind } = input;
          const trust = input.trust ? await this.trust(tx, input.trust) : null;
          const belongs = mayBelong(kind, trust?.kind ?? null);
          allow(combined([belongs, mayHaveSeats(kind, input.seatCount ?? null)]));
          const body = await tx.insert(DecidingBody, {
            code,
            name,
            kind,
            trustId: trust?.id ?? null,
            programmeId: null,
            seats: input.seatCount ?? null,
          });
          this.record(tx, 'body.created', 'body', body.id, { code, kind, trust: trust?.id });
          return { bodyId: body.id };
        },
      );
    });
  }

  /** A Trust by code or id. */
  async trust(reader: Reader, ref: string, field = 'trust'): Promise<Trust> {
    const found = await reader.one(Trust, byRef(ref));
    if (!found) throw notFound('Trust', field);
    return found;
  }

  /** A body by code or id. */
  async body(reader: Reader, ref: string, field = 'body'): Promise<DecidingBody> {
    const found = await reader.one(DecidingBody, byRef(ref));
    if (!found) throw notFound('body', field);
    return found;
  }

  private record(
    tx: Tx,
    type: string,
    subjectType: string,
    subjectId: string,
    payload: Parameters<AuditService['record']>[1]['payload'],
  ): void {
    this.audit.record(tx, { type, programmeId: null, subjectType, subjectId, payload });
  }
}

const pick = ({ code, name, place, kind }: inputs.SiteInput) => ({ code, name, place, kind });
