import { pino, type DestinationStream, type Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import type { LoggerService } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import type { ApiRequest } from '../platform/graphql/request-context.js';

/** JSON lines with request and actor ids; never a body, a query, a name, a vote or a secret. */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: errorInTheLog },
    redact: ['req.headers', 'res.headers', '*.password', '*.token'],
  };
  return destination ? pino(options, destination) : pino(options);
}

/**
 * What a log may say of an error: where it happened. What the database says may hold values (`Key
 * (email)=(...) already exists`, the parameters of the statement), so of its errors only the names of
 * things are kept, and the statement, which holds placeholders alone.
 */
export function errorInTheLog(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, constraint, table, column, routine, severity } = fromTheDatabase(error);
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const { query } = error as { query?: string };
  const ours = severity === undefined && query === undefined;
  const told = ours
    ? { message: error.message }
    : { code, constraint, table, column, routine, severity };
  return {
    type: error.name,
    ...told,
    statement: query?.slice(0, LONGEST_STATEMENT),
    stack: frames.join('\n'),
  };
}

const LONGEST_STATEMENT = 300;

const fromTheDatabase = (error: Error): Record<string, string | undefined> =>
  ((error as { driverError?: object }).driverError ?? error) as Record<string, string | undefined>;

/** One line a request: its address without the query, its status and how long it took. */
export function requestLog(log: Logger) {
  return pinoHttp({
    logger: log,
    wrapSerializers: false,
    genReqId: (request) => (request as unknown as ApiRequest).requestId,
    autoLogging: { ignore: (request) => ['/health', '/ready'].includes(request.url ?? '') },
    serializers: {
      err: errorInTheLog,
      req: (request: { method: string; url: string }) => ({
        method: request.method,
        path: request.url.split('?')[0],
      }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
    },
    customSuccessObject: (request, _response, line: object) => ({ ...line, ...whose(request) }),
    customErrorObject: (request, _response, _error, line: object) => ({
      ...line,
      ...whose(request),
    }),
  });
}

/**
 * Known once the request has been looked at, so said when it ends: who asked, and of what was refused the
 * codes, the limit that was met, the address, and for a sign-in a digest of the account.
 */
function whose(request: unknown) {
  const { requestId, actor, said, ip } = request as ApiRequest;
  const refused = said && said.refused.length > 0 ? { ...said, address: ip } : undefined;
  return { requestId, actor: actor?.personId, ...refused };
}

/**
 * Says once that a proxy seems to stand in front of the service and is not believed: then everybody has the
 * proxy's address, and shares its limits.
 */
export function warnOfProxy(log: Logger) {
  let warned = false;
  return (request: Request, _response: Response, next: NextFunction): void => {
    if (!warned && request.headers['x-forwarded-for'] !== undefined) {
      warned = true;
      log.warn(
        'A request came with X-Forwarded-For, and TRUST_PROXY_HOPS is 0: if a proxy stands in front of the service, set it to the number of proxies, or everybody shares the limits of one address.',
      );
    }
    next();
  };
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
