import { Injectable } from '@nestjs/common';
import type { Reader, Where } from '../../platform/database/reader.js';
import { Gate } from '../programmes/gate.entity.js';
import type { CaseStage } from '../programmes/regime.rules.js';
import { IDENTIFIER } from '../../shared/refs.js';
import { allow, notFound, type Blocker } from '../../shared/refusal.js';
import { CasePack, PackAnnex, PackDocument, PackSection } from './case-pack.entity.js';
import {
  mayBeDecidedOn,
  packStatus,
  readPackCode,
  usualDemands,
  whatIsMissing,
  type PackContents,
  type PackDemands,
  type PackStatus,
} from './case-pack.rules.js';

/** A document of a pack, with what it is made of. */
export interface PlacedDocument {
  id: string;
  documentId: string;
  position: number;
  title: string;
  role: PackDocument['role'];
  fileName: string;
  mediaType: string;
  bytes: string;
  sha256: string;
  /** Whether as many bytes are there as its row says. */
  received: boolean;
}

/** A case pack as every feature asks for it: found, and whether it can be decided on. */
@Injectable()
export class CasePacksService {
  /** A pack of a programme by id or by code, such as `FBC/2`. */
  async pack(reader: Reader, programmeId: string, ref: string, field = 'pack'): Promise<CasePack> {
    const named = IDENTIFIER.test(ref) ? { id: ref } : readPackCode(ref);
    const found = named ? await reader.one(CasePack, { programmeId, ...named }) : null;
    if (!found) throw notFound('pack', field);
    return found;
  }

  /** The packs of a programme, the latest version of each stage first. */
  async packs(reader: Reader, programmeId: string, stage?: CaseStage | null): Promise<CasePack[]> {
    const where: Where<CasePack> = { programmeId };
    if (stage) where.stage = stage;
    return await reader.find(CasePack, where, { order: { stage: 'ASC', versionNumber: 'DESC' } });
  }

  /** Where a pack stands, a later sealed version counted in. */
  status(pack: CasePack): PackStatus {
    return packStatus(pack.status, pack.supersededById !== null);
  }

  /** Refuses a pack that no body may be asked to decide on: not sealed, or replaced since. */
  mustBeDecidedOn(pack: CasePack): void {
    allow(mayBeDecidedOn(this.status(pack)));
  }

  /** The annex of a body to a pack, for those who may read it; null when there is none for the caller. */
  async annexFor(reader: Reader, packId: string, bodyId: string): Promise<PackAnnex | null> {
    return await reader.one(PackAnnex, { packId, bodyId });
  }

  /** What a pack still lacks before it can be sealed; nothing once it is. */
  async missing(reader: Reader, pack: CasePack): Promise<Blocker[]> {
    if (pack.status === 'SEALED' || pack.status === 'WITHDRAWN') return [];
    const contents = await this.contents(reader, pack);
    return whatIsMissing(contents, await this.demands(reader, pack));
  }

  /** What the pack's stage asks for: the gates that are decided on it name the documents. */
  async demands(reader: Reader, pack: CasePack): Promise<PackDemands> {
    const { programmeId, stage } = pack;
    const gates = await reader.find(Gate, { programmeId, caseStage: stage });
    const part = gates.filter(({ takenOutOn }) => takenOutOn === null);
    const roles = new Set(part.flatMap((gate) => gate.requiredDocuments));
    return usualDemands(stage, [...roles]);
  }

  /** What the pack holds, as the rules ask. */
  async contents(reader: Reader, pack: CasePack): Promise<PackContents> {
    return {
      status: this.status(pack),
      label: pack.label,
      sections: await reader.find(PackSection, { packId: pack.id }),
      documents: await this.documents(reader, pack),
    };
  }

  /** The documents of a pack in their order. */
  async documents(reader: Reader, pack: CasePack): Promise<PlacedDocument[]> {
    return await reader.query<PlacedDocument>(
      `select p.id, p.document_id as "documentId", p.position, p.title, p.role,
         d.file_name as "fileName", d.media_type as "mediaType", d.bytes::text, d.sha256,
         d.bytes = (select coalesce(sum(octet_length(c.content)), 0) from document_chunk c
           where c.programme_id = d.programme_id and c.sha256 = d.sha256) as received
       from pack_document p join document d on d.id = p.document_id
       where p.pack_id = $1 order by p.position`,
      [pack.id],
    );
  }
}
