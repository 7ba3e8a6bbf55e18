import { driverError, translated } from '../platform/database/database-errors.js';
import { lostFault } from '../platform/database/embedded/fault.js';
import type { DatabaseHandle } from '../platform/database/database-handle.js';
import { Refused } from '../shared/refusal.js';
import { ServeFault } from './address.js';

const DISK_FULL = '53100';
const NOT_PERMITTED = '42501';

/** A sentence for a start that failed because of the database; any other error is returned unchanged. */
export function startFault(error: unknown, { embedded }: DatabaseHandle): unknown {
  const { code, message } = driverError(error);
  const lost = wasLost(error);
  if (embedded && (lost || code === DISK_FULL)) return lostFault(embedded.dataFolder);
  if (code === DISK_FULL)
    return new ServeFault(
      `The disk of the database is full (${message}): free some space, then start again.`,
    );
  if (code === NOT_PERMITTED)
    return new ServeFault(
      `An account of the database lacks a right that is needed to start (${message}): run \`npm run migrate\`, which grants it.`,
    );
  if (lost)
    return new ServeFault(
      'The connection to the database was lost during the start: check that the database runs, then start again. Nothing that was done is lost.',
    );
  return error;
}

/** The connection went, or could not be had. */
function wasLost(error: unknown): boolean {
  const known = translated(error);
  return known instanceof Refused && ['BUSY', 'OUTCOME_UNKNOWN'].includes(known.refusal.code);
}
