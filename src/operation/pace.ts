import type { NextFunction, Request, Response } from 'express';
import { replyRefusal } from '../platform/graphql/http-reply.js';

/** How fast the body of a request must come, so that nobody holds a connection by sending nothing. */
export interface Pace {
  /** A body is to be there by then; that of a document, or so much of it in every such time. */
  everyMilliseconds: number;
  leastBytes: number;
}

/** A document of 50 MB may take an hour of a slow line; a line that stands still is given half a minute. */
export const PACE: Pace = { everyMilliseconds: 30_000, leastBytes: 512 * 1024 };

/** Cuts off a body that comes too slowly: 408, LIMIT. */
export function keepPace(pace: Pace) {
  return (request: Request, response: Response, next: NextFunction): void => {
    if (request.method === 'POST') watch(request, response, pace);
    next();
  };
}

function watch(request: Request, response: Response, pace: Pace): void {
  const { socket } = request;
  const least = request.path.startsWith('/api/documents') ? pace.leastBytes : Infinity;
  let seen = socket.bytesRead;
  const look = () => {
    const come = socket.bytesRead - seen;
    seen = socket.bytesRead;
    // What lies here unread is for us to hurry with.
    if (come >= least || request.readableLength > 0 || request.complete) return;
    clearInterval(timer);
    giveUp(request, response, pace);
  };
  // Whatever arrived while we were busy is read before anybody is blamed.
  const timer = setInterval(() => setImmediate(look), pace.everyMilliseconds).unref();
  for (const end of ['end', 'close', 'error']) request.once(end, () => clearInterval(timer));
}

function giveUp(request: Request, response: Response, { everyMilliseconds }: Pace): void {
  if (response.headersSent) return void request.destroy();
  const because = `The request came too slowly: some of it must arrive every ${everyMilliseconds / 1000} seconds.`;
  response.setHeader('connection', 'close');
  response.once('finish', () => request.destroy());
  replyRefusal(response, { code: 'LIMIT', because }, 408);
}
