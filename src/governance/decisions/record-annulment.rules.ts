import type { Refusal } from '../../shared/refusal.js';

/** The kinds of record that can be annulled: each is entered from a paper by hand. */
export const RecordType = {
  RECORDED_DECISION: 'RECORDED_DECISION',
  EXTERNAL_DECISION: 'EXTERNAL_DECISION',
  APPLICATION: 'APPLICATION',
  LAW_CHANGE: 'LAW_CHANGE',
} as const;
export type RecordType = keyof typeof RecordType;

/** A record that one may annul. */
export interface AnnullableRecord {
  annulled: boolean;
  /** Whether a later record, itself not annulled, corrects it. */
  corrected: boolean;
  /** What rests on it and stands in the way, in a sentence; null where nothing does. */
  reliedOnBy: string | null;
}

/** Whether a record that was made by mistake can be annulled; null means yes. */
export function mayAnnul({ annulled, corrected, reliedOnBy }: AnnullableRecord): Refusal | null {
  if (annulled) return wrong('This record is already annulled.');
  if (corrected) return wrong('A later record corrects this one: annul that record first.');
  return reliedOnBy === null ? null : wrong(reliedOnBy);
}

/** A record in a chain of corrections. */
interface Linked {
  id: string;
  correctsId: string | null;
}

/** The records that no longer count: those annulled, and those that a record which counts corrects. */
export function goneOf(records: readonly Linked[], annulled: ReadonlySet<string>): Set<string> {
  const before = new Map(records.map(({ id, correctsId }) => [id, correctsId]));
  const gone = new Set(records.filter(({ id }) => annulled.has(id)).map(({ id }) => id));
  for (const { id, correctsId } of records) {
    if (annulled.has(id)) continue;
    for (let one = correctsId; one !== null; one = before.get(one) ?? null) gone.add(one);
  }
  return gone;
}

/**
 * The record that a new correction follows: the last of the chain of what is corrected, where all after it
 * are annulled; null when a correction that counts already follows it.
 */
export function endOfChain(
  id: string,
  records: readonly Linked[],
  annulled: ReadonlySet<string>,
): string | null {
  const next = records.find(({ correctsId }) => correctsId === id);
  if (!next) return id;
  return annulled.has(next.id) ? endOfChain(next.id, records, annulled) : null;
}

function wrong(because: string): Refusal {
  return { code: 'WRONG_STATE', because };
}
