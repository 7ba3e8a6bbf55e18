import { Injectable } from '@nestjs/common';
import { AccessService } from '../../platform/access/access.service.js';
import type { Verb } from '../../platform/access/permission-table.rules.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { Database } from '../../platform/database/database.service.js';
import type { Tx } from '../../platform/database/tx.js';
import { IdempotencyService, type Once } from '../../platform/idempotency/idempotency.service.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import type { Actor } from '../../shared/actor.js';
import { allow } from '../../shared/refusal.js';
import { CasePack } from './case-pack.entity.js';
import { mayEdit } from './case-pack.rules.js';
import { CasePacksService } from './case-packs.service.js';

export interface Edit {
  verb: Verb;
  input: { idempotencyKey?: string };
  /** The pack that is changed, as far as the caller may see it. */
  find: (tx: Tx) => Promise<CasePack>;
}

type EventPayload = Parameters<AuditService['record']>[1]['payload'];

/** The steps of every change to a draft: find it, check the permission, lock it, raise its version, record it. */
@Injectable()
export class PackEditingService {
  constructor(
    private readonly db: Database,
    private readonly audit: AuditService,
    private readonly access: AccessService,
    private readonly idempotency: IdempotencyService,
    private readonly programmes: ProgrammesService,
    private readonly packs: CasePacksService,
  ) {}

  /**
   * Changes a draft. Its row is locked, so that changes come one after the other and sealing waits for
   * them; its version grows with each, so that the person who seals names exactly what they saw.
   */
  async edit(
    actor: Actor,
    { verb, input, find }: Edit,
    work: (tx: Tx, pack: CasePack) => Promise<void>,
  ): Promise<Once<{ packId: string }>> {
    return await this.db.transaction(actor, async (tx) => {
      const { id, programmeId } = await find(tx);
      await this.access.authorise(tx, verb, { programmeId });
      const change = async () => {
        const pack = await tx.lock(CasePack, id, 'NO KEY UPDATE', 'pack');
        allow(mayEdit(this.packs.status(pack)));
        await tx.set(CasePack, id, {});
        await work(tx, pack);
        return { packId: id };
      };
      const { idempotencyKey: key } = input;
      if (!key) return { ids: await change(), replayed: false };
      return await this.idempotency.once(tx, { verb, key, input }, change);
    });
  }

  /** The pack that an input names by programme and code or id. */
  named(input: { programme: string; pack: string }): (tx: Tx) => Promise<CasePack> {
    return async (tx) => {
      const programme = await this.programmes.programme(tx, input.programme);
      return await this.packs.pack(tx, programme.id, input.pack);
    };
  }

  /** Writes down what became of a pack. */
  record(
    tx: Tx,
    pack: CasePack,
    type: string,
    payload: EventPayload,
    how: { checkpoint?: boolean } = {},
  ): void {
    this.audit.record(tx, {
      ...how,
      type,
      programmeId: pack.programmeId,
      subjectType: 'case-pack',
      subjectId: pack.id,
      payload,
    });
  }
}
