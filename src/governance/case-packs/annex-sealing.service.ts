import { Injectable } from '@nestjs/common';
import { Acts } from '../../platform/acts/acts.service.js';
import type { Target } from '../../platform/acts/target.js';
import type { Reader } from '../../platform/database/reader.js';
import { actingBodyOf } from '../programmes/programme-targets.js';
import { todayOf } from '../programmes/programmes.reader.js';
import type { Actor } from '../../shared/actor.js';
import { canonicalRecord, sha256Hex } from '../../shared/canonical.js';
import { allow, stale } from '../../shared/refusal.js';
import { storedInAnnex } from './annex-documents.service.js';
import { theAnnex, type OwnAnnex } from './annex-targets.js';
import { annexManifest, maySealAnnex } from './annex.rules.js';
import { CasePack, PackAnnex, type AnnexDocument } from './case-pack.entity.js';
import type * as inputs from './case-pack.input.js';
import { packCode } from './case-pack.rules.js';
import { annexDocumentsOf } from './case-packs.reader.js';
import { DocumentsService } from './documents.service.js';

/** An annex to be sealed with its documents, whose bytes are read before anything is locked. */
const theAnnexToRead: Target<inputs.SealAnnexInput, OwnAnnex & { documents: AnnexDocument[] }> = {
  find: async (reader, input) => {
    const own = await theAnnex.find(reader, input);
    return { ...own, documents: await annexDocumentsOf(reader, own.annex.id) };
  },
  scope: theAnnex.scope,
};

/** Making a body's own annex final: its digest is named in that body's resolution. */
@Injectable()
export class AnnexSealingService {
  constructor(
    private readonly acts: Acts,
    private readonly documents: DocumentsService,
  ) {}

  /** Seals the version of an annex that the caller saw; its bytes are read again first, without a lock. */
  async sealAnnex(actor: Actor, input: inputs.SealAnnexInput) {
    const intact = await this.intactDocuments(actor, input);
    return await this.acts.do(actor, 'sealAnnex', input, theAnnex, async (at) => {
      const { tx, annex, programme, tell } = at;
      const { id, title, bodyId } = annex;
      const { expectedVersion } = input;
      if (annex.version !== expectedVersion) throw stale(expectedVersion, annex.version);
      const documents = await annexDocumentsOf(tx, id);
      const found = documents.map((one) => ({ ...one, intact: intact.has(one.id) }));
      allow(maySealAnnex(annex.sealedAt !== null, found));
      const manifest = await manifestText(tx, annex, documents);
      const manifestSha256 = sha256Hex(manifest);
      const sealed = await tx.set(PackAnnex, id, {
        manifest,
        manifestSha256,
        sealedBy: actor.personId,
        sealedAt: tx.now,
        sealedOn: todayOf(programme, tx.now),
      });
      tell(
        'annex.sealed',
        ['pack-annex', id],
        { title, manifestSha256, documents: documents.length },
        { confidentialTo: bodyId },
      );
      return { annex: sealed };
    });
  }

  /** The documents of an annex whose bytes are still what came, by id. */
  private async intactDocuments(actor: Actor, input: inputs.SealAnnexInput): Promise<Set<string>> {
    const { annex, documents } = await this.acts.ask(actor, 'sealAnnex', input, theAnnexToRead);
    const intact = new Set<string>();
    if (annex.sealedAt) return intact;
    for (const document of documents) {
      if (await this.documents.isIntact(actor, storedInAnnex(document))) intact.add(document.id);
    }
    return intact;
  }
}

/** The exact text that is sealed, from the rows as they are under the lock (RFC 8785). */
async function manifestText(
  reader: Reader,
  annex: PackAnnex,
  documents: readonly AnnexDocument[],
): Promise<string> {
  const { programme, body } = await actingBodyOf(reader, annex);
  const pack = await reader.must(CasePack, { id: annex.packId }, 'pack');
  const { practice } = programme;
  const facts = { practice, programme, pack: packCode(pack), body, title: annex.title, documents };
  return canonicalRecord(annexManifest(facts));
}
