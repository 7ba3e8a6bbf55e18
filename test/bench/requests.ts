import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { Contestant, Name } from './contestants.js';
import type { Line } from './lines.js';
import type { Asker, Askers } from './people.js';

/** What came back: data, or the code of the first error. */
export interface Reply {
  data?: Record<string, unknown>;
  fault: string | null;
}

/** A resolution on which votes are cast, and the revision of each member's vote that was seen last. */
export interface Ballot {
  resolution: string;
  manifestSha256: string;
  revisions: Map<string, number>;
}

/** Each contestant has a resolution of its own, so that the two do not change each other's. */
export type Ballots = Record<Name, Ballot>;

/** A connection for one request, for those that are not timed: one that is kept may be closed meanwhile. */
const single = new Agent({ keepAlive: false });

/** Asks a line of one of the two, as the asker whose turn it is. */
export class Asking {
  constructor(
    readonly line: Line,
    private readonly askers: Askers,
    private readonly ballots: Ballots,
  ) {}

  async ask(of: Contestant, turn: number, agent = single): Promise<Reply> {
    const all = this.askers[this.line.askers];
    const asker = all[turn % all.length]!;
    const variables =
      this.line.name === 'vote' ? this.vote(this.ballots[of.name], asker) : this.line.variables;
    const path = of.name === 'product' ? '/graphql' : `/${this.line.name}`;
    const { query } = this.line;
    const body = of.name === 'product' ? { query, variables } : { variables };
    const reply = await send(agent, of.port, path, asker.token, JSON.stringify(body));
    if (this.line.name === 'vote') this.noteVote(this.ballots[of.name], asker, reply);
    return reply;
  }

  private vote({ resolution, manifestSha256, revisions }: Ballot, { code }: Asker) {
    const expectedRevision = revisions.get(code) ?? 0;
    const choice = expectedRevision % 2 === 0 ? 'FOR' : 'AGAINST';
    const idempotencyKey = randomUUID();
    return { input: { idempotencyKey, resolution, choice, manifestSha256, expectedRevision } };
  }

  private noteVote({ revisions }: Ballot, { code }: Asker, { data }: Reply): void {
    const cast = data as { castVote: { receipt: { revision: number } } } | undefined;
    if (cast) revisions.set(code, cast.castVote.receipt.revision);
  }
}

async function send(
  agent: Agent,
  port: number,
  path: string,
  token: string,
  body: string,
): Promise<Reply> {
  const text = await new Promise<string>((done, failed) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      authorization: `Bearer ${token}`,
    };
    const sent = request({ port, path, agent, headers, method: 'POST' }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () => done(Buffer.concat(pieces).toString('utf8')));
      response.on('error', failed);
    });
    sent.on('error', failed);
    sent.end(body);
  });
  return read(text);
}

function read(text: string): Reply {
  const { data, errors } = JSON.parse(text) as {
    data?: Record<string, unknown>;
    errors?: { extensions?: { code?: string } }[];
  };
  const fault = errors ? (errors[0]?.extensions?.code ?? 'an error') : null;
  return { data: errors ? undefined : data, fault };
}
