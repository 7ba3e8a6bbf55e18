import { randomUUID } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { refuseUnmarkedNulls } from './platform/graphql/null-fields.js';
import { permissionOf } from './platform/access/permission-table.rules.js';
import { refuseUnlistedVerbs, refuseUnmended } from './platform/access/unlisted-verbs.js';
import { notingOutcome } from './platform/database/outcome.js';
import { SignInService } from './platform/accounts/sign-in.service.js';
import { AppModule, type AppSettings } from './app.module.js';
import { InputPipe } from './platform/graphql/input-pipe.js';
import { admission, BASE_COST } from './platform/graphql/admission.js';
import { refuseUnboundedLists } from './platform/graphql/list-bounds.js';
import type { ApiRequest } from './platform/graphql/request-context.js';
import { serveExplorer } from './platform/graphql/explorer.js';
import { Budget, type Budgets } from './operation/budget.js';
import { fairShare, oneAfterTheOther, SHARE, whoActs, type Share } from './operation/fair-share.js';
import { graphqlRequests } from './operation/graphql-requests.js';
import { expressErrors, HttpErrors } from './operation/http-errors.js';
import { NestLog, requestLog, warnOfProxy } from './operation/log.js';
import { measureRequests } from './operation/metrics.js';
import { keepPace, PACE, type Pace } from './operation/pace.js';

export interface SetupOptions {
  settings: Omit<AppSettings, 'api'> & { api: Omit<AppSettings['api'], 'spend'> };
  log: Logger;
  trustProxyHops: number;
  /** Whether the explorer is served, where its packages are. */
  explorer: boolean;
  /** What one person, and one address, may ask in a minute. */
  budgets: Budgets;
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
  explorer,
  budgets,
  pace = PACE,
  share = SHARE,
}: SetupOptions): Promise<NestExpressApplication> {
  const budget = new Budget(budgets);
  const api = { ...settings.api, spend: budget.spend };
  const app = await NestFactory.create<NestExpressApplication>(
    AppModule.forRoot({ ...settings, api }),
    { bodyParser: false, logger: new NestLog(log), abortOnError: false },
  );
  requestPath(app, { log, trustProxyHops, pace, share, budget });
  serveExplorer(app, explorer);
  app.use(expressErrors(log));
  app.useGlobalPipes(new InputPipe());
  app.useGlobalFilters(new HttpErrors(log));
  await app.init();
  const { schema } = app.get(GraphQLSchemaHost, { strict: false });
  refuseUnlistedVerbs(schema);
  refuseUnmended(Object.keys(schema.getMutationType()?.getFields() ?? {}));
  refuseUnmarkedNulls(schema);
  refuseUnboundedLists(schema);
  app.use(expressErrors(log));
  return app;
}

/** What every request goes through before it is answered. */
interface RequestPath extends Required<
  Pick<SetupOptions, 'log' | 'trustProxyHops' | 'pace' | 'share'>
> {
  budget: Budget;
}

function requestPath(
  app: NestExpressApplication,
  { log, trustProxyHops, pace, share, budget }: RequestPath,
): void {
  app.disable('x-powered-by');
  app.set('trust proxy', trustProxyHops);
  app.use(oneAfterTheOther());
  app.use(nameRequest);
  app.use(requestLog(log));
  app.use(measureRequests);
  app.use(keepPace(pace));
  app.use(helmet({ contentSecurityPolicy: { directives: { ...CONTENT_POLICY } } }));
  if (trustProxyHops === 0) app.use(warnOfProxy(log));
  const signIns = app.get(SignInService);
  app.use(whoActs(share.whoAsks, async (authorization) => await signIns.actorOf(authorization)));
  shareOut(app, share, budget);
}

/** What holds its connection for long. */
const FILES = ['/api/documents', '/api/annex-documents', '/api/audit/export'];
const FILE_COST = 100;
/** A balancer asks this often, and must be answered whoever else asks. */
const FOR_BALANCERS = ['/health', '/ready'];

/** Every route has one budget and one share; the API has its body read first, so that nobody holds a place with half of one. */
function shareOut(app: NestExpressApplication, share: Share, budget: Budget): void {
  app.use('/graphql', ...graphqlRequests, admission({ openToAll, spend: budget.spend }));
  app.use(FILES, budget.takes(FILE_COST), fairShare(share.files));
  const [others, places] = [budget.takes(BASE_COST), fairShare(share.all)];
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (FOR_BALANCERS.includes(request.path)) return next();
    const turn = () => places(request, response, next);
    if (request.path.startsWith('/graphql')) turn();
    else others(request, response, (error) => (error ? next(error) : turn()));
  });
}

const openToAll = (field: string) => permissionOf(field)?.at === 'ANYONE';

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
  // Whoever answers a file that may be kept says so itself.
  response.setHeader('cache-control', 'no-store');
  notingOutcome(next);
}
