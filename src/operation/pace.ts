import type { NextFunction, Request, Response } from 'express';
import type { Socket } from 'node:net';
import { noteLimit } from '../platform/graphql/request-context.js';
import { whenOver } from '../platform/graphql/request-over.js';
import { replyRefusal } from '../platform/graphql/http-reply.js';

/** How fast the body of a request must come, so that nobody holds a connection by sending nothing. */
export interface Pace {
  /** A body is to be there by then; that of a document, or so much of it in every such time. */
  everyMilliseconds: number;
  leastBytes: number;
}

/** A document of 50 MB may take an hour of a slow line; a line that stands still is given half a minute. */
export const PACE: Pace = { everyMilliseconds: 30_000, leastBytes: 512 * 1024 };

/** Cuts off a body that comes too slowly (408, LIMIT), and an answer of which nobody takes anything. */
export function keepPace(pace: Pace) {
  return (request: Request, response: Response, next: NextFunction): void => {
    if (request.method === 'POST') watch(request, response, pace);
    watchAnswer(request, response, pace);
    next();
  };
}

/** An answer that lies here, and of which nothing was taken in all that time, holds its place no longer. */
function watchAnswer(request: Request, response: Response, { everyMilliseconds }: Pace): void {
  const { socket } = request;
  let seen = taken(socket);
  const timer = setInterval(() => {
    const now = taken(socket);
    if (response.headersSent && socket.writableLength > 0 && now === seen) socket.destroy();
    seen = now;
  }, everyMilliseconds).unref();
  whenOver(request, response, () => clearInterval(timer));
}

/** Bytes that the other end has taken; `bytesWritten` counts those that wait here too. */
const taken = (socket: Socket) => socket.bytesWritten - socket.writableLength;

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
  noteLimit(request, 'pace');
  const because = `The request came too slowly: some of it must arrive every ${everyMilliseconds / 1000} seconds.`;
  response.setHeader('connection', 'close');
  response.once('finish', () => request.destroy());
  replyRefusal(response, { code: 'LIMIT', because }, 408);
}
