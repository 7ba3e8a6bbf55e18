import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createApp } from './create-app.js';
import type { AuditKeys } from './platform/audit/keys.js';
import { ScannerSettings } from './governance/case-packs/document-scanner.js';
import type { Config } from './platform/config/config.js';
import type { DatabaseHandle } from './platform/database/database-handle.js';
import { GateStatusKeeper } from './governance/gates/gate-status.keeper.js';
import { demoSignIns, loadDemo } from './demo/demo.js';
import { PeopleService } from './platform/accounts/people.service.js';
import { OutboxWorker } from './platform/outbox/worker.service.js';
import { hasExplorer } from './platform/graphql/explorer.js';
import { listen } from './operation/address.js';
import { ADDRESS_BUDGET } from './operation/budget.js';
import { Draining } from './operation/draining.js';
import { createLog } from './operation/log.js';
import { serveMetrics } from './operation/metrics.js';
import { prepare } from './operation/prepare.js';
import { signingKeys } from './operation/signing-keys.js';
import { startFault } from './operation/start-fault.js';

export interface Opening {
  config: Config;
  place: DatabaseHandle;
  say: (sentence: string) => void;
  /** Asked for in the middle, it ends the opening with whatever was begun by then. */
  stop: AbortSignal;
}

/** The listening server; `close` answers the requests that have begun, and cuts off those that take too long. */
export interface Opened {
  close(): Promise<void>;
}

const NOBODY_YET =
  'Nobody can sign in yet. Add the first administrator: npm run administrator -- EMAIL NAME (in a container: node dist/src/tasks/create-administrator.js EMAIL NAME). It can be done while this runs.';
const DRAIN_MILLISECONDS = 1_000;
const LONGEST_ANSWER_MILLISECONDS = 10_000;
const IDLE_MILLISECONDS = 100;

/** Serves from a database that is reached: its migrations, the app, the demo, the address. */
export async function open(opening: Opening): Promise<Opened> {
  try {
    return await opened(opening);
  } catch (error) {
    throw startFault(error, opening.place);
  }
}

async function opened(opening: Opening): Promise<Opened> {
  const { config, place, say, stop } = opening;
  // An embedded database has its accounts before its migrations.
  if (!place.embedded) await prepare(place, say);
  const keys = await signingKeys(config, place);
  const app = await appOn(opening, keys);
  try {
    stop.throwIfAborted();
    const demo = config.demo && (await loadDemo(app, say, stop));
    const address = await listen(app, config);
    if (config.metrics) await serveMetrics(config.metrics);
    await beginWork(app, place);
    say(`Watersmeet    ${address}/`);
    say(`API           ${address}/graphql`);
    if (config.explorer && hasExplorer()) say(`API explorer  ${address}/graphiql`);
    say(`Audit key     ${wordsOf(keys)}`);
    if (demo) for (const line of demoSignIns()) say(line);
    if (!(await app.get(PeopleService, { strict: false }).hasAdministrator())) say(NOBODY_YET);
  } catch (error) {
    await endWork(app);
    await app.close();
    throw error;
  }
  return { close: async () => await close(app, stop) };
}

/** What is done while nobody waits for it. */
async function beginWork(app: NestExpressApplication, place: DatabaseHandle): Promise<void> {
  await app.get(OutboxWorker).start(place.service);
  app.get(GateStatusKeeper, { strict: false }).start();
}

async function endWork(app: NestExpressApplication): Promise<void> {
  const keeper = app.get(GateStatusKeeper, { strict: false });
  await Promise.all([app.get(OutboxWorker).stop(), keeper.stop()]);
}

/** The app on a database of this version. */
async function appOn(opening: Opening, keys: AuditKeys): Promise<NestExpressApplication> {
  const { config, place, say } = opening;
  // The embedded database is prepared while the app is built.
  const prepared = place.embedded ? prepare(place, say) : undefined;
  const made = createApp({
    log: createLog(config.logLevel),
    trustProxyHops: config.trustProxyHops,
    explorer: config.explorer,
    budgets: { person: config.costPerMinute, address: ADDRESS_BUDGET },
    settings: {
      service: place.service,
      poolSize: config.database.poolSize,
      keys,
      access: config,
      scanner: new ScannerSettings(config.clamdAddress),
      api: { introspection: config.introspection, openIntrospection: config.demo },
    },
  });
  return (await Promise.all([made, prepared]))[0];
}

const wordsOf = ({ current, unanchored }: AuditKeys) =>
  `${current.keyId} (fingerprint ${current.fingerprint})${unanchored ? ', made by this server' : ''}`;

/** Not ready at once, and no more jobs; a balancer is given time to see that; then what was begun is answered. */
async function close(app: NestExpressApplication, stop: AbortSignal): Promise<void> {
  const server = app.getHttpServer() as Server;
  app.get(Draining).begun = true;
  server.prependListener('request', (_request, response) => {
    response.setHeader('connection', 'close');
  });
  const stopped = endWork(app);
  if (stop.reason === 'SIGTERM') await sleep(DRAIN_MILLISECONDS);
  await stopped;
  const idle = setInterval(() => server.closeIdleConnections(), IDLE_MILLISECONDS);
  const late = setTimeout(() => server.closeAllConnections(), LONGEST_ANSWER_MILLISECONDS);
  await app.close();
  clearInterval(idle);
  clearTimeout(late);
}
