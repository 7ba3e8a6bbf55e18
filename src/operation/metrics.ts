import { createServer, type Server } from 'node:http';
import type { NextFunction, Request, Response } from 'express';
import { collectDefaultMetrics, Counter, Histogram, register } from 'prom-client';
import type { ApiRequest } from '../platform/graphql/request-context.js';
import { whenOver } from '../platform/graphql/request-over.js';
import { listenFault } from './address.js';

const duration = new Histogram({
  name: 'watersmeet_http_request_seconds',
  help: 'How long requests took.',
  labelNames: ['route', 'method', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
});

const refusals = new Counter({
  name: 'watersmeet_refusals_total',
  help: 'Requests that were refused, by the code of the refusal.',
  labelNames: ['route', 'code'],
});

const limits = new Counter({
  name: 'watersmeet_limits_total',
  help: 'Requests that met a limit of the service, by the limit.',
  labelNames: ['limit'],
});

const signIns = new Counter({
  name: 'watersmeet_sign_ins_refused_total',
  help: 'Sign-ins that were refused: the password or the account was wrong, or there were too many tries.',
  labelNames: ['code'],
});

const ROUTES = [
  '/graphql',
  '/graphiql',
  '/api/documents',
  '/api/annex-documents',
  '/api/audit',
  '/health',
  '/ready',
  '/public',
];

/** Counts requests by route, method and status, and refusals by code; never by person or query. */
export function measureRequests(request: Request, response: Response, next: NextFunction): void {
  const stop = duration.startTimer();
  const route = ROUTES.find((one) => request.path.startsWith(one)) ?? 'other';
  response.once('finish', () => {
    stop({ route, method: request.method, status: String(response.statusCode) });
  });
  whenOver(request, response, () => count(request as ApiRequest, route));
  next();
}

function count({ said }: ApiRequest, route: string): void {
  for (const code of said?.refused ?? []) {
    refusals.inc({ route, code });
    if (said?.account) signIns.inc({ code });
  }
  if (said?.limit) limits.inc({ limit: said.limit });
}

/** Serves Prometheus metrics on an address of their own, which is not public by default. */
export async function serveMetrics(address: { host: string; port: number }): Promise<Server> {
  collectDefaultMetrics({ register });
  const server = createServer((request, response) => {
    if (request.url !== '/metrics') return void response.writeHead(404).end();
    void register
      .metrics()
      .then((text) => response.writeHead(200, { 'content-type': register.contentType }).end(text));
  });
  await new Promise<void>((done, failed) =>
    server
      .once('error', (error) => failed(listenFault(error, address, 'METRICS_')))
      .listen(address.port, address.host, done),
  );
  return server;
}
