import type { NamedRow, RowLedger } from './row-ledger.js';

/** An entry with what stands beside it in the database. */
export interface StoredEntry {
  seq: string;
  prev: string;
  at: string;
  bodyDigest: string;
  entryHash: string;
  tx: string;
  programmeId: string | null;
  hasBody: boolean;
  bodyProgrammeId: string | null;
  confidentialTo: string | null;
  actorId: string | null;
  type: string | null;
  subjectType: string | null;
  subjectId: string | null;
  salt: string | null;
  body: string | null;
}

interface Body {
  actor: string;
  tx: string;
  type: string;
  subject: { type: string; id: string };
  rows: NamedRow[];
  payload: { chain?: string; seq?: string; at?: string; rows?: NamedRow[] };
  confidentialTo?: string;
}

export const ERASURE = 'audit.body-erased';

/** A column of the entry that does not agree with its content, which is hashed; null when all agree. */
export function eventFault(stored: StoredEntry, programmeId: string | null): string | null {
  const { seq, programmeId: ofEntry, bodyProgrammeId: ofBody } = stored;
  const named = (column: string) =>
    `Entry ${seq}: its column ${column} does not agree with its content.`;
  if (ofEntry !== programmeId || (stored.hasBody && ofBody !== programmeId)) {
    return `Entry ${seq}: its programme is not the programme of its chain.`;
  }
  if (stored.body === null) return null;
  const body = JSON.parse(stored.body) as Body;
  const pairs: [string, string | null, string | null | undefined][] = [
    ['type', stored.type, body.type],
    ['actor_id', stored.actorId, body.actor],
    ['subject_type', stored.subjectType, body.subject.type],
    ['subject_id', stored.subjectId, body.subject.id],
    ['tx', stored.tx, body.tx],
    ['confidential_to', stored.confidentialTo, body.confidentialTo ?? null],
  ];
  const wrong = pairs.find(([, column, said]) => column !== said);
  return wrong ? named(wrong[0]) : null;
}

/** Notes the row digests of an entry; an erasure repeats those of the entry that was erased. */
export function readEvent(
  stored: StoredEntry,
  chain: string,
  ledger: RowLedger,
  erased: Set<number>,
): void {
  const body = parsed(stored.body!);
  if (!body) return;
  const entry = { chain, seq: Number(stored.seq), at: stored.at };
  for (const row of body.rows ?? []) ledger.note(row, entry);
  if (body.type !== ERASURE) return;
  const seq = Number(body.payload.seq);
  erased.add(seq);
  const then = { chain, seq, at: body.payload.at! };
  for (const row of body.payload.rows ?? []) ledger.note(row, then);
}

function parsed(text: string): Body | null {
  try {
    return JSON.parse(text) as Body;
  } catch {
    return null;
  }
}
