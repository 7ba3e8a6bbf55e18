import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import type { Programme } from '../programmes/programme.entity.js';
import type { Actor } from '../../shared/actor.js';
import { canonicalRecord, sha256Hex } from '../../shared/canonical.js';
import { PackSection, type CasePack } from './case-pack.entity.js';
import { packCode } from './case-pack.rules.js';
import { CasePacksService } from './case-packs.service.js';
import { DocumentsService } from './documents.service.js';
import { manifest } from './manifest.rules.js';
import { PackEditingService } from './pack-editing.service.js';
import { SnapshotSections } from './snapshot-sections.js';

/** The steps of sealing: checking the documents, writing the manifest, recording it in the chain. */
@Injectable()
export class SealingParts {
  constructor(
    private readonly documents: DocumentsService,
    private readonly packs: CasePacksService,
    private readonly snapshot: SnapshotSections,
    private readonly editing: PackEditingService,
  ) {}

  /** The digests whose bytes are still what came. */
  async intact(
    actor: Actor,
    programmeId: string,
    documents: readonly { sha256: string; bytes: string }[],
  ): Promise<Set<string>> {
    const bySha256 = new Map(documents.map((document) => [document.sha256, document]));
    const intact = new Set<string>();
    for (const { sha256, bytes } of bySha256.values()) {
      const stored = this.documents.stored({ programmeId, sha256, bytes });
      if (await this.documents.isIntact(actor, stored)) intact.add(sha256);
    }
    return intact;
  }

  /** The exact text that is sealed, from the rows as they are under the lock (RFC 8785). */
  async manifestText(tx: Tx, programme: Programme, pack: CasePack): Promise<string> {
    const documents = await this.packs.documents(tx, pack);
    const sections = await tx.find(PackSection, { packId: pack.id });
    return canonicalRecord(
      manifest({
        practice: programme.practice,
        programme,
        stage: pack.stage,
        version: pack.versionNumber,
        label: pack.label,
        documents: documents.map((document) => ({ ...document, bytes: BigInt(document.bytes) })),
        sections: sections.map(({ kind, title, text }) => ({ kind, title, text })),
        snapshot: await this.snapshot.read(tx, programme, pack),
      }),
    );
  }

  recordSealed(tx: Tx, pack: CasePack, text: string, documents: number): void {
    this.editing.record(
      tx,
      pack,
      'pack.sealed',
      { pack: packCode(pack), label: pack.label, manifestSha256: sha256Hex(text), documents },
      { checkpoint: true },
    );
  }

  recordSuperseded(tx: Tx, earlier: CasePack, by: CasePack): void {
    this.editing.record(tx, earlier, 'pack.superseded', {
      pack: packCode(earlier),
      by: packCode(by),
      manifestSha256: earlier.manifestSha256,
    });
  }
}
