import { existsSync, readdirSync, rmdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Config } from '../config/config.js';
import { PROJECT_FOLDER } from '../config/config.js';
import type { Connection } from './data-source.js';
import { chooseAccount } from './embedded/account.js';
import { chooseHome, foldersOf } from './embedded/folders.js';
import { hostEnvironment } from './embedded/host-environment.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded/embedded-postgres.js';
import { AUDITOR, DatabaseFault, OWNER, SERVICE } from './roles.js';

/** Where the database is, for each of its three accounts. The caller closes it with `leave`. */
export interface DatabaseHandle {
  service: Connection;
  /** Null on an external database whose owner's URL was not given: somebody else migrates. */
  owner: Connection | null;
  auditor: Connection | null;
  embedded: EmbeddedPostgres | null;
  close(): Promise<void>;
}

interface PlaceOptions {
  exclusive: boolean;
  log?: (sentence: string) => void;
  stop?: AbortSignal;
  /** Whether it must be there already: verifying and erasing make no new database. */
  existing?: boolean;
}

const DATABASE = 'watersmeet';

/** The service's account is its own: one that also migrates or checks sees every row. */
export function refuseSharedAccount({ database }: Config): void {
  const { serviceUrl, ownerUrl, auditorUrl } = database;
  const account = (url: string | null) =>
    // Without a host it is a socket, which the standard's URLs do not know.
    url ? decodeURIComponent(new URL(url.replace('@/', '@socket/')).username) : '';
  const user = account(serviceUrl);
  const shared: string[] = [];
  if (account(ownerUrl) === user) shared.push('OWNER_DATABASE_URL');
  if (account(auditorUrl) === user) shared.push('AUDITOR_DATABASE_URL');
  if (!user || shared.length === 0) return;
  throw new DatabaseFault(
    `DATABASE_URL and ${shared.join(' and ')} name the same account, ${user}, so row security would not restrict the service: name ${SERVICE} in DATABASE_URL.`,
  );
}

/** The database of the environment: the one that DATABASE_URL names, or an embedded one that is started. */
export async function openDatabase(config: Config, options: PlaceOptions): Promise<DatabaseHandle> {
  const { serviceUrl, ownerUrl, auditorUrl } = config.database;
  refuseSharedAccount(config);
  if (serviceUrl) return external(serviceUrl, ownerUrl, auditorUrl);
  if (ownerUrl || auditorUrl)
    throw new DatabaseFault(
      'OWNER_DATABASE_URL or AUDITOR_DATABASE_URL is set, but DATABASE_URL is not: set DATABASE_URL too, or none of them for the embedded PostgreSQL.',
    );
  if (options.existing) refuseUnlessThere(config.dataFolder);
  const embedded = await startEmbeddedPostgres({
    projectFolder: PROJECT_FOLDER,
    dataFolder: config.dataFolder || undefined,
    exclusive: options.exclusive,
    durable: true,
    log: options.log,
    stop: options.stop,
  });
  return {
    service: embedded.connection(SERVICE, DATABASE),
    owner: embedded.connection(OWNER, DATABASE),
    auditor: embedded.connection(AUDITOR, DATABASE),
    embedded,
    close: async () => await embedded.stop(),
  };
}

function external(service: string, owner: string | null, auditor: string | null): DatabaseHandle {
  const named = (url: string | null) => (url ? { url } : null);
  return {
    service: { url: service },
    owner: named(owner),
    auditor: named(auditor),
    embedded: null,
    close: async () => await Promise.resolve(),
  };
}

/** Refuses where no embedded database is, and leaves nothing behind there. */
function refuseUnlessThere(dataFolder: string | null): void {
  if (dataFolder) {
    if (existsSync(foldersOf(resolve(dataFolder)).data)) return;
    throw new DatabaseFault(
      `There is no database in ${dataFolder}, and none was made: set WATERSMEET_DATA to the folder that the service was started with.`,
    );
  }
  const around = hostEnvironment();
  const home = chooseHome({ projectFolder: PROJECT_FOLDER }, chooseAccount(around), around);
  if (existsSync(foldersOf(home).data)) return;
  if (readdirSync(home).length === 0) rmdirSync(home);
  throw new DatabaseFault(
    'This project has no database yet, and none was made: npm start makes one. If it is in another folder, set WATERSMEET_DATA to that folder.',
  );
}
