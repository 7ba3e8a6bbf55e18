import express, { type NextFunction, type Request, type Response } from 'express';
import { LIMITS } from '../platform/graphql/limits.js';
import { noteLimit, type ApiRequest } from '../platform/graphql/request-context.js';
import { bodyFault, type Asked } from './body-values.js';
import type { Refusal } from '../shared/refusal.js';
import { replyRefusal } from '../platform/graphql/http-reply.js';

/** What must be right about a request before the API reads it; each fault is answered like any other. */
export const graphqlRequests = [
  onlyPost,
  onlyJson,
  onlyAcceptable,
  readBody,
  onlyOneRequest,
  onlySoMuch,
];

/** No GET: a query in an address would stand in logs and histories, and a mutation must never go by it. */
function onlyPost(request: Request, response: Response, next: NextFunction): void {
  if (request.method === 'POST') return next();
  response.setHeader('allow', 'POST');
  replyRefusal(response, bad('Send the query with POST.'), 405);
}

/** What a page of another site can send without asking (forms, plain text) is not taken. */
function onlyJson(request: Request, response: Response, next: NextFunction): void {
  if (request.is('application/json')) return next();
  replyRefusal(response, bad('Send the query as application/json.'), 415);
}

const ANSWERS = ['application/json', 'application/graphql-response+json'];

function onlyAcceptable(request: Request, response: Response, next: NextFunction): void {
  if (request.accepts(ANSWERS)) return next();
  replyRefusal(
    response,
    bad(`The answer is ${ANSWERS.join(' or ')}: name one of them in the header Accept.`),
    406,
  );
}

const parsers = {
  signedOut: express.json({ limit: LIMITS.bodySignedOut, strict: false }),
  signedIn: express.json({ limit: LIMITS.bodySignedIn, strict: false }),
};

function readBody(request: Request, response: Response, next: NextFunction): void {
  const parse = (request as ApiRequest).actor ? parsers.signedIn : parsers.signedOut;
  parse(request, response, next);
}

function onlyOneRequest(request: Request, response: Response, next: NextFunction): void {
  const because = shapeFault(request.body);
  if (because === null) return next();
  replyRefusal(response, bad(because), 400);
}

/** Counts what is in a request before any of it is looked at. */
function onlySoMuch(request: Request, response: Response, next: NextFunction): void {
  const refusal = bodyFault(request.body as Asked, !!(request as ApiRequest).actor);
  if (!refusal) return next();
  if (refusal.code === 'LIMIT') noteLimit(request, 'body');
  replyRefusal(response, refusal, refusal.code === 'LIMIT' ? 413 : 400);
}

/** What is wrong with the form of a request (GraphQL over HTTP); null when nothing is. */
export function shapeFault(body: unknown): string | null {
  if (Array.isArray(body)) return 'Send one request at a time, not a list.';
  if (!isObject(body)) return 'Send a JSON object with the query.';
  const { query, variables, operationName, extensions } = body;
  const faults: string[] = [];
  if (typeof query !== 'string' || query.trim() === '')
    faults.push('`query` must be a text, and not empty.');
  if (!isNothing(variables) && !isObject(variables)) faults.push('`variables` must be an object.');
  if (!isNothing(extensions) && !isObject(extensions))
    faults.push('`extensions` must be an object.');
  if (!isNothing(operationName) && typeof operationName !== 'string')
    faults.push('`operationName` must be a text.');
  return faults.length === 0 ? null : faults.join(' ');
}

const isNothing = (value: unknown) => value === undefined || value === null;
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const bad = (because: string): Refusal => ({ code: 'BAD_USER_INPUT', because });
