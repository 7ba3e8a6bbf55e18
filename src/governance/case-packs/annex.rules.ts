import type { DocumentRole } from '../programmes/document-role.rules.js';
import type { Blocker, Refusal } from '../../shared/refusal.js';
import type { PackStatus } from './case-pack.rules.js';
import { inComposedForm } from './manifest.rules.js';

export const ANNEX_FORMAT = 'watersmeet.annex/2';

/** A document as an annex's manifest names it. */
export type AnnexLine = {
  position: string;
  title: string;
  role: string;
  privileged: boolean;
  fileName: string;
  mediaType: string;
  bytes: string;
  sha256: string;
};

/** What one body reads beside the common pack, as plain words, of which its own digest is taken. */
export type AnnexManifest = {
  format: typeof ANNEX_FORMAT;
  practice: boolean;
  programme: { code: string; title: string };
  pack: string;
  body: { code: string; name: string };
  title: string;
  documents: AnnexLine[];
};

export interface AnnexFacts {
  practice: boolean;
  programme: { code: string; title: string };
  pack: string;
  body: { code: string; name: string };
  title: string;
  documents: readonly {
    position: number;
    title: string;
    role: DocumentRole;
    privileged: boolean;
    fileName: string;
    mediaType: string;
    bytes: string;
    sha256: string;
  }[];
}

/** The manifest of a body's own annex: numbers are text, documents stand in their order. */
export function annexManifest(facts: AnnexFacts): AnnexManifest {
  const { practice, programme, pack, body, title } = facts;
  const documents = [...facts.documents].sort((a, b) => a.position - b.position).map(line);
  const { code, name } = body;
  return inComposedForm({
    format: ANNEX_FORMAT,
    practice,
    pack,
    title,
    documents,
    programme: { code: programme.code, title: programme.title },
    body: { code, name },
  });
}

/** Whether a body may add an annex to a pack: to one that it may yet decide on; null means yes. */
export function mayHaveAnnex(status: PackStatus): Refusal | null {
  if (status === 'WITHDRAWN')
    return {
      code: 'WRONG_STATE',
      because: 'The pack was withdrawn: start a new version with createCasePack.',
    };
  if (status !== 'SUPERSEDED') return null;
  const because = 'A later version of this pack is sealed: add the annex to that version.';
  return { code: 'PACK_SUPERSEDED', because };
}

/** Whether an annex may still be changed; null means yes. */
export function mayEditAnnex(sealed: boolean): Refusal | null {
  if (!sealed) return null;
  return {
    code: 'SEALED',
    because:
      'The annex is sealed, so it cannot change: add an annex to the next version of the pack.',
  };
}

/** Whether an annex may be sealed; null means yes. `intact`: whether its bytes are still what came. */
export function maySealAnnex(
  sealed: boolean,
  documents: readonly { id: string; title: string; intact: boolean }[],
): Refusal | null {
  if (sealed) return { code: 'SEALED', because: 'The annex is already sealed.' };
  if (documents.length === 0) {
    return { code: 'PACK_INCOMPLETE', because: 'The annex has no document: upload one first.' };
  }
  const blockers = documents
    .filter(({ intact }) => !intact)
    .map(({ id, title }): Blocker => ({
      kind: 'DOCUMENT',
      because: `The document "${title}" was not received in full: upload it again.`,
      subjectType: 'DOCUMENT',
      subjectId: id,
    }));
  if (blockers.length === 0) return null;
  const because = `The annex cannot be sealed yet: ${blockers.length} to do, listed in blockers.`;
  return { code: 'PACK_INCOMPLETE', because, blockers };
}

function line(document: AnnexFacts['documents'][number]): AnnexLine {
  const { position, title, role, privileged, fileName, mediaType, bytes, sha256 } = document;
  return {
    position: String(position),
    title,
    role,
    privileged,
    fileName,
    mediaType,
    bytes,
    sha256,
  };
}
