import type { Socket } from 'node:net';
import type { NextFunction, Request, Response } from 'express';
import { replyRefusal } from '../platform/graphql/http-reply.js';
import { noteLimit, type ApiRequest } from '../platform/graphql/request-context.js';
import { whenOver } from '../platform/graphql/request-over.js';
import { Places, type PlacesEach } from './places.js';

/** What one person, or one address that is not signed in, may have this node do at a time. */
export interface Share {
  /** Of everything but what is open to the balancer. */
  all: PlacesEach;
  /** Of what holds its connection for long: documents in and out, exports. */
  files: PlacesEach;
  /** Of asking who somebody is, by address. */
  whoAsks: PlacesEach;
}

export const SHARE: Share = {
  all: { atOnce: 2, waiting: 100 },
  files: { atOnce: 2, waiting: 100 },
  whoAsks: { atOnce: 4, waiting: 1_000 },
};

/** Who asks, as far as shares and budgets go: a person wherever they are, or an address. */
export const shareholder = (request: Request): string =>
  (request as ApiRequest).actor?.personId ?? addressOf(request);

const addressOf = (request: Request) => `address ${request.ip ?? 'unknown'}`;

/**
 * Lets nobody keep the service from all others: a few requests of one person run at once, more wait for
 * those in their order, and any more are refused as LIMIT.
 */
export function fairShare(each: PlacesEach) {
  const places = new Places(each);
  return (request: Request, response: Response, next: NextFunction): void => {
    // Nobody waits for it any more: it is not begun.
    if (request.socket.destroyed) return;
    const leave = places.take(shareholder(request), next);
    if (leave) whenOver(request, response, leave);
    else tooMany(request, response);
  };
}

/** Requests that may stand behind another on one connection: Node answers them in their order anyway. */
const BEHIND = 4;

/**
 * Does what comes on one connection one after the other: what is sent ahead and then cut off is never begun,
 * nor anything of a connection that sends too much ahead.
 */
export function oneAfterTheOther() {
  const places = new Places<Socket>({ atOnce: 1, waiting: BEHIND });
  return (request: Request, response: Response, next: NextFunction): void => {
    // All that came with it is known only afterwards.
    const begin = () => setImmediate(() => request.socket.destroyed || next());
    const leave = places.take(request.socket, begin);
    if (leave) whenOver(request, response, leave);
    else request.socket.destroy();
  };
}

/** Asks who sends a request, a few at a time of each address: a flood of false tokens is a flood of questions. */
export function whoActs(
  each: PlacesEach,
  actorOf: (authorization: string) => Promise<ApiRequest['actor']>,
) {
  const places = new Places(each);
  return (request: Request, response: Response, next: NextFunction): void => {
    const { authorization } = request.headers;
    if (!authorization) return next();
    const leave = places.take(addressOf(request), () => {
      actorOf(authorization)
        .then((actor) => {
          (request as ApiRequest).actor = actor;
        })
        .then(() => request.socket.destroyed || next(), next)
        .finally(() => leave?.());
    });
    if (leave) whenOver(request, response, leave);
    else tooMany(request, response);
  };
}

/** Who sends too many is told so after a moment: sending again at once would keep us as busy. */
const REFUSED_MILLISECONDS = 250;

function tooMany(request: Request, response: Response): void {
  noteLimit(request, 'places');
  const because = 'Too many of your requests are waiting: send the next when one is answered.';
  setTimeout(
    () => replyRefusal(response, { code: 'LIMIT', because }),
    REFUSED_MILLISECONDS,
  ).unref();
}
