import type { Reader } from '../database/reader.js';
import { notFound } from '../../shared/refusal.js';
import { IDENTIFIER } from '../../shared/refs.js';

/** A programme by code or id, as far as the caller may see it. Access stands below programmes: hence by table. */
export async function programmeIdOf(
  reader: Reader,
  ref: string,
  field = 'programme',
): Promise<string> {
  return await idOf(reader, 'programme', ref, field);
}

/** A Trust by code or id. */
export async function trustIdOf(reader: Reader, ref: string, field = 'trust'): Promise<string> {
  return await idOf(reader, 'trust', ref, field);
}

async function idOf(
  reader: Reader,
  table: 'programme' | 'trust',
  ref: string,
  field: string,
): Promise<string> {
  const column = IDENTIFIER.test(ref) ? 'id' : 'code';
  const [found] = await reader.query<{ id: string }>(
    `select id from ${table} where ${column} = $1`,
    [ref],
  );
  if (!found) throw notFound(table === 'trust' ? 'Trust' : 'programme', field);
  return found.id;
}
