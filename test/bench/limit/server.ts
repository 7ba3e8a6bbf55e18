import 'reflect-metadata';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Refused } from '../../../src/shared/refusal.js';
import type { Actor } from '../../../src/shared/actor.js';
import { programmePage, portfolio } from './gates.js';
import { resolutions, trail } from './lists.js';
import { Transactions, type Address, type Ask } from './transactions.js';
import { castVote, type CastVote } from './vote.js';

/**
 * The limit: bare Node, and one hand-written statement for a screen, under the service's own role, with the
 * product's sign-in check, row security, rules and writes. What the product cannot be faster than.
 */
const limit = new Transactions(JSON.parse(process.env.LIMIT_DATABASE!) as Address);

type Screen = (ask: Ask, variables: never, now: Date) => Promise<object>;
const SCREENS: Record<string, Screen> = {
  '/programme': programmePage,
  '/resolutions': resolutions,
  '/portfolio': portfolio,
  '/trail': trail,
};

async function answer(path: string, variables: unknown, actor: Actor): Promise<object> {
  const screen = SCREENS[path];
  if (screen)
    return await limit.reading(
      actor,
      async (ask, now) => await screen(ask, variables as never, now),
    );
  const { input } = variables as { input: CastVote };
  return await limit.writing(
    actor,
    async (ask, now, txId) => await castVote(ask, actor, input, now, txId),
  );
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  const { variables } = JSON.parse(Buffer.concat(pieces).toString('utf8')) as { variables: object };
  const actor = await limit.actorOf(request.headers.authorization);
  const said = actor
    ? { data: await answer(request.url!, variables, actor) }
    : { errors: [{ extensions: { code: 'NOT_SIGNED_IN' } }] };
  reply(response, said);
}

function reply(response: ServerResponse, said: object): void {
  const body = Buffer.from(JSON.stringify(said));
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
  response.end(body);
}

const server = createServer((request, response) => {
  serve(request, response).catch((error: unknown) => {
    const known = error instanceof Refused;
    const code = known ? error.refusal.code : ((error as { code?: string }).code ?? 'INTERNAL');
    if (!known) console.error(error);
    reply(response, { errors: [{ message: String(error), extensions: { code } }] });
  });
});
server.listen(Number(process.env.PORT), '127.0.0.1');
