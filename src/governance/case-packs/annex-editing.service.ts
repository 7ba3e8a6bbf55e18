import { Injectable } from '@nestjs/common';
import type { Verb } from '../../platform/access/permission-table.rules.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { Database } from '../../platform/database/database.service.js';
import type { Reader } from '../../platform/database/reader.js';
import type { Tx } from '../../platform/database/tx.js';
import { BodyActsService } from '../programmes/body-acts.service.js';
import type { Actor } from '../../shared/actor.js';
import { allow } from '../../shared/refusal.js';
import { mayEditAnnex } from './annex.rules.js';
import { AnnexDocument, PackAnnex } from './case-pack.entity.js';

type EventPayload = Parameters<AuditService['record']>[1]['payload'];

/** The steps of every change to a body's annex: only its secretary makes it, only that body is shown it. */
@Injectable()
export class AnnexEditingService {
  constructor(
    private readonly db: Database,
    private readonly audit: AuditService,
    private readonly acts: BodyActsService,
  ) {}

  /** An annex that the caller may read, for a verb of its body's secretary. */
  async annex(reader: Reader, verb: Verb, id: string, field = 'annexId'): Promise<PackAnnex> {
    const annex = await reader.must(PackAnnex, { id }, 'annex', field);
    await this.acts.beginOn(reader, verb, annex);
    return annex;
  }

  /** Changes an annex that is not sealed, as the caller saw it; its row is locked throughout. */
  async edit(
    actor: Actor,
    { verb, expectedVersion, find, changes = {} }: Edit,
    work: (tx: Tx, annex: PackAnnex) => Promise<void>,
  ): Promise<string> {
    return await this.db.transaction(actor, async (tx) => {
      const { id } = await find(tx);
      await this.annex(tx, verb, id);
      const annex = await this.lock(tx, id);
      await tx.update(PackAnnex, id, expectedVersion, changes);
      await work(tx, annex);
      return id;
    });
  }

  /** Locks an annex, so that its changes happen one after the other and sealing waits for them. */
  async lock(tx: Tx, id: string): Promise<PackAnnex> {
    const annex = await tx.lock(PackAnnex, id, 'NO KEY UPDATE', 'annex');
    allow(mayEditAnnex(annex.sealedAt !== null));
    return annex;
  }

  /** The documents of an annex in their order. */
  async documents(reader: Reader, annexId: string): Promise<AnnexDocument[]> {
    return await reader.find(AnnexDocument, { annexId }, { order: { position: 'ASC' } });
  }

  /** Writes down what became of an annex, for its body to read. */
  record(tx: Tx, annex: PackAnnex, type: string, payload: EventPayload): void {
    this.audit.record(tx, {
      type,
      programmeId: annex.programmeId,
      confidentialTo: annex.bodyId,
      subjectType: 'pack-annex',
      subjectId: annex.id,
      payload,
    });
  }
}

interface Edit {
  verb: Verb;
  /** The version of the annex that the caller saw. */
  expectedVersion: number;
  find: (tx: Tx) => Promise<{ id: string }>;
  /** What changes of the annex itself. */
  changes?: { title?: string };
}
