import { Refused, type Refusal } from '../../shared/refusal.js';

interface DriverError {
  name?: string;
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

/** What the database or its driver said, however it was wrapped: by the library, or in a refusal. */
export function driverError(error: unknown): DriverError {
  const said = error instanceof Refused && error.cause ? error.cause : error;
  const wrapped = said as { driverError?: DriverError } | null;
  return wrapped?.driverError ?? (said as DriverError | null) ?? {};
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

/** Whether the driver knew before that the connection was gone, so that the statement never left. */
export const wasNeverSent = (error: unknown) =>
  /not queryable/.test(driverError(error).message ?? '');

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
/** The library's own words for a connection that went away in the middle of a transaction. */
const LOST = ['QueryRunnerAlreadyReleasedError', 'QueryRunnerProviderAlreadyReleasedError'];
/** Waited too long for a lock or for the answer; or another transaction was always in the way. */
const TOOK_TOO_LONG = ['55P03', '57014', '40001', '40P01'];

const BUSY: Refusal = {
  code: 'BUSY',
  because: 'The service is busy. Nothing was changed: try again in a moment.',
};

const unavailable = (what: string): Refusal => ({
  code: 'UNAVAILABLE',
  because: `${what} Nothing was changed: tell the people who run the service, and try again when it is put right.`,
});
const DISK_FULL = unavailable('The disk of the database is full.');
const READ_ONLY = unavailable('The database can only be read at the moment.');
const OUT_OF_ORDER = unavailable('The database cannot do this at the moment.');

/**
 * What is wrong with the database itself, by the code of its error or the class of the code: too little
 * memory or disk, a fault of its machine or its files, or that it does not let the service in.
 */
const UNAVAILABLE: [RegExp, Refusal][] = [
  [/^53100$/, DISK_FULL],
  [/^25006$/, READ_ONLY],
  [/^(53...|58...|28...|3D000|57P04|XX00[12])$/, OUT_OF_ORDER],
];

/**
 * A database error as a refusal, where the caller can act on it, or the people who run the service;
 * anything else is a fault of ours. The refusal has what the database said as its cause.
 */
export function translated(error: unknown): unknown {
  if (error instanceof Refused) return error;
  const refusal = ofTheRequest(error) ?? ofTheDatabase(error);
  return refusal ? new Refused(refusal, { cause: error }) : error;
}

/** What is wrong with what was asked, as the database sees it. */
function ofTheRequest(error: unknown): Refusal | undefined {
  const { code, constraint, message = '' } = driverError(error);
  const known = constraint ? constraintRefusals.get(constraint) : undefined;
  if (known) return known;
  if (isTaken(error)) return { code: 'ALREADY_EXISTS', because: 'This already exists.' };
  // A grant that is missing has the same code, and is a fault of ours.
  if (code === '42501' && message.includes('row-level security'))
    return { code: 'NOT_FOUND', because: 'There is no such thing, or you may not see it.' };
  return undefined;
}

/** What is wrong with the database, or the way to it. */
function ofTheDatabase(error: unknown): Refusal | undefined {
  const { code = '', name = '', message = '' } = driverError(error);
  const waits = [...TOOK_TOO_LONG, ...OUT_OF_REACH].includes(code) || LOST.includes(name);
  if (waits || OUT_OF_REACH_IN_WORDS.test(message)) return BUSY;
  return UNAVAILABLE.find(([codes]) => codes.test(code))?.[1];
}

/** A value that is not of its column's kind: it came from a cursor, or past a scalar. */
export const isBadValue = (error: unknown) => /^22/.test(driverError(error).code ?? '');
