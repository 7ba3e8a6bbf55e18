import { Refused, type Refusal } from '../shared/refusal.js';

interface DriverError {
  code?: string;
  constraint?: string;
}

const constraintRefusals = new Map<string, Refusal>();

/** Says in the business's words what a broken constraint means; called by the feature that owns it. */
export function onConstraint(name: string, refusal: Refusal): void {
  constraintRefusals.set(name, refusal);
}

export function driverError(error: unknown): DriverError {
  const wrapped = error as { driverError?: DriverError };
  return wrapped?.driverError ?? (error as DriverError) ?? {};
}

/** Serialization failure or deadlock: the whole function may be run again. */
export const isRetryable = (error: unknown) =>
  ['40001', '40P01'].includes(driverError(error).code ?? '');

const CONNECTION_LOST = ['08000', '08003', '08006', '57P01', '57P02', 'ECONNRESET', 'EPIPE'];
export const isConnectionLost = (error: unknown) =>
  CONNECTION_LOST.includes(driverError(error).code ?? '') ||
  /Connection terminated/.test(String((error as Error)?.message));

const BUSY: Refusal = {
  code: 'BUSY',
  because: 'The service is busy. Nothing was changed; try again in a moment.',
};

/** What the database said, as a refusal where somebody can act on it; anything else stays our fault. */
export function translated(error: unknown): unknown {
  if (error instanceof Refused) return error;
  const { code, constraint } = driverError(error);
  const known = constraint ? constraintRefusals.get(constraint) : undefined;
  if (known) return new Refused(known);
  if (code === '23505')
    return new Refused({ code: 'ALREADY_EXISTS', because: 'That exists already.' });
  if (code === '42501') return new Refused({ code: 'NOT_FOUND', because: 'No such thing.' });
  if (code === '55P03' || code === '57014') return new Refused(BUSY);
  if (isRetryable(error)) return new Refused(BUSY);
  if (
    /timeout exceeded when trying to connect|Connection terminated due to connection timeout/.test(
      String((error as Error)?.message),
    )
  ) {
    return new Refused(BUSY);
  }
  return error;
}

export const OUTCOME_UNKNOWN: Refusal = {
  code: 'OUTCOME_UNKNOWN',
  because:
    'The connection was lost while it was being written down. Ask again with the same idempotency key.',
};
