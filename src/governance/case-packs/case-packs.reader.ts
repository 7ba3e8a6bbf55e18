import type { Reader, Where } from '../../platform/database/reader.js';
import { listOf, oneOf } from '../../platform/graphql/loader.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import { Gate } from '../programmes/gate.entity.js';
import type { CaseStage } from '../programmes/regime.rules.js';
import { IDENTIFIER } from '../../shared/refs.js';
import { notFound, type Blocker } from '../../shared/refusal.js';
import {
  AnnexDocument,
  CasePack,
  Document,
  KeyFigureRow,
  PackAnnex,
  PackDocument,
  PackSection,
} from './case-pack.entity.js';
import {
  packStatus,
  readPackCode,
  SECTION_ORDER,
  usualDemands,
  whatIsMissing,
  type PackDemands,
  type PackStatus,
} from './case-pack.rules.js';

/** A pack by id. */
export const packOf = oneOf(CasePack);
/** A document of a programme by id. */
export const documentOf = oneOf(Document);

/** The key figures of a pack, by code. */
export const keyFiguresOf = listOf(KeyFigureRow, 'packId', { code: 'ASC' });
/** The documents in a pack, in the order of their places. */
export const documentsInPack = listOf(PackDocument, 'packId', { position: 'ASC' });
/** The annexes of a pack that the caller may read. */
export const annexesOf = listOf(PackAnnex, 'packId', { id: 'ASC' });
/** The documents in an annex, in the order of their places. */
export const documentsInAnnex = listOf(AnnexDocument, 'annexId', { position: 'ASC' });

const rowsOfSections = listOf(PackSection, 'packId', { id: 'ASC' });

/** The sections of a pack, in the order of the business case. */
export async function sectionsOf(context: RequestContext, packId: string): Promise<PackSection[]> {
  const place = ({ kind }: PackSection) => SECTION_ORDER.indexOf(kind);
  const rows = await rowsOfSections(context, packId);
  return rows.toSorted((a, b) => place(a) - place(b));
}

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

/** A pack of a programme by id or by code, such as `FBC/2`. */
export async function findPack(
  reader: Reader,
  programmeId: string,
  ref: string,
  field = 'pack',
): Promise<CasePack> {
  const named = IDENTIFIER.test(ref) ? { id: ref } : readPackCode(ref);
  const found = named ? await reader.one(CasePack, { programmeId, ...named }) : null;
  if (!found) throw notFound('pack', field);
  return found;
}

/** The packs of a programme, the latest version of each stage first. */
export async function packsOf(
  reader: Reader,
  programmeId: string,
  stage?: CaseStage | null,
): Promise<CasePack[]> {
  const where: Where<CasePack> = { programmeId };
  if (stage) where.stage = stage;
  return await reader.find(CasePack, where, { order: { stage: 'ASC', versionNumber: 'DESC' } });
}

/** Where a pack stands, a later sealed version counted in. */
export const statusOf = (pack: CasePack): PackStatus =>
  packStatus(pack.status, pack.supersededById !== null);

/** What a pack still lacks before it can be sealed; nothing once it is. */
export async function missingOf(reader: Reader, pack: CasePack): Promise<Blocker[]> {
  if (pack.status === 'SEALED' || pack.status === 'WITHDRAWN') return [];
  const contents = await contentsOf(reader, pack);
  return whatIsMissing(contents, await demandsOf(reader, pack));
}

/** What the pack's stage asks for: the gates that are decided on it name the documents. */
export async function demandsOf(reader: Reader, pack: CasePack): Promise<PackDemands> {
  const { programmeId, stage } = pack;
  const gates = await reader.find(Gate, { programmeId, caseStage: stage });
  const part = gates.filter(({ takenOutOn }) => takenOutOn === null);
  const roles = new Set(part.flatMap((gate) => gate.requiredDocuments));
  return usualDemands(stage, [...roles]);
}

/** What a pack holds, as the rules ask. */
export async function contentsOf(reader: Reader, pack: CasePack) {
  return {
    status: statusOf(pack),
    label: pack.label,
    sections: await reader.find(PackSection, { packId: pack.id }),
    documents: await documentsOf(reader, pack),
  };
}

/** The documents of a pack in their order. */
export async function documentsOf(reader: Reader, pack: CasePack): Promise<PlacedDocument[]> {
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

/** The annex of a body to a pack, for those who may read it; null when there is none for the caller. */
export async function annexOf(
  reader: Reader,
  packId: string,
  bodyId: string,
): Promise<PackAnnex | null> {
  return await reader.one(PackAnnex, { packId, bodyId });
}

/** The documents of an annex in their order. */
export async function annexDocumentsOf(reader: Reader, annexId: string): Promise<AnnexDocument[]> {
  return await reader.find(AnnexDocument, { annexId }, { order: { position: 'ASC' } });
}
