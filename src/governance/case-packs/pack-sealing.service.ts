import { Injectable } from '@nestjs/common';
import { AccessService } from '../../platform/access/access.service.js';
import { Database } from '../../platform/database/database.service.js';
import type { Tx } from '../../platform/database/tx.js';
import { IdempotencyService, type Once } from '../../platform/idempotency/idempotency.service.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import type { Actor } from '../../shared/actor.js';
import { sha256Hex } from '../../shared/canonical.js';
import { allow, stale } from '../../shared/refusal.js';
import { CasePack } from './case-pack.entity.js';
import type * as inputs from './case-pack.input.js';
import { mayMovePack, maySeal } from './case-pack.rules.js';
import { CasePacksService } from './case-packs.service.js';
import { SealingParts } from './sealing-parts.js';

/** Making a pack final: every body decides on the same bytes from then on. */
@Injectable()
export class PackSealingService {
  constructor(
    private readonly db: Database,
    private readonly access: AccessService,
    private readonly idempotency: IdempotencyService,
    private readonly programmes: ProgrammesService,
    private readonly packs: CasePacksService,
    private readonly parts: SealingParts,
  ) {}

  /**
   * Seals the version of a pack that the caller saw, and replaces the sealed version before it.
   *
   * All of its documents' bytes are read and digested again first, before anything is locked: a pack
   * of a gigabyte must not hold up a vote. What was not found whole then is not sealed.
   */
  async sealPack(actor: Actor, input: inputs.SealPackInput): Promise<Once<{ packId: string }>> {
    const intact = await this.intactDigests(actor, input);
    return await this.db.transaction(actor, async (tx) => {
      const programme = await this.programmes.programme(tx, input.programme);
      const { id } = await this.packs.pack(tx, programme.id, input.pack);
      await this.access.authorise(tx, 'sealPack', { programmeId: programme.id });
      const request = { verb: 'sealPack', key: input.idempotencyKey, input };
      return await this.idempotency.once(tx, request, async () => {
        await this.seal(tx, { programmeId: programme.id, packId: id, input, intact });
        return { packId: id };
      });
    });
  }

  private async intactDigests(actor: Actor, input: inputs.SealPackInput): Promise<Set<string>> {
    const { pack, documents } = await this.db.reading(actor, async (reads) => {
      const programme = await this.programmes.programme(reads, input.programme);
      const found = await this.packs.pack(reads, programme.id, input.pack);
      await this.access.authorise(reads, 'sealPack', { programmeId: programme.id });
      return { pack: found, documents: await this.packs.documents(reads, found) };
    });
    return pack.status === 'SEALED'
      ? new Set()
      : await this.parts.intact(actor, pack.programmeId, documents);
  }

  private async seal(tx: Tx, { programmeId, packId, input, intact }: Sealing): Promise<void> {
    const programme = await this.programmes.lockDecisions(tx, programmeId, 'NO KEY UPDATE');
    await this.programmes.mustRun(tx, programme.id);
    const pack = await tx.lock(CasePack, packId, 'NO KEY UPDATE', 'pack');
    allow(mayMovePack(this.packs.status(pack), 'SEALED'));
    if (pack.version !== input.expectedVersion) throw stale(input.expectedVersion, pack.version);
    const contents = await this.packs.contents(tx, pack);
    const documents = (await this.packs.documents(tx, pack)).map((document) => ({
      ...document,
      received: intact.has(document.sha256),
    }));
    allow(maySeal({ ...contents, documents }, await this.packs.demands(tx, pack)));
    const text = await this.parts.manifestText(tx, programme, pack);
    await tx.set(CasePack, pack.id, {
      status: 'SEALED',
      manifest: text,
      manifestSha256: sha256Hex(text),
      sealedBy: tx.actor.personId,
      sealedAt: tx.now,
      sealedOn: this.programmes.today(programme, tx.now),
    });
    this.parts.recordSealed(tx, pack, text, documents.length);
    await this.supersedeEarlier(tx, pack);
  }

  /** Marks earlier sealed versions of the stage as superseded: resolutions open on them are void. */
  private async supersedeEarlier(tx: Tx, sealed: CasePack): Promise<void> {
    const { programmeId, stage } = sealed;
    for (const { id, status, supersededById } of await this.packs.packs(tx, programmeId, stage)) {
      if (id === sealed.id || status !== 'SEALED' || supersededById !== null) continue;
      const earlier = await tx.lock(CasePack, id, 'NO KEY UPDATE', 'pack');
      await tx.set(CasePack, earlier.id, { supersededById: sealed.id });
      this.parts.recordSuperseded(tx, earlier, sealed);
    }
  }
}

interface Sealing {
  programmeId: string;
  packId: string;
  input: inputs.SealPackInput;
  intact: ReadonlySet<string>;
}
