import type { Response } from 'express';
import type { Refusal, RefusalCode } from '../../shared/refusal.js';
import type { ApiRequest } from './request-context.js';

const STATUS: Partial<Record<RefusalCode, number>> = {
  NOT_SIGNED_IN: 401,
  REAUTHENTICATE: 401,
  NOT_ALLOWED: 403,
  NOT_FOUND: 404,
  STALE_VERSION: 409,
  ALREADY_EXISTS: 409,
  WRONG_STATE: 409,
  SEALED: 409,
  DOCUMENT_REFUSED: 422,
  LIMIT: 429,
  BUSY: 503,
  INTERNAL: 500,
};

/** A refusal over plain HTTP: in JSON, with its code, never a stack. */
export function replyRefusal(response: Response, refusal: Refusal, status?: number): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const { requestId } = response.req as ApiRequest;
  response
    .status(status ?? STATUS[refusal.code] ?? 400)
    .json({ errors: [{ message: refusal.because, extensions: { ...refusal, requestId } }] });
}
