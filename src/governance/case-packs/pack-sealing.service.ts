import { Injectable } from '@nestjs/common';
import { Acts, type At } from '../../platform/acts/acts.service.js';
import type { Target } from '../../platform/acts/target.js';
import type { Programme } from '../programmes/programme.entity.js';
import { lockDecisions, refuseUnlessRunning } from '../programmes/programme-targets.js';
import { todayOf } from '../programmes/programmes.reader.js';
import type { Actor } from '../../shared/actor.js';
import { canonicalRecord, sha256Hex } from '../../shared/canonical.js';
import { allow, stale } from '../../shared/refusal.js';
import { CasePack } from './case-pack.entity.js';
import type * as inputs from './case-pack.input.js';
import { mayMovePack, maySeal, packCode } from './case-pack.rules.js';
import {
  contentsOf,
  demandsOf,
  documentsOf,
  packsOf,
  statusOf,
  type PlacedDocument,
} from './case-packs.reader.js';
import { DocumentsService, storedInProgramme } from './documents.service.js';
import { manifest, type Snapshot } from './manifest.rules.js';
import { thePack } from './pack-targets.js';
import { SnapshotSections } from './snapshot-sections.js';

/** A pack to be sealed: nothing is decided in its programme, and nobody writes in it, meanwhile. */
const thePackToSeal: typeof thePack = {
  ...thePack,
  lock: async (tx, found) => {
    const programme = await lockDecisions(tx, found.programme.id, 'NO KEY UPDATE');
    await refuseUnlessRunning(tx, programme.id);
    const pack = await tx.lock(CasePack, found.pack.id, 'NO KEY UPDATE', 'pack');
    return { programme, pack };
  },
};

/** A pack to be sealed with its documents, whose bytes are read before anything is locked. */
const thePackToRead: Target<
  inputs.SealPackInput,
  { programme: Programme; pack: CasePack; documents: PlacedDocument[] }
> = {
  find: async (reader, input) => {
    const { programme, pack } = await thePack.find(reader, input);
    return { programme, pack, documents: await documentsOf(reader, pack) };
  },
  scope: thePack.scope,
};

/** Making a pack final: every body decides on the same bytes from then on. */
@Injectable()
export class PackSealingService {
  constructor(
    private readonly acts: Acts,
    private readonly documents: DocumentsService,
    private readonly snapshot: SnapshotSections,
  ) {}

  /**
   * Seals the version of a pack that the caller saw, and replaces the sealed version before it.
   *
   * All of its documents' bytes are read and digested again first, before anything is locked: a pack
   * of a gigabyte must not hold up a vote. What was not found whole then is not sealed.
   */
  async sealPack(actor: Actor, input: inputs.SealPackInput) {
    const intact = await this.intactDigests(actor, input);
    return await this.acts.do(actor, 'sealPack', input, thePackToSeal, async (at) => {
      const { tx, programme, pack, tell } = at;
      allow(mayMovePack(statusOf(pack), 'SEALED'));
      if (pack.version !== input.expectedVersion) throw stale(input.expectedVersion, pack.version);
      const contents = await contentsOf(tx, pack);
      const documents = contents.documents.map((document) => ({
        ...document,
        received: intact.has(document.sha256),
      }));
      allow(maySeal({ ...contents, documents }, await demandsOf(tx, pack)));
      const snapshot = await this.snapshot.read(tx, programme, pack);
      const text = manifestText(programme, pack, contents, snapshot);
      const manifestSha256 = sha256Hex(text);
      const casePack = await tx.set(CasePack, pack.id, {
        status: 'SEALED',
        manifest: text,
        manifestSha256,
        sealedBy: actor.personId,
        sealedAt: tx.now,
        sealedOn: todayOf(programme, tx.now),
      });
      tell('pack.sealed', ['case-pack', pack.id], {
        pack: packCode(pack),
        label: pack.label,
        manifestSha256,
        documents: documents.length,
      });
      await supersedeEarlier(at, pack);
      return { casePack };
    });
  }

  /** The digests of a pack's documents whose bytes are still what came. */
  private async intactDigests(actor: Actor, input: inputs.SealPackInput): Promise<Set<string>> {
    const { pack, documents } = await this.acts.ask(actor, 'sealPack', input, thePackToRead);
    const intact = new Set<string>();
    if (pack.status === 'SEALED') return intact;
    const bySha256 = new Map(documents.map((document) => [document.sha256, document]));
    for (const { sha256, bytes } of bySha256.values()) {
      const stored = storedInProgramme({ programmeId: pack.programmeId, sha256, bytes });
      if (await this.documents.isIntact(actor, stored)) intact.add(sha256);
    }
    return intact;
  }
}

/** The exact text that is sealed, from the rows as they are under the lock (RFC 8785). */
function manifestText(
  programme: Programme,
  pack: CasePack,
  { documents, sections }: Awaited<ReturnType<typeof contentsOf>>,
  snapshot: Snapshot,
): string {
  return canonicalRecord(
    manifest({
      practice: programme.practice,
      programme,
      stage: pack.stage,
      version: pack.versionNumber,
      label: pack.label,
      documents: documents.map((document) => ({ ...document, bytes: BigInt(document.bytes) })),
      sections: sections.map(({ kind, title, text }) => ({ kind, title, text })),
      snapshot,
    }),
  );
}

/** Marks earlier sealed versions of the stage as superseded: resolutions open on them are void. */
async function supersedeEarlier({ tx, tell }: At<object>, sealed: CasePack): Promise<void> {
  const { programmeId, stage } = sealed;
  for (const { id, status, supersededById } of await packsOf(tx, programmeId, stage)) {
    if (id === sealed.id || status !== 'SEALED' || supersededById !== null) continue;
    const earlier = await tx.lock(CasePack, id, 'NO KEY UPDATE', 'pack');
    await tx.set(CasePack, id, { supersededById: sealed.id });
    tell('pack.superseded', ['case-pack', id], {
      pack: packCode(earlier),
      by: packCode(sealed),
      manifestSha256: earlier.manifestSha256,
    });
  }
}
