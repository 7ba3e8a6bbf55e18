import type { EventEmitter } from 'node:events';
import type { Request, Response } from 'express';

/** What is still to be told when a connection or an answer closes: one listener each, however much that is. */
const open = new WeakMap<EventEmitter, Set<() => void>>();

/**
 * Tells once that a request is over: its answer is out, or its connection is closed. The connection is asked
 * too because an answer that stands behind another on the same connection never says that it is closed.
 */
export function whenOver({ socket }: Request, response: Response, tell: () => void): void {
  const [ofSocket, ofResponse] = [closingOf(socket), closingOf(response)];
  const over = () => {
    ofResponse.delete(over);
    if (ofSocket.delete(over)) tell();
  };
  ofSocket.add(over);
  ofResponse.add(over);
  if (socket.destroyed) over();
}

function closingOf(emitter: EventEmitter): Set<() => void> {
  const known = open.get(emitter);
  if (known) return known;
  const waiting = new Set<() => void>();
  open.set(emitter, waiting);
  emitter.once('close', () => {
    for (const over of [...waiting]) over();
  });
  return waiting;
}
