import type { NextFunction, Request, Response } from 'express';
import { replyRefusal } from '../platform/graphql/http-reply.js';
import type { ApiRequest } from '../platform/graphql/request-context.js';

/** What one person, or one address that is not signed in, may have this node do at a time. */
export interface Share {
  atOnce: number;
  waiting: number;
}
export const SHARE: Share = { atOnce: 6, waiting: 100 };

interface Queue {
  running: number;
  waiting: (() => void)[];
}

/**
 * Lets nobody keep the connections of all others busy: a few requests of one person run at once, more
 * wait for those in their order, and any more are refused as LIMIT.
 */
export function fairShare({ atOnce, waiting }: Share) {
  const queues = new Map<string, Queue>();
  return (request: Request, response: Response, next: NextFunction): void => {
    const key = (request as ApiRequest).actor?.personId ?? `address ${request.ip ?? 'unknown'}`;
    const queue = queues.get(key) ?? { running: 0, waiting: [] };
    queues.set(key, queue);
    if (queue.running < atOnce) return run(queue, key, response, next);
    if (queue.waiting.length >= waiting) return tooMany(response);
    const turn = () => run(queue, key, response, next);
    queue.waiting.push(turn);
    response.once('close', () => {
      const at = queue.waiting.indexOf(turn);
      if (at >= 0) queue.waiting.splice(at, 1);
    });
  };

  function run(queue: Queue, key: string, response: Response, next: NextFunction): void {
    queue.running += 1;
    response.once('close', () => {
      queue.running -= 1;
      queue.waiting.shift()?.();
      if (queue.running === 0 && queue.waiting.length === 0) queues.delete(key);
    });
    next();
  }
}

const tooMany = (response: Response) =>
  replyRefusal(response, {
    code: 'LIMIT',
    because: 'Too many of your requests are waiting: send the next when one is answered.',
  });
