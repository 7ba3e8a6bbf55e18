import { inWords } from '../programmes/document-role.rules.js';
import type { DocumentRole } from '../programmes/document-role.rules.js';
import { CaseStage } from '../programmes/regime.rules.js';
import { parseNumbered } from '../../shared/refs.js';
import type { Blocker, BlockerKind, Refusal } from '../../shared/refusal.js';

/** Where a version of a business case stands; sealed is "final for board". */
export const PackStatus = {
  DRAFT: 'DRAFT',
  IN_REVIEW: 'IN_REVIEW',
  SEALED: 'SEALED',
  SUPERSEDED: 'SUPERSEDED',
  WITHDRAWN: 'WITHDRAWN',
} as const;
export type PackStatus = keyof typeof PackStatus;

/** What is stored: that a pack is superseded follows from a later sealed version. */
export type StoredPackStatus = Exclude<PackStatus, 'SUPERSEDED'>;

/**
 * Where a pack may go next. A sealed pack stays as it is: a change is a new version.
 * A review is for those who want one: a draft may be sealed without.
 */
export const PACK_MOVES: Record<PackStatus, readonly StoredPackStatus[]> = {
  DRAFT: ['IN_REVIEW', 'SEALED', 'WITHDRAWN'],
  IN_REVIEW: ['DRAFT', 'SEALED', 'WITHDRAWN'],
  SEALED: [],
  SUPERSEDED: [],
  WITHDRAWN: [],
};

/** The sections of a case in the order they are read: summary, the Five Cases, what supports them. */
export const SectionKind = {
  EXECUTIVE_SUMMARY: 'EXECUTIVE_SUMMARY',
  STRATEGIC: 'STRATEGIC',
  ECONOMIC: 'ECONOMIC',
  COMMERCIAL: 'COMMERCIAL',
  FINANCIAL: 'FINANCIAL',
  MANAGEMENT: 'MANAGEMENT',
  PATIENT_BENEFITS: 'PATIENT_BENEFITS',
  WORKFORCE: 'WORKFORCE',
  ESTATES: 'ESTATES',
  DIGITAL: 'DIGITAL',
  LTFM: 'LTFM',
  RISKS: 'RISKS',
  BENEFITS_REGISTER: 'BENEFITS_REGISTER',
  PTIP: 'PTIP',
  COMMUNICATIONS: 'COMMUNICATIONS',
  EQUALITY: 'EQUALITY',
  DUE_DILIGENCE: 'DUE_DILIGENCE',
  LEGAL: 'LEGAL',
} as const;
export type SectionKind = keyof typeof SectionKind;

/** The order of sections in a pack and its manifest. */
export const SECTION_ORDER = Object.keys(SectionKind) as SectionKind[];

/** The Five Case Model: the question that each case answers. */
export const FIVE_CASES: Partial<Record<SectionKind, string>> = {
  STRATEGIC: 'Is there a case for change, and does it fit?',
  ECONOMIC: 'Which option is the best value?',
  COMMERCIAL: 'Is the deal viable?',
  FINANCIAL: 'Is it affordable, and funded?',
  MANAGEMENT: 'Can it be delivered?',
};

/** A document that stands for a supporting section, so that nothing is written twice. */
export const COVERED_BY: Partial<Record<SectionKind, DocumentRole>> = {
  PATIENT_BENEFITS: 'PATIENT_BENEFITS_CASE',
  WORKFORCE: 'WORKFORCE_PLAN',
  ESTATES: 'ESTATES_PLAN',
  DIGITAL: 'DIGITAL_PLAN',
  LTFM: 'LTFM',
  RISKS: 'RISK_REGISTER',
  BENEFITS_REGISTER: 'BENEFITS_REGISTER',
  PTIP: 'PTIP',
  COMMUNICATIONS: 'COMMUNICATIONS_PLAN',
  EQUALITY: 'EQIA',
};

export const Completeness = {
  NOT_STARTED: 'NOT_STARTED',
  IN_PROGRESS: 'IN_PROGRESS',
  COMPLETE: 'COMPLETE',
  NOT_APPLICABLE: 'NOT_APPLICABLE',
} as const;
export type Completeness = keyof typeof Completeness;

/** What a pack must hold before it can be sealed; a programme may ask for other than the usual. */
export interface PackDemands {
  sections: readonly SectionKind[];
  documents: readonly DocumentRole[];
}

const FIVE = Object.keys(FIVE_CASES) as SectionKind[];
const SUPPORTING = Object.keys(COVERED_BY) as SectionKind[];

/** The usual demands: the Five Cases at every stage, and what supports them at the last. */
export function usualDemands(stage: CaseStage, documents: readonly DocumentRole[]): PackDemands {
  return { sections: stage === 'FBC' ? [...FIVE, ...SUPPORTING] : FIVE, documents };
}

export interface PackContents {
  status: PackStatus;
  label: string;
  sections: readonly { kind: SectionKind; completeness: Completeness; text: string }[];
  documents: readonly { id: string; title: string; role: DocumentRole; received: boolean }[];
}

/** Where a pack stands, given whether a later version of the same case is sealed. */
export function packStatus(stored: StoredPackStatus, laterSealed: boolean): PackStatus {
  return stored === 'SEALED' && laterSealed ? 'SUPERSEDED' : stored;
}

/** The number of the next version: real cases have reached the fifteenth. */
export function nextVersion(versions: readonly number[]): number {
  return Math.max(0, ...versions) + 1;
}

/** How people name a pack of a programme: `FBC/2`. */
export function packCode(pack: { stage: CaseStage; versionNumber: number }): string {
  return `${pack.stage}/${pack.versionNumber}`;
}

/** What a pack's code says; null when it is none. */
export function readPackCode(code: string): { stage: CaseStage; versionNumber: number } | null {
  const named = parseNumbered(code);
  if (!named || !(named.code in CaseStage)) return null;
  const pack = { stage: named.code as CaseStage, versionNumber: named.number };
  return packCode(pack) === code ? pack : null;
}

/** Whether a pack may go from one status to another; null means yes. */
export function mayMovePack(from: PackStatus, to: StoredPackStatus): Refusal | null {
  if (PACK_MOVES[from].includes(to)) return null;
  const code = from === 'SEALED' || from === 'SUPERSEDED' ? 'SEALED' : 'WRONG_STATE';
  return { code, because: `This pack is ${inWords(from)}, so it cannot become ${inWords(to)}.` };
}

/** Whether the contents of a pack may be changed; null means yes. */
export function mayEdit(status: PackStatus): Refusal | null {
  if (status === 'DRAFT') return null;
  if (status === 'SEALED' || status === 'SUPERSEDED') {
    return {
      code: 'SEALED',
      because:
        'The pack is sealed, so it cannot change: start the next version with createCasePack.',
    };
  }
  const because =
    status === 'IN_REVIEW'
      ? 'The pack is in review: take it back to draft with revisePack before you change it.'
      : 'The pack was withdrawn: start a new version with createCasePack.';
  return { code: 'WRONG_STATE', because };
}

/** Everything that a pack still lacks before it can be sealed; an empty list means nothing. */
export function whatIsMissing(pack: PackContents, demands: PackDemands): Blocker[] {
  const blockers: Blocker[] = [];
  if (pack.label.trim() === '') blockers.push(missing('LABEL', 'Add a label to this version.'));
  if (pack.documents.length === 0) blockers.push(missing('DOCUMENTS', 'Add a document.'));
  return [
    ...blockers,
    ...pack.documents.flatMap(documentFaults),
    ...demands.documents
      .filter((role) => !pack.documents.some((document) => document.role === role))
      .map((role) => missing('DOCUMENT', `Add a document: ${inWords(role)}.`, role)),
    ...demands.sections.flatMap((kind) => sectionFault(kind, pack)),
  ];
}

/** Whether a pack may be sealed now; null means yes. */
export function maySeal(pack: PackContents, demands: PackDemands): Refusal | null {
  const refusal = mayMovePack(pack.status, 'SEALED');
  if (refusal) return refusal;
  const blockers = whatIsMissing(pack, demands);
  if (blockers.length === 0) return null;
  const because = `The pack cannot be sealed yet: ${blockers.length} to do, listed in blockers.`;
  return { code: 'PACK_INCOMPLETE', because, blockers };
}

function documentFaults(document: PackContents['documents'][number]): Blocker[] {
  const subject = { subjectType: 'DOCUMENT', subjectId: document.id } as const;
  const faults: Blocker[] = [];
  if (document.title.trim() === '') {
    faults.push({ kind: 'TITLE', because: 'Add a title to this document.', ...subject });
  }
  if (!document.received) {
    const because = `The document "${document.title}" was not received in full: upload it again.`;
    faults.push({ kind: 'DOCUMENT', because, ...subject });
  }
  return faults;
}

function sectionFault(kind: SectionKind, pack: PackContents): Blocker[] {
  const section = pack.sections.find((candidate) => candidate.kind === kind);
  const cover = COVERED_BY[kind];
  if (cover && pack.documents.some(({ role }) => role === cover)) return [];
  if (!section) return [missing('SECTION', `Add the section ${inWords(kind)}.`, kind)];
  if (section.completeness === 'NOT_APPLICABLE') return sectionLeftOut(section);
  if (section.completeness === 'COMPLETE' && section.text.trim() !== '') return [];
  return [missing('SECTION', `Complete the section ${inWords(kind)}.`, kind)];
}

/** One of the Five Cases is always answered; another section is left out with its reason as text. */
function sectionLeftOut({ kind, text }: { kind: SectionKind; text: string }): Blocker[] {
  if (kind in FIVE_CASES) {
    return [
      missing(
        'SECTION',
        `Write the ${inWords(kind)} case: it cannot be marked as not applicable.`,
        kind,
      ),
    ];
  }
  if (text.trim() !== '') return [];
  return [missing('SECTION', `Say why the section ${inWords(kind)} does not apply.`, kind)];
}

function missing(kind: BlockerKind, because: string, role?: string): Blocker {
  if (!role) return { kind, because };
  const subjectType = kind === 'SECTION' ? 'SECTION_KIND' : 'DOCUMENT_ROLE';
  return { kind, because, subjectType, subjectId: role };
}
