import { EventEmitter } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import type { Request, Response } from 'express';
import { fairShare } from './fair-share.js';

/** A row of requests through one share: which of them run, were refused, and an end for each. */
function aNode(atOnce: number, waiting: number) {
  const share = fairShare({ atOnce, waiting });
  const running = new Set<string>();
  const refused: [string, number, string][] = [];
  const send = (name: string, personId: string | null, ip = '192.0.2.1') => {
    const response = new EventEmitter() as EventEmitter & Record<string, unknown>;
    let status = 0;
    Object.assign(response, {
      req: { requestId: name },
      headersSent: false,
      status: (code: number) => {
        status = code;
        return response;
      },
      json: ({ errors }: { errors: [{ extensions: { code: string } }] }) =>
        refused.push([name, status, errors[0].extensions.code]),
    });
    response.once('close', () => running.delete(name));
    const request = { actor: personId && { personId }, ip };
    share(request as unknown as Request, response as unknown as Response, () => running.add(name));
    return () => response.emit('close');
  };
  return { send, running: () => [...running], refused };
}

describe('the share of one person', () => {
  it('runs a few at once, and the next as one ends, in their order', () => {
    const { send, running, refused } = aNode(2, 2);
    const [first] = [send('1', 'ann'), send('2', 'ann'), send('3', 'ann'), send('4', 'ann')];
    expect(running()).toEqual(['1', '2']);
    first!();
    expect(running()).toEqual(['2', '3']);
    expect(refused).toEqual([]);
  });

  it('ends where too many wait', () => {
    const { send, running, refused } = aNode(1, 1);
    for (const name of ['1', '2', '3']) send(name, 'ann');
    expect([running(), refused]).toEqual([['1'], [['3', 429, 'LIMIT']]]);
  });

  it('takes nothing from another, nor from an address of another', () => {
    const { send, running } = aNode(1, 1);
    send('hers', 'ann');
    send('his', 'ben');
    send('here', null, '192.0.2.1');
    send('there', null, '192.0.2.2');
    send('here again', null, '192.0.2.1');
    expect(running()).toEqual(['hers', 'his', 'here', 'there']);
  });

  it('forgets who went away while waiting', () => {
    const { send, running, refused } = aNode(1, 1);
    const [first, second] = [send('1', 'ann'), send('2', 'ann')];
    second();
    send('3', 'ann');
    first();
    expect([running(), refused]).toEqual([['3'], []]);
  });
});
