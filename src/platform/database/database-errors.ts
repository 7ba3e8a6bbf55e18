import { Refused, type Refusal } from '../../shared/refusal.js';

interface DriverError {
  code?: string;
  constraint?: string;
  severity?: string;
  message?: string;
}

const constraintRefusals = new Map<string, Refusal>();

/** Says in the business's words what a broken constraint means; called by the feature that owns it. */
export function onConstraint(name: string, refusal: Refusal): void {
  constraintRefusals.set(name, refusal);
}

export function driverError(error: unknown): DriverError {
  const wrapped = error as { driverError?: DriverError } | null;
  return wrapped?.driverError ?? (error as DriverError | null) ?? {};
}

/** Serialization failure or deadlock: the whole function may be run again. */
export const isRetryable = (error: unknown) =>
  ['40001', '40P01'].includes(driverError(error).code ?? '');

/** Whether a row has a value that another row must not have too. */
export const isTaken = (error: unknown) => driverError(error).code === '23505';

/** Whether the server answered the statement with an error, so that nothing of it was done. */
export const isServerError = (error: unknown) => {
  const { severity, code } = driverError(error);
  return severity === 'ERROR' && !/^08/.test(code ?? '');
};

/** The answer did not come in time: the statement may be running still, and nothing can follow it. */
export const isTimeout = (error: unknown) =>
  /Query read timeout/.test(driverError(error).message ?? '');

/** No connection to be had, or it went away before COMMIT: nothing was changed. */
const OUT_OF_REACH = [
  '08000',
  '08001',
  '08003',
  '08004',
  '08006',
  '53300',
  '57P01',
  '57P02',
  '57P03',
  '57P05',
  '25P03',
  '25P04',
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ENOENT',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
];
const OUT_OF_REACH_IN_WORDS =
  /timeout exceeded when trying to connect|Connection terminated|not queryable|Query read timeout|Client was closed/;
/** Waited too long for a lock or for the answer; or another transaction was always in the way. */
const TOOK_TOO_LONG = ['55P03', '57014', '40001', '40P01'];

const BUSY: Refusal = {
  code: 'BUSY',
  because: 'The service is busy. Nothing was changed: try again in a moment.',
};

/** A database error as a refusal, where the caller can act on it; anything else is a fault of ours. */
export function translated(error: unknown): unknown {
  if (error instanceof Refused) return error;
  const { code = '', constraint, message = '' } = driverError(error);
  const known = constraint ? constraintRefusals.get(constraint) : undefined;
  if (known) return new Refused(known);
  if (isTaken(error))
    return new Refused({ code: 'ALREADY_EXISTS', because: 'This already exists.' });
  // A grant that is missing has the same code, and is a fault of ours.
  if (code === '42501' && message.includes('row-level security'))
    return new Refused({
      code: 'NOT_FOUND',
      because: 'There is no such thing, or you may not see it.',
    });
  if ([...TOOK_TOO_LONG, ...OUT_OF_REACH].includes(code) || OUT_OF_REACH_IN_WORDS.test(message))
    return new Refused(BUSY);
  return error;
}

/** A value that is not of its column's kind: it came from a cursor, or past a scalar. */
export const isBadValue = (error: unknown) => /^22/.test(driverError(error).code ?? '');

export const OUTCOME_UNKNOWN: Refusal = {
  code: 'OUTCOME_UNKNOWN',
  because:
    'The connection to the database was lost while the change was being saved, so it may or may not have been saved. Send the same request again, with the same idempotency key.',
};
