import type { ObjectLiteral } from 'typeorm';
import { humanName } from '../database/human-name.js';
import type { Tx } from '../database/tx.js';
import type { KeptAnswer } from '../idempotency/idempotency.service.js';
import { notFound } from '../../shared/refusal.js';

type Part = ObjectLiteral | string | number | boolean | null;

/**
 * What an act answers with: rows as it wrote them, or plain values, by name. A function is asked when
 * everything else is written. `replayed` is said only by an act that can be done before under another key.
 */
export type Answer = Record<string, Part | (() => Part)> & { replayed?: boolean };

type Asked<V> = V extends () => infer R ? R : V;

/** What came of an act, and whether it had been done before. */
export type Done<A extends Answer> = { [K in keyof A]: Asked<A[K]> } & { replayed: boolean };

/** Whether a part of an answer is only known when everything else is written. */
export const asksLater = (answer: Answer): boolean =>
  Object.values(answer).some((part) => typeof part === 'function');

/** Asks the functions in an answer. */
export function answered<A extends Answer>(answer: A): Done<A> {
  const asked = Object.entries(answer).map(([name, part]) => [
    name,
    typeof part === 'function' ? (part as () => Part)() : part,
  ]);
  return { replayed: false, ...Object.fromEntries(asked) } as Done<A>;
}

/** The id of the first row in an answer. */
export function idIn(answer: Record<string, unknown>): string | undefined {
  const rows = Object.values(answer).filter((part) => typeof part === 'object' && part !== null);
  return (rows[0] as { id?: string } | undefined)?.id;
}

/** What is kept of an answer: never a row's content, which may change or be erased. */
export function keptAnswer(
  tx: Tx,
  { replayed: _replayed, ...parts }: Record<string, unknown>,
): KeptAnswer {
  const kept = Object.entries(parts).map(([name, part]) => [
    name,
    typeof part === 'object' && part !== null
      ? { row: tx.tableOf(part), id: (part as { id: string }).id }
      : part,
  ]);
  return Object.fromEntries(kept) as KeptAnswer;
}

/** The rows of a kept answer as they are now, with the caller's present rights. */
export async function readAgain<A extends Answer>(tx: Tx, kept: KeptAnswer): Promise<Done<A>> {
  const parts: Record<string, unknown> = { replayed: true };
  for (const [name, part] of Object.entries(kept)) {
    if (typeof part !== 'object' || part === null) parts[name] = part;
    else {
      const row = await tx.rowOf(part.row, part.id);
      if (!row) throw notFound(humanName(part.row));
      parts[name] = row;
    }
  }
  return parts as Done<A>;
}
