import { randomUUID } from 'node:crypto';

/** An idempotency key: another one for each act. */
export const key = (): string => randomUUID();
