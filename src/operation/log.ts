import { pino, type Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import type { LoggerService } from '@nestjs/common';
import type { ApiRequest } from '../graphql/request-context.js';

/** JSON lines with request and actor ids; never a body, a query, a name, a vote or a secret. */
export function createLog(level: string): Logger {
  return pino({
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ['req.headers', 'res.headers', '*.password', '*.token'],
  });
}

/** One line a request: its address without the query, its status and how long it took. */
export function requestLog(log: Logger) {
  return pinoHttp({
    logger: log,
    genReqId: (request) => (request as unknown as ApiRequest).requestId,
    autoLogging: { ignore: (request) => ['/health', '/ready'].includes(request.url ?? '') },
    serializers: {
      req: (request: { method: string; url: string }) => ({
        method: request.method,
        path: request.url.split('?')[0],
      }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
    },
    customProps: (request) => ({
      requestId: (request as unknown as ApiRequest).requestId,
      actor: (request as unknown as ApiRequest).actor?.personId,
    }),
  });
}

/** Nest's own words through the same log. */
export class NestLog implements LoggerService {
  constructor(private readonly log_: Logger) {}
  log(message: unknown): void {
    this.log_.debug({ nest: true }, String(message));
  }
  error(message: unknown, stack?: unknown): void {
    this.log_.error({ nest: true, stack }, String(message));
  }
  warn(message: unknown): void {
    this.log_.warn({ nest: true }, String(message));
  }
  debug(message: unknown): void {
    this.log_.debug({ nest: true }, String(message));
  }
  verbose(message: unknown): void {
    this.log_.trace({ nest: true }, String(message));
  }
}
