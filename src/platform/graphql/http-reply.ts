import type { Response } from 'express';
import { asItTurnedOut } from '../database/outcome.js';
import type { Refusal, RefusalCode } from '../../shared/refusal.js';
import { noteRefused, type ApiRequest } from './request-context.js';

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
  OUTCOME_UNKNOWN: 503,
  BUSY: 503,
  UNAVAILABLE: 503,
  INTERNAL: 500,
};

/**
 * A refusal over plain HTTP: in JSON, with its code, never a stack; with its usual status, unless another
 * is given. What failed once the change was saved, or may have been, is OUTCOME_UNKNOWN.
 */
export function replyRefusal(response: Response, failure: Refusal, status?: number): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const { requestId } = response.req as ApiRequest;
  const refusal = asItTurnedOut(failure);
  const given = refusal === failure ? status : undefined;
  noteRefused(response.req, refusal.code);
  response
    .status(given ?? STATUS[refusal.code] ?? 400)
    .json({ errors: [{ message: refusal.because, extensions: { ...refusal, requestId } }] });
}
