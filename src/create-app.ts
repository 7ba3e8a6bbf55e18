import { randomUUID } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { refuseUnmarkedNulls } from './platform/graphql/null-fields.js';
import { refuseUnlistedVerbs } from './platform/access/unlisted-verbs.js';
import { SignInService } from './platform/accounts/sign-in.service.js';
import { AppModule, type AppSettings } from './app.module.js';
import { InputPipe } from './platform/graphql/input-pipe.js';
import type { ApiRequest } from './platform/graphql/request-context.js';
import { serveExplorer } from './platform/graphql/explorer.js';
import { fairShare, SHARE, type Share } from './operation/fair-share.js';
import { graphqlRequests } from './operation/graphql-requests.js';
import { expressErrors, HttpErrors } from './operation/http-errors.js';
import { NestLog, requestLog } from './operation/log.js';
import { measureRequests } from './operation/metrics.js';
import { keepPace, PACE, type Pace } from './operation/pace.js';

export interface SetupOptions {
  settings: AppSettings;
  log: Logger;
  trustProxyHops: number;
  /** How fast the body of a request must come, if not as usual. */
  pace?: Pace;
  /** What one person may have done at a time, if not as usual. */
  share?: Share;
}

/** The whole request path, in order; used by the server and by the tests, so that tests run the real app. */
export async function createApp({
  settings,
  log,
  trustProxyHops,
  pace = PACE,
  share = SHARE,
}: SetupOptions): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forRoot(settings), {
    bodyParser: false,
    logger: new NestLog(log),
    abortOnError: false,
  });
  app.disable('x-powered-by');
  app.set('trust proxy', trustProxyHops);
  app.use(nameRequest);
  app.use(requestLog(log));
  app.use(measureRequests);
  app.use(keepPace(pace));
  app.use(helmet({ contentSecurityPolicy: { directives: { ...CONTENT_POLICY } } }));
  app.use(whoActs(app.get(SignInService)));
  app.use('/graphql', fairShare(share), ...graphqlRequests);
  serveExplorer(app);
  app.use(expressErrors(log));
  app.useGlobalPipes(new InputPipe());
  app.useGlobalFilters(new HttpErrors(log));
  await app.init();
  const { schema } = app.get(GraphQLSchemaHost, { strict: false });
  refuseUnlistedVerbs(schema);
  refuseUnmarkedNulls(schema);
  app.use(expressErrors(log));
  return app;
}

const CONTENT_POLICY = {
  defaultSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  scriptSrc: ["'self'"],
  fontSrc: ["'self'", 'data:'],
  imgSrc: ["'self'", 'data:'],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
  upgradeInsecureRequests: null,
};

function nameRequest(request: Request, response: Response, next: NextFunction): void {
  const api = request as ApiRequest;
  api.requestId = randomUUID();
  api.actor = null;
  response.setHeader('x-request-id', api.requestId);
  next();
}

function whoActs(signIns: SignInService) {
  return (request: Request, _response: Response, next: NextFunction): void => {
    const { authorization } = request.headers;
    if (!authorization) return next();
    signIns.actorOf(authorization).then((actor) => {
      (request as ApiRequest).actor = actor;
      next();
    }, next);
  };
}
