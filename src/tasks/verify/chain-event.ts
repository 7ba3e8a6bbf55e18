import type { EventPlace, SaidEvent } from './chain-facts.js';
import type { Verification } from './check.js';
import type { NamedRow } from './row-ledger.js';

/** An entry with what stands beside it in the database. */
export interface StoredEntry {
  seq: string;
  prev: string;
  at: string;
  contentDigest: string;
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
  content: string | null;
}

interface EventContent extends SaidEvent {
  subject: { type: string; id: string };
  rows: NamedRow[];
  payload: SaidEvent['payload'] & { seq?: string; at?: string; rows?: NamedRow[] };
  confidentialTo?: string;
}

export const ERASURE = 'audit.content-erased';

/** A column of the entry that does not agree with its content, which is hashed; null when all agree. */
export function eventFault(stored: StoredEntry, programmeId: string | null): string | null {
  const { seq, programmeId: ofEntry, bodyProgrammeId: ofBody } = stored;
  const named = (column: string) =>
    `Entry ${seq}: its column ${column} does not agree with its content.`;
  if (ofEntry !== programmeId || (stored.hasBody && ofBody !== programmeId)) {
    return `Entry ${seq}: its programme is not the programme of its chain.`;
  }
  if (stored.content === null) return null;
  const content = JSON.parse(stored.content) as EventContent;
  const pairs: [string, string | null, string | null | undefined][] = [
    ['type', stored.type, content.type],
    ['actor_id', stored.actorId, content.actor],
    ['subject_type', stored.subjectType, content.subject.type],
    ['subject_id', stored.subjectId, content.subject.id],
    ['tx', stored.tx, content.tx],
    ['confidential_to', stored.confidentialTo, content.confidentialTo ?? null],
  ];
  const wrong = pairs.find(([, column, said]) => column !== said);
  return wrong ? named(wrong[0]) : null;
}

/** Notes what an entry says of rows, sign-ins and requests; an erasure repeats what was said of rows. */
export function readEvent(
  stored: StoredEntry,
  place: EventPlace,
  { ledger, facts }: Pick<Verification, 'ledger' | 'facts'>,
  erased: Set<number>,
): void {
  const content = parsed(stored.content!);
  if (!content) return;
  const { chain } = place;
  facts.event(content, place, ledger);
  for (const row of content.rows ?? []) ledger.note(row, { chain, seq: place.seq, at: stored.at });
  if (content.type !== ERASURE) return;
  const seq = Number(content.payload.seq);
  erased.add(seq);
  facts.erasure(content.payload.proof);
  const then = { chain, seq, at: content.payload.at! };
  for (const row of content.payload.rows ?? []) ledger.note(row, then);
}

function parsed(text: string): EventContent | null {
  try {
    return JSON.parse(text) as EventContent;
  } catch {
    return null;
  }
}
