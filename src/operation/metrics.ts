import { createServer, type Server } from 'node:http';
import type { NextFunction, Request, Response } from 'express';
import { collectDefaultMetrics, Histogram, register } from 'prom-client';
import { listenFault } from './address.js';

const duration = new Histogram({
  name: 'watersmeet_http_request_seconds',
  help: 'How long requests took.',
  labelNames: ['route', 'method', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
});

const ROUTES = [
  '/graphql',
  '/graphiql',
  '/api/documents',
  '/api/audit',
  '/health',
  '/ready',
  '/public',
];

/** Counts requests by route, method and status; never by person or query. */
export function measureRequests(request: Request, response: Response, next: NextFunction): void {
  const stop = duration.startTimer();
  response.once('finish', () => {
    const route = ROUTES.find((one) => request.path.startsWith(one)) ?? 'other';
    stop({ route, method: request.method, status: String(response.statusCode) });
  });
  next();
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
