import {
  annexManifest,
  type AnnexFacts,
  type AnnexManifest,
} from '../../governance/case-packs/annex.rules.js';
import {
  manifest,
  type Manifest,
  type ManifestFacts,
} from '../../governance/case-packs/manifest.rules.js';
import { canonicalJson, canonicalRecord, sha256Hex } from '../../shared/canonical.js';
import type { Check } from './check.js';

interface Sealed {
  id: string;
  manifest: string | null;
  manifestSha256: string | null;
  practice: boolean;
  code: string;
  stage: ManifestFacts['stage'];
  version: number;
  label: string;
  documents: ManifestFacts['documents'];
  sections: ManifestFacts['sections'];
  figures: Record<string, string | null>[];
}

const SEALED = `
  select p.id, p.manifest, p.manifest_sha256 as "manifestSha256", m.practice, m.code, p.stage,
    p.version_number as version, p.label,
    coalesce((select jsonb_agg(jsonb_build_object('position', k.position, 'title', k.title, 'role', k.role,
        'fileName', d.file_name, 'mediaType', d.media_type, 'bytes', d.bytes::text, 'sha256', d.sha256) order by k.position)
      from pack_document k join document d on d.id = k.document_id where k.pack_id = p.id), '[]') as documents,
    coalesce((select jsonb_agg(jsonb_build_object('kind', s.kind, 'title', s.title, 'text', s.text))
      from pack_section s where s.pack_id = p.id), '[]') as sections,
    coalesce((select jsonb_agg(jsonb_build_object('code', f.code, 'title', f.title, 'kind', f.kind, 'value', f.value,
        'priceBase', f.price_base) order by f.code)
      from key_figure f where f.pack_id = p.id), '[]') as figures
  from case_pack p join programme m on m.id = p.programme_id
  where p.status = 'SEALED' or p.manifest is not null or p.manifest_sha256 is not null order by p.id`;

interface SealedAnnex extends Omit<AnnexFacts, 'programme' | 'body'> {
  id: string;
  manifest: string | null;
  manifestSha256: string | null;
  code: string;
  bodyCode: string;
}

const ANNEXES = `
  select x.id, x.manifest, x.manifest_sha256 as "manifestSha256", m.practice, m.code, b.code as "bodyCode",
    p.stage || '/' || p.version_number as pack, x.title,
    coalesce((select jsonb_agg(jsonb_build_object('position', d.position, 'title', d.title, 'role', d.role,
        'privileged', d.privileged, 'fileName', d.file_name, 'mediaType', d.media_type, 'bytes', d.bytes::text,
        'sha256', d.sha256)) from annex_document d where d.annex_id = x.id), '[]') as documents
  from pack_annex x join case_pack p on p.id = x.pack_id join programme m on m.id = x.programme_id
  join deciding_body b on b.id = x.body_id
  where x.sealed_at is not null or x.manifest is not null or x.manifest_sha256 is not null order by x.id`;

export const sealedPacksCheck: Check = {
  name: 'sealed-packs',
  promise:
    'Every sealed pack and annex still has the digest under which it was sealed, and its sections, figures and documents are those that it lists.',
  async *faults({ db }) {
    for await (const sealed of db.stream<Sealed>(SEALED, 10)) {
      const because = textFault(sealed) ?? orFault(() => rowsFault(sealed));
      if (because) yield { table: 'case_pack', row: sealed.id, because };
    }
    for await (const annex of db.stream<SealedAnnex>(ANNEXES, 10)) {
      const because = textFault(annex) ?? orFault(() => annexFault(annex));
      if (because) yield { table: 'pack_annex', row: annex.id, because };
    }
  },
};

function textFault({
  manifest: text,
  manifestSha256,
}: Pick<Sealed, 'manifest' | 'manifestSha256'>): string | null {
  if (text === null || manifestSha256 === null) return 'It is sealed, but has no manifest.';
  if (sha256Hex(text) !== manifestSha256) return 'Its manifest does not match its digest.';
  return read(text) ? null : 'Its manifest cannot be read.';
}

/** Makes the manifest once more from the rows; what may have changed since is taken from the sealed one. */
function rowsFault(sealed: Sealed): string | null {
  const was = read(sealed.manifest!) as Manifest;
  const { practice, code, stage, version, label, sections } = sealed;
  const again = manifest({
    practice,
    stage,
    version,
    label,
    sections,
    snapshot: was.snapshot,
    programme: { code, title: was.programme.title },
    documents: sealed.documents.map((one) => ({ ...one, bytes: BigInt(one.bytes) })),
  });
  const part = (Object.keys(again) as (keyof Manifest)[]).find(
    (name) => canonicalJson(again[name]) !== canonicalJson(was[name]),
  );
  if (part) return `Its manifest does not agree with its rows: ${part}.`;
  if (canonicalRecord(again) !== sealed.manifest) return 'Its manifest has more than its rows.';
  const figures = canonicalJson(was.snapshot.keyFigures?.value ?? []);
  if (figures === canonicalJson(sealed.figures.map(present))) return null;
  return 'Its manifest does not agree with its rows: key figures.';
}

function annexFault(annex: SealedAnnex): string | null {
  const was = read(annex.manifest!) as AnnexManifest;
  const again = annexManifest({
    ...annex,
    programme: { code: annex.code, title: was.programme.title },
    body: { code: annex.bodyCode, name: was.body.name },
  });
  if (canonicalRecord(again) === annex.manifest) return null;
  return 'Its manifest does not agree with its rows.';
}

/** A manifest as it was sealed; null when it is not even one. */
function read(text: string): Manifest | AnnexManifest | null {
  try {
    const value = JSON.parse(text) as Manifest | AnnexManifest;
    const whole = value.programme && ('snapshot' in value || 'body' in value);
    return whole ? value : null;
  } catch {
    return null;
  }
}

/** Rows that no sealing would have taken make no manifest at all. */
function orFault(work: () => string | null): string | null {
  try {
    return work();
  } catch (error) {
    return `No manifest can be made of its rows: ${(error as Error).message}`;
  }
}

const present = (row: Record<string, string | null>) =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
