import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import type { Logger } from 'pino';
import { internalFault } from '../platform/database/outcome.js';
import { refusalOf } from '../platform/graphql/error-reply.js';
import { replyRefusal } from '../platform/graphql/http-reply.js';
import { noteLimit, type ApiRequest } from '../platform/graphql/request-context.js';
import type { Refusal } from '../shared/refusal.js';

/** What Express and its parsers throw, in JSON: malformed, too large, of the wrong type. */
export function expressErrors(log: Logger) {
  return (
    error: Error & { type?: string; status?: number },
    request: Request,
    response: Response,
    next: NextFunction,
  ): void => {
    void next;
    const known = BODY_FAULTS[error.type ?? ''];
    const refusal = refusalOf(error);
    if (known?.refusal.code === 'LIMIT') noteLimit(request, 'body');
    if (refusal) replyRefusal(response, refusal);
    else if (known) replyRefusal(response, known.refusal, known.status);
    else if (error.status && error.status < 500)
      replyRefusal(
        response,
        {
          code: 'BAD_USER_INPUT',
          because: 'This request cannot be read: it is not a well-formed HTTP request.',
        },
        error.status,
      );
    else {
      log.error({ err: error, requestId: (request as ApiRequest).requestId }, 'unexpected');
      replyRefusal(response, internalFault());
    }
  };
}

const BODY_FAULTS: Record<string, { refusal: Refusal; status: number }> = {
  'entity.parse.failed': {
    status: 400,
    refusal: { code: 'BAD_USER_INPUT', because: 'The body of the request is not JSON.' },
  },
  'entity.too.large': {
    status: 413,
    refusal: {
      code: 'LIMIT',
      because: 'The body of the request is too large: see the limits in docs/api.md.',
    },
  },
  'encoding.unsupported': {
    status: 415,
    refusal: {
      code: 'BAD_USER_INPUT',
      because:
        'The body of the request has an unknown encoding: send it as gzip, deflate or plain.',
    },
  },
  'charset.unsupported': {
    status: 415,
    refusal: { code: 'BAD_USER_INPUT', because: 'The body of the request must be UTF-8.' },
  },
};

/** The place of the context among a resolver's arguments. */
const CONTEXT = 2;

/** What a controller throws outside GraphQL, answered like everything else; GraphQL has its own reply. */
@Catch()
export class HttpErrors implements ExceptionFilter {
  constructor(private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): unknown {
    if (host.getType<string>() === 'graphql') {
      const { requestId } = host.getArgByIndex<{ requestId?: string } | undefined>(CONTEXT) ?? {};
      if (!refusalOf(error) && !isGraphqlError(error))
        this.log.error({ err: error, requestId }, 'unexpected');
      return error;
    }
    const response = host.switchToHttp().getResponse<Response>();
    const refusal = refusalOf(error);
    if (refusal) replyRefusal(response, refusal);
    else if (error instanceof HttpException && error.getStatus() < 500) {
      const missing = error.getStatus() === 404;
      replyRefusal(
        response,
        missing
          ? {
              code: 'NOT_FOUND',
              because: 'There is nothing at this address. The API is /graphql.',
            }
          : {
              code: 'BAD_USER_INPUT',
              because: 'This request cannot be read: it is not a well-formed HTTP request.',
            },
        error.getStatus(),
      );
    } else {
      const { requestId } = response.req as ApiRequest;
      this.log.error({ err: error, requestId }, 'unexpected');
      replyRefusal(response, internalFault());
    }
    return undefined;
  }
}

const isGraphqlError = (error: unknown) => (error as Error)?.name === 'GraphQLError';
