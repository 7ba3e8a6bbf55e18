import type { NextFunction, Request, Response } from 'express';
import type { Refusal } from '../../shared/refusal.js';
import { replyRefusal } from './http-reply.js';
import { queryFacts, signsIn, type QueryFacts } from './query-shape.js';
import { noteLimit, NOT_SIGNED_IN, type ApiRequest } from './request-context.js';

export interface AdmissionOptions {
  /** Whether a query or mutation is for everybody, signed in or not. */
  openToAll: (field: string) => boolean;
  /** Takes what a request costs whatever it asks; refuses when whoever asks has nothing left. */
  spend: (request: Request, cost: number) => Promise<void>;
}

/** What any request of the API costs of its budget, however little it asks. */
export const BASE_COST = 10;

/**
 * Asks of a query, before it is held against the schema: whether somebody is signed in, where that is asked;
 * whether they have any of their budget left; and whether to look at it is itself too much work.
 */
export function admission({ openToAll, spend }: AdmissionOptions) {
  const facts = new KnownQueries();
  return (request: Request, response: Response, next: NextFunction): void => {
    const found = facts.of((request.body as { query: string }).query);
    const { actor } = request as ApiRequest;
    const refusal = found && refused(found, !!actor, openToAll);
    if (refusal?.code === 'LIMIT') noteLimit(request, 'query');
    const spent = found && signsIn(found.roots) ? Promise.resolve() : spend(request, BASE_COST);
    spent.then(() => (refusal ? replyRefusal(response, refusal) : next()), next);
  };
}

function refused(
  { fault, roots }: QueryFacts,
  signedIn: boolean,
  openToAll: (field: string) => boolean,
): Refusal | null {
  const closed = (name: string) => !name.startsWith('__') && !openToAll(name);
  if (!signedIn && [...roots].some(closed)) return NOT_SIGNED_IN;
  return fault === null ? null : { code: 'LIMIT', because: fault };
}

const MOST_KNOWN = 500;
const LONGEST_KNOWN = 10_000;

/** Clients send the same few queries again and again: their facts are kept, the oldest going first. */
class KnownQueries {
  private readonly known = new Map<string, QueryFacts | null>();

  of(query: string): QueryFacts | null {
    const found = this.known.get(query);
    if (found !== undefined) return found;
    const facts = queryFacts(query);
    if (query.length > LONGEST_KNOWN) return facts;
    if (this.known.size >= MOST_KNOWN) this.known.delete(this.known.keys().next().value!);
    this.known.set(query, facts);
    return facts;
  }
}
