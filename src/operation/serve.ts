import type { Server } from 'node:http';
import { createServer } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createApp } from '../app.setup.js';
import { ScannerSettings } from '../case-packs/document-scanner.js';
import type { Config } from '../config/config.js';
import { demoSignIns, loadDemo } from '../demo/demo.js';
import type { Connection } from '../database/data-source.js';
import { migrate } from '../database/migrator.js';
import { databasePlace, type DatabasePlace } from '../database/place.js';
import { reach, refuseUnsafeService } from '../database/roles.js';
import { MIGRATIONS } from '../migrations.js';
import { Draining } from './draining.js';
import { createLog } from './log.js';
import { serveMetrics } from './metrics.js';
import { signingKeys } from './signing-keys.js';

/** Something in the way of serving; the message says how to mend it. */
export class ServeFault extends Error {}

const say = (sentence: string) => void process.stdout.write(`${sentence}\n`);
const DRAIN_MILLISECONDS = 1_000;
const LONGEST_STOP_MILLISECONDS = 15_000;

/** `npm start`: the database, its migrations, the server; then waits to be told to stop. */
export async function serve(config: Config): Promise<void> {
  await refuseTakenPort(config);
  const place = await databasePlace(config, { exclusive: true, log: say });
  try {
    await prepare(place);
    const app = await open(config, place);
    stopOnSignal(app, place);
  } catch (error) {
    await place.leave();
    throw error;
  }
}

/** Brings the database to this version and refuses one that it is not safe to serve from. */
export async function prepare(place: DatabasePlace): Promise<void> {
  if (place.owner) {
    const done = await migrate({
      owner: place.owner,
      passwords: passwordsOf(place),
      migrations: MIGRATIONS,
    });
    if (done.length > 0) say(`Migrated: ${done.length} changes.`);
  }
  const client = await reach(place.service);
  try {
    await refuseUnsafeService(client, false);
  } finally {
    await client.end();
  }
}

/** New roles of an external database take the passwords of the URLs that will use them. */
export function passwordsOf(place: { service: Connection | null; auditor: Connection | null }): {
  service?: string;
  auditor?: string;
} {
  const password = (connection: Connection | null) =>
    connection && 'url' in connection
      ? decodeURIComponent(new URL(connection.url).password) || undefined
      : undefined;
  const [service, auditor] = [password(place.service), password(place.auditor)];
  return { ...(service ? { service } : {}), ...(auditor ? { auditor } : {}) };
}

async function open(config: Config, place: DatabasePlace): Promise<NestExpressApplication> {
  const keys = signingKeys(config, place.embedded?.keyFolder ?? null);
  const app = await createApp({
    log: createLog(config.logLevel),
    trustProxyHops: config.trustProxyHops,
    settings: {
      service: place.service,
      poolSize: config.database.poolSize,
      keys,
      access: config,
      scanner: new ScannerSettings(config.clamdAddress),
      api: { introspection: config.introspection, openIntrospection: config.demo },
    },
  });
  const demo = config.demo && (await loadDemo(app, say));
  const address = await listen(app, config);
  if (config.metrics) await serveMetrics(config.metrics);
  say(`Watersmeet    ${address}/`);
  say(`API           ${address}/graphql`);
  say(`API explorer  ${address}/graphiql`);
  say(
    `Audit key     ${keys.current.keyId} (fingerprint ${keys.current.fingerprint})${keys.unanchored ? ', made by this server' : ''}`,
  );
  if (demo) for (const line of demoSignIns()) say(line);
  return app;
}

/** Asks for the address before anything else is touched. */
async function refuseTakenPort(config: Config): Promise<void> {
  const probe = createServer();
  await new Promise<void>((done, failed) => {
    probe.once('error', (error) => failed(listenFault(error, config) ?? error));
    probe.listen(config.port, config.host, () => probe.close(() => done()));
  });
}

async function listen(app: NestExpressApplication, config: Config): Promise<string> {
  try {
    await app.listen(config.port, config.host);
  } catch (error) {
    throw listenFault(error, config) ?? error;
  }
  const server = app.getHttpServer() as Server;
  server.requestTimeout = 30_000;
  server.headersTimeout = 15_000;
  const { port } = server.address() as { port: number };
  return `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;
}

/** Why the server cannot listen, in a sentence. */
function listenFault(error: unknown, config: Config): ServeFault | null {
  const { code } = error as { code?: string };
  if (code === 'EADDRINUSE')
    return new ServeFault(
      `Port ${config.port} of ${config.host} is taken: stop what uses it, or set PORT to another.`,
    );
  if (code === 'EACCES')
    return new ServeFault(
      `This account may not listen on port ${config.port}: set PORT to one above 1023.`,
    );
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new ServeFault(
      `${config.host} is not an address of this machine: set HOST to one that is.`,
    );
  return null;
}

/** Ctrl-C and SIGTERM: not ready at once, then what was begun is answered, then everything is stopped. */
function stopOnSignal(app: NestExpressApplication, place: DatabasePlace): void {
  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    say(`${signal}: stopping.`);
    app.get(Draining).begun = true;
    setTimeout(() => process.exit(1), LONGEST_STOP_MILLISECONDS).unref();
    await new Promise((done) => setTimeout(done, signal === 'SIGTERM' ? DRAIN_MILLISECONDS : 0));
    await app.close();
    await place.leave();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void stop(signal));
}
