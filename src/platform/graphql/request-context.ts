import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { Request, Response } from 'express';
import type { Reads } from '../database/reads.js';
import type { Actor } from '../../shared/actor.js';
import { Refused } from '../../shared/refusal.js';

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

/** The actor, or NOT_SIGNED_IN. */
export function signedIn(actor: Actor | null): Actor {
  if (actor) return actor;
  throw new Refused({
    code: 'NOT_SIGNED_IN',
    because: 'Sign in first: send `Authorization: Bearer` with a session or an API token.',
  });
}
