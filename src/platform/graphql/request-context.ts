import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { Request, Response } from 'express';
import type { Reads } from '../database/reads.js';
import type { Actor } from '../../shared/actor.js';
import { Refused, type Refusal, type RefusalCode } from '../../shared/refusal.js';

/** What belongs to one request of the API; nothing in it outlives the answer. */
export interface RequestContext {
  req: ApiRequest;
  res: Response;
  actor: Actor | null;
  reads: Reads;
  requestId: string;
  /** Things loaded once a request, by name: see `loader`. */
  loaders: Map<string, unknown>;
}

export interface ApiRequest extends Request {
  actor: Actor | null;
  requestId: string;
  /** What the log says of it besides, when it ends. */
  said?: Said;
}

/** A limit of the service that a request can meet. */
export type LimitMet = 'places' | 'budget' | 'body' | 'query' | 'pace' | 'sign-in';

/** What is kept of a request that was refused: never what was in it. */
export interface Said {
  /** Each code that it was answered, once. */
  refused: RefusalCode[];
  limit?: LimitMet;
  /** For a refused sign-in: a digest of the e-mail address that was typed. */
  account?: string;
}

/** What is kept of a request, begun when first asked for. */
export const saidOf = (request: Request): Said =>
  ((request as ApiRequest).said ??= { refused: [] });

/** Notes for the log and the metrics that a request was refused. */
export function noteRefused(request: Request, code: RefusalCode): void {
  const { refused } = saidOf(request);
  if (!refused.includes(code)) refused.push(code);
}

/** Notes for the log and the metrics which limit a request met. */
export function noteLimit(request: Request, limit: LimitMet): void {
  saidOf(request).limit ??= limit;
}

const contextOf = (context: ExecutionContext) =>
  GqlExecutionContext.create(context).getContext<RequestContext>();

/** Who asks; NOT_SIGNED_IN when nobody does. */
export const CurrentActor = createParamDecorator(
  (_data: unknown, context: ExecutionContext): Actor => signedIn(contextOf(context).actor),
);

/** The request's own snapshot, opened at its first question; for a mutation after its commit. */
export const Snapshot = createParamDecorator(
  (_data: unknown, context: ExecutionContext): Reads => contextOf(context).reads,
);

export const Ctx = createParamDecorator(
  (_data: unknown, context: ExecutionContext): RequestContext => contextOf(context),
);

/** What is said to whoever is not signed in. */
export const NOT_SIGNED_IN: Refusal = {
  code: 'NOT_SIGNED_IN',
  because: 'Sign in first: send `Authorization: Bearer` with a session or an API token.',
};

/** The actor, or NOT_SIGNED_IN. */
export function signedIn(actor: Actor | null): Actor {
  if (actor) return actor;
  throw new Refused(NOT_SIGNED_IN);
}
